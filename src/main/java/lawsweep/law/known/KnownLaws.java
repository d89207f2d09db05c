package lawsweep.law.known;

import java.util.ArrayList;
import java.util.List;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.lie.Point;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.residue.Matrix;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * The known laws: for linear networks the entries of U_i^T U_i - U_{i+1} U_{i+1}^T, 1 ≤ i &lt; q; for ReLU networks
 * their diagonals, less b_i² where layer i has a bias (papers/000, Prop. 4.1).
 */
public final class KnownLaws {

  private KnownLaws() {}

  /**
   * An upper bound on the number of independent known laws, reached at a generic point ({@link MatchingPoint} has the
   * proof for linear networks). ReLU: the hidden neurons. Linear: Σ n_i (n_i + 1)/2 - s_i (s_i + 1)/2 with the surplus
   * s_i = max(0, n_i - n_{i-1} - n_{i+1}).
   *
   * <p>Why it is a bound: for a symmetric S the gradient of ⟨S, U_i^T U_i - U_{i+1} U_{i+1}^T⟩ is (2 U_i S, -2 S
   * U_{i+1}). It vanishes if S lives on the common kernel of U_i and U_{i+1}^T, whose dimension is at least s_i. For q
   * = 2 this is Prop. 4.2 of papers/000.
   */
  public static long bound(Architecture a) {
    if (a.family() == Family.RELU) {
      return a.hiddenNeurons();
    }
    long sum = 0;
    for (int i = 1; i < a.depth(); i++) {
      long n = a.width(i);
      long surplus = Math.max(0, n - a.width(i - 1) - a.width(i + 1));
      sum += n * (n + 1) / 2 - surplus * (surplus + 1) / 2;
    }
    return sum;
  }

  /**
   * The rank of the gradients of the known laws at a point, mod p; exact. A law of layer i touches U_i and U_{i+1}
   * only. So the elimination runs layer by layer on two blocks of columns; rows that are used up in the first block
   * are carried to the next.
   *
   * @param watch asked before each layer; may end the work
   */
  public static int rank(Point point, Kernels kernels, Team team, Watch watch) {
    Architecture a = point.architecture();
    int rank = 0;
    Matrix carried = Matrix.zero(0, blockColumns(a, 1));
    for (int i = 1; i < a.depth(); i++) {
      watch.ask();
      int own = blockColumns(a, i);
      int next = blockColumns(a, i + 1);
      EchelonBasis basis = new EchelonBasis(point.field(), kernels, own + next);
      Matrix rows = Matrix.zero(carried.rows(), own + next);
      for (int s = 0; s < carried.rows(); s++) {
        System.arraycopy(carried.data(), carried.index(s, 0), rows.data(), rows.index(s, 0), own);
      }
      basis.absorb(rows, team);
      basis.absorb(gradients(point, i), team);
      carried = basis.rowsWithPivotFrom(own);
      rank += basis.rank() - carried.rows();
    }
    return rank + carried.rows();
  }

  /** Columns of block i: U_i, and the bias of its hidden output side, b_{i-1}. */
  private static int blockColumns(Architecture a, int i) {
    return a.width(i - 1) * a.width(i) + (hiddenBias(a, i - 1) ? a.width(i - 1) : 0);
  }

  private static boolean hiddenBias(Architecture a, int layer) {
    return layer > 0 && a.bias() != Bias.NONE;
  }

  /** Half the gradients of the laws of layer i, over blocks i and i + 1. */
  static Matrix gradients(Point point, int i) {
    Architecture a = point.architecture();
    int n = a.width(i);
    List<int[]> pairs = pairs(a.family(), n);
    int own = blockColumns(a, i);
    Matrix rows = Matrix.zero(pairs.size(), own + blockColumns(a, i + 1));
    for (int s = 0; s < pairs.size(); s++) {
      int j = pairs.get(s)[0];
      int k = pairs.get(s)[1];
      addSide(point, i, rows, s, j, k);
      if (j != k) {
        addSide(point, i, rows, s, k, j);
      }
    }
    return rows;
  }

  private static List<int[]> pairs(Family family, int n) {
    List<int[]> pairs = new ArrayList<>();
    for (int j = 0; j < n; j++) {
      int last = family == Family.LINEAR ? n - 1 : j;
      for (int k = j; k <= last; k++) {
        pairs.add(new int[] {j, k});
      }
    }
    return pairs;
  }

  /** Adds S = E_jk: column k of U_i S is column j of U_i; row j of S U_{i+1} is row k of U_{i+1}. */
  private static void addSide(Point point, int i, Matrix rows, int s, int j, int k) {
    Architecture a = point.architecture();
    Matrix u = point.weights()[i];
    for (int t = 0; t < u.rows(); t++) {
      rows.data()[rows.index(s, t * u.columns() + k)] = u.get(t, j);
    }
    Matrix v = point.weights()[i + 1];
    int own = blockColumns(a, i);
    for (int t = 0; t < v.columns(); t++) {
      rows.data()[rows.index(s, own + j * v.columns() + t)] = -v.get(k, t);
    }
    if (hiddenBias(a, i)) {
      int bias = own + v.rows() * v.columns();
      rows.data()[rows.index(s, bias + j)] = -point.values()[point.layout().bias(i) + k];
    }
  }
}
