package lawsweep.lie;

import lawsweep.kernel.Kernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;

/**
 * How the chains of one side change when a vector is carried along the curve of a flow, for many vectors at once.
 *
 * <p>Column (m, b) begins with the coefficient of t^m of field b, pulled back, and is carried for another series of
 * powers n. It is at home in the total power m + n: all columns of a total power are rows of one matrix, first by m.
 * So a step of all columns is a few products of matrices, and needs lower total powers alone.
 *
 * <p>With M for the weights, x for the chain, z for that of the other side and dx, dz for their derivatives,
 *
 * <pre>  dx_{p+1} = a ⊙ (dx_p M_p + x_p dM_p + db)      M' = x ⊗ z      dM' = dx ⊗ z + x ⊗ dz</pre>
 *
 * <p>Neither M nor dM is held as a matrix beyond its first power, since both are integrals of sums of outer products.
 * With (x_a · dx_c) for products of powers of one position, power N of the new part of dx M + x dM is
 *
 * <pre>
 *   Σ_y z_y Σ_{a+c=N-1-y} (x_a · dx_c) (1/(a+y+1) + 1/(c+y+1))
 *     +  Σ_y dz_y Σ_{a+c=N-1-y} (x_a · x_c) / (a+y+1).
 * </pre>
 *
 * <p>Both inner sums are products with the matrix 1/(a + y + 1).
 */
final class FlowVariations {

  private final FlowSide side;
  private final FlowCurve curve;
  private final PrimeField field;
  private final Kernels kernels;
  private final int fields;
  private final int room;
  private final Matrix hilbert;
  /** By position: what stands before gates, and the derivatives; the same where there are no gates. */
  private final double[][] before;
  private final double[][] values;
  private final Matrix[] followed;
  private final Matrix[] transposed;
  private final Matrix[] negativeWeights;
  /** By position and power N: what the other side's derivatives of powers 0..N-1 are multiplied with, negative. */
  private final double[][][] others;
  /** By position and total power: the products x_a · dx_c. */
  private final Matrix[][] dots;
  /** By position and total power: what the other side's powers are multiplied with, negative. */
  private final Matrix[][] sums;

  /** No column yet. */
  FlowVariations(FlowSide side, FlowCurve curve, Kernels kernels, int fields, int room) {
    this.side = side;
    this.curve = curve;
    this.field = side.point().field();
    this.kernels = kernels;
    this.fields = fields;
    this.room = room;
    this.hilbert = Matrix.zero(room, room);
    int q = side.last();
    before = new double[q + 1][];
    values = new double[q + 1][];
    followed = new Matrix[q + 1];
    transposed = new Matrix[q + 1];
    negativeWeights = new Matrix[q + 1];
    others = new double[q + 1][][];
    dots = new Matrix[q + 1][room];
    sums = new Matrix[q + 1][room + 1];
    prepare();
  }

  private void prepare() {
    for (int a = 0; a < room; a++) {
      for (int y = 0; a + y < room; y++) {
        hilbert.data()[hilbert.index(a, y)] = field.invert(a + y + 1);
      }
    }
    for (int p = 1; p <= side.last(); p++) {
      followed[p] = curve.followed(side.right(), p);
      transposed[p] = transposed(followed[p]);
      if (p > 1) {
        int size = Math.multiplyExact(Math.multiplyExact(room * room, fields), side.width(p));
        before[p] = new double[size];
        values[p] = side.gated(p - 1) ? new double[size] : before[p];
      }
      if (p < side.last()) {
        others[p] = others(p);
      }
      if (p > 1 && p < side.last()) {
        negativeWeights[p] = negativeWeights(p);
        for (int total = 1; total < room; total++) {
          sums[p][total] = Matrix.zero(total * fields, total);
        }
      }
    }
  }

  private static Matrix transposed(Matrix x) {
    Matrix out = Matrix.zero(x.columns(), x.rows());
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.columns(); j++) {
        out.data()[out.index(j, i)] = x.get(i, j);
      }
    }
    return out;
  }

  private Matrix negativeWeights(int p) {
    Matrix u = side.point().weights()[side.layer(p)];
    Matrix out = Matrix.zero(side.width(p), side.width(p + 1));
    for (int i = 0; i < out.rows(); i++) {
      for (int j = 0; j < out.columns(); j++) {
        out.data()[out.index(i, j)] = side.right() ? -u.get(j, i) : -u.get(i, j);
      }
    }
    return out;
  }

  private double[][] others(int p) {
    Matrix gram = Matrix.zero(room, room);
    kernels.multiply(field, followed[p].view(0, 0, room, followed[p].columns()),
        transposed[p].view(0, 0, transposed[p].rows(), room), gram, Team.alone());
    Matrix diagonals = Matrix.zero(room, room);
    for (int s = 0; s < room; s++) {
      for (int a = 0; a <= s; a++) {
        diagonals.data()[diagonals.index(s, a)] = gram.get(a, s - a);
      }
    }
    Matrix all = Matrix.zero(room, room);
    kernels.multiply(field, diagonals, hilbert, all, Team.alone());
    double[][] rows = new double[room][];
    for (int n = 0; n < room; n++) {
      rows[n] = new double[n];
      for (int y = 0; y < n; y++) {
        rows[n][y] = -all.get(n - 1 - y, y);
      }
    }
    return rows;
  }

  private int stride(int p) {
    return room * fields * side.width(p);
  }

  private int index(int p, int total, int m) {
    return (total * room + m) * fields * side.width(p);
  }

  /** The columns 0..count-1 of m in a total power: a row for each m and field. */
  private Matrix rows(double[] data, int p, int total, int count) {
    return new Matrix(data, index(p, total, 0), count * fields, side.width(p), side.width(p));
  }

  /** The derivatives of a position in a total power, its columns m = 0, …, total: a row for each m and field. */
  Matrix values(int p, int total) {
    return rows(values[p], p, total, total + 1);
  }

  /**
   * Begins the columns m with vectors.
   *
   * @param vectors a row of D residues for each field
   */
  void begin(int m, Matrix vectors, Team team) {
    team.forEach(fields, b -> begin(m, b, vectors.view(b, 0, 1, vectors.columns())));
  }

  private void begin(int m, int b, Matrix vector) {
    for (int p = 1; p < side.last(); p++) {
      int width = side.width(p + 1);
      int at = index(p + 1, m, m) + b * width;
      kernels.multiply(field, followed[p].view(0, 0, room - m, followed[p].columns()), part(p, vector),
          new Matrix(before[p + 1], at, room - m, width, stride(p + 1)), Team.alone());
      if (side.biased(p)) {
        int bias = vector.index(0, side.point().layout().bias(side.neurons(p)));
        for (int e = 0; e < width; e++) {
          before[p + 1][at + e] = field.reduce(before[p + 1][at + e] + vector.data()[bias + e]);
        }
      }
    }
  }

  /** The vector's part in the weights, as this side multiplies with it. */
  private Matrix part(int p, Matrix vector) {
    int rows = side.width(p);
    int columns = side.width(p + 1);
    int at = vector.index(0, side.point().layout().weights(side.layer(p)));
    return side.right()
        ? transposed(new Matrix(vector.data(), at, columns, rows, rows))
        : new Matrix(vector.data(), at, rows, columns, columns);
  }

  /** Computes a total power of all columns begun; the other side has all lower ones. */
  void step(int total, FlowVariations other, Team team) {
    for (int p = 1; p < side.last(); p++) {
      if (p > 1) {
        kernels.subtractProduct(field, rows(values[p], p, total, total + 1), negativeWeights[p],
            rows(before[p + 1], p + 1, total, total + 1), team);
      }
      if (total > 0) {
        addIntegrals(p, total, other, team);
      }
      if (side.gated(p)) {
        gate(p, total);
      }
      if (p + 1 < side.last()) {
        multiplyFollowed(p + 1, total, team);
      }
    }
  }

  private void addIntegrals(int p, int total, FlowVariations other, Team team) {
    int partner = side.partner(p);
    if (p > 1) {
      Matrix z = other.followed[partner];
      kernels.subtractProduct(field, sums[p][total], z.view(0, 0, total, z.columns()),
          rows(before[p + 1], p + 1, total, total), team);
      sums[p][total] = null;
    }
    int size = fields * side.width(p + 1);
    team.forEach(total, m -> {
      kernels.subtractCombination(field, total - m, others[p][total - m], other.values[partner],
          other.index(partner, m, m), other.stride(partner), before[p + 1], index(p + 1, total, m), size);
      if (side.biased(p)) {
        double[] factor = {-hilbert.get(0, total - m - 1)};
        kernels.subtractCombination(field, 1, factor, other.values[partner], other.index(partner, total - 1, m), size,
            before[p + 1], index(p + 1, total, m), size);
      }
    });
  }

  private void gate(int p, int total) {
    int width = side.width(p + 1);
    for (int m = 0; m <= total; m++) {
      for (int i = 0; i < fields * width; i++) {
        double sum = 0;
        for (int j = 0; j <= total - m; j++) {
          sum += curve.gates()[j][side.neurons(p)][i % width] * before[p + 1][index(p + 1, total - j, m) + i];
        }
        values[p + 1][index(p + 1, total, m) + i] = field.reduce(sum);
      }
    }
  }

  /** What the derivatives of a total power contribute to later ones of the next position. */
  private void multiplyFollowed(int p, int total, Team team) {
    int powers = room - 1 - total;
    if (powers == 0) {
      return;
    }
    Matrix x = values(p, total);
    dots[p][total] = Matrix.zero(x.rows(), powers);
    kernels.multiply(field, x, transposed[p].view(0, 0, x.columns(), powers), dots[p][total], team);
    Matrix diagonals = Matrix.zero(x.rows(), total + 1);
    for (int row = 0; row < x.rows(); row++) {
      int m = row / fields;
      for (int a = 0; a <= total - m; a++) {
        diagonals.data()[diagonals.index(row, a)] =
            field.reduce(dots[p][total - a].get(row, a) + dots[p][m + a].get(row, total - m - a));
      }
    }
    Matrix next = Matrix.zero(x.rows(), powers);
    kernels.multiply(field, diagonals, hilbert.view(0, 0, total + 1, powers), next, team);
    for (int y = 0; y < powers; y++) {
      Matrix to = sums[p][total + 1 + y];
      for (int row = 0; row < x.rows(); row++) {
        to.data()[to.index(row, y)] = -next.get(row, y);
      }
    }
  }

  /**
   * The integrals of the derivatives up to the time at which columns of m + n = k have their power n: row y is what the
   * other side's power y is multiplied with, all fields side by side, negative.
   */
  Matrix integrals(int p, int k) {
    int size = fields * side.width(p);
    Matrix out = Matrix.zero(k, size);
    double[] factors = new double[k];
    for (int m = 0; m < k; m++) {
      factors[m] = hilbert.get(0, k - m - 1);
    }
    for (int y = 0; y < k; y++) {
      int total = k - 1 - y;
      kernels.subtractCombination(field, total + 1, factors, values[p], index(p, total, 0), size, out.data(),
          out.index(y, 0), size);
    }
    return out;
  }
}
