package lawsweep.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lawsweep.cuda.Block;
import lawsweep.cuda.GpuFacts;
import lawsweep.cuda.Lane;
import lawsweep.residue.PrimeField;
import lawsweep.work.Watch;

/**
 * A basis of the span of rows, mod p, in echelon form, on a device; exact. The rank, the pivots and the products of the
 * reduced rows are those of {@link lawsweep.exact.EchelonBasis}, since they depend on the rows and their order alone.
 *
 * <p>Rows are made slab by slab. A slab is reduced by the basis, group by group. Then its blocks are eliminated one
 * after the other; a few of them go together to update the rest of the slab. What is behind a block that falls short is
 * dropped.
 */
final class DeviceBasis {

  private final DeviceOrder order;
  private final DevicePanels panels;
  private final ResidueProducts products;
  private final BlockSteps steps;
  private final Pace pace;
  private final Heights heights;
  private final int columns;
  private final Block slab;
  private int taken;

  /**
   * An empty basis.
   *
   * @param columns how many columns rows have, at least 1
   * @param watch asked every 0.1 seconds or so; may end the work
   * @throws lawsweep.work.OutOfDeviceMemoryException if the lane has less than {@link #bytes}
   */
  DeviceBasis(Lane lane, GpuFacts facts, PrimeField field, int columns, Heights heights, Watch watch) {
    if (heights.group() > field.maxDelay()) {
      throw new IllegalArgumentException("products of " + heights.group() + " rows do not add up exactly");
    }
    EliminationKernels kernels = new EliminationKernels(lane, field);
    this.pace = new Pace(lane, facts, watch);
    this.products = new ResidueProducts(lane, kernels, pace);
    this.order = new DeviceOrder(lane, kernels, columns);
    this.panels = new DevicePanels(lane, kernels, products, columns, heights);
    this.steps = new BlockSteps(lane, kernels, products, order, panels, heights.leading());
    this.heights = heights;
    this.columns = columns;
    this.slab = new Block(lane.allocate(slabBytes(columns, heights)).address(), heights.slab(), columns,
        DevicePlan.pitch(columns));
  }

  private static long slabBytes(int columns, Heights heights) {
    return heights.slab() * DevicePlan.pitch(columns) * Double.BYTES;
  }

  /** What an empty basis allocates; {@link DevicePanels#rowBytes} come as it grows. */
  static long bytes(int columns, Heights heights) {
    return DeviceOrder.bytes(columns) + DevicePanels.bytes(columns, heights) + Pieces.of(BlockSteps.BYTES)
        + Pieces.of(slabBytes(columns, heights));
  }

  /** The dimension of the span. */
  int rank() {
    return panels.rank();
  }

  /** The number behind the last row in the span, of those that the last call of {@link #take} numbered. */
  int taken() {
    return taken;
  }

  /** The pivot column of each row of the basis, in the order in which they joined. */
  int[] pivots() {
    return order.first(panels.rank());
  }

  /** The products of the reduced rows with a vector, in the order of {@link #pivots}. */
  double[] reducedTimes(double[] form) {
    return panels.reducedTimes(form, order.columnAt());
  }

  /**
   * Takes blocks of rows, one after the other, and stops behind the first that gains less than its size. Right at any
   * time, also where the watch ends the work: {@link #rank} belongs to the rows before {@link #taken}.
   *
   * @param first the number of the first row
   * @param sizes how many rows each block has; any number, at least 1
   * @return by how much each block taken raised the rank
   */
  int[] take(RowMaker rows, int first, int[] sizes) {
    taken = first;
    int[] gains = new int[sizes.length];
    List<Piece> pieces = pieces(sizes);
    for (int next = 0; next < pieces.size();) {
      int end = endOfSlab(pieces, next);
      int stopped = new Slab(rows, pieces.subList(next, end)).take(gains, sizes);
      if (stopped >= 0) {
        return Arrays.copyOf(gains, stopped + 1);
      }
      next = end;
    }
    return gains;
  }

  /**
   * A part of a block that was asked for, as long as what is eliminated at a time.
   *
   * @param of which one
   * @param rows how many rows
   * @param last whether it ends there
   */
  private record Piece(int of, int rows, boolean last) {}

  private List<Piece> pieces(int[] sizes) {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      for (int done = 0; done < sizes[i]; done += heights.block()) {
        int rows = Math.min(heights.block(), sizes[i] - done);
        pieces.add(new Piece(i, rows, done + rows == sizes[i]));
      }
    }
    return pieces;
  }

  private int endOfSlab(List<Piece> pieces, int next) {
    int end = next;
    for (int rows = 0; end < pieces.size() && rows + pieces.get(end).rows() <= heights.slab(); end++) {
      rows += pieces.get(end).rows();
    }
    return end;
  }

  /** One slab under way. */
  private final class Slab {

    private final List<Piece> pieces;
    private final Block x;
    /** How many independent rows each block has that is not yet subtracted from the rest of the slab. */
    private final List<Integer> pending = new ArrayList<>();
    private int pendingRow;
    private int pendingPosition;
    /** Whether all rows of the last block were independent, so that those of the next follow its pivots. */
    private boolean full;

    Slab(RowMaker rows, List<Piece> pieces) {
      this.pieces = pieces;
      this.x = slab.view(0, 0, pieces.stream().mapToInt(Piece::rows).sum(), columns);
      if (panels.rank() < columns) {
        pace.ask();
        rows.fill(taken, x, order.columnAt());
        panels.reduce(x);
      }
    }

    /** Which block fell short, or -1. */
    int take(int[] gains, int[] sizes) {
      int row = 0;
      for (int i = 0; i < pieces.size(); i++) {
        Piece piece = pieces.get(i);
        int end = row + piece.rows();
        gains[piece.of()] += eliminate(row, end);
        if (piece.last() && gains[piece.of()] < sizes[piece.of()]) {
          return piece.of();
        }
        if (i + 1 < pieces.size()) {
          updateBefore(end, pieces.get(i + 1).rows());
        }
        row = end;
      }
      return -1;
    }

    private int eliminate(int row, int end) {
      int position = panels.rank();
      int gained = 0;
      if (position < columns) {
        pace.ask();
        gained = steps.eliminate(x, row, end, position);
        panels.keep(x.view(row, 0, gained, columns));
        note(row, position, gained);
      }
      taken += end - row;
      full = gained == end - row;
      return gained;
    }

    private void note(int row, int position, int gained) {
      if (pending.isEmpty()) {
        pendingRow = row;
        pendingPosition = position;
      }
      if (gained > 0) {
        pending.add(gained);
      }
    }

    /** Before the next block is eliminated: brings it up to date, or all that is left of the slab. */
    private void updateBefore(int row, int rows) {
      int count = pending.stream().mapToInt(Integer::intValue).sum();
      boolean wait = full && count + rows <= heights.group();
      Block group = x.view(pendingRow, pendingPosition, count, columns - pendingPosition);
      int rest = wait ? rows : x.rows() - row;
      products.clear(group, pending, x.view(row, pendingPosition, rest, columns - pendingPosition));
      if (!wait) {
        pending.clear();
      }
    }
  }
}
