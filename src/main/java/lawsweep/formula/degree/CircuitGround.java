package lawsweep.formula.degree;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;
import lawsweep.formula.Entry;
import lawsweep.formula.Factor;
import lawsweep.formula.LawQuestion;
import lawsweep.formula.NamedPolynomial;
import lawsweep.formula.NetworkLaws;
import lawsweep.formula.Polynomial;
import lawsweep.formula.Term;
import lawsweep.law.Subject;
import lawsweep.residue.PrimeField;

/**
 * Any network of polynomial steps and rectifiers. Its classes are those of {@link SignSymmetries}; all monomials are
 * listed to find them.
 */
final class CircuitGround implements Ground {

  /** The most monomials that are listed. */
  static final int MOST_MONOMIALS = 2_000_000;

  /** The most entries of wires, and products of contractions, of a circuit: fields are walked entry by entry. */
  static final int MOST_PRODUCTS = 200_000;

  private final Subject subject;
  private final Circuit circuit;
  private final List<BitSet> changes;
  private final int[][] turns;
  private Classes listed;

  CircuitGround(Subject subject, Circuit circuit) {
    PlannedClass.check(circuit.parameters());
    check(circuit);
    checkSize(circuit);
    this.subject = subject;
    this.circuit = circuit;
    this.changes = SignSymmetries.of(circuit);
    this.turns = new int[circuit.columns()][];
    for (int v = 0; v < turns.length; v++) {
      int parameter = v;
      turns[v] = IntStream.range(0, changes.size()).filter(k -> changes.get(k).get(parameter))
          .toArray();
    }
  }

  private static void check(Circuit circuit) {
    for (Step step : circuit.steps()) {
      String what = switch (step) {
        case Step.Apply apply -> apply.function().name().toLowerCase(Locale.ROOT);
        case Step.InverseRoot _ -> "the inverse of a root";
        case Step.Rotation _ -> "rotations";
        case Step.Power power -> power.exponent() < 0 ? "a negative power" : "";
        case Step.Parameter _,Step.Input _,Step.OneHot _,Step.Constant _,Step.Contraction _,Step.Sum _,Step.Gate _ ->
          "";
      };
      if (!what.isEmpty()) {
        throw new IllegalArgumentException("expected a network of polynomials and rectifiers with --degree, got one"
            + " with " + what);
      }
    }
  }

  private static void checkSize(Circuit circuit) {
    double products = 0;
    for (Step step : circuit.steps()) {
      products += step.shape().stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
      products += step instanceof Step.Contraction contraction ? circuit.products(contraction) : 0;
    }
    if (products > MOST_PRODUCTS) {
      throw new IllegalArgumentException("expected a network with at most " + MOST_PRODUCTS
          + " entries and products in its steps with --degree, got more: ask for fewer tokens or a smaller network");
    }
  }

  @Override
  public int parameters() {
    return turns.length;
  }

  @Override
  public List<PlannedClass> classes(int degree) {
    List<PlannedClass> classes = new ArrayList<>();
    listed(degree).found.forEach((marks, list) -> classes.add(new PlannedClass(odd(marks), 1, list.size / degree)));
    return classes;
  }

  private List<Integer> odd(BitSet marks) {
    return IntStream.range(0, changes.size()).mapToObj(k -> marks.get(k) ? 1 : 0).toList();
  }

  @Override
  public boolean[] marks(PlannedClass planned) {
    boolean[] marks = new boolean[changes.size()];
    for (int k = 0; k < marks.length; k++) {
      marks[k] = planned.odd().get(k) == 1;
    }
    return marks;
  }

  @Override
  public int reach() {
    int reach = 0;
    for (int[] each : turns) {
      reach = Math.max(reach, each.length);
    }
    return reach;
  }

  @Override
  public Monomials monomials(int degree, PlannedClass planned) {
    BitSet marks = new BitSet();
    for (int k = 0; k < planned.odd().size(); k++) {
      marks.set(k, planned.odd().get(k) == 1);
    }
    Growing list = listed(degree).found.get(marks);
    return new Monomials(degree, Arrays.copyOf(list.numbers, list.size));
  }

  private Classes listed(int degree) {
    if (listed == null || listed.degree != degree) {
      listed = new Classes(degree);
    }
    return listed;
  }

  @Override
  public FieldSource fields(PrimeField field) {
    return new CircuitFields(circuit, field);
  }

  /** The homogeneous ones of the laws that the circuit's generators give, class by class. */
  @Override
  public List<Generator> generators(PrimeField field, int degree) {
    List<Generator> found = new ArrayList<>();
    for (NamedPolynomial law : NetworkLaws.of(new LawQuestion(subject)).entries()) {
      List<Term> terms = law.polynomial().terms();
      if (!terms.isEmpty() && law.polynomial().degree() <= degree
          && terms.stream().allMatch(term -> term.degree() == law.polynomial().degree())) {
        addByClass(law.polynomial(), field, found);
      }
    }
    return found;
  }

  private void addByClass(Polynomial law, PrimeField field, List<Generator> found) {
    Map<String, Integer> offsets = new HashMap<>();
    Map<String, List<Integer>> shapes = new HashMap<>();
    for (Tensor tensor : circuit.tensors()) {
      offsets.put(tensor.name(), tensor.first());
      shapes.put(tensor.name(), tensor.shape());
    }
    Map<BitSet, List<WrittenLaw.Summand>> parts = new LinkedHashMap<>();
    for (Term term : law.terms()) {
      int[] factors = new int[term.degree()];
      BitSet marks = new BitSet();
      int at = 0;
      for (Factor factor : term.factors()) {
        int v = offsets.get(factor.entry().tensor()) + place(factor.entry(), shapes.get(factor.entry().tensor()));
        for (int e = 0; e < factor.exponent(); e++) {
          factors[at++] = v;
          turn(v, marks);
        }
      }
      parts.computeIfAbsent(marks, _ -> new ArrayList<>()).add(new WrittenLaw.Summand(term.coefficient(), factors));
    }
    parts.forEach((marks, terms) -> found.add(new WrittenLaw(field, marks.stream().toArray(), terms)));
  }

  private static int place(Entry entry, List<Integer> shape) {
    int place = 0;
    for (int side = 0; side < shape.size(); side++) {
      place = place * shape.get(side) + entry.place().get(side) - 1;
    }
    return place;
  }

  private void turn(int parameter, BitSet marks) {
    for (int k : turns[parameter]) {
      marks.flip(k);
    }
  }

  /** Numbers one after the other. */
  private static final class Growing {
    private int[] numbers = new int[16];
    private int size;

    void add(int[] more) {
      if (size + more.length > numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * numbers.length + more.length);
      }
      System.arraycopy(more, 0, numbers, size, more.length);
      size += more.length;
    }
  }

  /** All monomials of a degree in lexicographic order, by class. */
  private final class Classes {
    private final int degree;
    private final Map<BitSet, Growing> found = new LinkedHashMap<>();
    private final BitSet marks = new BitSet();
    private final int[] chosen;

    Classes(int degree) {
      this.degree = degree;
      this.chosen = new int[degree];
      BigInteger all = ClassSizes.monomials(parameters(), degree);
      if (all.compareTo(BigInteger.valueOf(MOST_MONOMIALS)) > 0) {
        throw new IllegalArgumentException("expected a degree and a network of at most " + MOST_MONOMIALS
            + " monomials, got " + all + " in degree " + degree + ": ask for a smaller degree or network");
      }
      extend(0, 0);
      if (found.size() > DegreePlan.MOST_CLASSES) {
        throw new IllegalArgumentException("expected a network with at most " + DegreePlan.MOST_CLASSES
            + " sign classes, got " + found.size() + " in degree " + degree);
      }
      found.values().forEach(each -> PlannedClass.check(BigInteger.valueOf(each.size / degree), degree));
    }

    private void extend(int at, int from) {
      if (at == degree) {
        Growing list = found.get(marks);
        if (list == null) {
          list = new Growing();
          found.put((BitSet) marks.clone(), list);
        }
        list.add(chosen);
        return;
      }
      for (int v = from; v < turns.length; v++) {
        chosen[at] = v;
        turn(v, marks);
        extend(at + 1, v);
        turn(v, marks);
      }
    }
  }
}
