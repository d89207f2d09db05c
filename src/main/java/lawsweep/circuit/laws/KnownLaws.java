package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lawsweep.circuit.Circuit;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * The conserved quantities h = θᵀ S θ / 2 + b · θ that are read off a circuit: those for which θ + ε (S θ + b) computes
 * the same up to ε², shown step by step. They come sorted by kind, and need not be independent.
 */
public final class KnownLaws {

  /** Up to so many channels times taps, laws of a filter's channels are looked for that tell its taps apart. */
  public static final int MOST_TOLD_APART = Ansatz.SMALL;

  private final Circuit circuit;
  private final PrimeField field;
  private final List<Law> laws = new ArrayList<>();
  private final List<LawKind> kinds = new ArrayList<>();

  private KnownLaws(Circuit circuit, PrimeField field) {
    this.circuit = circuit;
    this.field = field;
  }

  /**
   * Finds the laws.
   *
   * @param field the residues that equations are solved in
   * @param watch asked often; may end the search
   */
  public static KnownLaws of(Circuit given, PrimeField field, Watch watch) {
    Circuit circuit = Tables.of(given);
    Knots knots = new Knots(circuit, field, watch);
    Values values = new Values(knots, field, watch);
    List<Integer> shape = circuit.steps().get(circuit.output()).shape();
    Seen seen = new Seen(knots, values, field, shape.isEmpty() ? 1 : shape.getLast(), circuit.centred(),
        watch);
    Unknowns unknowns = new Unknowns(field, watch);
    List<Generator> generators = Ansatz.generators(circuit, unknowns);
    new Motion(knots, values, seen, unknowns, field, watch).solve(generators);
    KnownLaws found = new KnownLaws(circuit, field);
    found.sort(unknowns, generators, new Kinds(circuit, knots, seen), watch);
    return found;
  }

  /** The same laws over other residues: they are identities over the rational numbers. */
  public KnownLaws in(PrimeField other, Watch watch) {
    KnownLaws same = new KnownLaws(circuit, other);
    for (Law law : laws) {
      watch.ask();
      Optional<Law> moved = law.in(other, field);
      if (moved.isEmpty()) {
        return of(circuit, other, watch);
      }
      same.laws.add(moved.get());
    }
    same.kinds.addAll(kinds);
    return same;
  }

  private void sort(Unknowns unknowns, List<Generator> generators, Kinds namer, Watch watch) {
    Map<Integer, Map<Integer, Double>> solutions = new TreeMap<>();
    for (int u = 0; u < unknowns.count(); u++) {
      watch.ask();
      Sparse form = unknowns.value(u);
      for (int i = 0; i < form.size(); i++) {
        solutions.computeIfAbsent(form.at()[i], _ -> new TreeMap<>()).put(u, form.values()[i]);
      }
    }
    Map<LawKind, List<Law>> byKind = new EnumMap<>(LawKind.class);
    for (Map<Integer, Double> solution : solutions.values()) {
      watch.ask();
      Sparse values = FormSums.sparse(solution);
      Law law = Law.of(values, generators, field);
      // A multiple of the identity on one group of sides is the same on another.
      if (!law.parts().isEmpty() && rational(values)) {
        byKind.computeIfAbsent(namer.of(law), _ -> new ArrayList<>()).add(law);
      }
    }
    byKind.forEach((kind, list) -> list.forEach(law -> {
      laws.add(law);
      kinds.add(kind);
    }));
  }

  /** Whether all factors are small fractions; what solves equations mod p alone has others. */
  private boolean rational(Sparse values) {
    for (double value : values.values()) {
      if (Fraction.of(value, field).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** How many were found; independent or not. */
  public int size() {
    return laws.size();
  }

  /** What a law is about. */
  public LawKind kind(int law) {
    return kinds.get(law);
  }

  /** A law as people write it: {@code |l1.W[0,:]|² - |l2.W[:,0]|²}. */
  public String formula(int law) {
    return Formula.of(laws.get(law), field);
  }

  /** The shortest formula of a kind; empty if there is no law of it. */
  public String example(LawKind kind) {
    String shortest = "";
    for (int law = 0; law < laws.size(); law++) {
      if (kinds.get(law) == kind) {
        String formula = formula(law);
        shortest = shortest.isEmpty() || formula.length() < shortest.length() ? formula : shortest;
      }
    }
    return shortest;
  }

  /**
   * Gradients of all laws, one row each.
   *
   * @param theta a point, D residues
   */
  public Matrix gradients(double[] theta) {
    Matrix rows = Matrix.zero(laws.size(), circuit.columns());
    for (int l = 0; l < laws.size(); l++) {
      for (Law.Part part : laws.get(l).parts()) {
        gradient(part, theta, rows, l);
      }
    }
    return rows;
  }

  /**
   * Laws with all their entries, as many as are independent, from the input on.
   *
   * @param watch asked before each law; may end the work
   */
  public List<SingleLaw> singles(Kernels kernels, Watch watch) {
    double[] theta = new double[circuit.columns()];
    Stream words = Stream.named("laws one by one");
    for (int i = 0; i < theta.length; i++) {
      theta[i] = field.fromWord(words.word(0, i));
    }
    Matrix gradients = gradients(theta);
    EchelonBasis basis = new EchelonBasis(field, kernels, circuit.columns());
    Singles written = new Singles(circuit, field);
    List<SingleLaw> singles = new ArrayList<>();
    for (int l = 0; l < laws.size(); l++) {
      if (basis.absorb(gradients.view(l, 0, 1, circuit.columns()), Team.alone(), watch) > 0) {
        singles.add(written.of(laws.get(l), kinds.get(l)));
      }
    }
    singles.sort(Comparator.comparingInt((SingleLaw law) -> law.parts().getFirst().tensor())
        .thenComparingInt(law -> law.parts().getLast().tensor()));
    return singles;
  }

  private void gradient(Law.Part part, double[] theta, Matrix rows, int l) {
    int offset = part.generator().tensor().first();
    for (Law.Entry entry : part.entries()) {
      for (int[] entries : entry.group().entries()) {
        int i = offset + entries[entry.i()];
        int j = offset + entries[entry.j()];
        add(rows, l, i, entry.value() * theta[j]);
        if (i != j) {
          add(rows, l, j, entry.value() * theta[i]);
        }
      }
    }
    for (int k = 0; k < part.shifts().size(); k++) {
      add(rows, l, offset + part.shifts().at()[k], part.shifts().values()[k]);
    }
  }

  private void add(Matrix rows, int row, int column, double value) {
    int at = rows.index(row, column);
    rows.data()[at] = field.reduce(rows.data()[at] + value);
  }

  /**
   * N by kind: how many laws are independent at a point; those of a kind count if they are independent of each other
   * and of those of kinds before. Kinds without laws are left out.
   *
   * @param gradients what {@link #gradients} gives at a random point; destroyed
   * @param watch asked before each block of rows; may end the work
   */
  public Map<LawKind, Integer> independent(Matrix gradients, Kernels kernels, Team team, Watch watch) {
    Map<LawKind, Integer> counts = new EnumMap<>(LawKind.class);
    EchelonBasis basis = new EchelonBasis(field, kernels, circuit.columns());
    for (int first = 0; first < laws.size();) {
      int end = first;
      while (end < laws.size() && kinds.get(end) == kinds.get(first)) {
        end++;
      }
      int gain = basis.absorb(gradients.view(first, 0, end - first, circuit.columns()), team, watch);
      if (gain > 0) {
        counts.put(kinds.get(first), gain);
      }
      first = end;
    }
    return counts;
  }
}
