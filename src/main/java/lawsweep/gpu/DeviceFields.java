package lawsweep.gpu;

import java.util.Optional;
import lawsweep.cuda.Block;
import lawsweep.cuda.Buffer;
import lawsweep.cuda.GpuFacts;
import lawsweep.cuda.Lane;
import lawsweep.gpu.RowWriter.Kind;
import lawsweep.lie.FieldBatch;
import lawsweep.lie.Point;
import lawsweep.network.Architecture;
import lawsweep.residue.Matrix;

/**
 * A batch of fields on a device: the residues of {@link lawsweep.lie.FieldBlock}. Results go to matrices on the host,
 * or stay on the device. One batch is for one host thread at a time, and so is the lane that it shares with others.
 */
public final class DeviceFields implements FieldBatch {

  /** The most memory for rows on their way between host and device, each way. */
  private static final long MOST_BYTES = 1L << 26;

  private final Lane lane;
  private final Point point;
  private final ChainPlaces places;
  private final ChainSteps steps;
  private final RowWriter writer;
  private final Chains room;
  private final Buffer taken;
  private final Block in;
  private final Block out;
  private Chains fields;

  /**
   * Room for fields at a point, from a lane's reserved memory.
   *
   * @param capacity the most fields at once
   * @throws lawsweep.work.OutOfDeviceMemoryException if the lane has less than {@link #bytes}
   */
  public DeviceFields(Lane lane, GpuFacts facts, Point point, int capacity) {
    this(lane, facts, point, capacity, MOST_BYTES);
  }

  /** The same with another limit for rows on their way. */
  DeviceFields(Lane lane, GpuFacts facts, Point point, int capacity, long mostBytes) {
    this.lane = lane;
    this.point = point;
    this.places = new ChainPlaces(point.architecture());
    this.steps = new ChainSteps(lane, point, places);
    ColumnTable table = ColumnTable.of(lane, point.layout(), places, Optional.empty());
    this.writer = new RowWriter(lane, facts, point.field(), places.size(), table);
    this.room =
        new Chains(lane.allocate(doubles(capacity, places.width())).address(), places.width(), capacity);
    this.taken = lane.allocate(doubles(capacity, places.coefficients()));
    int rows = staged(point.layout().size(), capacity, mostBytes);
    this.in = rows(lane, rows, point.layout().size());
    this.out = rows(lane, rows, point.layout().size());
    this.fields = room.part(0, 0);
    steps.clear(room);
  }

  private static Block rows(Lane lane, int rows, int parameters) {
    return new Block(lane.allocate(doubles(rows, parameters)).address(), rows, parameters, parameters);
  }

  /** What a batch takes of a lane's memory. */
  public static long bytes(Architecture a, int capacity) {
    ChainPlaces places = new ChainPlaces(a);
    return ChainSteps.bytes(a) + ColumnTable.bytes(a, false)
        + Pieces.of(doubles(capacity, places.width())) + Pieces.of(doubles(capacity, places.coefficients()))
        + 2 * Pieces.of(doubles(staged(a.parameters(), capacity, MOST_BYTES), a.parameters()));
  }

  private static long doubles(long rows, long columns) {
    return rows * columns * Double.BYTES;
  }

  /** Rows on their way at once. */
  private static int staged(long parameters, int capacity, long mostBytes) {
    return Math.clamp(mostBytes / Double.BYTES / parameters, 1, capacity);
  }

  @Override
  public void load(Matrix[] coefficients) {
    int count = coefficients[0].rows();
    if (count < 1 || count > room.count()) {
      throw new IllegalArgumentException("expected 1 to " + room.count() + " fields, got " + count);
    }
    int width = places.coefficients();
    double[] rows = new double[Math.multiplyExact(count, width)];
    for (int i = 0, at = 0; i <= point.architecture().depth(); i++) {
      if (i == 0 || i == point.architecture().depth() || places.gated()) {
        Matrix a = coefficients[i];
        for (int s = 0; s < count; s++) {
          System.arraycopy(a.data(), a.index(s, 0), rows, s * width + at, a.columns());
        }
        at += a.columns();
      }
    }
    lane.upload(rows, 0, rows.length, taken, 0);
    load(new Block(taken.address(), count, width, width));
  }

  /**
   * Takes fields from coefficients on the device.
   *
   * @param coefficients one row for each field without gaps between them: a_0, for ReLU networks a_1, …, a_{q-1}, a_q
   */
  public void load(Block coefficients) {
    int width = places.coefficients();
    if (coefficients.rows() < 1 || coefficients.rows() > room.count() || coefficients.columns() != width
        || coefficients.ld() != width) {
      throw new IllegalArgumentException(
          "expected 1 to " + room.count() + " rows of " + width + " numbers without gaps, got " + coefficients.rows()
              + " of " + coefficients.columns() + ", " + coefficients.ld() + " apart");
    }
    fields = room.part(0, coefficients.rows());
    steps.take(coefficients.address(), fields);
    steps.values(fields);
  }

  @Override
  public void values(Matrix to) {
    download(Kind.VALUES, fields, to);
  }

  /** Writes the fields' values to the device, as {@link #values(Matrix)}. */
  public void values(Block to) {
    writer.write(Kind.VALUES, fields, fields, checked(to), 0);
  }

  @Override
  public void jvp(Matrix directions, Matrix to) {
    check(directions.rows(), directions.columns());
    for (int first = 0; first < fields.count(); first += in.rows()) {
      Block part = in.view(0, 0, Math.min(in.rows(), fields.count() - first), in.columns());
      upload(directions, first, part);
      steps.alongDirections(fields.part(first, part.rows()), part);
    }
    steps.changes(fields);
    download(Kind.CHANGES, fields, to);
  }

  /** Writes the fields' derivatives along directions, from and to the device, as {@link #jvp(Matrix, Matrix)}. */
  public void jvp(Block directions, Block to) {
    steps.alongDirections(fields, checked(directions));
    steps.changes(fields);
    writer.write(Kind.CHANGES, fields, fields, checked(to), 0);
  }

  @Override
  public void bracket(FieldBatch batch, Matrix to) {
    DeviceFields other = checked(batch);
    check(to.rows(), to.columns());
    along(other);
    download(Kind.BRACKETS, other.fields, to);
  }

  /** Writes brackets to the device, as {@link #bracket(FieldBatch, Matrix)}. */
  public void bracket(DeviceFields batch, Block to) {
    DeviceFields other = checked(batch);
    checked(to);
    along(other);
    writer.write(Kind.BRACKETS, fields, other.fields, to, 0);
  }

  private void along(DeviceFields other) {
    steps.alongEachOther(fields, other.fields);
    steps.changes(fields);
    steps.changes(other.fields);
  }

  private DeviceFields checked(FieldBatch batch) {
    if (!(batch instanceof DeviceFields other)) {
      throw new IllegalArgumentException("expected fields on a device, got " + batch.getClass().getSimpleName());
    }
    if (!other.point.equals(point) || !other.lane.equals(lane)) {
      throw new IllegalArgumentException("expected fields at the same point and on the same lane");
    }
    if (other.fields.count() != fields.count()) {
      throw new IllegalArgumentException(
          "expected " + fields.count() + " fields, got " + other.fields.count());
    }
    return other;
  }

  private Block checked(Block rows) {
    check(rows.rows(), rows.columns());
    return rows;
  }

  private void check(int rows, int columns) {
    if (fields.count() == 0) {
      throw new IllegalStateException("no fields were loaded");
    }
    if (rows < fields.count() || columns != point.layout().size()) {
      throw new IllegalArgumentException(
          "expected " + fields.count() + " rows of " + point.layout().size() + " numbers, got " + rows + " of "
              + columns);
    }
  }

  private void upload(Matrix from, int first, Block to) {
    if (from.ld() == from.columns()) {
      upload(from.data(), from.index(first, 0), to);
      return;
    }
    double[] rows = new double[to.rows() * to.columns()];
    for (int s = 0; s < to.rows(); s++) {
      System.arraycopy(from.data(), from.index(first + s, 0), rows, s * to.columns(), to.columns());
    }
    upload(rows, 0, to);
  }

  private void upload(double[] from, int offset, Block to) {
    int count = to.rows() * to.columns();
    lane.upload(from, offset, count, new Buffer(to.address(), doubles(count, 1)), 0);
  }

  /** Writes rows part by part and brings them to the host. */
  private void download(Kind kind, Chains theirs, Matrix to) {
    check(to.rows(), to.columns());
    for (int first = 0; first < fields.count(); first += out.rows()) {
      int count = Math.min(out.rows(), fields.count() - first);
      Block part = out.view(0, 0, count, out.columns());
      writer.write(kind, fields.part(first, count), theirs.part(first, count), part, 0);
      download(part, to, first);
    }
  }

  private void download(Block from, Matrix to, int first) {
    int columns = from.columns();
    int count = from.rows() * columns;
    Buffer rows = new Buffer(from.address(), doubles(count, 1));
    if (to.ld() == columns) {
      lane.download(rows, 0, to.data(), to.index(first, 0), count);
      return;
    }
    double[] all = new double[count];
    lane.download(rows, 0, all, 0, count);
    for (int s = 0; s < from.rows(); s++) {
      System.arraycopy(all, s * columns, to.data(), to.index(first + s, 0), columns);
    }
  }
}
