package org.faultline.dynamics.state;

/** Which cell serves how many users during a run, in grains: whole parts of a user, the same for all cells. */
public interface CellUsers {

    /** Grains of users that a cell serves while all is well; zero for what is no cell. */
    int ownUsers(int cell);

    /** Tells a listener from now on; before the first run, and only one. */
    void tell(UsersListener listener);
}
