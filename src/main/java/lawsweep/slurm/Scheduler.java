package lawsweep.slurm;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lawsweep.text.OneLine;

/** What is asked of Slurm. */
public final class Scheduler {

  /** The bound of array indices that Slurm has unless its configuration says otherwise. */
  public static final int USUAL_ARRAY_SIZE = 1001;

  private static final Pattern ARRAY_SIZE = Pattern.compile("(?m)^MaxArraySize\\s*=\\s*([0-9]{1,9})\\s*$");
  private static final Pattern JOB = Pattern.compile("([0-9]{1,18})(?:;(.*))?");

  private final SlurmCommands commands;

  /** Asks through these commands. */
  public Scheduler(SlurmCommands commands) {
    this.commands = commands;
  }

  /**
   * The bound of array indices: they are 0..bound − 1. {@link #USUAL_ARRAY_SIZE} if the configuration does not tell.
   *
   * @throws SchedulerException if Slurm does not answer, or allows no arrays at all
   */
  public int maxArraySize() throws SchedulerException {
    SlurmCommands.Answer answer = ask(List.of("scontrol", "show", "config"));
    if (!answer.succeeded()) {
      throw new SchedulerException("expected Slurm to answer, got from scontrol: " + answer.complaint());
    }
    Matcher matcher = ARRAY_SIZE.matcher(answer.out());
    int size = matcher.find() ? Integer.parseInt(matcher.group(1)) : USUAL_ARRAY_SIZE;
    if (size == 0) {
      throw new SchedulerException(
          "expected a Slurm with job arrays, got one that has turned them off (MaxArraySize 0);"
              + " use run --shard i/n in jobs of your own");
    }
    return size;
  }

  /**
   * Sends a batch script.
   *
   * @param arguments of the script
   * @return the job's id
   * @throws SchedulerException if Slurm refuses it
   */
  public long submit(Path script, List<String> arguments) throws SchedulerException {
    List<String> command = new ArrayList<>(List.of("sbatch", "--parsable", script.toString()));
    command.addAll(arguments);
    SlurmCommands.Answer answer = ask(command);
    if (!answer.succeeded()) {
      throw new SchedulerException("sbatch refused the job: " + answer.complaint());
    }
    Matcher matcher = JOB.matcher(answer.out().strip());
    if (!matcher.matches()) {
      throw new SchedulerException("expected a job id from sbatch, got '" + answer.out().strip() + "'");
    }
    return Long.parseLong(matcher.group(1));
  }

  /**
   * The tasks of arrays that wait, run or are just ending.
   *
   * @param jobs the arrays' job ids
   * @throws SchedulerException if Slurm does not answer
   */
  public List<QueuedTask> queue(Collection<Long> jobs) throws SchedulerException {
    if (jobs.isEmpty()) {
      return List.of();
    }
    String ids = jobs.stream().map(String::valueOf).collect(Collectors.joining(","));
    SlurmCommands.Answer answer = ask(
        List.of("squeue", "--noheader", "--array", "--jobs=" + ids, "--format=%K|%T|%r"));
    // Jobs that ended some minutes ago are not known any more.
    if (!answer.succeeded() && answer.err().contains("Invalid job id")) {
      return List.of();
    }
    if (!answer.succeeded()) {
      throw new SchedulerException("expected squeue to answer, got: " + answer.complaint());
    }
    List<QueuedTask> tasks = new ArrayList<>();
    answer.out().lines().filter(line -> !line.isBlank()).forEach(line -> tasks.add(task(line)));
    return tasks;
  }

  /**
   * How the last run of each task ended, where Slurm keeps accounts: {@code TIMEOUT}, {@code OUT_OF_MEMORY}, ... by
   * array index. Empty where it keeps none, or does not answer.
   *
   * @param submissions the arrays, the first one first
   */
  public Map<Integer, String> endings(List<Submission> submissions) {
    if (submissions.isEmpty()) {
      return Map.of();
    }
    // Without a start sacct looks back to midnight only; it takes the machine's time.
    String start = LocalDateTime.ofInstant(submissions.get(0).time(), ZoneId.systemDefault())
        .truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    String ids = submissions.stream().map(each -> String.valueOf(each.job())).collect(Collectors.joining(","));
    SlurmCommands.Answer answer;
    try {
      answer = ask(List.of("sacct", "--noheader", "--parsable2", "--allocations", "--format=JobID,State",
          "--starttime=" + start, "--jobs=" + ids));
    } catch (SchedulerException e) {
      return Map.of();
    }
    Map<Integer, String> endings = new HashMap<>();
    for (Submission submission : submissions) {
      Pattern line = Pattern.compile("(?m)^" + submission.job() + "_([0-9]{1,9})\\|([A-Z_]+)");
      line.matcher(answer.succeeded() ? answer.out() : "").results()
          .forEach(match -> endings.put(Integer.valueOf(match.group(1)), match.group(2)));
    }
    return endings;
  }

  private static QueuedTask task(String line) {
    String[] fields = OneLine.of(line).strip().split("\\|", 3);
    boolean element = fields.length == 3 && fields[0].matches("[0-9]{1,9}");
    return new QueuedTask(element ? Integer.parseInt(fields[0]) : -1, fields.length > 1 ? fields[1] : line,
        fields.length == 3 ? fields[2] : "");
  }

  private SlurmCommands.Answer ask(List<String> command) throws SchedulerException {
    try {
      return commands.run(command);
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage());
      throw new SchedulerException(reason.startsWith("Cannot run program")
          ? "expected Slurm on this machine, got none (" + command.get(0) + " is not on the PATH); --dry-run needs none"
          : "expected Slurm to answer, got: " + reason, e);
    }
  }
}
