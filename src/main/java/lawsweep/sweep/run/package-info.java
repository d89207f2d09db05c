/**
 * Runs sweeps: plan, cells over threads, progress, stopping, limits. Begin with
 * {@link lawsweep.sweep.run.SweepRunner}. The room may use {@code lawsweep.sweep} and {@code lawsweep.sweep.store},
 * and knows no kind of work.
 */
package lawsweep.sweep.run;
