package lawsweep.drift.value;

import java.util.List;
import lawsweep.circuit.types.LawGroup;
import lawsweep.circuit.types.LawGroup.Term;

/**
 * The products of the rows of a tensor: for each slot of a group, Σ x[… i …] y[… j …] over all sides but those of the
 * indices and of i. With y = x it is the half i ≤ j, row by row, and sums of squares of the same products are there
 * too; else it is the whole square.
 */
final class Gram {

  /** Numbers of a tensor in memory at a time: four megabytes. */
  private static final int MOST = 1 << 19;

  private static final int PIECES = 16;

  private final Operand x;
  private final Operand y;
  private final StoredSides sides;
  private final int level;
  private final Cells cells;
  private final RowProducts products;
  private final Workers workers;

  private Gram(Operand x, Operand y, LawGroup group, Term term, Workers workers) {
    this.x = x;
    this.y = y;
    this.sides = x.sides();
    this.level = sides.level(term.matrix());
    this.cells = new Cells(sides, level, group, term.places());
    this.products = new RowProducts(group.matrix(), x.equals(y), Slots.of(group).count(), workers.team());
    this.workers = workers;
  }

  /** Reads, and sums. */
  static Moments of(Operand x, Operand y, LawGroup group, Term term, Workers workers) {
    Gram gram = new Gram(x, y, group, term, workers);
    gram.run();
    return gram.products.sums();
  }

  private void run() {
    Cut cut = new Cut(sides.extents(), level, MOST);
    double[] left = new double[cut.size()];
    boolean same = x.equals(y);
    double[] right = same ? left : new double[cut.size()];
    for (int i = 0; i < cut.boxes(); i++) {
      Box box = cut.box(i);
      read(x, box, left);
      if (!same) {
        read(y, box, right);
      }
      RowProducts.Rows rows = new RowProducts.Rows(left, right, cells.rows(box), cells.columns(box));
      List<Cells.Cell> some = cells.of(box);
      workers.team().forEach(some.size(), c -> products.add(some.get(c), rows));
    }
  }

  /** In pieces of the slowest level that has more than one position, which lie one after the other. */
  private void read(Operand operand, Box box, double[] into) {
    int cutAt = 0;
    while (cutAt < box.counts().length - 1 && box.counts()[cutAt] == 1) {
      cutAt++;
    }
    int at = cutAt;
    int count = box.counts()[at];
    int pieces = Math.min(PIECES, count);
    workers.team().forEach(pieces, piece -> {
      int first = (int) ((long) count * piece / pieces);
      int end = (int) ((long) count * (piece + 1) / pieces);
      operand.read(box.part(at, first, end - first), into, first * box.below(at + 1));
    });
  }
}
