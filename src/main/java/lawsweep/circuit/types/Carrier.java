package lawsweep.circuit.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lawsweep.circuit.Circuit;

/**
 * What laws of one solution, and those of the same tensors with fewer or other indices, are made of.
 *
 * @param kind how the solution moves its tensors
 * @param parts for each position, an index that the numbers depend on, what part of the functions of a turned side
 * @param pieces the tensors
 */
record Carrier(Op.Kind kind, List<Op.Part> parts, List<Piece> pieces) {

  /**
   * One tensor's piece.
   *
   * @param places for each position the side of the tensor that it runs along
   * @param side the side of the matrix; -1 if there is none
   */
  record Piece(int tensor, Ratio factor, List<Integer> places, int side) {}

  /**
   * Reads a solution.
   *
   * @param turned tells which sides of tensors belong together
   */
  static Carrier of(Map<Integer, Ratio> solution, Unknowns unknowns, Turned turned) {
    List<Piece> pieces = new ArrayList<>();
    List<Integer> ties = List.of();
    for (Map.Entry<Integer, Ratio> entry : solution.entrySet()) {
      Unknowns.Unknown unknown = unknowns.get(entry.getKey());
      int wire = unknowns.wire(unknown.tensor());
      List<Integer> places = places(unknown.op().set());
      List<Integer> own = places.stream().map(place -> turned.tie(wire, place)).toList();
      if (pieces.isEmpty()) {
        ties = own;
      }
      pieces.add(new Piece(unknown.tensor(), entry.getValue(), aligned(places, own, ties), unknown.op().side()));
    }
    Op first = unknowns.get(solution.keySet().iterator().next()).op();
    return new Carrier(first.kind(), pieces.getFirst().places().stream().map(first::part).toList(), pieces);
  }

  private static List<Integer> places(int set) {
    List<Integer> places = new ArrayList<>();
    for (int rest = set; rest != 0; rest &= rest - 1) {
      places.add(Integer.numberOfTrailingZeros(rest));
    }
    return places;
  }

  /** Places in the order of the sides that they are tied to; in their own where ties do not tell. */
  private static List<Integer> aligned(List<Integer> places, List<Integer> own, List<Integer> ties) {
    List<Integer> aligned = ties.stream().filter(own::contains).map(tie -> places.get(own.indexOf(tie))).toList();
    return aligned.size() == places.size() && aligned.stream().distinct().count() == places.size() ? aligned : places;
  }

  /** As a solution of one type, to be sorted by kind. */
  Solution solution(Circuit circuit) {
    return new Solution(pieces.stream().map(piece -> new Solution.Part(circuit.tensors().get(piece.tensor()),
        piece.tensor(), new Op(kind, piece.side(), 0, 0), piece.factor())).toList(), 1);
  }

  boolean matrix() {
    return kind == Op.Kind.MATRIX || kind == Op.Kind.ONES;
  }

  boolean linear() {
    return kind == Op.Kind.SHIFT;
  }
}
