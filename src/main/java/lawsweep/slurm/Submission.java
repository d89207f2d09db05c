package lawsweep.slurm;

import java.time.Instant;

/**
 * An array that was sent to Slurm.
 *
 * @param job its id
 * @param time when
 * @param tasks the array indices, as Slurm writes them: {@code 0,3,7-9}
 */
record Submission(long job, Instant time, String tasks) {}
