/**
 * Simulations of the deep linear network as a kind of work of sweeps: the entries {@code langevin} of specs, records,
 * tables and checks. Begin with {@link lawsweep.kind.simulation.SimulationKind}. The room may use the simulator and
 * all that it may use, but no other kind.
 */
package lawsweep.kind.simulation;
