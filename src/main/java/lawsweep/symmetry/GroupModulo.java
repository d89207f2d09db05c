package lawsweep.symmetry;

import java.util.ArrayList;
import java.util.List;
import lawsweep.residue.PrimeField;

/** A group as matrices mod p, rows after each other. No order of a finite one here is divisible by such a prime. */
public final class GroupModulo {

  private final Group group;
  private final PrimeField field;
  private final List<double[]> generators;
  private List<double[]> elements;

  /**
   * The group over the residues.
   *
   * @throws ArithmeticException if its matrices do not exist there, see {@link Group#existsIn}
   */
  public GroupModulo(Group group, PrimeField field) {
    this.group = group;
    this.field = field;
    this.generators = matrices(group.generators());
  }

  private List<double[]> matrices(List<Element> from) {
    double root = group.rootIn(field);
    return from.stream().map(each -> each.in(field, root)).toList();
  }

  /** The group. */
  public Group group() {
    return group;
  }

  /** The residues. */
  public PrimeField field() {
    return field;
  }

  /** Matrices that generate it; for the orthogonal group those of the signed permutations. */
  public List<double[]> generators() {
    return generators;
  }

  /** All elements, in the order of {@link Group#elements}. */
  public List<double[]> elements() {
    if (elements == null) {
      elements = matrices(group.elements());
    }
    return elements;
  }

  /** The determinant of a matrix: 1 or -1 for elements. */
  public double determinant(double[] matrix) {
    int n = group.inputs();
    double[] a = matrix.clone();
    double determinant = 1;
    for (int k = 0; k < n; k++) {
      int pivot = k;
      while (pivot < n && a[pivot * n + k] == 0) {
        pivot++;
      }
      if (pivot == n) {
        return 0;
      }
      for (int j = 0; pivot != k && j < n; j++) {
        double swapped = a[k * n + j];
        a[k * n + j] = a[pivot * n + j];
        a[pivot * n + j] = swapped;
      }
      determinant = field.multiply(pivot == k ? determinant : -determinant, a[k * n + k]);
      double inverse = field.invert(a[k * n + k]);
      for (int i = k + 1; i < n; i++) {
        double factor = field.multiply(a[i * n + k], inverse);
        for (int j = k; j < n; j++) {
          a[i * n + j] = field.reduce(a[i * n + j] - factor * a[k * n + j]);
        }
      }
    }
    return determinant;
  }

  /**
   * A basis of the second moments that data with this symmetry have: symmetric Σ with g Σ gᵀ = Σ, n × n, rows after
   * each other.
   */
  public List<double[]> secondMoments() {
    int n = group.inputs();
    Nullspace equations = invariants(generators, generators, n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double[] symmetric = new double[n * n];
        symmetric[i * n + j] = 1;
        symmetric[j * n + i] = -1;
        equations.add(symmetric);
      }
    }
    return equations.basis();
  }

  /**
   * A basis of the moments of labels and inputs where labels change as inputs do: C with g C gᵀ = C, n × n, rows after
   * each other.
   */
  public List<double[]> equivariantMoments() {
    return invariants(generators, generators, group.inputs(), group.inputs()).basis();
  }

  /**
   * A basis of the moments of one label and inputs: vectors with χ(g) g v = v.
   *
   * @param byDeterminant whether χ is the determinant, not 1
   */
  public List<double[]> moments(boolean byDeterminant) {
    List<double[]> characters = new ArrayList<>();
    for (double[] generator : generators) {
      characters.add(new double[] {byDeterminant ? determinant(generator) : 1});
    }
    return invariants(characters, generators, 1, group.inputs()).basis();
  }

  /** Tensors t of rows × columns with a t bᵀ = t for all pairs of matrices a and b. */
  private Nullspace invariants(List<double[]> left, List<double[]> right, int rows, int columns) {
    Nullspace equations = new Nullspace(field, rows * columns);
    for (int g = 0; g < left.size(); g++) {
      for (int at = 0; at < rows * columns; at++) {
        double[] equation = new double[rows * columns];
        for (int k = 0; k < equation.length; k++) {
          equation[k] = field.reduce(left.get(g)[at / columns * rows + k / columns]
              * right.get(g)[at % columns * columns + k % columns] - (k == at ? 1 : 0));
        }
        equations.add(equation);
      }
    }
    return equations;
  }
}
