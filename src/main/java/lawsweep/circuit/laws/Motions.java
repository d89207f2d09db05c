package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Tensor;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Watch;

/**
 * Motions θ + ε (B θ + b) that compute the same as θ up to ε², shown step by step as laws are, where B and b are of a
 * given kind on each tensor. Symmetric ones are the known laws of gradient flow; skew ones are symmetries that keep
 * lengths, and give laws of momentum. They need not be independent.
 */
public final class Motions {

  /** How a tensor may move. */
  public enum Kind {
    /** Not at all. */
    STILL(false, false, false),
    /** By constants. */
    SHIFTS(false, false, true),
    /** Each entry by a factor of its own. */
    FACTORS(true, false, false),
    /** Each entry by a factor and a constant of its own. */
    ENTRIES(true, false, true),
    /** By a symmetric matrix and constants. */
    SYMMETRIC(true, true, true),
    /** By a skew matrix and constants. */
    SKEW(false, true, true);

    private final boolean diagonal;
    private final boolean mixed;
    private final boolean shifts;

    Kind(boolean diagonal, boolean mixed, boolean shifts) {
      this.diagonal = diagonal;
      this.mixed = mixed;
      this.shifts = shifts;
    }
  }

  private final PrimeField field;
  private final int parameters;
  private final List<Generator> generators = new ArrayList<>();
  private final List<Sparse> found = new ArrayList<>();

  private Motions(Circuit circuit, PrimeField field) {
    this.field = field;
    this.parameters = circuit.columns();
  }

  /**
   * Finds them.
   *
   * @param kinds how each tensor may move, in the circuit's order
   * @param field the residues that equations are solved in
   * @param watch asked often; may end the search
   */
  public static Motions of(Circuit given, List<Kind> kinds, PrimeField field, Watch watch) {
    if (kinds.size() != given.tensors().size()) {
      throw new IllegalArgumentException(
          "expected a kind of motion for each of " + given.tensors().size() + " tensors, got " + kinds.size());
    }
    Circuit circuit = Tables.of(given);
    Knots knots = new Knots(circuit, field, watch);
    Values values = new Values(knots, field, watch);
    List<Integer> shape = circuit.steps().get(circuit.output()).shape();
    Seen seen = new Seen(knots, values, field, shape.isEmpty() ? 1 : shape.getLast(), circuit.centred(),
        watch);
    Unknowns unknowns = new Unknowns(field, watch);
    Motions motions = new Motions(circuit, field);
    for (int t = 0; t < kinds.size(); t++) {
      motions.add(circuit, t, kinds.get(t), unknowns);
    }
    new Motion(knots, values, seen, unknowns, field, watch).solve(motions.generators);
    motions.read(unknowns, watch);
    return motions;
  }

  /** A generator whose unknowns are 0 where the kind has none. */
  private void add(Circuit circuit, int tensor, Kind kind, Unknowns unknowns) {
    Tensor moved = circuit.tensors().get(tensor);
    Generator generator =
        Generator.of(moved, Ansatz.sides(circuit, tensor), kind == Kind.SKEW, unknowns);
    for (Generator.Group group : generator.groups()) {
      for (int i = 0; i < group.size(); i++) {
        for (int j = 0; j <= i; j++) {
          if (i == j ? !kind.diagonal : !kind.mixed) {
            unknowns.equate(Sparse.unit(group.unknown(i, j)));
          }
        }
      }
    }
    for (int e = 0; e < moved.size() && !kind.shifts; e++) {
      unknowns.equate(Sparse.unit(generator.shifts() + e));
    }
    generators.add(generator);
  }

  private void read(Unknowns unknowns, Watch watch) {
    Map<Integer, Map<Integer, Double>> solutions = new TreeMap<>();
    for (int u = 0; u < unknowns.count(); u++) {
      watch.ask();
      Sparse form = unknowns.value(u);
      for (int i = 0; i < form.size(); i++) {
        solutions.computeIfAbsent(form.at()[i], _ -> new TreeMap<>()).put(u, form.values()[i]);
      }
    }
    for (Map<Integer, Double> solution : solutions.values()) {
      Sparse values = FormSums.sparse(solution);
      // What solves equations mod p alone has other factors than small fractions.
      boolean rational = true;
      for (double value : values.values()) {
        rational &= Fraction.of(value, field).isPresent();
      }
      if (rational) {
        found.add(values);
      }
    }
  }

  /** How many were found, independent or not. */
  public int size() {
    return found.size();
  }

  /**
   * B x + b, a row for each motion.
   *
   * @param x D residues
   */
  public Matrix at(double[] x) {
    return rows(x, false);
  }

  /**
   * Bᵀ x, a row for each motion.
   *
   * @param x D residues
   */
  public Matrix transposed(double[] x) {
    return rows(x, true);
  }

  private Matrix rows(double[] x, boolean transposed) {
    Matrix rows = Matrix.zero(found.size(), parameters);
    for (int motion = 0; motion < found.size(); motion++) {
      int row = motion;
      Sparse values = found.get(row);
      for (Generator generator : generators) {
        int offset = generator.tensor().first();
        for (Generator.Group group : generator.groups()) {
          forEachEntry(group, values, transposed,
              (i, j, value) -> add(rows, row, offset + i, value * x[offset + j]));
        }
        for (int e = 0; e < generator.tensor().size() && !transposed; e++) {
          add(rows, row, offset + e, values.get(generator.shifts() + e));
        }
      }
    }
    return rows;
  }

  private interface Entries {

    /** An entry of B, or of Bᵀ, between two entries of a tensor. */
    void take(int i, int j, double value);
  }

  private static void forEachEntry(Generator.Group group, Sparse values, boolean transposed, Entries entries) {
    for (int i = 0; i < group.size(); i++) {
      for (int j = 0; j <= i; j++) {
        double value = values.get(group.unknown(i, j));
        for (int k = 0; value != 0 && k < group.entries().length; k++) {
          int first = group.entries()[k][i];
          int second = group.entries()[k][j];
          int sign = transposed ? group.sign(j, i) : group.sign(i, j);
          entries.take(first, second, sign * value);
          if (i != j) {
            entries.take(second, first, (group.skew() ? -sign : sign) * value);
          }
        }
      }
    }
  }

  private void add(Matrix rows, int row, int column, double value) {
    int at = rows.index(row, column);
    rows.data()[at] = field.reduce(rows.data()[at] + value);
  }
}
