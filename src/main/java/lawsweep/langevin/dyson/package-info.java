/**
 * Dyson Brownian motion, of eigenvalues: {@link lawsweep.langevin.dyson.Dyson}, its schemes, its start and its
 * observables. Without noise it is a flow and is solved like one, so the room may use {@code flow}.
 */
package lawsweep.langevin.dyson;
