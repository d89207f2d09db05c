package lawsweep.slurm;

/**
 * A task of an array that Slurm still has in its queue.
 *
 * @param index the array index, 0-based
 * @param state as Slurm calls it: {@code PENDING}, {@code RUNNING}, {@code COMPLETING}, ...
 * @param reason why it is pending; {@code None} where there is none
 */
record QueuedTask(int index, String state, String reason) {}
