package lawsweep.formula.degree;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.network.ParameterLayout;
import lawsweep.residue.PrimeField;

/**
 * A linear or ReLU network. Signs of its neurons, outputs and inputs included, permute the fields: for a linear network
 * the products U_1 ⋯ U_q only get signs, and for ReLU each path from an input or a bias to an output does, which is all
 * that W_0 is made of (papers/000, eq. (15)).
 */
final class WidthGround implements Ground {

  /** The largest classes have no more odd neurons than this: they are looked at first. */
  private static final int FEW = 2;

  private final Architecture network;
  private final ParameterLayout layout;
  private final NeuronGroups groups;

  WidthGround(Architecture network) {
    this.network = network;
    this.layout = new ParameterLayout(network);
    this.groups = new NeuronGroups(network.widths(),
        IntStream.range(0, network.depth()).filter(layout::hasBias).boxed().toList());
  }

  @Override
  public int parameters() {
    return layout.size();
  }

  @Override
  public List<PlannedClass> classes(int degree) {
    PlannedClass.check(network.parameters());
    ClassSizes sizes = new ClassSizes(groups, degree);
    PlannedClass.check(largest(groups.candidates(degree, FEW, DegreePlan.MOST_CLASSES), sizes), degree);
    List<List<Integer>> candidates = groups.candidates(degree, 2 * degree, DegreePlan.MOST_CLASSES);
    PlannedClass.check(largest(candidates, sizes), degree);
    List<PlannedClass> found = new ArrayList<>();
    for (List<Integer> odd : candidates) {
      int size = sizes.of(odd).intValueExact();
      if (size > 0) {
        found.add(new PlannedClass(odd, groups.copies(odd).longValueExact(), size));
      }
    }
    return found;
  }

  private static BigInteger largest(List<List<Integer>> candidates, ClassSizes sizes) {
    return candidates.stream().map(sizes::of).reduce(BigInteger.ZERO, BigInteger::max);
  }

  @Override
  public boolean[] marks(PlannedClass planned) {
    return groups.chosen(planned.odd());
  }

  @Override
  public int reach() {
    return 2;
  }

  @Override
  public Monomials monomials(int degree, PlannedClass planned) {
    return Monomials.of(this, degree, planned);
  }

  /** The two neurons that a parameter joins; the marks are the neurons that meet an odd number of factors. */
  int[] ends(int parameter) {
    for (int i = 1; i <= network.depth(); i++) {
      int at = parameter - layout.weights(i);
      int columns = network.width(i);
      if (at >= 0 && at < network.width(i - 1) * columns) {
        return new int[] {groups.first(i - 1) + at / columns, groups.first(i) + at % columns};
      }
    }
    for (int i : groups.biased()) {
      int at = parameter - layout.bias(i);
      if (at >= 0 && at < network.width(i)) {
        return new int[] {groups.first(i) + at, groups.neurons() - 1};
      }
    }
    throw new IndexOutOfBoundsException(parameter);
  }

  @Override
  public FieldSource fields(PrimeField field) {
    return new ChainFields(network, layout, field);
  }

  @Override
  public List<Generator> generators(PrimeField field, int degree) {
    List<Generator> found = new ArrayList<>();
    for (int i = 1; i < network.depth(); i++) {
      addBalances(i, field, degree, found);
      if (network.family() == Family.LINEAR) {
        addMinors(i, field, degree, found);
      }
    }
    return found;
  }

  private void addBalances(int layer, PrimeField field, int degree, List<Generator> found) {
    if (degree < Balance.DEGREE) {
      return;
    }
    for (int a = 0; a < network.width(layer); a++) {
      int last = network.family() == Family.LINEAR ? network.width(layer) - 1 : a;
      for (int b = a; b <= last; b++) {
        found.add(new Balance(network, layout, field, layer, new int[] {a, b}));
      }
    }
  }

  private void addMinors(int layer, PrimeField field, int degree, List<Generator> found) {
    int size = network.width(layer - 1) + network.width(layer + 1);
    if (size <= degree && size <= network.width(layer)) {
      choose(layer, field, new ArrayList<>(), size, found);
    }
  }

  private void choose(int layer, PrimeField field, List<Integer> columns, int size, List<Generator> found) {
    if (columns.size() == size) {
      found.add(new Minor(network, layout, field, layer, List.copyOf(columns)));
      return;
    }
    for (int k = columns.isEmpty() ? 0 : columns.getLast() + 1; k < network.width(layer); k++) {
      columns.add(k);
      choose(layer, field, columns, size, found);
      columns.removeLast();
    }
  }
}
