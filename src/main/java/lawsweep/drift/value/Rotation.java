package lawsweep.drift.value;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import lawsweep.checkpoint.names.TensorView;
import lawsweep.circuit.types.LawGroup;
import lawsweep.circuit.types.LawGroup.Form;
import lawsweep.circuit.types.LawGroup.Term;

/**
 * The rotations that come with a group of laws, and their angular momenta.
 *
 * <p>Laws of products say that every symmetric matrix S acts without a change of the loss: as S on outgoing sides, as
 * -S on incoming ones. A commutator [S, S'] of two of them is antisymmetric, any antisymmetric matrix is a sum of such,
 * and it acts with the same sign on all. So rotations act, and their momenta are sums over all terms without signs. In
 * a plane that rotary positions turn, complex numbers act so: c on one side, 1 / c̄ on the other, which is the same
 * turn. Both need factors of 1 and -1. Groups of differences, and others, have no rotation here.
 */
final class Rotation {

  private final LawGroup group;
  private final List<TensorView> views;
  private final Workers workers;

  Rotation(LawGroup group, List<TensorView> views, Workers workers) {
    this.group = group;
    this.views = views;
    this.workers = workers;
  }

  /** The momenta; empty if there is no rotation. */
  AngularMomenta momenta(TensorSource weights, TensorSource velocities, double factor) throws IOException {
    boolean plain = group.terms().stream().allMatch(term -> Math.abs(term.factor()) == 1)
        && group.indices().stream().noneMatch(LawGroup.Index::differences);
    int plane = plane();
    if (!plain || group.form() == Form.SUMS || (group.form() == Form.SQUARES && plane < 0)) {
      return new AngularMomenta(new double[0], 0, 0);
    }
    List<Moments> all = new ArrayList<>();
    double[] lengths = new double[2];
    for (Term term : group.terms()) {
      Operand x = Operand.of(weights, views.get(term.tensor()));
      Operand v = Operand.of(velocities, views.get(term.tensor()));
      all.add(group.form() == Form.PRODUCTS ? ofMatrices(x, v, term) : ofPlanes(x, v, term, plane));
      lengths[0] += square(x);
      lengths[1] += square(v);
    }
    return new AngularMomenta(
        total(all, factor), Math.sqrt(lengths[0]), Math.abs(factor) * Math.sqrt(lengths[1]));
  }

  /** The index whose values are planes; -1 if there is none. */
  private int plane() {
    for (int index = 0; index < group.indices().size(); index++) {
      if (group.indices().get(index).members().stream().allMatch(members -> members.size() == 2)) {
        return index;
      }
    }
    return -1;
  }

  private double square(Operand x) {
    return Marginals.of(x, x, List.of(new Marginals.Asked(Pairing.PRODUCT, Set.of())), workers).getFirst().sum(0);
  }

  /** A_ij = M_ij - M_ji, M = X Vᵀ, for i &lt; j. */
  private Moments ofMatrices(Operand x, Operand v, Term term) {
    int n = group.matrix();
    Moments products = Gram.of(x, v, group, term, workers);
    int slots = Slots.of(group).count();
    Moments momenta = new Moments(slots * n * (n - 1) / 2);
    int to = 0;
    for (int slot = 0; slot < slots; slot++) {
      int at = slot * n * n;
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++, to++) {
          momenta.add(to, products.sum(at + i * n + j));
          momenta.add(to, -products.sum(at + j * n + i));
        }
      }
    }
    return momenta;
  }

  /** Σ x_a v_b - x_b v_a for the two members a, b of each plane: v is read with its members exchanged. */
  private Moments ofPlanes(Operand x, Operand v, Term term, int plane) {
    int level = x.sides().level(term.places().get(plane));
    int[] order = x.sides().orders().get(level);
    int[] partner = IntStream.range(0, order.length).toArray();
    for (List<Integer> members : group.indices().get(plane).members()) {
      partner[order[members.getFirst()]] = order[members.getLast()];
      partner[order[members.getLast()]] = order[members.getFirst()];
    }
    Operand exchanged = v.exchanged(new Operand.Exchange(level, partner));
    Moments marginal = Marginals.of(
        x, exchanged, List.of(new Marginals.Asked(Pairing.PRODUCT, Set.copyOf(term.places()))), workers).getFirst();
    return Gathering.of(Slots.of(group), term.places(), x.sides(), plane, marginal);
  }

  private static double[] total(List<Moments> terms, double factor) {
    Moments total = new Moments(terms.getFirst().size());
    terms.forEach(term -> total.add(0, term, 0, total.size()));
    double[] values = new double[total.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = factor * total.sum(i);
    }
    return values;
  }
}
