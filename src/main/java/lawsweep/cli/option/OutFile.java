package lawsweep.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import lawsweep.cli.terminal.UsageException;
import lawsweep.export.OpenOutput;

/** The file that {@code --out} names. */
public final class OutFile {

  private OutFile() {}

  /**
   * Its path.
   *
   * @throws UsageException if no file can be written there
   */
  public static Path path(String argument) {
    return path("--out", argument);
  }

  /** The same of another option or parameter, by its name. */
  public static Path path(String name, String argument) {
    Path file = SpecFile.path(argument);
    if (Files.isDirectory(file)) {
      throw new UsageException("expected " + name + " with a file, got the directory " + file);
    }
    if (OpenOutput.isNamedBy(file)) {
      if (!OpenOutput.isWritable(file)) {
        throw new UsageException("expected " + name + " with something that can be written, got " + file);
      }
      return file;
    }
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new UsageException("expected " + name + " in a directory that exists, got " + file);
    }
    if (!Files.isWritable(parent)) {
      throw new UsageException("expected " + name + " in a directory that can be written, got " + file);
    }
    return file;
  }
}
