package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.List;

/**
 * What values a knot takes and how they move: a point and all sums of some directions added to it.
 *
 * @param point one value
 * @param pointMove how it moves
 * @param directions in which values differ
 * @param moves how those move, one for each
 */
record Moving(Sparse point, Image pointMove, List<Sparse> directions, List<Image> moves) {

  /** All values, none of which move. */
  static Moving still(int size) {
    List<Sparse> units = new ArrayList<>(size);
    for (int e = 0; e < size; e++) {
      units.add(Sparse.unit(e));
    }
    return still(Sparse.ZERO, units);
  }

  static Moving still(Sparse point, List<Sparse> directions) {
    List<Image> moves = new ArrayList<>();
    for (int i = 0; i < directions.size(); i++) {
      moves.add(new Image());
    }
    return new Moving(point, new Image(), directions, moves);
  }

  /** How many vectors: the point and the directions. */
  int count() {
    return directions.size() + 1;
  }

  /** The point for 0, then the directions. */
  Sparse vector(int index) {
    return index == 0 ? point : directions.get(index - 1);
  }

  Image move(int index) {
    return index == 0 ? pointMove : moves.get(index - 1);
  }
}
