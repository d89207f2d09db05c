package lawsweep.formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.types.LawGroup;
import lawsweep.law.setting.Metric;

/**
 * Areas that two parameters sweep with momentum. If i and j may be scaled against each other, θ_i ∂_i L = θ_j ∂_j L,
 * and M = diag θ² on both, they obey one linear equation θ'' + τ θ' = -c θ, so exp(∫ τ) (θ_i ω_j - θ_j ω_i) is
 * conserved. In the dual form so it is with η = -1/θ. If they may be shifted against each other, ∂_i L = ∂_j L, it is
 * so with primal momentum and M = diag θ.
 */
final class Areas {

  /** Scales against each other: the power of the metric. */
  private static final int SCALES = 2;
  /** Shifts against each other. */
  private static final int SHIFTS = 1;

  private final Circuit circuit;
  private final List<Metric> metrics;
  private final boolean dual;
  /** By the values of free letters: classes of tensors that are alike, entry by entry. */
  private final Map<List<IndexRange>, List<List<Entries>>> classes = new LinkedHashMap<>();

  /**
   * Without any yet.
   *
   * @param metrics one for each tensor of the circuit
   */
  Areas(Circuit circuit, List<Metric> metrics, boolean dual) {
    this.circuit = circuit;
    this.metrics = metrics;
    this.dual = dual;
  }

  /**
   * Entries of a tensor, one for each choice of free letters.
   *
   * @param sides for each side the free letter that it has, as an index; -1 for a side of 1
   */
  private record Entries(int tensor, List<Integer> sides) {}

  /**
   * An area for each choice of free letters.
   *
   * @param one the tensor that counts positive
   * @param other the tensor that counts negative
   */
  record Area(String one, String other, OptionalInt degree, IndexForm form) {}

  /** Takes in what a group of laws of the gradient flow makes alike. */
  void add(GroupForm group) {
    List<LawGroup.Term> terms = group.group().terms();
    if (terms.size() != 2 || terms.get(0).factor() != -terms.get(1).factor() || !fits(group)
        || !terms.stream().allMatch(group::single)) {
      return;
    }
    List<IndexRange> ranges = group.diagonal().stream().filter(range -> wide(group, range)).toList();
    List<IndexRange> key = new ArrayList<>();
    for (int i = 0; i < ranges.size(); i++) {
      key.add(new IndexRange(GroupForm.FREE.charAt(i), ranges.get(i).members(), false));
    }
    int positive = terms.get(0).factor() > 0 ? 0 : 1;
    join(classes.computeIfAbsent(key, _ -> new ArrayList<>()), entries(group, terms.get(positive), ranges),
        entries(group, terms.get(1 - positive), ranges));
  }

  private boolean fits(GroupForm group) {
    int power = switch (group.group().form()) {
      case PRODUCTS, SQUARES -> SCALES;
      case SUMS -> SHIFTS;
      case SQUARES_OF_SUMS -> -1;
    };
    return !(dual && power == SHIFTS)
        && group.group().terms().stream().allMatch(term -> metrics.get(term.tensor()).power() == power);
  }

  /** Whether a letter runs along a side of more than 1. */
  private static boolean wide(GroupForm group, IndexRange range) {
    return group.group().terms().stream().map(group::diagonal).anyMatch(operand -> {
      int side = operand.letters().indexOf(range.letter());
      return side < 0 || operand.shape().get(side) > 1;
    });
  }

  private static Entries entries(GroupForm group, LawGroup.Term term, List<IndexRange> ranges) {
    List<Character> letters = ranges.stream().map(IndexRange::letter).toList();
    return new Entries(term.tensor(), group.diagonal(term).letters().chars()
        .mapToObj(letter -> letters.indexOf((char) letter)).toList());
  }

  /** Outgoing ones stand before incoming ones. */
  private static void join(List<List<Entries>> alike, Entries out, Entries in) {
    List<Entries> before = having(alike, out);
    if (before.contains(in)) {
      return;
    }
    List<Entries> after = having(alike, in);
    before.addAll(after);
    alike.remove(after);
  }

  private static List<Entries> having(List<List<Entries>> alike, Entries entries) {
    for (List<Entries> some : alike) {
      if (some.contains(entries)) {
        return some;
      }
    }
    List<Entries> alone = new ArrayList<>(List.of(entries));
    alike.add(alone);
    return alone;
  }

  /** Those of all pairs; where a class has more than three they are not independent. */
  List<Area> all() {
    List<Area> all = new ArrayList<>();
    classes.forEach((ranges, alike) -> {
      for (List<Entries> some : alike) {
        for (int i = 0; i < some.size(); i++) {
          for (int j = i + 1; j < some.size(); j++) {
            all.add(area(some.get(i), some.get(j), ranges));
          }
        }
      }
    });
    return all;
  }

  private Area area(Entries one, Entries other, List<IndexRange> ranges) {
    Operand first = operand(one);
    Operand second = operand(other);
    List<IndexTerm> terms = dual
        ? List.of(new IndexTerm(1, List.of(power(first, -1), power(second, -2), velocity(second))),
            new IndexTerm(-1, List.of(power(second, -1), power(first, -2), velocity(first))))
        : List.of(new IndexTerm(1, List.of(first, velocity(second))),
            new IndexTerm(-1, List.of(velocity(first), second)));
    return new Area(first.tensor(), second.tensor(), dual ? OptionalInt.empty() : OptionalInt.of(2),
        new IndexForm(terms, ranges, IndexForm.Symmetry.NONE));
  }

  private Operand operand(Entries entries) {
    Tensor tensor = circuit.tensors().get(entries.tensor());
    StringBuilder letters = new StringBuilder();
    int narrow = 0;
    for (int side : entries.sides()) {
      letters.append(side >= 0 ? GroupForm.FREE.charAt(side) : GroupForm.SUMMED.charAt(narrow++));
    }
    return new Operand(tensor.name(), tensor.shape(), letters.toString());
  }

  private static Operand power(Operand operand, int exponent) {
    return new Operand(operand.tensor(), operand.shape(), operand.letters(), exponent);
  }

  private static Operand velocity(Operand operand) {
    return new Operand(MomentumForms.VELOCITY + operand.tensor(), operand.shape(), operand.letters());
  }
}
