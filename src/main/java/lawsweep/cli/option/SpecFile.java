package lawsweep.cli.option;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import lawsweep.cli.terminal.Complaints;
import lawsweep.cli.terminal.StandardInput;
import lawsweep.cli.terminal.UsageException;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.RoadChoice;
import lawsweep.spec.InputFiles;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecSettings;
import lawsweep.spec.SpecText;
import lawsweep.sweep.Cell;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.SpecReader;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.store.ResultDirectory;

/** The file arguments of commands. */
public final class SpecFile {

  private SpecFile() {}

  /** Reads a sweep's spec; {@code -} is the standard input. */
  private static Sweep read(String argument, SpecReader reader) throws IOException, SpecException {
    if (argument.equals("-")) {
      return reader.read("standard input", new StandardInput("a sweep spec").readNBytes(SpecText.MAX_BYTES + 1),
          InputFiles.beside(Path.of(""), ResultDirectory.MANIFEST));
    }
    Path path = path(argument);
    if (Files.isDirectory(path)) {
      throw new UsageException("expected a sweep spec, got the directory " + argument);
    }
    try (InputStream in = Files.newInputStream(path)) {
      Path directory = Objects.requireNonNullElse(path.getParent(), Path.of(""));
      return reader.read(argument, in.readNBytes(SpecText.MAX_BYTES + 1),
          InputFiles.beside(directory, ResultDirectory.MANIFEST));
    } catch (IOException e) {
      throw new UsageException("expected a readable sweep spec, got " + Complaints.reason(e), e);
    }
  }

  /** Reads a sweep's spec, changed by settings, all of whose cells can be counted by a method. */
  public static Sweep read(String argument, SpecSettings settings, RoadChoice road, Kinds kinds)
      throws IOException, SpecException {
    Sweep sweep = read(argument, new SpecReader(kinds, settings));
    sweep.files().forEach(HeaderLine::say);
    check(road, sweep);
    return sweep;
  }

  /** Checks that all cells of a sweep can be counted on a road. */
  static void check(RoadChoice road, Sweep sweep) {
    if (!road.equals(RoadChoice.AUTO)) {
      for (Cell cell : sweep.cells()) {
        CountCell.law(cell).ifPresent(law -> MethodOption.check(road, law));
      }
    }
  }

  /** The path that an argument names. */
  public static Path path(String argument) {
    if (argument.isEmpty()) {
      throw new UsageException("expected a path, got an empty argument");
    }
    try {
      return Path.of(argument);
    } catch (InvalidPathException e) {
      throw new UsageException("expected a path, got '" + argument + "': " + e.getReason(), e);
    }
  }
}
