package org.faultline.dynamics.state;

/** Hears which cell serves how many users as soon as they have moved. It may schedule, but not change levels at once. */
public interface UsersListener {

    /** Hears nothing. */
    UsersListener NOBODY = new UsersListener() {
        @Override
        public void servedHere(int cell, int change, int event) {}

        @Override
        public void unserved(int cell, int change, int event) {}
    };

    /** The cell of a node serves so many grains of users more than before, its own and those of its neighbours; below zero fewer. */
    void servedHere(int cell, int change, int event);

    /** So many grains more of the own users of a node's cell are served by nobody; below zero fewer. */
    void unserved(int cell, int change, int event);
}
