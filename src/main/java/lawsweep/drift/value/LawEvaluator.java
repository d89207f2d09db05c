package lawsweep.drift.value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import lawsweep.checkpoint.names.TensorView;
import lawsweep.circuit.laws.SingleLaw;
import lawsweep.circuit.types.LawGroup;
import lawsweep.circuit.types.LawGroup.Form;
import lawsweep.circuit.types.LawGroup.Term;
import lawsweep.work.Team;

/**
 * Evaluates groups of laws on the tensors of checkpoints. A tensor is read once for all sums of squares and of numbers,
 * and once more for each group of matrix laws that it is in. Besides three numbers for each law, and three more for
 * those of one group at a time, some thirty megabytes are taken, whatever the size of tensors.
 *
 * <p>Sums are compensated: a law is off by a few units of rounding of the sum of absolute values of its terms.
 */
public final class LawEvaluator {

  private final List<LawGroup> groups;
  private final List<TensorView> views;
  private final Workers workers;

  /**
   * Prepares for laws of a circuit.
   *
   * @param groups the laws
   * @param views one for each tensor of the circuit
   * @param team does the work; results do not depend on its size
   */
  public LawEvaluator(List<LawGroup> groups, List<TensorView> views, Team team) {
    this.groups = List.copyOf(groups);
    this.views = List.copyOf(views);
    this.workers = new Workers(team);
  }

  /**
   * The laws at a checkpoint, group by group. All tensors of the circuit are read, be there a law about them or not.
   *
   * @throws NotFiniteException if one of them has a number that is not finite
   * @throws IllegalArgumentException if one is missing, or has another shape than its view
   */
  public List<LawValues> values(TensorSource source) throws IOException {
    return evaluate(source, source).stream().map(LawSums::values).toList();
  }

  /**
   * The symmetric bilinear form of each law, B(x, x) = h(x), with two kinds of numbers in the places of the parameters.
   * Sums of parameters have none: their arrays are empty.
   */
  public List<double[]> mixed(TensorSource first, TensorSource second) throws IOException {
    List<double[]> forms = new ArrayList<>();
    List<LawSums> sums = evaluate(first, second);
    for (int g = 0; g < groups.size(); g++) {
      LawValues values = sums.get(g).values();
      boolean none = groups.get(g).form() == Form.SUMS;
      double[] form = new double[none ? 0 : values.count()];
      Arrays.setAll(form, values::value);
      forms.add(form);
    }
    return forms;
  }

  /**
   * Laws one by one at a checkpoint, in their order.
   *
   * @throws NotFiniteException if a number is not finite
   * @throws IllegalArgumentException if a tensor is missing, or has another shape than its view
   */
  public LawValues singles(List<SingleLaw> laws, TensorSource source) throws IOException {
    return new SingleLaws(laws, views).values(source);
  }

  /** The symmetric bilinear form of each of these laws; parameters that stand alone are left out. */
  public double[] mixedSingles(List<SingleLaw> laws, TensorSource first, TensorSource second) throws IOException {
    return new SingleLaws(laws, views).mixed(first, second);
  }

  /**
   * How far single parameters move from one checkpoint to another, group by group: the sum of |Δ(c θ²)| over laws and
   * entries, of |Δ(c θ)| for sums of parameters. Empty for groups with terms of both signs, whose two sides
   * say it.
   *
   * @throws NotFiniteException if a number is not finite
   * @throws IllegalArgumentException if a tensor is missing, or has another shape than its view
   */
  public List<OptionalDouble> movements(TensorSource first, TensorSource second) throws IOException {
    try {
      List<OptionalDouble> movements = new ArrayList<>();
      for (LawGroup group : groups) {
        movements.add(new Movement(group, views, workers).between(first, second));
      }
      return movements;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * The angular momenta of each group for v = factor · what {@code velocities} holds: buffers of PyTorch's SGD with
   * minus the learning rate, or with 1 where only their relative size matters.
   *
   * @throws NotFiniteException if a number is not finite
   * @throws IllegalArgumentException if a tensor is missing, or has another shape than its view
   */
  public List<AngularMomenta> momenta(TensorSource weights, TensorSource velocities, double factor)
      throws IOException {
    try {
      List<AngularMomenta> momenta = new ArrayList<>();
      for (LawGroup group : groups) {
        momenta.add(new Rotation(group, views, workers).momenta(weights, velocities, factor));
      }
      return momenta;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private List<LawSums> evaluate(TensorSource first, TensorSource second) throws IOException {
    List<LawSums> laws = groups.stream().map(LawSums::new).toList();
    boolean alone = first.equals(second);
    try {
      for (int tensor = 0; tensor < views.size(); tensor++) {
        List<Part> parts = parts(tensor, alone);
        if (alone || !parts.isEmpty()) {
          Operand x = Operand.of(first, views.get(tensor));
          Operand y = alone ? x : Operand.of(second, views.get(tensor));
          addMarginals(parts, x, y, laws);
          addGrams(parts, x, y, laws);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return laws;
  }

  /** A tensor's part in a group of laws. */
  private record Part(int index, LawGroup group, Term term) {

    boolean isMatrix() {
      return group.form() == Form.PRODUCTS;
    }

    /** Sums of squares for all positions along the places; where sums are squared, along all sides but the last. */
    Marginals.Asked asked(StoredSides sides) {
      if (group.form() != Form.SQUARES_OF_SUMS) {
        return new Marginals.Asked(
            group.form() == Form.SQUARES ? Pairing.PRODUCT : Pairing.FIRST, Set.copyOf(term.places()));
      }
      Set<Integer> others = new HashSet<>();
      IntStream.of(sides.sides()).filter(side -> side != term.matrix()).forEach(others::add);
      return new Marginals.Asked(Pairing.FIRST, others);
    }
  }

  private List<Part> parts(int tensor, boolean sumsToo) {
    List<Part> parts = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      LawGroup group = groups.get(g);
      for (Term term : group.terms()) {
        if (term.tensor() == tensor && (sumsToo || group.form() != Form.SUMS)) {
          parts.add(new Part(g, group, term));
        }
      }
    }
    return parts;
  }

  /** Reads a tensor of no law at all too: whether its numbers are finite must be known. */
  private void addMarginals(List<Part> parts, Operand x, Operand y, List<LawSums> laws) {
    Set<Marginals.Asked> asked = new LinkedHashSet<>();
    parts.stream().filter(part -> !part.isMatrix()).forEach(part -> asked.add(part.asked(x.sides())));
    if (parts.isEmpty()) {
      asked.add(new Marginals.Asked(Pairing.FIRST, Set.of()));
    }
    Map<Marginals.Asked, Moments> sums = marginals(x, y, asked);
    Map<Marginals.Asked, Moments> others = x.equals(y) ? sums : marginals(y, y, inner(parts, x.sides()));
    for (Part part : parts) {
      if (!part.isMatrix()) {
        Marginals.Asked what = part.asked(x.sides());
        Moments marginal = part.group().form() == Form.SQUARES_OF_SUMS
            ? SquaredSums.of(x.sides(), part.term(), sums.get(what), others.get(what))
            : sums.get(what);
        add(part, Gathering.of(Slots.of(part.group()), part.term().places(), x.sides(), -1, marginal), x, laws);
      }
    }
  }

  private static Set<Marginals.Asked> inner(List<Part> parts, StoredSides sides) {
    Set<Marginals.Asked> inner = new LinkedHashSet<>();
    parts.stream().filter(part -> part.group().form() == Form.SQUARES_OF_SUMS)
        .forEach(part -> inner.add(part.asked(sides)));
    return inner;
  }

  private Map<Marginals.Asked, Moments> marginals(Operand x, Operand y, Set<Marginals.Asked> asked) {
    Map<Marginals.Asked, Moments> marginals = new HashMap<>();
    if (!asked.isEmpty()) {
      List<Marginals.Asked> order = List.copyOf(asked);
      List<Moments> sums = Marginals.of(x, y, order, workers);
      for (int i = 0; i < sums.size(); i++) {
        marginals.put(order.get(i), sums.get(i));
      }
    }
    return marginals;
  }

  private void addGrams(List<Part> parts, Operand x, Operand y, List<LawSums> laws) {
    for (Part part : parts) {
      if (part.isMatrix()) {
        Moments products = Gram.of(x, y, part.group(), part.term(), workers);
        add(part, x.equals(y) ? products : symmetric(products, part.group().matrix()), x, laws);
      }
    }
  }

  private static void add(Part part, Moments sums, Operand x, List<LawSums> laws) {
    for (int i = 0; i < sums.size(); i++) {
      if (!Double.isFinite(sums.sum(i)) || !Double.isFinite(sums.squares(i))) {
        throw new NotFiniteException(
            x.name(), "has numbers so large that sums of their fourth powers are beyond the range of float64");
      }
    }
    laws.get(part.index()).add(part.term().factor(), sums, x.type().roundoff());
  }

  /** From whole squares to the half i ≤ j of their symmetric parts. */
  private static Moments symmetric(Moments squares, int n) {
    int slots = squares.size() / (n * n);
    Moments half = new Moments(slots * Slots.triangle(n));
    int to = 0;
    for (int slot = 0; slot < slots; slot++) {
      int at = slot * n * n;
      for (int i = 0; i < n; i++) {
        for (int j = i; j < n; j++, to++) {
          half.add(to, 0.5 * squares.sum(at + i * n + j));
          half.add(to, 0.5 * squares.sum(at + j * n + i));
        }
      }
    }
    return half;
  }
}
