package lawsweep.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import lawsweep.law.LawCell;
import lawsweep.spec.InputFiles;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecText;
import lawsweep.kind.count.RoadChoice;
import lawsweep.sweep.grid.Cell;
import lawsweep.sweep.grid.Sweep;
import lawsweep.sweep.grid.SweepReader;
import lawsweep.sweep.store.ResultDirectory;

/** The file arguments of commands. */
final class SpecFile {

  private SpecFile() {}

  /** Reads a sweep's spec; {@code -} is the standard input. */
  static Sweep read(String argument) throws IOException, SpecException {
    if (argument.equals("-")) {
      return SweepReader.read("standard input", System.in.readNBytes(SpecText.MAX_BYTES + 1),
          InputFiles.beside(Path.of(""), ResultDirectory.MANIFEST));
    }
    Path path = path(argument);
    if (Files.isDirectory(path)) {
      throw new UsageException("expected a sweep spec, got the directory " + argument);
    }
    try (InputStream in = Files.newInputStream(path)) {
      Path directory = Objects.requireNonNullElse(path.getParent(), Path.of(""));
      return SweepReader.read(argument, in.readNBytes(SpecText.MAX_BYTES + 1),
          InputFiles.beside(directory, ResultDirectory.MANIFEST));
    } catch (IOException e) {
      throw new UsageException("expected a readable sweep spec, got " + Complaints.reason(e), e);
    }
  }

  /** Reads a sweep's spec, all of whose cells can be counted by a method. */
  static Sweep read(String argument, RoadChoice road) throws IOException, SpecException {
    Sweep sweep = read(argument);
    if (!road.equals(RoadChoice.AUTO)) {
      for (Cell cell : sweep.cells()) {
        if (cell instanceof Cell.Count(LawCell law)) {
          MethodOption.check(road, law);
        }
      }
    }
    return sweep;
  }

  /** The path that an argument names. */
  static Path path(String argument) {
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
