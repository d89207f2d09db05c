package lawsweep.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.sweep.run.StopKind;

/** The exit codes of all commands, for people. */
final class ExitCodes {

  /** What each means. */
  static final Map<String, String> MEANINGS = meanings();

  private ExitCodes() {}

  private static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    put(ExitCode.DONE, "Done; undecided and skipped cells are counted on standard error.", meanings);
    put(ExitCode.FAILURE, "Anything that no other code stands for, such as a full disk.", meanings);
    put(ExitCode.USAGE, "Bad usage or input: one line says what is wrong, where, and what would be right; nothing was"
        + " written.", meanings);
    put(ExitCode.REFUSED, "Some cells failed, or certificates were refused; the rest is kept.", meanings);
    put(StopKind.TERMINATE.exitCode(), "Stopped by TERM, USR1 or --deadline with work left.", meanings);
    put(StopKind.INTERRUPT.exitCode(), "Interrupted at the keyboard.", meanings);
    return Collections.unmodifiableMap(meanings);
  }

  private static void put(int code, String meaning, Map<String, String> meanings) {
    meanings.put(String.valueOf(code), meaning);
  }
}
