package lawsweep.cli.option;

import java.nio.file.Path;
import lawsweep.sweep.Sweep;

/** The result directory that {@code --out} names, or the one that a sweep has by its name. */
final class OutDirectory {

  private static final String ALL = "results";

  private OutDirectory() {}

  /**
   * Its path.
   *
   * @param argument what was given; null for nothing
   */
  static Path path(String argument, Sweep sweep) {
    return argument == null ? Path.of(ALL, sweep.name()) : SpecFile.path(argument);
  }
}
