package lawsweep.formula;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import lawsweep.langevin.cell.Break;
import lawsweep.langevin.flow.DormandPrince;
import lawsweep.langevin.flow.VectorField;

/**
 * How a deep linear network moves on ½ |U_1 ⋯ U_q - T|², in plain loops, with a metric θ^power for each matrix:
 * θ' = -M ∇L - λ(t) θ, or θ'' + τ(t) θ' = -M ∇L. The unknowns are weights, then velocities if there are any, then time.
 */
public final class DampedFlow implements VectorField {

  private final List<Integer> widths;
  private final List<Integer> powers;
  private final boolean momentum;
  /** τ or λ. */
  private final DoubleUnaryOperator rate;
  private final int parameters;

  public DampedFlow(List<Integer> widths, List<Integer> powers, boolean momentum, DoubleUnaryOperator rate) {
    this.widths = widths;
    this.powers = powers;
    this.momentum = momentum;
    this.rate = rate;
    int sum = 0;
    for (int i = 1; i < widths.size(); i++) {
      sum += widths.get(i - 1) * widths.get(i);
    }
    parameters = sum;
  }

  /** The places of unknowns but time. */
  public int size() {
    return momentum ? 2 * parameters : parameters;
  }

  /** Where U_i[row, column] is, i, row and column from 1; its velocity is {@link #parameters()} further. */
  public int place(int i, int row, int column) {
    int start = 0;
    for (int j = 1; j < i; j++) {
      start += widths.get(j - 1) * widths.get(j);
    }
    return start + (row - 1) * widths.get(i) + column - 1;
  }

  public int parameters() {
    return parameters;
  }

  @Override
  public void at(double[] y, double[] velocity) {
    double t = y[size()];
    double[] force = force(y);
    for (int j = 0; j < parameters; j++) {
      if (momentum) {
        velocity[j] = y[parameters + j];
        velocity[parameters + j] = force[j] - rate.applyAsDouble(t) * y[parameters + j];
      } else {
        velocity[j] = force[j] - rate.applyAsDouble(t) * y[j];
      }
    }
    velocity[size()] = 1;
  }

  /** -M ∇L, with the target T[i, j] = 1 / (1 + i + j) + i - j. */
  private double[] force(double[] y) {
    int q = widths.size() - 1;
    double[][][] left = new double[q + 1][][];
    double[][][] right = new double[q + 1][][];
    left[0] = identity(widths.getFirst());
    right[q] = identity(widths.getLast());
    for (int i = 1; i <= q; i++) {
      left[i] = product(left[i - 1], matrix(y, i));
      right[q - i] = product(matrix(y, q - i + 1), right[q - i + 1]);
    }
    double[][] residual = left[q];
    for (int i = 0; i < residual.length; i++) {
      for (int j = 0; j < residual[i].length; j++) {
        residual[i][j] -= 1.0 / (1 + i + j) + i - j;
      }
    }
    double[] force = new double[parameters];
    for (int i = 1; i <= q; i++) {
      double[][] back = i == 1 ? identity(widths.getFirst()) : product(identity(widths.getFirst()), left[i - 1]);
      double[][] gradient = product(product(transposed(back), residual), transposed(right[i]));
      for (int r = 0; r < gradient.length; r++) {
        for (int c = 0; c < gradient[r].length; c++) {
          int at = place(i, r + 1, c + 1);
          force[at] = -Math.pow(y[at], powers.get(i - 1)) * gradient[r][c];
        }
      }
    }
    return force;
  }

  private double[][] matrix(double[] y, int i) {
    double[][] matrix = new double[widths.get(i - 1)][];
    for (int r = 0; r < matrix.length; r++) {
      int from = place(i, r + 1, 1);
      matrix[r] = Arrays.copyOfRange(y, from, from + widths.get(i));
    }
    return matrix;
  }

  private static double[][] identity(int n) {
    double[][] one = new double[n][n];
    for (int i = 0; i < n; i++) {
      one[i][i] = 1;
    }
    return one;
  }

  private static double[][] transposed(double[][] a) {
    double[][] turned = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        turned[j][i] = a[i][j];
      }
    }
    return turned;
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] c = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        for (int k = 0; k < b[j].length; k++) {
          c[i][k] += a[i][j] * b[j][k];
        }
      }
    }
    return c;
  }

  /** The states at {@code steps} times from {@code from} to {@code to}, the time last in each. */
  public double[][] run(double[] start, double from, double to, int steps) {
    DormandPrince solver = new DormandPrince(this, size() + 1);
    System.arraycopy(start, 0, solver.state(), 0, size());
    solver.state()[size()] = from;
    solver.begin();
    double[][] states = new double[steps + 1][];
    states[0] = solver.state().clone();
    double span = (to - from) / steps;
    for (int i = 1; i <= steps; i++) {
      solver.advance(span, span * (steps - i), Break.NEVER);
      states[i] = solver.state().clone();
    }
    return states;
  }
}
