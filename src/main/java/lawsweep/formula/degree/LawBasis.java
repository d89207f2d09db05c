package lawsweep.formula.degree;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Tensor;
import lawsweep.exact.EchelonBasis;
import lawsweep.formula.Entry;
import lawsweep.formula.NetworkCircuit;
import lawsweep.formula.Polynomial;
import lawsweep.law.Subject;
import lawsweep.residue.Matrix;
import lawsweep.work.Team;

/** Writes the kernels of classes as polynomials. */
final class LawBasis {

  /** Equations mod another prime that a polynomial must satisfy. */
  private static final int CHECKS = 8;

  private final List<Entry> entries = new ArrayList<>();
  private final ClassCounter check;
  private final Ground ground;

  /**
   * For one question.
   *
   * @param check a draw whose prime and points are used for checks
   */
  LawBasis(Subject subject, Ground ground, ClassCounter check) {
    this.ground = ground;
    this.check = check;
    Circuit circuit = NetworkCircuit.of(subject);
    for (Tensor tensor : circuit.tensors()) {
      for (int e = 0; e < tensor.size(); e++) {
        entries.add(new Entry(tensor.name(), place(tensor.shape(), e)));
      }
    }
  }

  private static List<Integer> place(List<Integer> shape, int entry) {
    List<Integer> place = new ArrayList<>();
    int rest = entry;
    for (int side = shape.size() - 1; side >= 0; side--) {
      place.addFirst(1 + rest % shape.get(side));
      rest /= shape.get(side);
    }
    return place;
  }

  /** The laws of a class. */
  BasisClass of(PlannedClass planned, ClassCounter.Found found, ClassCounter draw) {
    List<Polynomial> laws = new ArrayList<>();
    Matrix rows = found.dimension() == 0 ? Matrix.EMPTY : rows(planned, found.monomials());
    int missing = 0;
    for (double[] vector : kernel(found.basis(), planned.monomials())) {
      Optional<long[]> whole = new Reconstruction(draw.field()).of(vector).filter(each -> holds(each, rows));
      if (whole.isPresent()) {
        laws.add(polynomial(whole.get(), found.monomials()));
      } else {
        missing++;
      }
    }
    return new BasisClass(planned.odd(), planned.copies(), laws, missing);
  }

  /** The reduced basis of the kernel: for each column without a pivot 1 there, and 0 at the others. */
  private static List<double[]> kernel(EchelonBasis basis, int columns) {
    int[] pivots = basis.pivots();
    BitSet free = new BitSet();
    free.set(0, columns);
    for (int pivot : pivots) {
      free.clear(pivot);
    }
    List<double[]> kernel = new ArrayList<>();
    for (int column = free.nextSetBit(0); column >= 0; column = free.nextSetBit(column + 1)) {
      double[] unit = new double[columns];
      unit[column] = 1;
      double[] values = basis.reducedTimes(unit);
      double[] vector = unit.clone();
      for (int i = 0; i < pivots.length; i++) {
        vector[pivots[i]] = -values[i];
      }
      kernel.add(vector);
    }
    return kernel;
  }

  private Matrix rows(PlannedClass planned, Monomials monomials) {
    Matrix rows = Matrix.zero(CHECKS, monomials.size());
    new FieldRows(check.field(), ground, monomials, check.streams(), planned.odd()).fill(0, rows, Team.alone());
    return rows;
  }

  private boolean holds(long[] law, Matrix rows) {
    for (int i = 0; i < rows.rows(); i++) {
      double sum = 0;
      for (int m = 0; m < law.length; m++) {
        sum = check.field().reduce(sum + (double) (law[m] % check.field().p()) * rows.get(i, m));
      }
      if (sum != 0) {
        return false;
      }
    }
    return true;
  }

  private Polynomial polynomial(long[] law, Monomials monomials) {
    Polynomial.Sum sum = new Polynomial.Sum();
    for (int m = 0; m < law.length; m++) {
      if (law[m] != 0) {
        List<Entry> factors = new ArrayList<>();
        for (int v : monomials.of(m)) {
          factors.add(entries.get(v));
        }
        sum.addProduct(law[m], factors);
      }
    }
    return sum.polynomial();
  }
}
