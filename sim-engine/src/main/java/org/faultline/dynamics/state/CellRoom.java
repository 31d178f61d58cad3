package org.faultline.dynamics.state;

/** Users and free room in the cells of a coverage area, in one unit, during a run. */
public interface CellRoom {

    /** Users of an area when all is well; zero for what is no area with cells. */
    double users(int area);

    /** Users whom its cells could serve now besides their own and those that they have taken over. */
    double room(int area);
}
