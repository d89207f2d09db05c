package lawsweep.kernel;

import java.util.List;
import java.util.Optional;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;

/** The plain definition of every operation, one residue at a time; what the others are compared with. */
public final class ScalarKernels implements Kernels {

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public void multiply(PrimeField field, Matrix a, Matrix b, Matrix c, Team team) {
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.columns(); j++) {
        c.data()[c.index(i, j)] = dot(field, a, b, i, j);
      }
    }
  }

  @Override
  public void subtractProduct(PrimeField field, Matrix a, Matrix b, Matrix c, Team team) {
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.columns(); j++) {
        c.data()[c.index(i, j)] = field.reduce(c.get(i, j) - dot(field, a, b, i, j));
      }
    }
  }

  @Override
  public Optional<RowLanes> rowLanes(long work) {
    return Optional.empty();
  }

  private static double dot(PrimeField field, Matrix a, Matrix b, int i, int j) {
    double sum = 0;
    for (int k = 0; k < a.columns(); k++) {
      sum = field.reduce(sum + a.get(i, k) * b.get(k, j));
    }
    return sum;
  }

  @Override
  public ChainKernels chains() {
    return new ScalarChains(false);
  }

  @Override
  public double dot(PrimeField field, double[] x, int xOffset, double[] y, int yOffset, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum = field.reduce(sum + x[xOffset + i] * y[yOffset + i]);
    }
    return sum;
  }

  @Override
  public void multiplyEntries(PrimeField field, double[] y, int yOffset, double[] x, int xOffset, int n) {
    for (int i = 0; i < n; i++) {
      x[xOffset + i] = field.multiply(x[xOffset + i], y[yOffset + i]);
    }
  }

  @Override
  public void scale(PrimeField field, double s, double[] x, int offset, int n) {
    for (int i = offset; i < offset + n; i++) {
      x[i] = field.multiply(s, x[i]);
    }
  }

  @Override
  public void subtractCombination(
      PrimeField field, int count, double[] c, double[] x, int xOffset, int xStride, double[] y, int yOffset, int n) {
    for (int t = 0; t < count; t++) {
      for (int i = 0; i < n; i++) {
        double product = field.multiply(c[t], x[xOffset + t * xStride + i]);
        y[yOffset + i] = field.reduce(y[yOffset + i] - product);
      }
    }
  }

  @Override
  public void laneTransposeMultiply(
      double[] u, int uOffset, int rows, int columns, double[] x, int xOffset, double[] acc, int accOffset) {
    for (int j = 0; j < rows; j++) {
      for (int k = 0; k < columns; k++) {
        for (int s = 0; s < LANES; s++) {
          acc[accOffset + k * LANES + s] += u[uOffset + (j * columns + k) * LANES + s] * x[xOffset + j * LANES + s];
        }
      }
    }
  }

  @Override
  public void laneMultiply(
      double[] u, int uOffset, int rows, int columns, int ld, double[] y, int yOffset, double[] acc, int accOffset) {
    for (int j = 0; j < rows; j++) {
      for (int k = 0; k < columns; k++) {
        for (int s = 0; s < LANES; s++) {
          acc[accOffset + j * LANES + s] += u[uOffset + (j * ld + k) * LANES + s] * y[yOffset + k * LANES + s];
        }
      }
    }
  }

  @Override
  public void laneOuter(
      double[] x, int xOffset, int rows, double[] y, int yOffset, int columns, double[] acc, int accOffset) {
    for (int j = 0; j < rows; j++) {
      for (int k = 0; k < columns; k++) {
        for (int s = 0; s < LANES; s++) {
          acc[accOffset + (j * columns + k) * LANES + s] += x[xOffset + j * LANES + s] * y[yOffset + k * LANES + s];
        }
      }
    }
  }

  @Override
  public void laneReduce(PrimeField field, double[] x, int offset, int n) {
    for (int i = offset; i < offset + n; i++) {
      x[i] = field.reduce(x[i]);
    }
  }

  @Override
  public void dualTransposeMultiply(
      PrimeField field, int units, List<DualProduct> products, int rows, int columns, DualBlock out, boolean plus) {
    for (int set = 0; set < 1 << units; set++) {
      for (int k = 0; k < columns * LANES; k++) {
        double sum = plus ? out.data()[out.index(set) + k] : 0;
        for (DualProduct p : products) {
          for (int j = 0; j < rows; j++) {
            sum = field.reduce(sum + dualProduct(field, set, p, j * columns * LANES + k, j * LANES + k % LANES));
          }
        }
        out.data()[out.index(set) + k] = sum;
      }
    }
  }

  @Override
  public void dualMultiply(
      PrimeField field, int units, List<DualProduct> products, int rows, int columns, DualBlock out, boolean plus) {
    for (int set = 0; set < 1 << units; set++) {
      for (int j = 0; j < rows * LANES; j++) {
        double sum = plus ? out.data()[out.index(set) + j] : 0;
        int row = j / LANES * columns * LANES + j % LANES;
        for (DualProduct p : products) {
          for (int k = 0; k < columns; k++) {
            sum = field.reduce(sum + dualProduct(field, set, p, row + k * LANES, k * LANES + j % LANES));
          }
        }
        out.data()[out.index(set) + j] = sum;
      }
    }
  }

  @Override
  public void dualOuter(PrimeField field, int units, DualProduct product, int rows, int columns, DualBlock out) {
    for (int set = 0; set < 1 << units; set++) {
      for (int e = 0; e < rows * columns * LANES; e++) {
        out.data()[out.index(set) + e] = outerEntry(field, set, product, columns, e);
      }
    }
  }

  @Override
  public void dualSubtractOuter(
      PrimeField field, int units, DualBlock base, List<DualProduct> products, int rows, int columns, DualBlock out) {
    for (int set = 0; set < 1 << units; set++) {
      for (int e = 0; e < rows * columns * LANES; e++) {
        double rest = base.data()[base.index(set) + e];
        for (DualProduct product : products) {
          rest = field.reduce(rest - outerEntry(field, set, product, columns, e));
        }
        out.data()[out.index(set) + e] = rest;
      }
    }
  }

  private static double outerEntry(PrimeField field, int set, DualProduct product, int columns, int e) {
    int lane = e % LANES;
    int entry = e / LANES;
    return dualProduct(
        field, set, product, entry / columns * LANES + lane, entry % columns * LANES + lane);
  }

  /** Coefficient {@code set} of the product of two numbers, at places counted from their blocks' offsets. */
  private static double dualProduct(PrimeField field, int set, DualProduct product, int x, int y) {
    DualBlock xs = product.x();
    DualBlock ys = product.y();
    double sum = 0;
    for (int subset = set;; subset = (subset - 1) & set) {
      int rest = set ^ subset;
      boolean zero = (xs.constant() && subset != 0) || (ys.constant() && rest != 0);
      if (!zero) {
        sum = field.reduce(sum + xs.data()[xs.index(subset) + x] * ys.data()[ys.index(rest) + y]);
      }
      if (subset == 0) {
        return sum;
      }
    }
  }
}
