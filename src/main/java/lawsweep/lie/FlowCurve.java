package lawsweep.lie;

import java.util.Arrays;
import lawsweep.kernel.Kernels;
import lawsweep.network.Architecture;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * The curve θ(t) of one flow, θ' = X_t(θ), and the chains along it: those of the field that is followed, and those of
 * the fields that are pulled back. Series in t up to an order R, power by power: (k + 1) θ_{k+1} = X(θ)_k.
 *
 * <p>The chains of one position are a matrix with a row for each field, the one that is followed last. Powers stand in
 * columns from R down to 0, and the weights' powers lie below each other from 0 up, so that the convolution of the two
 * is one product of matrices. Of the weights nothing stays: see {@link FlowVariations}.
 */
final class FlowCurve {

  private final FlowCoefficients source;
  private final Architecture architecture;
  private final PrimeField field;
  private final Kernels kernels;
  private final int fields;
  private final int room;
  private final FlowSide[] sides;
  /** By side and position. */
  private final Matrix[][] chains;
  /** By side and position: for each power a row, of what is followed alone. */
  private final Matrix[][] followed;
  private final double[][][] gates;
  private final double[][][] pulledGates;

  /** The powers of the weights and biases while they are computed. */
  private final class Growing {
    private final Matrix[][] weights = new Matrix[2][architecture.depth() + 1];
    private final double[][][] biases = new double[architecture.depth()][room + 1][];
    /** What gates of time-dependent fields meet: by side, position and power. */
    private final double[][][][] ungated = new double[2][architecture.depth() + 1][room + 1][];
  }

  /**
   * Follows the curve.
   *
   * @param fields how many fields are pulled back
   * @param room R
   * @param watch asked at each power; may end the work
   */
  FlowCurve(FlowCoefficients source, Kernels kernels, int fields, int room, Team team, Watch watch) {
    this.source = source;
    this.architecture = source.point().architecture();
    this.field = source.point().field();
    this.kernels = kernels;
    this.fields = fields;
    this.room = room;
    this.sides = new FlowSide[] {new FlowSide(source.point(), false), new FlowSide(source.point(), true)};
    this.gates = new double[room + 1][][];
    this.pulledGates = new double[fields][][];
    Arrays.setAll(gates, source::followed);
    Arrays.setAll(pulledGates, source::pulled);
    int q = architecture.depth();
    this.chains = new Matrix[2][q + 1];
    this.followed = new Matrix[2][q + 1];
    for (int side = 0; side < 2; side++) {
      for (int p = 1; p <= q; p++) {
        chains[side][p] = Matrix.zero(fields + 1, Math.multiplyExact(room + 1, sides[side].width(p)));
        followed[side][p] = Matrix.zero(room + 1, sides[side].width(p));
      }
    }
    compute(team, watch);
  }

  /** Powers 0 to R of a position of what is followed, a row each. */
  Matrix followed(boolean right, int p) {
    return followed[right ? 1 : 0][p];
  }

  /** The gates of the field that is followed: by power and layer of neurons. */
  double[][][] gates() {
    return gates;
  }

  /** A field's power of a position, and where it begins. */
  Matrix chains(boolean right, int p) {
    return chains[right ? 1 : 0][p];
  }

  /** The column where a power of a position begins. */
  int column(boolean right, int p, int power) {
    return (room - power) * sides[right ? 1 : 0].width(p);
  }

  private void compute(Team team, Watch watch) {
    Growing growing = new Growing();
    begin(growing);
    for (int k = 0; k <= room; k++) {
      watch.ask();
      for (int side = 0; side < 2; side++) {
        end(side, k);
        for (int p = 1; p < architecture.depth(); p++) {
          link(growing, side, p, k, team);
        }
        for (int p = 1; p <= architecture.depth(); p++) {
          keep(side, p, k);
        }
      }
      if (k < room) {
        grow(growing, k, team);
      }
    }
  }

  private void begin(Growing growing) {
    Point point = source.point();
    for (int i = 1; i <= architecture.depth(); i++) {
      int rows = architecture.width(i - 1);
      int columns = architecture.width(i);
      growing.weights[0][i] = Matrix.zero(Math.multiplyExact(room + 1, rows), columns);
      growing.weights[1][sides[1].partner(i)] = Matrix.zero(Math.multiplyExact(room + 1, columns), rows);
      Matrix first = growing.weights[0][i].view(0, 0, rows, columns);
      for (int row = 0; row < rows; row++) {
        System.arraycopy(point.values(), point.layout().weights(i) + row * columns, first.data(), first.index(row, 0),
            columns);
      }
      transpose(growing, i, 0);
    }
    for (int i = 0; i < architecture.depth(); i++) {
      if (point.layout().hasBias(i)) {
        int at = point.layout().bias(i);
        growing.biases[i][0] = Arrays.copyOfRange(point.values(), at, at + architecture.width(i));
      }
    }
  }

  private void transpose(Growing growing, int i, int power) {
    Matrix from = growing.weights[0][i];
    Matrix to = growing.weights[1][sides[1].partner(i)];
    int rows = architecture.width(i - 1);
    int columns = architecture.width(i);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        to.data()[to.index(power * columns + column, row)] = from.get(power * rows + row, column);
      }
    }
  }

  private Matrix power(int side, int p, int k) {
    int width = sides[side].width(p);
    return chains[side][p].view(0, (room - k) * width, fields + 1, width);
  }

  /** The ends of the chains: constant but for the field that is followed. */
  private void end(int side, int k) {
    Matrix out = power(side, 1, k);
    int neurons = sides[side].neurons(0);
    for (int row = k == 0 ? 0 : fields; row <= fields; row++) {
      double[] gate = row < fields ? pulledGates[row][neurons] : gates[k][neurons];
      System.arraycopy(gate, 0, out.data(), out.index(row, 0), gate.length);
    }
  }

  private void link(Growing growing, int side, int p, int k, Team team) {
    FlowSide at = sides[side];
    int inner = (k + 1) * at.width(p);
    Matrix out = power(side, p + 1, k);
    kernels.multiply(field, chains[side][p].view(0, (room - k) * at.width(p), fields + 1, inner),
        growing.weights[side][p].view(0, 0, inner, at.width(p + 1)), out, team);
    if (at.biased(p)) {
      double[] bias = growing.biases[at.neurons(p)][k];
      for (int row = 0; row <= fields; row++) {
        for (int e = 0; e < bias.length; e++) {
          out.data()[out.index(row, e)] = field.reduce(out.get(row, e) + bias[e]);
        }
      }
    }
    if (at.gated(p)) {
      gate(growing, side, p, k);
    }
  }

  private void gate(Growing growing, int side, int p, int k) {
    int neurons = sides[side].neurons(p);
    Matrix out = power(side, p + 1, k);
    for (int row = 0; row < fields; row++) {
      kernels.multiplyEntries(field, pulledGates[row][neurons], 0, out.data(), out.index(row, 0), out.columns());
    }
    int at = out.index(fields, 0);
    double[][] ungated = growing.ungated[side][p + 1];
    ungated[k] = Arrays.copyOfRange(out.data(), at, at + out.columns());
    for (int e = 0; e < out.columns(); e++) {
      double sum = 0;
      for (int j = 0; j <= k; j++) {
        sum += gates[j][neurons][e] * ungated[k - j][e];
      }
      out.data()[at + e] = field.reduce(sum);
    }
  }

  private void keep(int side, int p, int k) {
    Matrix from = power(side, p, k);
    Matrix to = followed[side][p];
    System.arraycopy(from.data(), from.index(fields, 0), to.data(), to.index(k, 0), from.columns());
  }

  /** (k + 1) θ_{k+1} = X(θ)_k: the part in U_i is Σ l_j ⊗ r_{k-j}, that in b_i is l_{i+1}. */
  private void grow(Growing growing, int k, Team team) {
    double factor = field.invert(k + 1);
    for (int i = 1; i <= architecture.depth(); i++) {
      Matrix left = followed[0][i];
      Matrix right = followed[1][sides[1].partner(i)];
      Matrix factors = Matrix.zero(left.columns(), k + 1);
      for (int e = 0; e < left.columns(); e++) {
        for (int j = 0; j <= k; j++) {
          factors.data()[factors.index(e, j)] = field.multiply(left.get(k - j, e), factor);
        }
      }
      kernels.multiply(field, factors, right.view(0, 0, k + 1, right.columns()),
          growing.weights[0][i].view((k + 1) * left.columns(), 0, left.columns(), right.columns()), team);
      transpose(growing, i, k + 1);
    }
    for (int i = 1; i < architecture.depth(); i++) {
      if (source.point().layout().hasBias(i)) {
        double[] next = new double[architecture.width(i)];
        for (int e = 0; e < next.length; e++) {
          next[e] = field.multiply(followed[0][i + 1].get(k, e), factor);
        }
        growing.biases[i][k + 1] = next;
      }
    }
  }
}
