package lawsweep.circuit.types;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.laws.LawKind;

/** Laws with their indices written out, with whole factors and signs. */
final class Written {

  private final Circuit circuit;
  private final Unknowns unknowns;
  private final Turned turned;
  private final Kinds kinds;
  private final Depths depths;
  /** By extent: each index alone. */
  private final Map<Integer, List<List<Integer>>> alone = new HashMap<>();

  Written(Circuit circuit, Unknowns unknowns, Turned turned, Kinds kinds, Depths depths) {
    this.circuit = circuit;
    this.unknowns = unknowns;
    this.turned = turned;
    this.kinds = kinds;
    this.depths = depths;
  }

  /** A group and the box that it is written from. */
  record Entry(LawGroup group, Gathering.Box box) {

    private int tensor(boolean last) {
      return (last ? group.terms().getLast() : group.terms().getFirst()).tensor();
    }
  }

  /** All groups, from input to output. */
  List<Entry> groups(List<Gathering.Box> boxes) {
    return boxes.stream().flatMap(box -> groups(box).stream().map(group -> new Entry(group, box)))
        .sorted(Comparator.comparingInt((Entry entry) -> entry.tensor(false))
            .thenComparingInt(entry -> entry.tensor(true)).thenComparing(entry -> entry.group().form())
            .thenComparingInt(entry -> -entry.group().indices().size()))
        .toList();
  }

  /** One group; two for a matrix on a side that is turned, whose planes have a number each. */
  private List<LawGroup> groups(Gathering.Box box) {
    Carrier carrier = box.carrier();
    List<LawGroup.Index> indices = new ArrayList<>();
    for (int position = 0; position < carrier.parts().size(); position++) {
      indices.add(index(box, position));
    }
    LawKind kind = kinds.of(carrier.solution(circuit));
    Carrier.Piece first = carrier.pieces().getFirst();
    List<LawGroup.Term> terms = terms(carrier);
    if (!box.symmetric()) {
      return List.of(new LawGroup(kind, form(carrier), indices, 0, 0, terms));
    }
    int extent = circuit.tensors().get(first.tensor()).shape().get(first.side());
    Turned.Split split = turned.at(unknowns.wire(first.tensor()), first.side());
    int still = split == null ? 0 : 2 * split.planes();
    LawGroup matrices = new LawGroup(kind, LawGroup.Form.PRODUCTS, indices, still, extent - still, terms);
    if (still == 0) {
      return List.of(matrices);
    }
    indices.add(new LawGroup.Index(planes(split), false));
    return List.of(new LawGroup(kind, LawGroup.Form.SQUARES, indices, 0, 0, terms.stream()
        .map(term -> new LawGroup.Term(term.tensor(), term.factor(),
            Stream.concat(term.places().stream(), Stream.of(term.matrix())).toList(), -1))
        .toList()), matrices);
  }

  private static LawGroup.Form form(Carrier carrier) {
    return carrier.linear() ? LawGroup.Form.SUMS
        : carrier.matrix() ? LawGroup.Form.SQUARES_OF_SUMS
            : LawGroup.Form.SQUARES;
  }

  private LawGroup.Index index(Gathering.Box box, int position) {
    Carrier.Piece first = box.carrier().pieces().getFirst();
    int place = first.places().get(position);
    int extent = circuit.tensors().get(first.tensor()).shape().get(place);
    Op.Part part = box.carrier().parts().get(position);
    if (part == Op.Part.WHOLE) {
      return new LawGroup.Index(alone(extent), !box.full(position));
    }
    Turned.Split split = turned.at(unknowns.wire(first.tensor()), place);
    List<List<Integer>> still = alone(extent).subList(2 * split.planes(), extent);
    if (box.carrier().linear()) {
      return new LawGroup.Index(part == Op.Part.STILL ? still : alone(extent).subList(0, 2 * split.planes()), false);
    }
    if (box.full(position)) {
      return new LawGroup.Index(Stream.concat(planes(split).stream(), still.stream()).toList(), false);
    }
    return switch (part) {
      case PLANES -> new LawGroup.Index(planes(split), true);
      case STILL -> new LawGroup.Index(still, true);
      case WHOLE, BETWEEN -> throw new TypeRefusedException(
          "a law between places that are turned and places that stand still is not of a form that can be evaluated");
    };
  }

  private List<List<Integer>> alone(int extent) {
    return alone.computeIfAbsent(extent, n -> IntStream.range(0, n).mapToObj(List::of).toList());
  }

  private static List<List<Integer>> planes(Turned.Split split) {
    return IntStream.range(0, split.planes()).mapToObj(plane -> List.of(2 * plane, 2 * plane + 1)).toList();
  }

  /** Factors are made whole and coprime; the deepest tensor, or the first of these, has a positive one. */
  private List<LawGroup.Term> terms(Carrier carrier) {
    List<Carrier.Piece> pieces = carrier.pieces().stream()
        .sorted(Comparator.comparingInt(Carrier.Piece::tensor)).toList();
    Carrier.Piece last = pieces.getFirst();
    Ratio unit = Ratio.ZERO;
    for (Carrier.Piece piece : pieces) {
      last = depths.of(piece.tensor()) > depths.of(last.tensor()) ? piece : last;
      unit = unit.common(piece.factor());
    }
    Ratio scale = last.factor().sign() < 0 ? unit.inverse().negative() : unit.inverse();
    return pieces.stream().map(piece -> new LawGroup.Term(piece.tensor(), piece.factor().times(scale).over(),
        piece.places(), piece.side())).toList();
  }
}
