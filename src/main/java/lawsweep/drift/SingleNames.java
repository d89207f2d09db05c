package lawsweep.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lawsweep.checkpoint.names.NameMap;
import lawsweep.checkpoint.names.TensorView;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.laws.SingleLaw;

/** The names of laws that are given one by one, all about the same tensors: they are numbered. */
final class SingleNames implements LawNames {

  private final List<SingleLaw> laws;
  private final NameMap map;

  /**
   * For laws.
   *
   * @param laws at least one
   */
  SingleNames(List<SingleLaw> laws, NameMap map) {
    this.laws = List.copyOf(laws);
    this.map = map;
  }

  /** The common degree of laws; 0 if there is none. */
  static int degree(List<SingleLaw> laws) {
    List<Boolean> linear = laws.stream().flatMap(law -> law.parts().stream()).map(SingleLaw.Part::linear).distinct()
        .toList();
    return linear.size() > 1 ? 0 : linear.getFirst() ? 1 : 2;
  }

  @Override
  public String group() {
    String in = side(-1);
    String out = side(1);
    return in.isEmpty() || out.isEmpty() ? in + out : in + ">" + out;
  }

  private String side(int sign) {
    List<Integer> tensors = parts(laws.getFirst(), sign).map(SingleLaw.Part::tensor).distinct().toList();
    return GroupText.side(map, tensors);
  }

  @Override
  public String kind() {
    SingleLaw law = laws.getFirst();
    if (law.kind() == LawKind.STILL) {
      return LawWord.STILL.word();
    }
    if (law.parts().stream().allMatch(SingleLaw.Part::linear)) {
      return LawWord.SUM.word();
    }
    if (law.parts().stream().anyMatch(part -> !part.linear() && part.i() != part.j())) {
      return LawWord.MATRIX.word();
    }
    return oneSided() ? LawWord.NORM.word() : LawWord.BALANCE.word();
  }

  /** Whether all parts of a law have one sign. */
  boolean oneSided() {
    return laws.getFirst().parts().stream().mapToInt(part -> Long.signum(part.factor())).distinct().count() == 1;
  }

  @Override
  public int count() {
    return laws.size();
  }

  @Override
  public String law(int law) {
    return kind() + " " + group() + " [" + law + "]";
  }

  @Override
  public List<String> out(int law) {
    return parts(laws.get(law), 1).map(this::text).toList();
  }

  @Override
  public List<String> in(int law) {
    return parts(laws.get(law), -1).map(this::text).toList();
  }

  private static Stream<SingleLaw.Part> parts(SingleLaw law, int sign) {
    return law.parts().stream().filter(part -> Long.signum(part.factor()) == sign);
  }

  /** An entry as it is in a sum, twice where it is squared. */
  private String text(SingleLaw.Part part) {
    String first = entry(part.tensor(), part.i());
    String factor = Math.abs(part.factor()) == 1 ? "" : Math.abs(part.factor()) + " × ";
    return factor + (part.linear() ? first : first + "*" + entry(part.tensor(), part.j()));
  }

  private String entry(int tensor, int number) {
    TensorView view = map.views().get(tensor);
    List<Integer> sides = new ArrayList<>();
    List<List<Integer>> place = new ArrayList<>();
    int rest = number;
    for (int side = view.shape().size() - 1; side >= 0; side--) {
      sides.addFirst(side);
      place.addFirst(List.of(rest % view.shape().get(side)));
      rest /= view.shape().get(side);
    }
    return new StoredPart(GroupText.name(tensor, map), view, sides).cut(place).text();
  }
}
