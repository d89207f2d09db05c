package lawsweep.langevin.toy;

import lawsweep.langevin.descent.Descent;
import lawsweep.langevin.ensemble.Equations;
import lawsweep.langevin.riemannian.Upstairs;

/** The list of equations of a program that has one more: a line. */
public final class ToyEquations {

  public static final Equations ALL = Equations.of(
      new Upstairs(),
      new Descent(),
      new Relaxation());

  private ToyEquations() {}
}
