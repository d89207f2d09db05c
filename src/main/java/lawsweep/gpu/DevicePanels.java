package lawsweep.gpu;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lawsweep.cuda.Block;
import lawsweep.cuda.Buffer;
import lawsweep.cuda.Lane;

/**
 * The echelon basis on a device. Its rows lie in groups of equal height, each one matrix from the position of the
 * group's first pivot on. The rows of a group come in lots of a block's height, each with the identity on its own
 * pivots, which is never read, and something to the right of them. Rows once complete are not touched again, but for
 * exchanges of columns.
 */
final class DevicePanels {

  /** Numbers of the table of groups for each: where position 0 of its first row would be, and its ld. */
  private static final int ENTRY = 2;

  private final Lane lane;
  private final EliminationKernels kernels;
  private final ResidueProducts products;
  private final int columns;
  private final int part;
  private final int height;
  private final List<Block> groups = new ArrayList<>();
  private final Buffer table;
  private final Buffer vector;
  private final Buffer times;
  private int rank;

  /**
   * The rows of a basis as kernels find them.
   *
   * @param groups the table of groups
   * @param height rows of a group
   * @param count how many rows
   */
  record Rows(Buffer groups, int height, int count) {}

  /** An empty basis. */
  DevicePanels(Lane lane, EliminationKernels kernels, ResidueProducts products, int columns, Heights heights) {
    this.lane = lane;
    this.kernels = kernels;
    this.products = products;
    this.columns = columns;
    this.part = heights.block();
    this.height = heights.group();
    this.table = lane.allocate(tableBytes(columns, height));
    this.vector = lane.allocate((long) columns * Double.BYTES);
    this.times = lane.allocate((long) columns * Double.BYTES);
  }

  private static long tableBytes(int columns, int height) {
    return (long) Math.ceilDiv(columns, height) * ENTRY * Long.BYTES;
  }

  /** What a basis without rows allocates. */
  static long bytes(int columns, Heights heights) {
    return Pieces.of(tableBytes(columns, heights.group())) + 2 * Pieces.of((long) columns * Double.BYTES);
  }

  /** What the rows of a basis of so large a rank allocate: 8 (columns rank - rank²/2) and a little. */
  static long rowBytes(int columns, int rank, Heights heights) {
    long bytes = 0;
    for (int start = 0; start < Math.min(rank, columns); start += heights.group()) {
      bytes += Pieces.of(groupBytes(columns, start, heights.group()));
    }
    return bytes;
  }

  private static long groupBytes(int columns, int start, int height) {
    return Math.min(height, columns - start) * DevicePlan.pitch(columns - start) * Double.BYTES;
  }

  /** How many rows. */
  int rank() {
    return rank;
  }

  /** The rows, for kernels. */
  Rows rows() {
    return new Rows(table, height, rank);
  }

  /**
   * Reduces rows by the basis.
   *
   * @param x all columns in their present order; entries at the pivots are void afterwards
   */
  void reduce(Block x) {
    for (int g = 0; g < groups.size(); g++) {
      int start = g * height;
      int count = Math.min(height, rank - start);
      Block group = groups.get(g).view(0, 0, count, columns - start);
      products.clear(group, parts(count), x.view(0, start, x.rows(), columns - start));
    }
  }

  private List<Integer> parts(int count) {
    List<Integer> parts = new ArrayList<>(Collections.nCopies(count / part, part));
    if (count % part > 0) {
      parts.add(count % part);
    }
    return parts;
  }

  /**
   * Adds rows to the basis. The watch is not asked, so all of them join or none.
   *
   * @param x rows, all columns wide, with the identity at the positions from the rank on (not read), and with nothing
   *     left of it (not read either)
   * @throws lawsweep.work.OutOfDeviceMemoryException if there is no room for them; then the basis is as before
   */
  void keep(Block x) {
    while (groups.size() * (long) height < rank + (long) x.rows()) {
      addGroup(groups.size() * height);
    }
    for (int done = 0; done < x.rows();) {
      int count = Math.min(part - rank % part, x.rows() - done);
      append(x.view(done, rank, count, columns - rank), x.rows() - done);
      done += count;
    }
  }

  private void addGroup(int start) {
    long ld = DevicePlan.pitch(columns - start);
    Buffer buffer = lane.allocate(groupBytes(columns, start, height));
    long[] entry = {buffer.address() - (long) start * Double.BYTES, ld};
    lane.upload(entry, 0, ENTRY, table, (long) groups.size() * ENTRY);
    groups.add(new Block(buffer.address(), Math.min(height, columns - start), columns - start, ld));
  }

  /**
   * Adds rows to the last lot, whose earlier rows lose what they have in the new pivots.
   *
   * @param x the rows from their own positions on
   * @param own on how many of these positions rows have the identity or nothing
   */
  private void append(Block x, int own) {
    Block group = groups.get(rank / height);
    int row = rank % height;
    int older = rank % part;
    int behind = row + x.rows();
    Block kept = group.view(row, row, x.rows(), group.columns() - row);
    kernels.keep(x, kept, own);
    products.subtract(
        group.view(row - older, row, older, x.rows()),
        group.view(row, behind, x.rows(), group.columns() - behind),
        group.view(row - older, behind, older, group.columns() - behind));
    rank += x.rows();
  }

  /**
   * The products of the reduced echelon basis (identity on all pivots) with a vector, in the order of its rows.
   *
   * @param form one residue for each column
   * @param columnAt the columns in their present order
   */
  double[] reducedTimes(double[] form, Buffer columnAt) {
    lane.upload(form, 0, columns, times, 0);
    kernels.gather(row(times), columnAt, row(vector));
    for (int lot = Math.ceilDiv(rank, part) - 1; lot >= 0; lot--) {
      int start = lot * part;
      int count = Math.min(part, rank - start);
      Block group = groups.get(start / height);
      int row = start % height;
      Block rows = group.view(row, row + count, count, group.columns() - row - count);
      kernels.reducedTimes(rows, vector.doubles(start + count), vector.doubles(start), times.doubles(start));
    }
    double[] out = new double[rank];
    lane.download(times, 0, out, 0, rank);
    return out;
  }

  private Block row(Buffer buffer) {
    return new Block(buffer.address(), 1, columns, columns);
  }
}
