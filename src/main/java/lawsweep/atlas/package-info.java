/**
 * The atlas: the ready sweeps of counts as one page of families, each with its laws, what stands behind them and who
 * found them first. Begin with {@link lawsweep.atlas.Atlas}. {@link lawsweep.atlas.ReadySweeps} has the sweeps; a
 * {@link lawsweep.atlas.Family} is what an entry of a spec says it is ({@link lawsweep.sweep.About}), with the records
 * of its networks. The page is a pure function of specs and records: it has no date and no times.
 */
package lawsweep.atlas;
