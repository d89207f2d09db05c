package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lawsweep.residue.PrimeField;
import lawsweep.work.Watch;

/**
 * The products of all vectors of two knots, and how they move by the product rule. If both knots are the same one,
 * vectors are multiplied in both orders.
 */
final class PairProducts {

  private final PrimeField field;
  private final Watch watch;
  private final Pairing pairing;
  private final Moving left;
  private final boolean same;
  private final List<List<Part>> vectors;
  private final List<List<MovedPart>> moves;

  /** Receives products. */
  interface Sink {
    /**
     * A product that is not 0 or moves.
     *
     * @param point true for that of the two points
     */
    void take(boolean point, Sparse vector, Image image);
  }

  /** An entry of a right vector. */
  private record Part(int vector, double value) {}

  /** An entry of how a right vector moves. */
  private record MovedPart(int vector, Sparse form) {}

  /** A product that is being summed. */
  private static final class Cell {
    private final Map<Integer, Double> vector = new TreeMap<>();
    private final Image image = new Image();
  }

  /**
   * Nothing is multiplied yet.
   *
   * @param rightSize entries of the right knot
   * @param watch asked for each entry of a left vector
   */
  PairProducts(PrimeField field, Origin.Product product, int rightSize, Moving left, Moving right, Watch watch) {
    this.field = field;
    this.watch = watch;
    this.pairing = product.pairing();
    this.left = left;
    this.same = product.left() == product.right();
    this.vectors = lists(rightSize);
    this.moves = lists(rightSize);
    for (int b = 0; b < right.count(); b++) {
      Sparse vector = right.vector(b);
      for (int k = 0; k < vector.size(); k++) {
        vectors.get(vector.at()[k]).add(new Part(b, vector.values()[k]));
      }
      int index = b;
      right.move(b).rows().forEach((row, form) -> moves.get(row).add(new MovedPart(index, form)));
    }
  }

  private static <T> List<List<T>> lists(int size) {
    List<List<T>> lists = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      lists.add(new ArrayList<>(1));
    }
    return lists;
  }

  void all(Sink sink) {
    Map<Long, Cell> cells = new TreeMap<>();
    for (int a = 0; a < left.count(); a++) {
      multiply(a, cells);
      if (!same) {
        flush(cells, sink);
      }
    }
    flush(cells, sink);
  }

  private void flush(Map<Long, Cell> cells, Sink sink) {
    cells.forEach((key, cell) -> {
      Sparse vector = FormSums.sparse(cell.vector);
      if (!vector.isZero() || !cell.image.isZero()) {
        sink.take(key == 0, vector, cell.image);
      }
    });
    cells.clear();
  }

  private Cell cell(Map<Long, Cell> cells, int a, int b) {
    int first = same ? Math.min(a, b) : a;
    int second = same ? Math.max(a, b) : b;
    return cells.computeIfAbsent(((long) first << 32) + second, _ -> new Cell());
  }

  private void multiply(int a, Map<Long, Cell> cells) {
    Sparse vector = left.vector(a);
    for (int n = 0; n < vector.size(); n++) {
      watch.ask();
      int i = vector.at()[n];
      double value = vector.values()[n];
      int[] js = pairing.rights(i);
      int[] outs = pairing.outs(i);
      for (int k = 0; k < js.length; k++) {
        for (Part part : vectors.get(js[k])) {
          double product = field.multiply(value, part.value);
          cell(cells, a, part.vector).vector.merge(outs[k], product, (x, y) -> field.reduce(x + y));
        }
        for (MovedPart part : moves.get(js[k])) {
          cell(cells, a, part.vector).image.add(field, outs[k], value, part.form);
        }
      }
    }
    left.move(a).rows().forEach((i, form) -> {
      watch.ask();
      int[] js = pairing.rights(i);
      int[] outs = pairing.outs(i);
      for (int k = 0; k < js.length; k++) {
        for (Part part : vectors.get(js[k])) {
          cell(cells, a, part.vector).image.add(field, outs[k], part.value, form);
        }
      }
    });
  }
}
