package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.List;
import lawsweep.residue.PrimeField;
import lawsweep.work.Watch;

/**
 * A basis of what some vectors span, in echelon form, and how a linear map moves it. A vector that is a sum of others
 * must move like that sum: what is left is handed out.
 */
final class Span {

  private final PrimeField field;
  private final Watch watch;
  private final int[] rowOfPivot;
  private final List<Sparse> rows = new ArrayList<>();
  private final List<Image> images = new ArrayList<>();

  /**
   * Nothing yet.
   *
   * @param size the number of entries
   * @param watch asked for each vector that is added
   */
  Span(PrimeField field, int size, Watch watch) {
    this.field = field;
    this.watch = watch;
    this.rowOfPivot = new int[size];
  }

  boolean full() {
    return rows.size() == rowOfPivot.length;
  }

  List<Sparse> rows() {
    return rows;
  }

  List<Image> images() {
    return images;
  }

  /** Adds a vector. */
  void add(Sparse vector) {
    if (!full()) {
      add(vector, null);
    }
  }

  /**
   * Adds a vector and how it moves.
   *
   * @param image is changed; may be null
   * @return true if the vector was no sum of others; otherwise the image is what must not move
   */
  boolean add(Sparse vector, Image image) {
    watch.ask();
    Sparse left = vector;
    while (!left.isZero()) {
      int row = rowOfPivot[left.last()] - 1;
      double value = left.values()[left.size() - 1];
      if (row < 0) {
        rowOfPivot[left.last()] = rows.size() + 1;
        double factor = field.invert(value);
        rows.add(left.times(field, factor));
        images.add(image == null ? null : scaled(image, factor));
        return true;
      }
      left = left.plus(field, -value, rows.get(row));
      if (image != null) {
        image.add(field, -value, images.get(row));
      }
    }
    return false;
  }

  /** Subtracts rows from each other until each has the only entry at its pivot. */
  void reduce() {
    List<Integer> order = new ArrayList<>();
    for (int row : rowOfPivot) {
      if (row > 0 && rows.get(row - 1).size() > 1) {
        order.add(row - 1);
      }
    }
    for (int row : order) {
      watch.ask();
      Sparse old = rows.get(row);
      Sparse vector = old;
      for (int k = 0; k < old.size() - 1; k++) {
        int other = rowOfPivot[old.at()[k]] - 1;
        if (other >= 0) {
          vector = vector.plus(field, -old.values()[k], rows.get(other));
          if (images.get(row) != null) {
            images.get(row).add(field, -old.values()[k], images.get(other));
          }
        }
      }
      rows.set(row, vector);
    }
  }

  private Image scaled(Image image, double factor) {
    if (factor == 1) {
      return image;
    }
    Image out = new Image();
    out.add(field, factor, image);
    return out;
  }
}
