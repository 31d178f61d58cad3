package org.faultline.dynamics.state;

import org.faultline.threat.Effect;

/** What an adversary can do to the load of network functions that serve devices. */
public interface CoreLoad {

    /** Messages that no device means arrive at an instance, per second, from now on; 0 for none. An asset that is no instance is left alone. */
    void flood(int node, double perSecond, int cause);

    /**
     * Registers that are a node list an impostor from now on. A node that is no register, or a core without the function, is left alone.
     */
    void listImpostor(int node, Effect.Impostor impostor, int cause);

    /** What a register listed for impostors is taken away. */
    void unlistImpostors(int node, int cause);

    /** An instance throws out the devices whose context it holds; they learn of it with their next contact. */
    void deregister(int node, int cause);
}
