/**
 * Training runs: which checkpoints are one run, at which steps, and what is known of it (optimizer, learning rate,
 * decay), each fact with the source that tells it. Begin with {@link lawsweep.checkpoint.run.Runs} and {@link
 * lawsweep.checkpoint.run.RunFacts}. What no source tells is unknown; nothing is guessed.
 */
package lawsweep.checkpoint.run;
