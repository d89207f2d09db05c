package lawsweep.gpu;

import java.util.Optional;
import lawsweep.cuda.Block;
import lawsweep.cuda.Buffer;
import lawsweep.cuda.GpuFacts;
import lawsweep.cuda.Lane;
import lawsweep.exact.ColumnFold;
import lawsweep.gpu.RowWriter.Kind;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.lie.span.DrawFold;
import lawsweep.network.Architecture;

/**
 * The samples of W_0 and W_1 of one draw, made on the device: the rows of {@link lawsweep.lie.BracketSource}, folded
 * where they are to be. A bracket of D entries is never written when columns are folded. Calls are queued.
 */
final class DeviceRows {

  /** The most memory for chains; samples whose chains need more are made one part after the other. */
  private static final long MOST_BYTES = 1L << 28;

  private final ChainSteps steps;
  private final RowWriter writer;
  private final FieldStreams streams;
  private final int width;
  private final int slab;
  private final Chains fields;

  /**
   * Brings a draw's point to the device and takes room for chains from the lane.
   *
   * @param columns columns of rows: D, or fewer to fold them
   * @param mostRows rows that are asked for at once; more are made in parts
   * @throws lawsweep.work.OutOfDeviceMemoryException if the lane has less than {@link #bytes}
   */
  DeviceRows(Lane lane, GpuFacts facts, Point point, FieldStreams streams, int columns, int mostRows) {
    int parameters = point.layout().size();
    Optional<ColumnFold> fold =
        columns < parameters
            ? Optional.of(DrawFold.of(point.field(), streams, parameters, columns))
            : Optional.empty();
    ChainPlaces places = new ChainPlaces(point.architecture());
    this.steps = new ChainSteps(lane, point, places);
    ColumnTable table = ColumnTable.of(lane, point.layout(), places, fold);
    this.writer = new RowWriter(lane, facts, point.field(), places.size(), table);
    this.streams = streams;
    this.width = places.width();
    this.slab = slab(width, mostRows);
    Buffer room = lane.allocate(2L * slab * width * Double.BYTES);
    this.fields = new Chains(room.address(), width, 2 * slab);
    steps.clear(fields);
  }

  /** What it takes of a lane's memory. */
  static long bytes(Architecture a, int columns, int mostRows) {
    int width = new ChainPlaces(a).width();
    return ChainSteps.bytes(a) + ColumnTable.bytes(a, columns < a.parameters())
        + Pieces.of(2L * slab(width, mostRows) * width * Double.BYTES);
  }

  /** Samples whose chains there is room for, two fields each. */
  private static int slab(int width, int mostRows) {
    return Math.clamp(MOST_BYTES / (2L * width * Double.BYTES), 1, mostRows);
  }

  /**
   * Writes samples.
   *
   * @param level 0 for W_0, 1 for W_1
   * @param first the first sample
   * @param out one row for each sample, as many columns as were asked for
   * @param columnAt the column, or bucket, that stands at each position of a row: one integer for each
   */
  void fill(int level, int first, Block out, Buffer columnAt) {
    for (int from = 0; from < out.rows(); from += slab) {
      int count = Math.min(slab, out.rows() - from);
      Block rows = out.view(from, 0, count, out.columns());
      if (level == 0) {
        fillValues(first + from, rows, columnAt.address());
      } else {
        fillBrackets(first + from, rows, columnAt.address());
      }
    }
  }

  private void fillValues(int first, Block out, long at) {
    Chains plain = fields.part(0, out.rows());
    steps.draw(streams, 0, 0, first, plain);
    steps.values(plain);
    writer.write(Kind.VALUES, plain, plain, out, at);
  }

  /** The two fields of a sample stand one behind the other, so that both are one batch where they are alone. */
  private void fillBrackets(int first, Block out, long at) {
    Chains all = fields.part(0, 2 * out.rows());
    Chains mine = new Chains(all.address(), 2L * width, out.rows());
    Chains theirs = new Chains(all.at(width), 2L * width, out.rows());
    steps.draw(streams, 1, 0, first, mine);
    steps.draw(streams, 1, 1, first, theirs);
    steps.values(all);
    steps.alongEachOther(mine, theirs);
    steps.changes(all);
    writer.write(Kind.BRACKETS, mine, theirs, out, at);
  }
}
