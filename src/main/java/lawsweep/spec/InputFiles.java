package lawsweep.spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
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
   * Where a file or folder is that is too large to be copied: its absolute path. Where {@link #read} gives a copy, that
   * is one of this path, in UTF-8.
   *
   * @param name the file or folder as the spec names it
   * @throws IOException if it is not there, or the copy cannot be read
   */
  default Path place(String name) throws IOException {
    return Path.of(new String(read(name), StandardCharsets.UTF_8));
  }

  /** The same, with all that is read, and the paths of what is only found, by their names. */
  default InputFiles noted(Map<String, byte[]> read) {
    InputFiles files = this;
    return new InputFiles() {
      @Override
      public byte[] read(String name) throws IOException {
        byte[] bytes = files.read(name);
        read.put(name, bytes);
        return bytes;
      }

      @Override
      public Path place(String name) throws IOException {
        Path place = files.place(name);
        read.put(name, place.toString().getBytes(StandardCharsets.UTF_8));
        return place;
      }
    };
  }

  /**
   * Relative names are those of files in or below a directory; a spec in a result directory has its copies there.
   *
   * @param manifest the name of the file that makes a directory one of results
   */
  static InputFiles beside(Path directory, String manifest) {
    return new InputFiles() {
      private boolean copied(String name) {
        return Files.exists(directory.resolve(manifest)) && Files.exists(copy(name));
      }

      private Path copy(String name) {
        return directory.resolve(DIRECTORY).resolve(copyName(name));
      }

      @Override
      public byte[] read(String name) throws IOException {
        return start(copied(name) ? copy(name) : directory.resolve(name));
      }

      @Override
      public Path place(String name) throws IOException {
        Path place = directory.resolve(name).toAbsolutePath().normalize();
        if (copied(name)) {
          return InputFiles.super.place(name);
        }
        if (!Files.exists(place)) {
          throw new NoSuchFileException(place.toString());
        }
        return place;
      }
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
