/**
 * What is known in closed form of simulations, for tests and for the reference lines of a report. Begin with
 * {@link lawsweep.langevin.theory.BalancedEquilibrium}. Uses {@code langevin.cell} and
 * {@code langevin.geometry}; nothing here is simulated.
 */
package lawsweep.langevin.theory;
