package lawsweep.benchmarks.gpu;

import java.util.function.Supplier;
import lawsweep.benchmarks.work.Inputs;
import lawsweep.cuda.Block;
import lawsweep.cuda.Buffer;
import lawsweep.cuda.Gpu;
import lawsweep.cuda.Lane;
import lawsweep.gpu.DeviceFields;
import lawsweep.kernel.ScalarKernels;
import lawsweep.lie.FieldBlock;
import lawsweep.lie.Point;
import lawsweep.network.Architecture;
import lawsweep.network.ParameterLayout;
import lawsweep.residue.Matrix;

/** Brackets and JVPs of a batch of fields, whole rows that stay on the GPU: bytes a second against its own copy. */
final class FieldRates {

  /** Rows that are compared with the processor's. */
  private static final int COMPARED = 8;

  /** Directions that are made; the others repeat them. */
  private static final int DIRECTIONS = 512;

  private final Extent extent;
  private final double copy;
  private final Targets targets;
  private final Rows rows;
  private final Lane lane;
  private final Point point;
  private final int batch;
  private final Matrix[] mine;
  private final Matrix[] theirs;
  private final Buffer out;
  private final Buffer in;

  private FieldRates(Gpu gpu, Lane lane, Extent extent, double copy, Targets targets, Rows rows) {
    this.extent = extent;
    this.copy = copy;
    this.targets = targets;
    this.rows = rows;
    this.lane = lane;
    Architecture a = extent.warm().architecture();
    ParameterLayout layout = new ParameterLayout(a);
    this.point = Point.of(a, Inputs.FIELD, layout, Inputs.random(1, 1, layout.size()).data());
    this.batch = batch(a, extent.batch(), gpu.facts().memoryBytes());
    this.mine = coefficients(a, 100);
    this.theirs = coefficients(a, 200);
    lane.reserve(bytes(a, batch));
    this.out = lane.allocate(vectors());
    this.in = lane.allocate(vectors());
  }

  /** Halved until it fits into half of the memory. */
  private static int batch(Architecture a, int wanted, long memory) {
    int batch = wanted;
    while (batch > 1 && bytes(a, batch) > memory / 2) {
      batch /= 2;
    }
    return batch;
  }

  private static long bytes(Architecture a, int batch) {
    return 2 * DeviceFields.bytes(a, batch) + 2 * Double.BYTES * a.parameters() * batch + 4096;
  }

  private Matrix[] coefficients(Architecture a, long seed) {
    Matrix[] coefficients = new Matrix[a.depth() + 1];
    coefficients[0] = Inputs.random(seed, batch, a.width(0));
    coefficients[a.depth()] = Inputs.random(seed + 1, batch, a.width(a.depth()));
    return coefficients;
  }

  private long vectors() {
    return (long) Double.BYTES * batch * point.layout().size();
  }

  private Block block(Buffer buffer) {
    int d = point.layout().size();
    return new Block(buffer.address(), batch, d, d);
  }

  /**
   * Measures both.
   *
   * @param copy bytes a second that a copy inside the GPU reads and writes
   */
  static void measure(Gpu gpu, Extent extent, double copy, Targets targets, Rows rows) {
    try (Lane lane = gpu.lane()) {
      new FieldRates(gpu, lane, extent, copy, targets, rows).measure(gpu);
    }
  }

  private void measure(Gpu gpu) {
    DeviceFields first = new DeviceFields(lane, gpu.facts(), point, batch);
    DeviceFields second = new DeviceFields(lane, gpu.facts(), point, batch);
    first.load(mine);
    second.load(theirs);
    row("brackets", 1, () -> first.bracket(second, block(out)), () -> {
      Matrix rows = Matrix.zero(compared(), point.layout().size());
      host(mine).bracket(host(theirs), rows);
      return rows;
    });
    Matrix directions = Inputs.random(3, Math.min(DIRECTIONS, batch), point.layout().size());
    for (int s = 0; s < batch; s += directions.rows()) {
      lane.upload(directions.data(), 0, directions.data().length, in, (long) s * directions.columns());
    }
    row("JVPs", 2, () -> first.jvp(block(in), block(out)), () -> {
      Matrix rows = Matrix.zero(compared(), point.layout().size());
      host(mine).jvp(directions.view(0, 0, compared(), directions.columns()), rows);
      return rows;
    });
  }

  private int compared() {
    return Math.min(COMPARED, batch);
  }

  private FieldBlock host(Matrix[] coefficients) {
    Matrix[] few = new Matrix[coefficients.length];
    for (int i = 0; i < few.length; i++) {
      few[i] = coefficients[i] == null ? null : coefficients[i].view(0, 0, compared(), coefficients[i].columns());
    }
    FieldBlock block = new FieldBlock(point, new ScalarKernels(), compared());
    block.load(few);
    return block;
  }

  /** Times work, and compares the first rows with the processor's. */
  private void row(String what, int passes, Runnable work, Supplier<Matrix> expected) {
    double seconds = new Stopwatch(lane, extent.least()).seconds(work);
    double share = passes * vectors() / seconds / copy;
    String shape = extent.warm().label();
    String name = what + " of linear " + shape + ", whole rows, bytes against the copy inside the GPU";
    String wrong = difference(expected.get());
    if (!wrong.isEmpty()) {
      rows.add(new Row(name, wrong, "", Verdict.DIFFERENT));
      return;
    }
    rows.add(targets.row(what + " " + shape, name, Figures.share(share) + " (" + Figures.digits(batch / seconds * 1e-6)
        + " million a second, " + Figures.gigabytes(passes * vectors() / seconds) + ")", share));
  }

  private String difference(Matrix expected) {
    double[] got = new double[expected.data().length];
    lane.download(out, 0, got, 0, got.length);
    for (int i = 0; i < got.length; i++) {
      if (Inputs.FIELD.canonical(got[i]) != Inputs.FIELD.canonical(expected.data()[i])) {
        return "entry " + i % expected.columns() + " of row " + i / expected.columns() + ": " + got[i] + " instead of "
            + expected.data()[i];
      }
    }
    return "";
  }
}
