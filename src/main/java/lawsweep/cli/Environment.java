package lawsweep.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The variables of the environment that users may set, most of them those of the launcher, and where files lie. */
final class Environment {

  /** What each is for. */
  static final Map<String, String> VARIABLES = variables();

  /** What lies where. */
  static final Map<String, String> FILES = files();

  private Environment() {}

  private static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("sweeps/*.yaml", "Ready sweeps, beside the program.");
    files.put("results/NAME", "The result directory of the sweep NAME where no other is named: the spec as run"
        + " (spec.yaml), copies of the files that it names, manifest.json, logs of records, checkpoints of"
        + " simulations.");
    return Collections.unmodifiableMap(files);
  }

  private static Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("LAWSWEEP_HEAP", "The size of the heap, such as 20g, between 16m and 16t; default: three quarters of"
        + " the memory, or of what Slurm or a control group grants.");
    variables.put("LAWSWEEP_JAVA_HOME", "The JDK 25 to use; default: the first that is found by JAVA_HOME, the PATH"
        + " and the places where systems put one; in an unpacked archive the runtime that is in it.");
    variables.put("LAWSWEEP_JAVA_OPTS", "More flags for the JVM. A garbage collector named here, in JAVA_TOOL_OPTIONS"
        + " or in JDK_JAVA_OPTIONS takes the place of the program's own.");
    variables.put("LAWSWEEP_SKIP_BUILD", "1 runs the build that is there. Otherwise the launcher builds first where"
        + " sources have changed.");
    variables.put("LAWSWEEP_DEBUG", "1 prints with each complaint where in the program it arose.");
    variables.put("TMPDIR", "Where queries and Parquet into a pipe keep temporary files; default: /tmp. All others lie"
        + " beside what is written.");
    variables.put("COLUMNS", "How wide lines for a terminal may be; default: as wide as it is.");
    variables.put("NO_COLOR", "Anything but nothing turns colours off.");
    return Collections.unmodifiableMap(variables);
  }
}
