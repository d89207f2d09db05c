package lawsweep.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a machine keeps NVIDIA's libraries. Looks at files only and loads nothing. The look for the driver is on the
 * way of every start: plain loops, since the first lambdas of a program take a millisecond each.
 */
final class LibraryPlaces {

  /** Directories to look in before all others, with colons between them. */
  static final String OURS = "LAWSWEEP_CUDA_LIBS";

  private static final List<String> SYSTEM =
      List.of("lib/x86_64-linux-gnu", "usr/lib/x86_64-linux-gnu", "lib64", "usr/lib64", "lib", "usr/lib");
  /** The beginning of a library for 64-bit x86: magic number and class, then at byte 18 the machine. */
  private static final byte[] MAGIC = {0x7F, 'E', 'L', 'F', 2};
  private static final int MACHINE_AT = 18;
  private static final int X86_64 = 62;

  private final Map<String, String> environment;
  private final Path root;

  /**
   * The places of a machine.
   *
   * @param environment the environment of the process
   * @param root {@code /}
   */
  LibraryPlaces(Map<String, String> environment, Path root) {
    this.environment = environment;
    this.root = root;
  }

  /** A library that is in one of the directories that the user names; empty if it is in none. */
  Optional<Path> named(String library) {
    return first(list(OURS), library);
  }

  /** Where the system's loader finds a library, as far as files tell; empty if it cannot. */
  Optional<Path> loaders(String library) {
    Optional<Path> found = first(list("LD_LIBRARY_PATH"), library);
    if (found.isEmpty()) {
      found = cached(library);
    }
    if (found.isEmpty()) {
      List<Path> system = new ArrayList<>();
      for (String directory : SYSTEM) {
        system.add(root.resolve(directory));
      }
      found = first(system, library);
    }
    return found;
  }

  /** A library in the directories of CUDA's own installer. */
  Optional<Path> toolkits(String library) {
    Set<Path> found = new TreeSet<>(children(root.resolve("usr/local"), "cuda*"));
    List<Path> directories = new ArrayList<>();
    for (Path toolkit : found) {
      directories.add(toolkit.resolve("lib64"));
      directories.add(toolkit.resolve("targets/x86_64-linux/lib"));
    }
    return first(directories, library);
  }

  /** A library among the packages of the python3 on the path, of its environment and of the user. */
  Optional<Path> pythons(String library) {
    Set<Path> homes = new LinkedHashSet<>();
    for (Path directory : list("PATH")) {
      Path python = directory.resolve("python3");
      if (Files.isExecutable(python)) {
        homes.add(python.resolve("../..").normalize());
        homes.add(real(python).resolve("../..").normalize());
        break;
      }
    }
    if (environment.containsKey("HOME")) {
      homes.add(Path.of(environment.get("HOME"), ".local"));
    }
    List<Path> directories = new ArrayList<>();
    for (Path home : homes) {
      for (Path python : children(home.resolve("lib"), "python3*")) {
        for (String packages : List.of("site-packages", "dist-packages")) {
          for (Path each : children(python.resolve(packages).resolve("nvidia"), "*")) {
            directories.add(each.resolve("lib"));
          }
        }
      }
    }
    return first(directories, library);
  }

  private List<Path> list(String variable) {
    List<Path> directories = new ArrayList<>();
    for (String each : environment.getOrDefault(variable, "").split(":")) {
      if (!each.isBlank()) {
        directories.add(Path.of(each));
      }
    }
    return directories;
  }

  private static Optional<Path> first(List<Path> directories, String library) {
    for (Path directory : directories) {
      Path file = directory.resolve(library);
      if (isForThisMachine(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** From the loader's own list: pairs of names and paths, each with a zero byte at its end. */
  private Optional<Path> cached(String library) {
    Path cache = root.resolve("etc/ld.so.cache");
    if (!Files.isReadable(cache)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(cache, StandardCharsets.ISO_8859_1);
      String end = "/" + library + "\0";
      for (int at = text.indexOf(end); at >= 0; at = text.indexOf(end, at + 1)) {
        Path path = root.resolve(text.substring(text.lastIndexOf('\0', at) + 1, at + end.length() - 1).substring(1));
        if (isForThisMachine(path)) {
          return Optional.of(path);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isForThisMachine(Path library) {
    if (!Files.isRegularFile(library)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(library)) {
      byte[] head = in.readNBytes(MACHINE_AT + 2);
      return head.length == MACHINE_AT + 2 && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
          && head[MACHINE_AT] == X86_64 && head[MACHINE_AT + 1] == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<Path> children(Path directory, String pattern) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, pattern)) {
      for (Path each : all) {
        found.add(each);
      }
    } catch (IOException e) {
      return List.of();
    }
    found.sort(null);
    return found;
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }
}
