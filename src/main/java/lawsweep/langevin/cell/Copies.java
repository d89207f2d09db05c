package lawsweep.langevin.cell;

/**
 * How often it is done, and with which random numbers.
 *
 * @param replicas how many independent copies, 1..10^6
 * @param sweepSeed the seed of the sweep
 * @param repeat which repeat of the cell, 0-based
 */
record Copies(int replicas, long sweepSeed, int repeat) {}
