package lawsweep.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The script that completes: what is the same whatever the commands are ({@code completion.sh}), and the commands. */
final class CompletionScript {

  private CompletionScript() {}

  /**
   * Puts it together.
   *
   * @param commands cases of a command
   * @param values cases of a command and an option that takes a value
   */
  static String text(List<String> commands, String values) {
    try (InputStream in = CompletionScript.class.getResourceAsStream("/lawsweep/completion.sh")) {
      String frame = new String(Objects.requireNonNull(in, "completion.sh is part of the program").readAllBytes(),
          StandardCharsets.UTF_8);
      return frame.replace("    @COMMANDS@\n", String.join("\n", commands) + "\n").replace("    @VALUES@\n", values)
          .stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
