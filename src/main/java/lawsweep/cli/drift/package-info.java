/**
 * Commands about training runs: {@link lawsweep.cli.drift.Inspect} lists what a checkpoint holds, {@link
 * lawsweep.cli.drift.Drift} says what runs conserve. They print what rooms below have found.
 */
package lawsweep.cli.drift;
