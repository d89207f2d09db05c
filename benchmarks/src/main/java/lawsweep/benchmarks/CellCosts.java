package lawsweep.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lawsweep.cli.option.AllKinds;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.kind.count.RoadChoice;
import lawsweep.spec.InputFiles;
import lawsweep.spec.SpecException;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.SpecReader;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.CellAttempt;
import lawsweep.sweep.run.SweepPlan;
import lawsweep.sweep.run.Workload;
import lawsweep.work.Team;

/**
 * What the cells of sweeps cost one thread, in seconds of the processor, beside what the plan says: a line for each
 * cell of a sample, which stands for so many cells of its sweep. Small sweeps are taken whole.
 */
public final class CellCosts {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CellCosts() {}

  /**
   * Arguments: how many cells of a sweep are measured at most, how many seconds of the processor they are run before
   * anything is measured, and the specs.
   */
  public static void main(String[] arguments) throws IOException, SpecException {
    for (String spec : List.of(arguments).subList(2, arguments.length)) {
      measure(Path.of(spec), Integer.parseInt(arguments[0]), Double.parseDouble(arguments[1]));
    }
  }

  private static void measure(Path spec, int most, double warmUp) throws IOException, SpecException {
    Kinds kinds = AllKinds.with(new VectorKernels(), RoadChoice.AUTO);
    Sweep sweep = new SpecReader(kinds).read(spec.toString(), Files.readAllBytes(spec),
        InputFiles.beside(spec.getParent(), "sweep.json"));
    Workload workload = Workload.of(sweep, kinds);
    List<Sample> samples = sample(workload, sweep.cells().size(), most);
    Path results = Files.createTempDirectory("costs");
    CellAttempt attempt = new CellAttempt(kinds.at(results), sweep.limits(), "cpu");
    warm(attempt, sweep, samples, warmUp);
    for (Sample sample : samples) {
      Cell cell = sweep.cells().get(sample.cell());
      long begin = THREADS.getCurrentThreadCpuTime();
      CellRecord record = attempt.alone(cell, Team.alone());
      double seconds = (THREADS.getCurrentThreadCpuTime() - begin) * 1e-9;
      System.out.println(String.format(Locale.ROOT, "%s\t%s\t%s\t%s\t%.6g\t%.6g\t%.6g",
          spec.getFileName().toString().replace(".yaml", ""), kinds.of(cell).label(cell, sweep.limits()), cell.key(),
          record.status(), sample.stands(), workload.cost(sample.cell()) / SweepPlan.FLOPS_PER_SECOND, seconds));
    }
  }

  /** The cheapest first, again and again. */
  private static void warm(CellAttempt attempt, Sweep sweep, List<Sample> samples, double seconds) {
    long end = THREADS.getCurrentThreadCpuTime() + (long) (seconds * 1e9);
    for (int i = 1; THREADS.getCurrentThreadCpuTime() < end; i++) {
      attempt.alone(sweep.cells().get(samples.get(samples.size() - 1 - i % samples.size()).cell()), Team.alone());
    }
  }

  /** A cell, and for how many it stands. */
  private record Sample(int cell, double stands) {}

  /** Cells at even distances by the square root of their planned cost, the costliest first. */
  private static List<Sample> sample(Workload workload, int cells, int most) {
    int[] order = workload.largestFirst();
    List<Sample> samples = new ArrayList<>();
    double all = 0;
    for (int cell : order) {
      all += Math.sqrt(workload.cost(cell));
    }
    double step = all / most;
    double passed = 0;
    double next = step / 2;
    for (int cell : order) {
      double weight = Math.sqrt(workload.cost(cell));
      passed += weight;
      if (cells <= most) {
        samples.add(new Sample(cell, 1));
      } else if (passed > next) {
        samples.add(new Sample(cell, Math.max(1, step / weight)));
        next += step;
      }
    }
    return samples;
  }
}
