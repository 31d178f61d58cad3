package org.faultline.dynamics.response;

import org.faultline.dynamics.state.IntList;

/** A part of the response that wants to hear what the defenders know. */
interface IncidentListener {

    /** A step was noticed; {@code hit} are the assets that it had reached, which the defenders do not know yet. */
    void noticed(int step, IntList hit, int event);

    /** The remedy of a step is known; {@code hit} are the assets that it had reached. */
    void understood(int step, IntList hit, int event);
}
