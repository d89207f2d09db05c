/**
 * The Riemannian Langevin equation of the deep linear network: {@link lawsweep.langevin.riemannian.Upstairs} moves the
 * factors, {@link lawsweep.langevin.riemannian.Downstairs} the end-to-end matrix. Begin with these two: they say which
 * schemes there are. {@code ChainPack} is the fast one, eight replicas in the lanes of vectors; {@code UpstairsHeun}
 * and {@code DownstairsEuler} go replica by replica. The room may use states, theory and lanes, but no other equation.
 */
package lawsweep.langevin.riemannian;
