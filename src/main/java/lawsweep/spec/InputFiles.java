package lawsweep.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import lawsweep.text.Sha256;

/** Finds the files of numbers that a spec names. */
@FunctionalInterface
public interface InputFiles {

  /** The largest file accepted, in bytes. */
  int MAX_BYTES = 1 << 26;

  /** The directory of a result directory that holds copies of all files that its spec names. */
  String DIRECTORY = "inputs";

  /**
   * The bytes of a file, at most {@link #MAX_BYTES} + 1 of them.
   *
   * @param name the file as the spec names it
   * @throws IOException if it cannot be read
   */
  byte[] read(String name) throws IOException;

  /**
   * Relative names are those of files in or below a directory; a spec in a result directory has its copies there.
   *
   * @param manifest the name of the file that makes a directory one of results
   */
  static InputFiles beside(Path directory, String manifest) {
    return name -> {
      Path copy = directory.resolve(DIRECTORY).resolve(copyName(name));
      boolean ours = Files.exists(directory.resolve(manifest)) && Files.exists(copy);
      return start(ours ? copy : directory.resolve(name));
    };
  }

  /** Only the copies in a result directory. */
  static InputFiles copiesIn(Path directory) {
    return name -> start(directory.resolve(DIRECTORY).resolve(copyName(name)));
  }

  /** None at all: for specs that come without a directory. */
  static InputFiles none() {
    return name -> {
      throw new NoSuchFileException(name, null, "no directory is known in which it could be");
    };
  }

  /** What the copy of a file is called: a hash of its name in the spec, and the readable end of that name. */
  static String copyName(String name) {
    String end = name.replaceAll("[^A-Za-z0-9._-]", "_");
    end = end.substring(Math.max(0, end.length() - 40));
    return Sha256.of(name).hex(8) + "-" + end;
  }

  private static byte[] start(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_BYTES + 1);
    }
  }
}
