/**
 * What equations of a deep linear network move and show: factors one after the other in an array ({@link
 * lawsweep.langevin.state.FactorProducts}), an end-to-end matrix in the frame of its singular vectors ({@link
 * lawsweep.langevin.state.MovingFrame}, {@link lawsweep.langevin.state.FrameDrift}), where both start ({@link
 * lawsweep.langevin.state.EndToEndStart}) and what is measured on them ({@link
 * lawsweep.langevin.state.MatrixObservables}). It knows no equation.
 */
package lawsweep.langevin.state;
