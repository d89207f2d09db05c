/**
 * Architectures: what a network consists of, where its parameters lie, and what it does to an input. Begin with
 * {@link lawsweep.network.Architecture}; {@link lawsweep.network.ParameterLayout} numbers the parameters, and
 * {@link lawsweep.network.Circuit} is the network step by step. Uses no other room.
 */
package lawsweep.network;
