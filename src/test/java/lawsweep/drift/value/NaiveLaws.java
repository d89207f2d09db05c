package lawsweep.drift.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lawsweep.checkpoint.names.TensorView;
import lawsweep.circuit.types.LawGroup;
import lawsweep.circuit.types.LawGroup.Form;
import lawsweep.circuit.types.LawGroup.Index;
import lawsweep.circuit.types.LawGroup.Term;

/**
 * The definition of a group's laws, entry by entry and without rounding: every law looks at every entry of every tensor
 * and asks whether it belongs to it.
 */
final class NaiveLaws {

  private final LawGroup group;
  private final List<TensorView> views;
  private final MemoryCheckpoint checkpoint;
  private final String first;
  private final String second;
  private final Map<List<Integer>, List<int[]>> known = new HashMap<>();

  NaiveLaws(LawGroup group, List<TensorView> views, MemoryCheckpoint checkpoint) {
    this(group, views, checkpoint, "", "");
  }

  /** Bilinear forms of tensors with two prefixes. */
  NaiveLaws(LawGroup group, List<TensorView> views, MemoryCheckpoint checkpoint, String first, String second) {
    this.group = group;
    this.views = views;
    this.checkpoint = checkpoint;
    this.first = first;
    this.second = second;
  }

  /**
   * Exact sums of a law.
   *
   * @param out the positive terms
   * @param in minus the negative ones
   * @param size of absolute values of all numbers that were added
   * @param spread Σ (x ∂h/∂x)² u², u being the roundoff of each number
   */
  record Exact(double out, double in, double value, double size, double spread) {}

  /** All laws, in their order. */
  List<Exact> all() {
    List<Exact> all = new ArrayList<>();
    for (int law = 0; law < group.count(); law++) {
      all.add(law(law));
    }
    return all;
  }

  /** One law by its number. */
  Exact law(int number) {
    List<int[]> entries = new ArrayList<>();
    for (int i = group.first(); i < group.first() + group.matrix(); i++) {
      for (int j = i; j < group.first() + group.matrix(); j++) {
        entries.add(new int[] {i, j});
      }
    }
    if (group.form() != Form.PRODUCTS) {
      entries.add(new int[] {-1, -1});
    }
    int[] entry = entries.get(number % entries.size());
    return law(choices(0).get(number / entries.size()), entry[0], entry[1]);
  }

  /** Σ |Δ(c Q)| over all laws and all that they sum, from these numbers to those with a prefix. */
  double movement(String prefix) {
    double movement = 0;
    NaiveLaws there = new NaiveLaws(group, views, checkpoint, prefix, prefix);
    for (List<Integer> choice : choices(0)) {
      for (Term term : group.terms()) {
        TensorView view = views.get(term.tensor());
        for (int[] entry : entriesOf(view.shape())) {
          if (group.form() != Form.SQUARES_OF_SUMS || entry[term.matrix()] == 0) {
            double moved = quantity(view, entry, term, -1).subtract(there.quantity(view, entry, term, -1))
                .doubleValue();
            movement += Math.abs(term.factor() * moved) * times(term, choice, entry, 1);
          }
        }
      }
    }
    return movement;
  }

  private List<List<Integer>> choices(int from) {
    if (from == group.indices().size()) {
      return List.of(List.of());
    }
    List<List<Integer>> choices = new ArrayList<>();
    Index index = group.indices().get(from);
    for (int s = index.differences() ? 1 : 0; s < index.members().size(); s++) {
      for (List<Integer> rest : choices(from + 1)) {
        List<Integer> choice = new ArrayList<>(List.of(s));
        choice.addAll(rest);
        choices.add(choice);
      }
    }
    return choices;
  }

  private Exact law(List<Integer> choice, int i, int j) {
    BigDecimal[] sides = {BigDecimal.ZERO, BigDecimal.ZERO};
    double size = 0;
    double spread = 0;
    for (Term term : group.terms()) {
      TensorView view = views.get(term.tensor());
      double roundoff = checkpoint.find(view.stored()).orElseThrow().numbers().orElseThrow().roundoff();
      for (int[] entry : entriesOf(view.shape())) {
        if ((i >= 0 && entry[term.matrix()] != i)
            || (group.form() == Form.SQUARES_OF_SUMS && entry[term.matrix()] != 0)) {
          continue;
        }
        for (int sign : new int[] {1, -1}) {
          double coefficient = (double) sign * term.factor() * times(term, choice, entry, sign);
          if (coefficient != 0) {
            BigDecimal added = new BigDecimal(coefficient).multiply(quantity(view, entry, term, j));
            int side = coefficient > 0 ? 0 : 1;
            sides[side] = sides[side].add(side == 0 ? added : added.negate());
            size += Math.abs(coefficient) * size(view, entry, term, added.doubleValue() / coefficient);
            spread += coefficient * coefficient * roundoff * roundoff * spread(view, entry, term, i, j);
          }
        }
      }
    }
    return new Exact(sides[0].doubleValue(), sides[1].doubleValue(), sides[0].subtract(sides[1]).doubleValue(), size,
        spread);
  }

  /** How often an entry counts, in the part of a law with a sign: differences have parts with both. */
  private int times(Term term, List<Integer> choice, int[] entry, int sign) {
    int plus = 1;
    int minus = 0;
    for (int k = 0; k < choice.size(); k++) {
      Index index = group.indices().get(k);
      int here = entry[term.places().get(k)];
      int at = Collections.frequency(index.members().get(choice.get(k)), here);
      int zero = index.differences() ? Collections.frequency(index.members().getFirst(), here) : 0;
      int nextPlus = plus * at + minus * zero;
      minus = plus * zero + minus * at;
      plus = nextPlus;
    }
    return sign > 0 ? plus : minus;
  }

  private BigDecimal quantity(TensorView view, int[] entry, Term term, int j) {
    if (group.form() == Form.SUMS) {
      return number(first, view, entry);
    }
    if (group.form() == Form.SQUARES) {
      return number(first, view, entry).multiply(number(second, view, entry));
    }
    if (group.form() == Form.SQUARES_OF_SUMS) {
      return sum(first, view, entry, term.matrix()).multiply(sum(second, view, entry, term.matrix()));
    }
    int[] other = entry.clone();
    other[term.matrix()] = j;
    return number(first, view, entry).multiply(number(second, view, other))
        .add(number(second, view, entry).multiply(number(first, view, other))).multiply(new BigDecimal("0.5"));
  }

  /** Σ (x ∂Q/∂x)². */
  private double spread(TensorView view, int[] entry, Term term, int i, int j) {
    double x = number(first, view, entry).doubleValue();
    return switch (group.form()) {
      case SUMS -> x * x;
      case SQUARES -> 4 * Math.pow(x, 4);
      case PRODUCTS -> {
        int[] other = entry.clone();
        other[term.matrix()] = j;
        double product = x * number(first, view, other).doubleValue();
        yield (i == j ? 4 : 2) * product * product;
      }
      case SQUARES_OF_SUMS -> {
        double squares = 0;
        for (BigDecimal each : along(first, view, entry, term.matrix())) {
          squares += Math.pow(each.doubleValue(), 2);
        }
        yield 4 * Math.pow(sum(first, view, entry, term.matrix()).doubleValue(), 2) * squares;
      }
    };
  }

  /** The sum of absolute values behind a quantity. */
  private double size(TensorView view, int[] entry, Term term, double quantity) {
    if (group.form() != Form.SQUARES_OF_SUMS) {
      return Math.abs(quantity);
    }
    double left = along(first, view, entry, term.matrix()).stream().mapToDouble(x -> Math.abs(x.doubleValue())).sum();
    double right = along(second, view, entry, term.matrix()).stream().mapToDouble(x -> Math.abs(x.doubleValue())).sum();
    return left * right;
  }

  private BigDecimal sum(String prefix, TensorView view, int[] entry, int side) {
    return along(prefix, view, entry, side).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<BigDecimal> along(String prefix, TensorView view, int[] entry, int side) {
    List<BigDecimal> numbers = new ArrayList<>();
    for (int i = 0; i < view.shape().get(side); i++) {
      int[] other = entry.clone();
      other[side] = i;
      numbers.add(number(prefix, view, other));
    }
    return numbers;
  }

  /** The number of an entry. */
  BigDecimal number(String prefix, TensorView view, int[] entry) {
    return new BigDecimal(checkpoint.array(prefix + view.stored())[(int) view.number(entry)]);
  }

  private List<int[]> entriesOf(List<Integer> shape) {
    return known.computeIfAbsent(shape, NaiveLaws::entries);
  }

  /** All entries of a tensor. */
  static List<int[]> entries(List<Integer> shape) {
    List<int[]> entries = new ArrayList<>(List.of(new int[shape.size()]));
    for (int side = 0; side < shape.size(); side++) {
      List<int[]> more = new ArrayList<>();
      for (int[] entry : entries) {
        for (int i = 0; i < shape.get(side); i++) {
          int[] next = entry.clone();
          next[side] = i;
          more.add(next);
        }
      }
      entries = more;
    }
    return entries;
  }
}
