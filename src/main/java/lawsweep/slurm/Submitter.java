package lawsweep.slurm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import lawsweep.sweep.run.Workload;
import lawsweep.sweep.store.OpenCells;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.text.WholeFile;

/** Sends the tasks of a result directory that have cells to do and are not in the queue. */
public final class Submitter {

  private final Scheduler scheduler;
  private final Consumer<String> say;

  /**
   * Sends through a scheduler.
   *
   * @param say is told what happens, a line each
   */
  public Submitter(Scheduler scheduler, Consumer<String> say) {
    this.scheduler = scheduler;
    this.say = say;
  }

  /**
   * Sends one array with what is left to do.
   *
   * @param maxArraySize the bound of array indices
   * @return the job's id; empty if there was nothing to send
   * @throws SchedulerException if Slurm does not answer or refuses the job; no task was sent then
   * @throws IOException if the directory cannot be read or written
   */
  public OptionalLong submit(ResultDirectory directory, Workload workload, Drafts drafts, int maxArraySize)
      throws IOException, SchedulerException {
    Path slurm = Files.createDirectories(directory.path().resolve(BatchScript.DIRECTORY));
    SubmitLock lock = SubmitLock.take(slurm);
    try {
      return send(directory, workload, drafts, maxArraySize);
    } finally {
      lock.close();
    }
  }

  private OptionalLong send(ResultDirectory directory, Workload workload, Drafts drafts, int maxArraySize)
      throws IOException, SchedulerException {
    // The queue is asked before the logs: a task that ends in between is then sent for nothing, not left out.
    Submissions submissions = new Submissions(directory.path());
    BitSet queued = queued(submissions);
    OpenCells cells = OpenCells.of(directory);
    Draft draft = drafts.of(directory.sweep(), workload, cells, maxArraySize);
    draft.notes().forEach(say);
    BitSet send = draft.open();
    send.andNot(queued);
    if (send.isEmpty()) {
      say.accept(nothing(draft, queued));
      return OptionalLong.empty();
    }
    Path script = write(directory.path().resolve(BatchScript.DIRECTORY), draft, send);
    long job = scheduler.submit(script, cells.failed().isEmpty() ? List.of() : List.of("--retry", "failed"));
    note(submissions, new Submission(job, Instant.now(), ArrayIndices.of(send)));
    say.accept(summary(draft, send, queued));
    return OptionalLong.of(job);
  }

  private static void note(Submissions submissions, Submission submission) throws IOException {
    try {
      submissions.append(submission);
    } catch (IOException e) {
      throw new IOException(
          "job " + submission.job() + " was sent but cannot be noted, so it would be sent again while it"
              + " runs: cancel it (scancel " + submission.job() + ") or wait for its end; " + e.getMessage(),
          e);
    }
  }

  private BitSet queued(Submissions submissions) throws IOException, SchedulerException {
    BitSet queued = new BitSet();
    for (QueuedTask task : scheduler.queue(submissions.read().stream().map(Submission::job).toList())) {
      if (task.index() >= 0) {
        queued.set(task.index());
      }
    }
    return queued;
  }

  private static Path write(Path slurm, Draft draft, BitSet send) throws IOException {
    Files.createDirectories(draft.script().logDirectory());
    Path table = TaskCsv.file(draft.script().directory());
    if (!Files.exists(table)) {
      WholeFile.write(table, draft.table().csv().getBytes(StandardCharsets.UTF_8));
    }
    Path script = slurm.resolve("job.sh");
    WholeFile.write(script, draft.script().text(send).getBytes(StandardCharsets.UTF_8));
    return script;
  }

  private static String nothing(Draft draft, BitSet queued) {
    BitSet under = draft.open();
    under.and(queued);
    return under.isEmpty()
        ? "nothing to submit: every cell has a result"
        : "nothing to submit: the " + tasks(under.cardinality()) + " with cells left " + (under.cardinality() == 1
            ? "is"
            : "are") + " in the queue";
  }

  private static String summary(Draft draft, BitSet send, BitSet queued) {
    BitSet under = draft.open();
    under.and(queued);
    return "submitted " + send.cardinality() + " of " + tasks(draft.table().size())
        + (under.isEmpty() ? "" : "; " + under.cardinality() + " more in the queue already");
  }

  private static String tasks(int count) {
    return count + (count == 1 ? " task" : " tasks");
  }
}
