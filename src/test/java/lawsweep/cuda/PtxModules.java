package lawsweep.cuda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The modules in {@code native/}, and that of the tests. */
final class PtxModules {

  private static final Path SOURCES = Path.of("native");
  private static final Path PROBES = Path.of("src/test/native/ptx/probes.cu");
  private static final Path PROBES_TEXT = Path.of("src/test/resources/lawsweep/cuda/probes.ptx");

  /**
   * A module.
   *
   * @param source its {@code .cu} file
   * @param text its {@code .ptx} file
   */
  record Module(Path source, Path text) {

    String read() {
      return PtxModules.read(text);
    }

    @Override
    public String toString() {
      return text.getFileName().toString();
    }
  }

  private PtxModules() {}

  static Path folder() {
    return SOURCES;
  }

  /** What ships. */
  static List<Module> shipped() {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files.filter(f -> f.toString().endsWith(".cu")).sorted()
          .map(f -> new Module(f, Path.of(f.toString().replaceFirst("\\.cu$", ".ptx")))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What ships, and the kernels that test the machine. */
  static List<Module> all() {
    return Stream.concat(shipped().stream(), Stream.of(new Module(PROBES, PROBES_TEXT))).toList();
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
