package lawsweep.langevin.state;

import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.ReplicaView;

/** Shows factors to observables: singular values of their product, their norm, balance and drift of the balances. */
public final class FactorView {

  private final int depth;
  private final int d;
  private final int rank;
  private final FactorProducts products;
  private final MovingFrame frame;
  private final double[] startBalances;
  private final double[] balances;

  public FactorView(LangevinCell cell) {
    depth = cell.depth();
    d = cell.width();
    rank = depth == 1 ? d : cell.rank();
    products = new FactorProducts(depth, d);
    frame = new MovingFrame(d);
    startBalances = new double[(depth - 1) * d * d];
    balances = new double[(depth - 1) * d * d];
  }

  /** Takes the factors at the start, to which the drift refers. */
  public void start(double[] factors) {
    products.balances(factors, startBalances);
  }

  /** Fills a view. */
  public void show(double[] factors, ReplicaView out) {
    System.arraycopy(products.endToEnd(factors), 0, out.endToEnd, 0, d * d);
    EndToEndView.showSpectrum(frame, depth, rank, out);
    double squares = 0;
    for (double x : factors) {
      squares = Math.fma(x, x, squares);
    }
    out.normSquared = squares;
    showBalances(factors, out);
  }

  private void showBalances(double[] factors, ReplicaView out) {
    products.balances(factors, balances);
    double defect = 0;
    double drift = 0;
    for (int i = 0; i < balances.length; i++) {
      defect = Math.max(defect, Math.abs(balances[i]));
      double moved = balances[i] - startBalances[i];
      drift = Math.fma(moved, moved, drift);
    }
    out.balanceDefect = defect;
    out.lawDrift = Math.sqrt(drift);
  }
}
