package org.faultline.dynamics.state;

/** Users and free room in the cells of a coverage area, in one unit, during a run. */
public interface CellRoom {

    /** Users of an area when all is well; zero for what is no area with cells. */
    double users(int area);

    /** Users whom its cells could serve now besides their own and those that they have taken over. */
    double room(int area);

    /** Users of an area whom cells serve now, its own or those next to them, guests left out of account. */
    double served(int area);

    /** Guests take the place of an area's own users: of those whom cells could serve they serve a share, from now on, in (0, 1]. */
    void crowd(int area, double share, int cause);

    /** The share that {@link #crowd} leaves to an area's own users; one where nobody crowds them out. */
    double crowded(int area);
}
