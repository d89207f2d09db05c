package lawsweep.gpu;

import lawsweep.cuda.Block;
import lawsweep.cuda.Buffer;
import lawsweep.cuda.Lane;
import lawsweep.work.DeviceLostException;

/**
 * Eliminates the rows of a block of a slab among themselves, halves first. Few rows are decided at once by a kernel,
 * and multiplied by the inverse that it finds; where it refuses, they are halved again, down to single rows.
 */
final class BlockSteps {

  private final EliminationKernels kernels;
  private final ResidueProducts products;
  private final DeviceOrder order;
  private final DevicePanels panels;
  private final int leading;
  private final Buffer inverse;

  /**
   * Columns are exchanged in the basis, too.
   *
   * @param leading so many rows are decided at once
   */
  BlockSteps(Lane lane, EliminationKernels kernels, ResidueProducts products, DeviceOrder order, DevicePanels panels,
      int leading) {
    this.kernels = kernels;
    this.products = products;
    this.order = order;
    this.panels = panels;
    this.leading = leading;
    this.inverse = lane.allocate(BYTES);
  }

  /** What it allocates. */
  static final long BYTES = (long) Heights.LEADING * Heights.LEADING * Double.BYTES;

  /**
   * Eliminates rows lo..hi-1, at least one, which have nothing left of {@code position}. Afterwards the independent
   * ones come first, with the identity on the positions from {@code position} on, which is not written down. The watch
   * is not asked: it takes a millisecond, and columns have changed places when it is over.
   *
   * @param x rows, all columns wide; columns are exchanged in all of them
   * @return how many are independent
   */
  int eliminate(Block x, int lo, int hi, int position) {
    if (position == x.columns()) {
      return 0;
    }
    if (hi - lo > leading) {
      return eliminateHalves(x, lo, hi, position);
    }
    return switch (order.decide(x.view(lo, 0, hi - lo, x.columns()), position, inverse)) {
      case ZERO -> 0;
      case DONE -> multiplyByInverse(x, lo, hi - lo, position);
      case MOVED -> {
        kernels.exchange(x, panels.rows(), position, order.verdict(), hi - lo);
        yield multiplyByInverse(x, lo, hi - lo, position);
      }
      case REFUSED -> {
        if (hi - lo == 1) {
          throw new DeviceLostException("the GPU computes wrongly: it finds no pivot in a row that is not zero");
        }
        yield eliminateHalves(x, lo, hi, position);
      }
    };
  }

  private int eliminateHalves(Block x, int lo, int hi, int position) {
    int middle = (lo + hi) >>> 1;
    int top = eliminate(x, lo, middle, position);
    int next = position + top;
    update(x, new Rows(middle, hi - middle), new Rows(lo, top), position);
    int bottom = eliminate(x, middle, hi, next);
    int behind = next + bottom;
    kernels.moveUp(x.view(middle, behind, bottom, x.columns() - behind), middle - lo - top);
    update(x, new Rows(lo, top), new Rows(lo + top, bottom), next);
    return top + bottom;
  }

  /** Some consecutive rows. */
  private record Rows(int first, int count) {}

  /** Clears rows by others, whose pivots are at {@code position} and behind. */
  private void update(Block x, Rows rows, Rows by, int position) {
    int next = position + by.count();
    int rest = x.columns() - next;
    products.subtract(
        x.view(rows.first(), position, rows.count(), by.count()),
        x.view(by.first(), next, by.count(), rest),
        x.view(rows.first(), next, rows.count(), rest));
  }

  private int multiplyByInverse(Block x, int row, int count, int position) {
    int next = position + count;
    Block rest = x.view(row, next, count, x.columns() - next);
    kernels.combine(1, new Block(inverse.address(), count, count, count), rest, 0, rest);
    return count;
  }
}
