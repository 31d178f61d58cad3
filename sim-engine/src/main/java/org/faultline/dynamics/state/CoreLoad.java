package org.faultline.dynamics.state;

/** What an adversary can do to the load of network functions that serve devices. */
public interface CoreLoad {

    /** Messages that no device means arrive at an instance, per second, from now on; 0 for none. An asset that is no instance is left alone. */
    void flood(int node, double perSecond, int cause);

    /** An instance throws out the devices whose context it holds; they learn of it with their next contact. */
    void deregister(int node, int cause);
}
