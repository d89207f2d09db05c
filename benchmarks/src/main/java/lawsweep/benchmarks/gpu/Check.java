package lawsweep.benchmarks.gpu;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lawsweep.env.VectorModule;

/**
 * Checks this machine's GPU: five steps, each in a process of its own with a limit of its own, and one table of
 * Markdown at the end. Exit code 0 if all is well, 1 if a step failed or missed a target, 2 if there is no GPU or the
 * command is wrong, 3 if records differ from the processor's.
 */
public final class Check {

  private static final String USAGE = "usage: ./gpu-check [--quick] [--report FILE]";
  private static final int FAILED = 1;
  private static final int REFUSED = 2;
  private static final int DIFFERENT = 3;

  private final Bundle bundle;
  private final boolean quick;
  private final List<Row> rows = Collections.synchronizedList(new ArrayList<>());

  private Check(Bundle bundle, boolean quick) {
    this.bundle = bundle;
    this.quick = quick;
  }

  /**
   * Runs the check.
   *
   * @param args the directory of the unpacked archive, then the options; or what a step's process is given
   * @throws IOException if the report or the scratch directory cannot be written
   */
  public static void main(String[] args) throws IOException {
    // Before any class that uses it is verified, as the program does.
    if (!VectorModule.load()) {
      throw new IllegalStateException("expected the flags of jvm.flags");
    }
    List<String> words = List.of(args);
    if (words.size() == 4 && words.get(1).equals("--step")) {
      StepProcess.main(words);
      return;
    }
    Optional<Path> report = Optional.empty();
    boolean quick = false;
    for (int i = 1; i < words.size(); i++) {
      switch (words.get(i)) {
        case "--quick" -> quick = true;
        case "--report" -> {
          i++;
          report = i < words.size() ? Optional.of(Path.of(words.get(i))) : refuse("--report without a file");
        }
        case "--help", "-h" -> {
          System.out.println(USAGE);
          return;
        }
        default -> refuse("unknown option " + words.get(i));
      }
    }
    System.exit(run(Path.of(words.getFirst()), quick, report));
  }

  private static Optional<Path> refuse(String why) {
    System.err.println("gpu-check: " + why + "; " + USAGE);
    System.exit(REFUSED);
    return Optional.empty();
  }

  private static int run(Path root, boolean quick, Optional<Path> report) throws IOException {
    if (report.isPresent()) {
      writable(report.get());
    }
    Path scratch = Files.createTempDirectory("gpu-check");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(scratch)));
    return new Check(new Bundle(root, Extent.of(quick), scratch), quick).run(report);
  }

  /** Better now than after five minutes. */
  private static void writable(Path report) {
    try {
      Files.writeString(report, "");
    } catch (IOException e) {
      refuse("cannot write " + report + " (" + e.getMessage() + ")");
    }
  }

  /** At the end, or when it is interrupted: no process and no file stays. */
  private static void leave(Path scratch) {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    try (Stream<Path> paths = Files.walk(scratch)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("gpu-check: " + scratch + " is left behind: " + e.getMessage());
    }
  }

  private int run(Optional<Path> report) throws IOException {
    long start = System.nanoTime();
    for (Part part : Part.values()) {
      step(part);
      Optional<Row> none = rows.stream().filter(row -> row.verdict() == Verdict.NO_GPU).findFirst();
      if (none.isPresent()) {
        System.err.println("gpu-check: no GPU to check (" + none.get().measured() + ")");
        return REFUSED;
      }
    }
    String time = "All of it: " + Figures.seconds((System.nanoTime() - start) * 1e-9) + ".";
    String page = table() + "\n" + time + "\n";
    System.out.println("\n" + page);
    if (report.isPresent()) {
      Files.writeString(report.get(), page);
    }
    return status();
  }

  private int status() {
    return has(Verdict.DIFFERENT) ? DIFFERENT : has(Verdict.FAILED) || has(Verdict.MISSED) ? FAILED : 0;
  }

  private boolean has(Verdict verdict) {
    return rows.stream().anyMatch(row -> row.verdict() == verdict);
  }

  private String table() {
    StringBuilder text = new StringBuilder("| what | measured | target | |\n| --- | --- | --- | --- |\n");
    rows.forEach(row -> text.append(row.markdown()).append('\n'));
    return text.toString();
  }

  /** Runs one step's process and takes its rows; what else it prints goes to the terminal. */
  private void step(Part part) throws IOException {
    List<String> words = new ArrayList<>(List.of(bundle.root().toString(), "--step", part.label()));
    words.add(bundle.scratch() + (quick ? ":quick" : ":full"));
    List<String> command = bundle.java(Check.class, words.toArray(String[]::new));
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Thread reader = Thread.ofVirtual().start(() -> read(part, process));
    String end = end(process, reader, part.limit());
    double seconds = (System.nanoTime() - start) * 1e-9;
    if (!end.isEmpty()) {
      rows.add(Row.failed("step " + part.label(), end + ", after " + Figures.seconds(seconds)));
    }
  }

  private static String end(Process process, Thread reader, int limit) {
    try {
      boolean ended = process.waitFor(limit, TimeUnit.SECONDS);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
      reader.join(TimeUnit.SECONDS.toMillis(5));
      return !ended ? "ended at its limit of " + limit + " s"
          : process.exitValue() == 0 ? "" : "its process ended with exit code " + process.exitValue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IllegalStateException("interrupted while a step ran", e);
    }
  }

  private void read(Part part, Process process) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String title = part.label() + "\n";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<Row> row = Row.of(line);
        row.ifPresent(rows::add);
        if (row.isEmpty() || row.get().verdict() != Verdict.NO_GPU) {
          System.out.println(title + row.map(each -> "  " + each.plain()).orElse(line));
          title = "";
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
