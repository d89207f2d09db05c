package lawsweep.gpu;

import lawsweep.cuda.Block;
import lawsweep.cuda.Buffer;
import lawsweep.cuda.Lane;
import lawsweep.work.DeviceLostException;

/**
 * Which column stands at which position: a permutation and its inverse on the device, changed there by the kernel that
 * decides pivots. Pivots come first, in the order in which they were found.
 */
final class DeviceOrder {

  /** Where in a verdict the positions begin with which pivots were exchanged. */
  static final int FROM = 2;

  /** What a look at a few rows found, as {@code native/elimination.cu} numbers it. */
  enum Verdict {
    /** Some pivot is not where it is expected. */
    REFUSED,
    /** All rows are decided and no column moved. */
    DONE,
    /** All rows are decided; columns were exchanged. */
    MOVED,
    /** All rows are zero. */
    ZERO
  }

  private static final long VERDICT_BYTES = (FROM + Heights.LEADING) * (long) Integer.BYTES;
  private static final int[] NOTHING_FOUND = {0, 0};
  private static final Verdict[] VERDICTS = Verdict.values();

  private final Lane lane;
  private final EliminationKernels kernels;
  private final Buffer columnAt;
  private final Buffer positionOf;
  private final Buffer verdict;
  private final int[] found = new int[1];

  /** Columns in their own order. */
  DeviceOrder(Lane lane, EliminationKernels kernels, int columns) {
    this.lane = lane;
    this.kernels = kernels;
    this.columnAt = lane.allocate((long) columns * Integer.BYTES);
    this.positionOf = lane.allocate((long) columns * Integer.BYTES);
    this.verdict = lane.allocate(VERDICT_BYTES);
    kernels.beginOrder(columnAt, positionOf, columns);
    lane.upload(NOTHING_FOUND, 0, NOTHING_FOUND.length, verdict, 0);
  }

  /** What an order of so many columns allocates. */
  static long bytes(int columns) {
    return 2 * Pieces.of((long) columns * Integer.BYTES) + Pieces.of(VERDICT_BYTES);
  }

  /** For each position its column, as integers. */
  Buffer columnAt() {
    return columnAt;
  }

  /** For each column its position, as integers. */
  Buffer positionOf() {
    return positionOf;
  }

  /** What the last look found. */
  Buffer verdict() {
    return verdict;
  }

  /**
   * Looks at a few rows, and brings their pivots to the positions from {@code position} on if all can be decided at
   * once. Columns of the rows themselves stay where they are. What is decided stays so: columns once passed over as
   * pivots are not looked at again, so these rows must join the basis.
   *
   * @param rows all columns, with nothing left of {@code position}
   * @param inverse takes the inverse of the square block in the pivots' columns
   */
  Verdict decide(Block rows, int position, Buffer inverse) {
    kernels.leading(rows, position, this, inverse);
    lane.download(verdict, 0, found, 0, 1);
    if (found[0] < 0 || found[0] >= VERDICTS.length) {
      throw new DeviceLostException("the GPU computes wrongly: it answers " + found[0] + " about a few rows");
    }
    return VERDICTS[found[0]];
  }

  /** The columns at the first positions. */
  int[] first(int count) {
    int[] columns = new int[count];
    lane.download(columnAt, 0, columns, 0, count);
    return columns;
  }
}
