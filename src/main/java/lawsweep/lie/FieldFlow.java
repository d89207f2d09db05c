package lawsweep.lie;

import lawsweep.kernel.Kernels;
import lawsweep.network.Architecture;
import lawsweep.network.ParameterLayout;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * One flow, and some fields pulled back along it, power by power.
 *
 * <p>With J for the derivative of the flow, V = J^-1 Y along the curve. So J V = Y, and V_k = Y_k - Σ_{n≥1} (J_n
 * V_{k-n}): each V_m is carried along the curve for as long as there are powers. J V_m is an integral of sums of outer
 * products of chains and their derivatives, and is never held.
 */
final class FieldFlow {

  private final Architecture architecture;
  private final ParameterLayout layout;
  private final PrimeField field;
  private final Kernels kernels;
  private final int fields;
  private final int room;
  private final Watch watch;
  private final FlowCurve curve;
  private final FlowVariations left;
  private final FlowVariations right;
  private int order = -1;
  private Matrix vectors = Matrix.EMPTY;

  /**
   * Follows the curve; nothing is pulled back yet.
   *
   * @param fields how many fields are pulled back
   * @param room the highest power there is room for
   * @param watch asked at each power, here and later; may end the work
   */
  FieldFlow(FlowCoefficients source, Kernels kernels, int fields, int room, Team team, Watch watch) {
    this.architecture = source.point().architecture();
    this.layout = source.point().layout();
    this.field = source.point().field();
    this.kernels = kernels;
    this.fields = fields;
    this.room = room;
    this.watch = watch;
    this.curve = new FlowCurve(source, kernels, fields, room, team, watch);
    this.left = new FlowVariations(new FlowSide(source.point(), false), curve, kernels, fields, room);
    this.right = new FlowVariations(new FlowSide(source.point(), true), curve, kernels, fields, room);
  }

  /** The highest power there is room for. */
  int room() {
    return room;
  }

  /** The power reached, -1 if none. */
  int order() {
    return order;
  }

  /** The coefficients of the power reached, a row of D residues for each field; good until the next power. */
  Matrix vectors() {
    return vectors;
  }

  /** Goes on to a power. What is ended by the watch has come to a lower one, and can go on. */
  void advance(int to, Team team) {
    while (order < to) {
      watch.ask();
      if (order >= 0) {
        left.begin(order, vectors, team);
        right.begin(order, vectors, team);
        left.step(order, right, team);
        right.step(order, left, team);
      }
      order++;
      vectors = Matrix.zero(fields, layout.size());
      compute(team);
    }
  }

  private void compute(Team team) {
    int q = architecture.depth();
    Matrix[] fromLeft = new Matrix[q + 1];
    Matrix[] fromRight = new Matrix[q + 1];
    for (int p = 2; p <= q; p++) {
      fromLeft[p] = left.integrals(p, order);
      fromRight[p] = right.integrals(p, order);
    }
    team.forEach(fields, b -> {
      for (int i = 1; i <= q; i++) {
        compute(i, b, fromLeft[i], fromRight[q + 1 - i]);
      }
      for (int i = 0; i < q; i++) {
        if (layout.hasBias(i)) {
          biases(i, b, fromLeft[i + 1]);
        }
      }
    });
  }

  /** V_k in a layer: Σ λ_j ⊗ ρ_{k-j} less the integrals of Σ dl_j ⊗ r_{k-1-j} + l_j ⊗ dr_{k-1-j}. */
  private void compute(int i, int b, Matrix fromLeft, Matrix fromRight) {
    int q = architecture.depth();
    int width = architecture.width(i);
    Terms terms = new Terms(architecture.width(i - 1), width, 3 * order + 1);
    Matrix l = curve.chains(false, i);
    Matrix r = curve.chains(true, q + 1 - i);
    for (int j = 0; j <= order; j++) {
      if ((i > 1 || j == 0) && (i < q || j == order)) {
        terms.add(l, l.index(b, curve.column(false, i, j)), r, r.index(b, curve.column(true, q + 1 - i, order - j)));
      }
    }
    for (int y = 0; y < order; y++) {
      if (i > 1) {
        Matrix z = curve.followed(true, q + 1 - i);
        terms.add(fromLeft, fromLeft.index(y, b * architecture.width(i - 1)), z, z.index(y, 0));
      }
      if (i < q) {
        Matrix x = curve.followed(false, i);
        terms.add(x, x.index(y, 0), fromRight, fromRight.index(y, b * width));
      }
    }
    terms.multiply(new Matrix(vectors.data(), vectors.index(b, layout.weights(i)), architecture.width(i - 1), width,
        width));
  }

  /** The part in b_i is that of l_{i+1}; a_0 does not change. */
  private void biases(int i, int b, Matrix fromLeft) {
    int width = architecture.width(i);
    Matrix l = curve.chains(false, i + 1);
    int from = l.index(b, curve.column(false, i + 1, order));
    int to = vectors.index(b, layout.bias(i));
    for (int e = 0; e < width; e++) {
      double integral = order > 0 && i > 0 ? fromLeft.get(0, b * width + e) : 0;
      vectors.data()[to + e] = field.reduce(l.data()[from + e] + integral);
    }
  }

  /** A sum of outer products, as a product of two matrices. */
  private final class Terms {
    private final Matrix columns;
    private final Matrix rows;
    private int count;

    Terms(int height, int width, int most) {
      columns = Matrix.zero(height, most);
      rows = Matrix.zero(most, width);
    }

    void add(Matrix x, int at, Matrix y, int yAt) {
      for (int e = 0; e < columns.rows(); e++) {
        columns.data()[columns.index(e, count)] = x.data()[at + e];
      }
      System.arraycopy(y.data(), yAt, rows.data(), rows.index(count, 0), rows.columns());
      count++;
    }

    void multiply(Matrix out) {
      kernels.multiply(field, columns.view(0, 0, columns.rows(), count), rows.view(0, 0, count, rows.columns()), out,
          Team.alone());
    }
  }
}
