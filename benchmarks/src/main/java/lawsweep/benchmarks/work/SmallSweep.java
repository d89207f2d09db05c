package lawsweep.benchmarks.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.kind.count.CountKind;
import lawsweep.kind.count.RoadChoice;
import lawsweep.road.dense.DenseCounter;
import lawsweep.spec.SpecException;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.SpecReader;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.Retry;
import lawsweep.sweep.run.RunMeter;
import lawsweep.sweep.run.RunResult;
import lawsweep.sweep.run.RunSettings;
import lawsweep.sweep.run.StopSwitch;
import lawsweep.sweep.run.SweepRunner;
import lawsweep.sweep.store.Manifest;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.Shard;

/**
 * A sweep of tiny cells from the spec to the end of the journal: all linear architectures of 2 to 4 layers with widths
 * 1 to 4 (1344), each with a number of seeds. The plan is timed; reading the spec and making the directory are not.
 */
public final class SmallSweep implements Work {

  private static final int ARCHITECTURES = 1344;

  private final Sweep sweep;
  private final RunSettings settings;
  private final Kinds kinds;
  private final Path scratch;
  private ResultDirectory directory;
  private RunResult result;

  /** Prepares the sweep; results go under the temporary directory and are deleted. */
  public SmallSweep(int threads, int seeds) {
    String spec = "name: small\nnetworks:\n  - {family: linear, depth: 2..4, each: 1..4, seeds: " + seeds + "}\n";
    Kernels kernels = new VectorKernels();
    this.kinds = Kinds.of(List.of(new CountKind(kernels, new RoadChoice(DenseCounter.METHOD))));
    try {
      this.sweep = new SpecReader(kinds).read("small.yaml", spec.getBytes(StandardCharsets.UTF_8));
      this.scratch = Files.createTempDirectory("lawsweep-benchmark");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SpecException e) {
      throw new IllegalStateException(e);
    }
    if (sweep.cells().size() != ARCHITECTURES * seeds) {
      throw new IllegalStateException(
          "expected " + ARCHITECTURES + " cells for each seed, got " + sweep.cells().size());
    }
    this.settings = RunSettings.of(Shard.WHOLE, threads, Retry.NONE, kernels.name());
  }

  /** How many cells one run counts. */
  public int cells() {
    return sweep.cells().size();
  }

  @Override
  public void restore() {
    try {
      clear();
      directory = ResultDirectory.prepare(scratch.resolve("out"), sweep,
          Manifest.of(sweep, new RoadChoice(DenseCounter.METHOD).label(), "benchmark", Map.of()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void run() {
    try {
      result = new SweepRunner(kinds, settings, new StopSwitch(), new RunMeter()).run(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String check() {
    if (result.recorded() != cells() || result.noted() > 0) {
      throw new IllegalStateException("expected " + cells() + " settled cells: " + result.summary());
    }
    return Integer.toString(cells());
  }

  @Override
  public void close() {
    try {
      clear();
      Files.deleteIfExists(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void clear() throws IOException {
    Path out = scratch.resolve("out");
    if (!Files.exists(out)) {
      return;
    }
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
