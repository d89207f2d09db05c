package lawsweep.benchmarks.gpu;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import lawsweep.benchmarks.work.EnsembleSize;
import lawsweep.benchmarks.work.LangevinSteps;
import lawsweep.cuda.Gpu;
import lawsweep.cuda.Lane;
import lawsweep.gpu.ensemble.DeviceFlocks;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.flock.Flock;
import lawsweep.work.Team;

/** Steps of replicas a second inside the GPU, of an ensemble whose first replicas are compared with the processor's. */
final class StepRates {

  private StepRates() {}

  /** Measures one ensemble. */
  static void measure(Gpu gpu, EnsembleSize size, Extent extent, Targets targets, Rows rows) {
    String what = "steps of " + name(size) + ", replicas times steps a second";
    LangevinCell cell = LangevinSteps.cell(size);
    Interval interval = new Interval(0, cell.time(), 0, size.steps());
    try (Lane lane = gpu.lane(); Flock flock = new DeviceFlocks(lane, gpu.facts()).open(cell, size.replicas())) {
      flock.start(0, size.replicas(), Team.alone());
      flock.advance(interval, 0, size.steps());
      flock.fetch();
      if (!Arrays.equals(expected(cell, interval), bytes(out -> flock.save(0, Pack.LANES, out)))) {
        rows.add(new Row(what, "replicas differ from the processor's", "", Verdict.DIFFERENT));
        return;
      }
      double seconds =
          new Stopwatch(lane, extent.least()).seconds(() -> flock.advance(interval, 0, size.steps()));
      double rate = (double) size.replicas() * size.steps() / seconds;
      rows.add(targets.row("steps " + size.dynamics() + " " + size.width() + "," + size.depth(), what,
          Figures.digits(rate * 1e-6) + " million", rate));
    }
  }

  static String name(EnsembleSize size) {
    return size.replicas() + " replicas, " + size.dynamics() + ", width " + size.width() + ", depth " + size.depth();
  }

  private static byte[] expected(LangevinCell cell, Interval interval) {
    Pack pack = cell.equation().pack(cell);
    pack.start(0, Pack.LANES);
    pack.advance(interval, 0, interval.steps());
    return bytes(pack::save);
  }

  /** Writes a state. */
  private interface Writer {
    void write(DataOutputStream out) throws IOException;
  }

  private static byte[] bytes(Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writer.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
