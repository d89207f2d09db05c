/**
 * What a training run conserves: the laws of a network evaluated at its checkpoints, how far they drift, and what can
 * be said about why. Begin with {@link lawsweep.drift.DriftMeasurement}, which makes a
 * {@link lawsweep.drift.RunResult}; a {@link lawsweep.drift.DriftResult} puts runs together. Definitions of all
 * numbers and verdicts are in {@code doc-files/drift.md} of this package.
 */
package lawsweep.drift;
