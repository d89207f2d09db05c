package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import lawsweep.residue.PrimeField;

/**
 * Rows of knots that may be multiplied by any numbers without a change of the output, since all that reads them is
 * norms, or what is linear in them and is read by norms alone: one norm behind another.
 */
final class Scales {

  private final PrimeField field;
  private final Knots knots;
  private final List<TreeSet<Integer>> readers = new ArrayList<>();
  private final int[][] rows;

  Scales(Knots knots, PrimeField field) {
    this.field = field;
    this.knots = knots;
    this.rows = new int[knots.all().size()][];
    for (int k = 0; k < rows.length; k++) {
      readers.add(new TreeSet<>());
    }
    for (int k = 0; k < rows.length; k++) {
      for (int read : reads(k)) {
        readers.get(read).add(k);
      }
    }
    for (int k = rows.length - 1; k >= 0; k--) {
      rows[k] = k == knots.output() ? null : normed(k);
      rows[k] = rows[k] == null && k != knots.output() ? behind(k) : rows[k];
    }
  }

  /** Whether a factor of a product multiplies whole rows, so that its changes are not seen. */
  boolean hides(int product, Pairing pairing, int factorSize) {
    int[] own = rows[product];
    if (own == null) {
      return false;
    }
    int[] factorOf = none(own.length);
    for (int j = 0; j < factorSize; j++) {
      for (int out : pairing.outs(j)) {
        if (factorOf[out] >= 0) {
          return false;
        }
        factorOf[out] = j;
      }
    }
    for (int e = 0; e < own.length; e++) {
      if (factorOf[e] != factorOf[own[e]]) {
        return false;
      }
    }
    return true;
  }

  private Iterable<Integer> reads(int k) {
    return switch (knots.get(k).origin()) {
      case Origin.Parameter _,Origin.Given _,Origin.Choices _ -> List.of();
      case Origin.Linear linear -> new LinearMap(knots, linear, field).sources();
      case Origin.Product product -> List.of(product.left(), product.right());
      case Origin.Power power -> List.of(power.from());
      case Origin.Smooth smooth -> List.of(smooth.from());
      case Origin.Shares shares -> List.of(shares.from());
    };
  }

  /** The rows that a norm takes: by entry the first entry of its row; null if a knot is not read by a norm alone. */
  private int[] normed(int k) {
    if (readers.get(k).size() != 2) {
      return null;
    }
    int squares = readers.get(k).first();
    int quotient = readers.get(k).last();
    if (!(knots.get(squares).origin() instanceof Origin.Product square) || square.left() != k || square.right() != k
        || !(knots.get(quotient).origin() instanceof Origin.Product divided) || divided.left() != k
        || root(divided.right()) != squares) {
      return null;
    }
    int[] row = new int[knots.get(k).size()];
    int[] firsts = none(knots.get(squares).size());
    for (int e = 0; e < row.length; e++) {
      if (!Arrays.equals(square.pairing().rights(e), new int[] {e}) || divided.pairing().rights(e).length != 1
          || divided.pairing().rights(e)[0] != square.pairing().outs(e)[0]) {
        return null;
      }
      int sum = square.pairing().outs(e)[0];
      firsts[sum] = firsts[sum] < 0 ? e : firsts[sum];
      row[e] = firsts[sum];
    }
    return row;
  }

  /** The knot whose inverse root a knot is, entry by entry up to factors; -1 if it is none. */
  private int root(int k) {
    int inner = unscaled(k);
    return inner >= 0 && knots.get(inner).origin() instanceof Origin.Power power
        && power.factor() == -field.invert(2) ? unscaled(power.from()) : -1;
  }

  /** The knot whose entries are multiplied by numbers, or the knot itself; -1 if entries are summed. */
  private int unscaled(int k) {
    if (!(knots.get(k).origin() instanceof Origin.Linear linear)) {
      return k;
    }
    int source = -1;
    for (int e = 0; e < linear.entries().size(); e++) {
      Sparse entry = linear.entries().get(e);
      if (entry.size() != 1 || entry.at()[0] == 0) {
        return -1;
      }
      int knot = knots.knotAt(entry.at()[0]);
      if ((source >= 0 && knot != source) || entry.at()[0] - knots.get(knot).first() != e) {
        return -1;
      }
      source = knot;
    }
    return source >= 0 && knots.get(source).size() == linear.entries().size() ? source : -1;
  }

  /** Rows that all that reads a knot keeps apart and may have multiplied. */
  private int[] behind(int k) {
    if (readers.get(k).isEmpty()) {
      return null;
    }
    int[] row = new int[knots.get(k).size()];
    Arrays.setAll(row, e -> e);
    for (int reader : readers.get(k)) {
      if (rows[reader] == null || !join(k, reader, row)) {
        return null;
      }
    }
    for (int e = 0; e < row.length; e++) {
      row[e] = top(row, e);
    }
    return row;
  }

  /** Joins entries that feed one row of a reader; false if the reader is not linear in them. */
  private boolean join(int k, int reader, int[] row) {
    return switch (knots.get(reader).origin()) {
      case Origin.Linear linear -> joinSums(k, linear, rows[reader], row);
      case Origin.Product product -> joinProducts(k, product, rows[reader], row);
      default -> false;
    };
  }

  private boolean joinSums(int k, Origin.Linear linear, int[] readerRow, int[] row) {
    int[] firsts = none(readerRow.length);
    for (int i = 0; i < linear.entries().size(); i++) {
      for (int place : linear.entries().get(i).at()) {
        if (place == 0 || knots.knotAt(place) != k) {
          return false;
        }
        join(row, firsts, readerRow[i], place - knots.get(k).first());
      }
    }
    return true;
  }

  private boolean joinProducts(int k, Origin.Product product, int[] readerRow, int[] row) {
    if (product.left() == product.right()) {
      return false;
    }
    int[] firsts = none(readerRow.length);
    Pairing pairing = product.left() == k
        ? product.pairing()
        : product.pairing().exchanged(knots.get(product.right()).size());
    for (int e = 0; e < row.length; e++) {
      for (int out : pairing.outs(e)) {
        join(row, firsts, readerRow[out], e);
      }
    }
    return true;
  }

  private static int[] none(int size) {
    int[] none = new int[size];
    Arrays.fill(none, -1);
    return none;
  }

  private static void join(int[] row, int[] firsts, int readerRow, int entry) {
    if (firsts[readerRow] < 0) {
      firsts[readerRow] = entry;
    }
    int a = top(row, firsts[readerRow]);
    int b = top(row, entry);
    row[Math.max(a, b)] = Math.min(a, b);
  }

  private static int top(int[] row, int entry) {
    int at = entry;
    while (row[at] != at) {
      at = row[at];
    }
    return at;
  }
}
