package lawsweep.benchmarks.work;

import lawsweep.cuda.Block;
import lawsweep.cuda.Buffer;
import lawsweep.cuda.Gpu;
import lawsweep.cuda.Lane;
import lawsweep.gpu.DeviceFields;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.residue.Matrix;

/**
 * Fields on a GPU: coefficients and directions lie there before the clock starts, and the results stay there. Blocks
 * are as large as the buffer.
 */
final class DeviceFieldWork extends FieldWork {

  /** Doubles in the buffer of results, and in that of directions. */
  private static final int BUFFER = 1 << 27;

  /** Directions are that many, again and again. */
  private static final int DIRECTIONS = 64;

  private final Backend backend;
  private final Lane lane;
  private final DeviceFields first;
  private final DeviceFields second;
  private final Buffer coefficients;
  private final Buffer partners;
  private final Block out;
  private final Block directions;
  private final Matrix someDirections;
  private final int width;

  DeviceFieldWork(Backend backend, Architecture a, Kind kind, int batch) {
    super(kind, new FieldInputs(a, batch, Math.max(1, Math.toIntExact(BUFFER / a.parameters()))));
    int rows = inputs().rows();
    int parameters = inputs().parameters();
    this.width = width(a);
    this.backend = backend;
    Gpu gpu = backend.gpu().orElseThrow();
    this.lane = gpu.lane();
    long buffer = (long) rows * parameters * Double.BYTES;
    long each = (long) batch * width * Double.BYTES;
    lane.reserve(2 * (DeviceFields.bytes(a, rows) + buffer + each) + (1 << 12));
    this.first = new DeviceFields(lane, gpu.facts(), inputs().point(), rows);
    this.second = kind == Kind.BRACKET ? new DeviceFields(lane, gpu.facts(), inputs().point(), rows) : null;
    this.out = new Block(lane.allocate(buffer).address(), rows, parameters, parameters);
    this.coefficients = bring(each, false);
    this.partners = kind == Kind.BRACKET ? bring(each, true) : null;
    this.someDirections = Inputs.random(3, kind == Kind.JVP ? Math.min(rows, DIRECTIONS) : 0, parameters);
    this.directions =
        kind == Kind.JVP ? new Block(lane.allocate(buffer).address(), rows, parameters, parameters) : null;
    for (int s = 0; s < rows && kind == Kind.JVP; s += someDirections.rows()) {
      int count = Math.min(someDirections.rows(), rows - s) * parameters;
      lane.upload(someDirections.data(), 0, count, new Buffer(directions.at(s, 0), 8L * count), 0);
    }
    lane.await();
  }

  private static boolean given(Architecture a, int i) {
    return i == 0 || i == a.depth() || a.family() == Family.RELU;
  }

  private static int width(Architecture a) {
    int width = 0;
    for (int i = 0; i <= a.depth(); i++) {
      width += given(a, i) ? a.width(i) : 0;
    }
    return width;
  }

  /** The coefficients of all fields, row by row. */
  private Buffer bring(long bytes, boolean partners) {
    Buffer to = lane.allocate(bytes);
    long at = 0;
    for (int block = 0; block < inputs().blocks(); block++) {
      Matrix[] from = partners ? partners(block) : coefficients(block);
      double[] rows = new double[inputs().count(block) * width];
      for (int s = 0; s < inputs().count(block); s++) {
        for (int i = 0, column = s * width; i < from.length; i++) {
          if (from[i] != null) {
            System.arraycopy(from[i].data(), from[i].index(s, 0), rows, column, from[i].columns());
            column += from[i].columns();
          }
        }
      }
      lane.upload(rows, 0, rows.length, to, at);
      at += rows.length;
    }
    return to;
  }

  @Override
  public void run() {
    for (int block = 0; block < inputs().blocks(); block++) {
      int count = inputs().count(block);
      Block to = out.view(0, 0, count, out.columns());
      first.load(rows(coefficients, block, count));
      switch (kind()) {
        case VALUES -> first.values(to);
        case JVP -> first.jvp(directions.view(0, 0, count, directions.columns()), to);
        case BRACKET -> {
          second.load(rows(partners, block, count));
          first.bracket(second, to);
        }
      }
    }
    lane.await();
  }

  private Block rows(Buffer from, int block, int count) {
    return new Block(from.doubles((long) block * inputs().rows() * width), count, width, width);
  }

  @Override
  Matrix last(int first, int count) {
    Matrix to = Matrix.zero(count, out.columns());
    Buffer from = new Buffer(out.at(first, 0), (long) to.data().length * Double.BYTES);
    lane.download(from, 0, to.data(), 0, to.data().length);
    return to;
  }

  @Override
  Matrix lastDirection(int s) {
    return someDirections.view(s % someDirections.rows(), 0, 1, someDirections.columns());
  }

  @Override
  public void close() {
    lane.close();
    backend.close();
  }
}
