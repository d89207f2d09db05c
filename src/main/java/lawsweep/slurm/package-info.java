/**
 * A sweep on a cluster with Slurm: what each task of an array does ({@link lawsweep.slurm.TaskTable}, begin there),
 * the batch script ({@link lawsweep.slurm.BatchScript}), and sending it ({@link lawsweep.slurm.Submitter}). Uses the
 * sweep's plan and directory; it knows no kind of work.
 *
 * <p>A task is nothing but {@code run --shard i/n} on the shared result directory. Nothing here runs while the tasks
 * do: what is done stands in the logs of the directory, what is under way in the queue of Slurm. {@code submit} sends
 * again what is in neither.
 */
package lawsweep.slurm;
