package lawsweep.cuda;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lawsweep.text.Sha256;
import org.junit.jupiter.api.Assumptions;

/**
 * A driver and two cuBLAS libraries made of {@code src/test/native} and of the kernels that ship: a GPU for processes
 * with these directories in their library path. Compiled once by g++ and kept in {@code target}.
 */
public final class FakeDriver {

  private static final Path ROOT = Path.of(System.getProperty("lawsweep.root", "")).toAbsolutePath();
  private static final Path TESTS = ROOT.resolve("src/test/native");
  private static final Path KERNELS = ROOT.resolve("native");
  /** As nvcc is told: products and sums are fused only where fma is written. */
  private static final List<String> COMPILER =
      List.of("g++", "-std=c++20", "-O2", "-march=native", "-ffp-contract=off", "-U_FORTIFY_SOURCE", "-fPIC", "-Wall",
          "-Wextra", "-I" + TESTS, "-I" + KERNELS);

  private final Path home;

  private FakeDriver(Path home) {
    this.home = home;
  }

  /** The driver; aborts the test where it cannot be compiled or is not for this system. */
  public static synchronized FakeDriver get() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        System.getProperty("os.name").equals("Linux") && System.getProperty("os.arch").equals("amd64"),
        "JCuda has libraries for 64-bit Linux on x86 only");
    Assumptions.assumeTrue(hasCompiler(), "needs g++");
    Path home = ROOT.resolve("target/fake-driver").resolve(hash());
    if (!Files.isDirectory(home)) {
      Path made = Files.createDirectories(home.resolveSibling("made-" + ProcessHandle.current().pid()));
      build(made);
      try {
        Files.move(made, home);
      } catch (FileAlreadyExistsException e) {
        // Another process was quicker, with the same sources.
      }
    }
    return new FakeDriver(home);
  }

  private static boolean hasCompiler() throws InterruptedException {
    try {
      return new ProcessBuilder("g++", "--version").redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static void build(Path to) throws IOException, InterruptedException {
    List<String> driver = command("-shared", "-Wl,-soname,libcuda.so.1", "-o", to.resolve("libcuda.so.1").toString(),
        TESTS.resolve("emulator.cpp").toString(), TESTS.resolve("fakecuda.cpp").toString(), "-x", "c++");
    sources(KERNELS, "*.cu").stream().filter(source -> !isEnsemble(source))
        .forEach(kernels -> driver.add(kernels.toString()));
    driver.addAll(List.of("-x", "none", ensembles(to).toString()));
    run(driver);
    for (int major = 12; major <= 13; major++) {
      Path directory = Files.createDirectory(to.resolve("cublas" + major));
      run(command("-O3", "-ffp-contract=fast", "-shared", "-DMAJOR=" + major, "-Wl,-soname,libcublas.so." + major,
          "-Wl,--version-script=" + TESTS.resolve("cublas" + major + ".map"), "-o",
          directory.resolve("libcublas.so." + major).toString(), TESTS.resolve("fakecublas.cpp").toString(),
          to.resolve("libcuda.so.1").toString()));
    }
  }

  private static boolean isEnsemble(Path source) {
    return source.getFileName().toString().startsWith("langevin_");
  }

  /**
   * The kernels of ensembles as one file, not optimised: a compiler takes long for them, and only a few steps are done.
   */
  private static Path ensembles(Path to) throws IOException, InterruptedException {
    Path all = to.resolve("ensembles.cpp");
    Files.write(all, sources(KERNELS, "*.cu").stream().filter(FakeDriver::isEnsemble)
        .map(source -> "#include \"" + source.getFileName() + "\"").toList());
    Path object = to.resolve("ensembles.o");
    run(command("-O0", "-c", "-o", object.toString(), all.toString()));
    return object;
  }

  private static List<String> command(String... more) {
    List<String> command = new ArrayList<>(COMPILER);
    command.addAll(List.of(more));
    return command;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (compiler.waitFor() != 0 || !said.isEmpty()) {
      throw new IOException(String.join(" ", command) + "\n" + said);
    }
  }

  private static List<Path> sources(Path directory, String pattern) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, pattern)) {
      all.forEach(found::add);
    }
    found.sort(null);
    return found;
  }

  private static String hash() throws IOException {
    StringBuilder all = new StringBuilder(COMPILER.toString());
    for (Path directory : List.of(TESTS, KERNELS)) {
      for (Path source : sources(directory, "*.{h,cpp,cu,cuh,map}")) {
        all.append(source.getFileName()).append(Files.readString(source));
      }
    }
    return Sha256.of(all.toString()).hex(Long.BYTES);
  }

  /**
   * The environment of a process that shall find the driver.
   *
   * @param cublas 12 or 13 for the cuBLAS that it finds too, 0 for none
   * @param more what to set besides: names and values in turn; see {@code fakecuda.cpp} for what may go wrong
   */
  public Map<String, String> environment(int cublas, String... more) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("LD_LIBRARY_PATH", cublas == 0 ? home.toString() : home + ":" + home.resolve("cublas" + cublas));
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return environment;
  }

  /** Where the cuBLAS of a version is. */
  public Path cublas(int major) {
    return home.resolve("cublas" + major + "/libcublas.so." + major);
  }

  /**
   * How a process ended.
   *
   * @param exit its exit code
   * @param said all that it printed, errors included
   */
  public record Outcome(int exit, String said) {}

  /**
   * Runs a main class of this class path to its end, in a process without what this one's environment says of GPUs.
   *
   * @param flags more flags of the JVM
   * @param environment what to set
   * @param command the class and its arguments
   */
  public static Outcome run(List<String> flags, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
        "@" + ROOT.resolve("src/main/launcher/jvm.flags"), "-XX:+UseSerialGC", "-Xmx512m", "-cp",
        System.getProperty("java.class.path")));
    all.addAll(flags);
    all.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.equals("LD_LIBRARY_PATH") || name.equals("JAVA_TOOL_OPTIONS")
        || name.startsWith("CUBLAS_") || name.startsWith("LAWSWEEP_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), said);
  }
}
