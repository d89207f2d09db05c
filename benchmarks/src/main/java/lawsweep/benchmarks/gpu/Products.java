package lawsweep.benchmarks.gpu;

import lawsweep.benchmarks.work.Inputs;
import lawsweep.cuda.Block;
import lawsweep.cuda.Buffer;
import lawsweep.cuda.Gpu;
import lawsweep.cuda.Lane;

/** Matrix products C - A B of residues with square C, as the elimination uses them. */
final class Products implements AutoCloseable {

  private static final long ROOM = 4096;

  private final Lane lane;
  private final int edge;
  private final double least;
  private final Block c;
  private final Buffer a;
  private final Buffer b;

  /**
   * Prepares factors.
   *
   * @param inner the longest inner length
   */
  Products(Gpu gpu, Extent extent, int inner) {
    this.lane = gpu.lane();
    this.edge = extent.edge();
    this.least = extent.least();
    long factor = (long) Double.BYTES * edge * inner;
    lane.reserve((long) Double.BYTES * edge * edge + 2 * factor + ROOM);
    this.c = new Block(lane.allocate((long) Double.BYTES * edge * edge).address(), edge, edge, edge);
    this.a = lane.allocate(factor);
    this.b = lane.allocate(factor);
    fill(a, 1, inner);
    fill(b, 2, inner);
    lane.multiply(1, new Block(a.address(), edge, 1, inner), new Block(b.address(), 1, edge, edge), 0, c);
  }

  /** Residues, because the power that a card draws depends on the numbers. */
  private void fill(Buffer to, long seed, int inner) {
    double[] residues = Inputs.random(seed, 1, edge + inner).data();
    for (int i = 0; i < inner; i++) {
      lane.upload(residues, i, edge, to, (long) i * edge);
    }
  }

  /** float64 operations a second of a product with an inner length. */
  double flops(int inner) {
    Block left = new Block(a.address(), edge, inner, inner);
    Block right = new Block(b.address(), inner, edge, edge);
    double seconds = new Stopwatch(lane, least).seconds(() -> lane.multiply(-1, left, right, 1, c));
    return 2.0 * edge * edge * inner / seconds;
  }

  @Override
  public void close() {
    lane.close();
  }
}
