package lawsweep.slurm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Lines of bash that run before the program, in a function of the batch script. */
public final class SetupLines {

  private SetupLines() {}

  /**
   * What bash has against them as they stand in the script; it runs none of them.
   *
   * @return bash's complaint, in one line; empty if they can be read
   * @throws IOException if there is no bash
   */
  public static Optional<String> complaint(List<String> lines) throws IOException {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Process bash = new ProcessBuilder("bash", "-n", "-c", function(lines) + "\n").redirectErrorStream(true).start();
    bash.getOutputStream().close();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return bash.waitFor() == 0 ? Optional.empty() : Optional.of(firstComplaint(said));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while bash read the setup lines", e);
    }
  }

  /** The function that holds them. */
  static String function(List<String> lines) {
    StringBuilder function = new StringBuilder("setup() {\n  :\n");
    lines.forEach(line -> function.append("  ").append(line).append('\n'));
    return function.append('}').toString();
  }

  /** Without bash's name and its count of lines, which begins two lines earlier than the user's. */
  private static String firstComplaint(String said) {
    String first = said.lines().filter(line -> !line.contains("warning:")).findFirst().orElse("no reason given");
    return first.replaceFirst("^bash: -c: (line [0-9]+: )?", "");
  }
}
