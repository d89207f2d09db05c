package lawsweep.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Many commands in one JVM, which then knows the classes that a start needs: how a build writes the archive of classes.
 * A file has a command on each line, words with blanks between; empty lines and those that begin with # say nothing.
 */
final class Training {

  /** The system property that names the file, and stands in the place of a command line. */
  static final String PROPERTY = "lawsweep.training";

  private Training() {}

  /**
   * Runs commands until one fails.
   *
   * @param file the commands; <code>{tmp}</code> and <code>{launcher}</code> stand for the two arguments
   * @param args an empty directory, and that of the file's specs
   * @return the exit code of the last command
   */
  static int run(Path file, String... args) {
    try {
      for (List<String> command : commands(Files.readString(file), args[0], args[1])) {
        int exit = Program.run(command.toArray(String[]::new));
        if (exit != 0) {
          return exit;
        }
      }
      return 0;
    } catch (IOException e) {
      throw new IllegalStateException("expected the commands of a training in " + file, e);
    }
  }

  /** The commands of a file's text. A directory may have blanks in its name. */
  static List<List<String>> commands(String text, String tmp, String launcher) {
    return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> Arrays.stream(line.strip().split(" +"))
            .map(word -> word.replace("{tmp}", tmp).replace("{launcher}", launcher)).toList())
        .toList();
  }
}
