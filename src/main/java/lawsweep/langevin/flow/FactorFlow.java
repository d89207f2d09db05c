package lawsweep.langevin.flow;

import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.state.EndToEndStart;
import lawsweep.langevin.state.FactorProducts;
import lawsweep.langevin.state.InnerSpaces;

/** Gradient flow of the factors, papers/004, (3.6): dW_p/dt = -∂_p E(W_N ⋯ W_1), at the rank at which it starts. */
final class FactorFlow implements VectorField {

  private final Energy energy;
  private final int d;
  private final FactorProducts products;
  private final InnerSpaces spaces;
  private final double[] derivative;

  FactorFlow(LangevinCell cell) {
    energy = cell.energy();
    d = cell.width();
    products = new FactorProducts(cell.depth(), d);
    spaces = new InnerSpaces(cell);
    derivative = new double[d * d];
  }

  /** Takes the start of a replica, whose rank is kept. */
  void start(EndToEndStart start) {
    spaces.start(start);
  }

  /** The inner spaces of the replica. */
  InnerSpaces spaces() {
    return spaces;
  }

  @Override
  public void at(double[] factors, double[] velocity) {
    energy.gradient(products.endToEnd(factors), d, derivative);
    products.pullBack(-1, factors, derivative, velocity);
    spaces.project(velocity);
  }
}
