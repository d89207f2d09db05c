package lawsweep.cli.cluster;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/**
 * An option of sbatch that submit passes on as it is. Those that the script's own lines or submit's options set are
 * refused by name: sbatch takes the last one, and the tasks would not be what submit reckons with.
 */
final class SbatchArgument {

  private static final Pattern FORM = Pattern.compile("--?[a-zA-Z][a-z0-9-]*(=.*)?");
  /** A long option's name, or the letter of a short one, which its value may follow at once. */
  private static final Pattern NAME = Pattern.compile("--([a-z][a-z-]*)(?:[= ].*)?|-([a-zA-Z]).*", Pattern.DOTALL);

  private static final Map<String, String> SHORT = Map.ofEntries(Map.entry("a", "array"), Map.entry("J", "job-name"),
      Map.entry("n", "ntasks"), Map.entry("c", "cpus-per-task"), Map.entry("t", "time"), Map.entry("o", "output"),
      Map.entry("e", "error"), Map.entry("A", "account"), Map.entry("p", "partition"), Map.entry("q", "qos"),
      Map.entry("C", "constraint"), Map.entry("x", "exclude"), Map.entry("W", "wait"), Map.entry("h", "help"),
      Map.entry("V", "version"), Map.entry("Q", "quiet"));

  /** What submit does about an option of sbatch. */
  private static final Map<String, String> MANAGED = managed();

  private SbatchArgument() {}

  private static Map<String, String> managed() {
    Map<String, String> managed = new TreeMap<>();
    managed.put("array",
        "to the tasks that are left, at most --throttle at once; --task-minutes says how long each is");
    managed.put("ntasks", "to 1, as a task is one process: --cpus gives it more processors");
    managed.put("ntasks-per-node", managed.get("ntasks"));
    managed.put("cpus-per-task", "by --cpus");
    managed.put("mem-per-cpu", "by --mem, the memory of a task");
    managed.put("mem-per-gpu", managed.get("mem-per-cpu"));
    managed.put("output", "to the folder slurm/log of the result directory");
    managed.put("error", "to the same file as the output, in slurm/log of the result directory");
    managed.put("open-mode", "to append, as a task that is put back goes on with its log");
    managed.put("requeue", "by --requeues");
    managed.put("no-requeue", "by --requeues 0");
    managed.put("signal", "to come ahead of the time limit, by --time");
    managed.put("wrap", "to a script of its own; --setup adds lines to it");
    managed.put("parsable", "always");
    managed.put("quiet", "never, as it reads the job's id");
    managed.put("test-only", "never: --dry-run prints the script");
    managed.put("wait", "never, as it returns at once: 'lawsweep status --watch' waits");
    managed.put("help", "never");
    managed.put("usage", "never");
    managed.put("version", "never");
    for (String own : new String[] {"job-name", "time", "mem", "account", "partition", "qos", "constraint", "gres",
        "exclude", "mail-type", "mail-user"}) {
      managed.put(own, "by its own option --" + own + ", without --sbatch-arg");
    }
    return managed;
  }

  /**
   * Reads one.
   *
   * @throws TypeConversionException if it is none, or set by submit
   */
  static String parse(String text) {
    setBySubmit(text).ifPresent(name -> {
      throw new TypeConversionException("expected an option of sbatch that submit does not set, got '" + text
          + "': submit sets --" + name + " itself, " + MANAGED.get(name));
    });
    if (!FORM.matcher(text).matches() || text.codePoints().anyMatch(Character::isISOControl)) {
      throw new TypeConversionException("expected an option of sbatch such as --reservation=night, got '" + text + "'");
    }
    return text;
  }

  /** The name of the option, if submit sets it. sbatch also knows long options by the beginnings of their names. */
  private static Optional<String> setBySubmit(String text) {
    Matcher m = NAME.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    if (m.group(1) == null) {
      return Optional.ofNullable(SHORT.get(m.group(2)));
    }
    String name = m.group(1);
    return MANAGED.containsKey(name)
        ? Optional.of(name)
        : MANAGED.keySet().stream().filter(managed -> managed.startsWith(name)).findFirst();
  }
}
