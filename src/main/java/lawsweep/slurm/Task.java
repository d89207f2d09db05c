package lawsweep.slurm;

/**
 * A task of the array: one shard of the sweep.
 *
 * @param index its array index, 0-based; the shard is index + 1
 * @param cells how many cells it has
 * @param seconds the work expected, of one thread
 * @param elapsedSeconds the time expected with the task's threads: never less than a cell that threads cannot share
 * @param costliest the key of its costliest cell
 * @param memoryBytes the largest estimate of memory among its cells, and what those on a GPU take beside it
 */
record Task(
    int index,
    int cells,
    double seconds,
    double elapsedSeconds,
    String costliest,
    long memoryBytes) {}
