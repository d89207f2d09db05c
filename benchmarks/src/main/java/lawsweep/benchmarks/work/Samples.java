package lawsweep.benchmarks.work;

import lawsweep.kernel.Kernels;
import lawsweep.kernel.ScalarKernels;
import lawsweep.kernel.Team;
import lawsweep.lie.BracketSource;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.matrix.Matrix;
import lawsweep.network.Architecture;
import lawsweep.random.Stream;

/**
 * A batch of random vectors of one level at one point: values of fields (level 0, Jacobian–vector products) or first
 * brackets (level 1). The draw of the coefficients is part of it. Written block by block into one buffer, as a count does.
 */
public final class Samples implements Work {

  private static final FieldStreams STREAMS = new FieldStreams(Stream.named("benchmark"), 0);

  /** How many rows are compared with the scalar kernels. */
  private static final int COMPARED = 64;

  private final Team team;
  private final int level;
  private final int batch;
  private final Point point;
  private final BracketSource source;
  private final Matrix block;
  private int last;

  /** Prepares a point and a buffer of {@code rows} vectors. */
  public Samples(Kernels kernels, Team team, Architecture architecture, int level, int batch, int rows) {
    this.team = team;
    this.level = level;
    this.batch = batch;
    this.point = Point.random(architecture, Inputs.FIELD, STREAMS, STREAMS.point());
    this.source = source(point, kernels);
    this.block = Matrix.zero(Math.min(rows, batch), point.layout().size());
  }

  private static BracketSource source(Point point, Kernels kernels) {
    return new BracketSource(point, kernels, STREAMS, () -> {});
  }

  /** How many vectors one run makes. */
  public int vectors() {
    return batch;
  }

  /** The doubles that one run writes, in billions of bytes. */
  @Override
  public double gigabytes() {
    return 8e-9 * batch * point.layout().size();
  }

  /** The flops of one run, in billions, by the chains' formulas; reductions mod p and random words are not counted. */
  @Override
  public double gigaflop() {
    double chains = 0;
    double entries = point.layout().size();
    Architecture a = point.architecture();
    for (int i = 1; i <= a.depth(); i++) {
      double size = (double) a.width(i - 1) * a.width(i);
      chains += 2 * size * ((i < a.depth() ? 1 : 0) + (i > 1 ? 1 : 0));
    }
    return 1e-9 * batch * (level == 0 ? chains + entries : 4 * chains + 8 * entries);
  }

  @Override
  public void run() {
    for (int first = 0; first < batch; first += block.rows()) {
      last = first;
      int rows = Math.min(block.rows(), batch - first);
      source.fill(level, first, rows == block.rows() ? block : block.view(0, 0, rows, block.columns()), team);
    }
  }

  @Override
  public String check() {
    int rows = Math.min(COMPARED, Math.min(block.rows(), batch - last));
    Matrix expected = Matrix.zero(rows, block.columns());
    source(point, new ScalarKernels()).fill(level, last, expected, Team.alone());
    Inputs.expectEqual(Inputs.FIELD, expected, block.view(0, 0, rows, block.columns()), "level " + level);
    return "ok";
  }
}
