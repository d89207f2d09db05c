/**
 * Gradient flows as ordinary differential equations: of the energy ({@link lawsweep.langevin.flow.GradientFlow}), in
 * the factors or in the end-to-end matrix, and of the free energy ({@link lawsweep.langevin.flow.FreeEnergyFlow}).
 * Begin with {@code FlowPacks}: a flow is a side, which knows the state and its velocity, and a solver. Equations that
 * are flows at heart may use the solvers.
 */
package lawsweep.langevin.flow;
