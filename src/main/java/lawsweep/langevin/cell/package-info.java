/**
 * What a simulation is, and what an equation has to say of itself. Begin with {@link
 * lawsweep.langevin.cell.LangevinCell}, one simulation to do, and {@link lawsweep.langevin.cell.Equation}, which it
 * holds; {@link lawsweep.langevin.cell.Parameters} are what cells are told apart by, {@link
 * lawsweep.langevin.cell.CellRules} refuses what cannot be done, {@link lawsweep.langevin.cell.Pack} and {@link
 * lawsweep.langevin.cell.Observables} are what an equation makes. {@code CellText} may never change: all random numbers
 * derive from it. Uses {@code dense} and {@code text}; no equation.
 */
package lawsweep.langevin.cell;
