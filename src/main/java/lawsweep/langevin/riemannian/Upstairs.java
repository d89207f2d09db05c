package lawsweep.langevin.riemannian;

import java.util.List;
import java.util.Optional;
import lawsweep.langevin.cell.Equation;
import lawsweep.langevin.cell.Equilibrium;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Method;
import lawsweep.langevin.cell.Observables;
import lawsweep.langevin.cell.Parameter;
import lawsweep.langevin.cell.Parameters;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Side;
import lawsweep.langevin.cell.StartRules;
import lawsweep.langevin.cell.Stiffness;
import lawsweep.langevin.cell.Violation;
import lawsweep.langevin.state.MatrixObservables;
import lawsweep.langevin.theory.BalancedEquilibrium;

/** The Riemannian Langevin equation of the factors, on the balanced manifold; papers/004, Section 12. */
public record Upstairs() implements Equation {

  private static final List<Method> METHODS = List.of(
      ChainSchemes.projectBalance(),
      new Method(Scheme.HEUN, UpstairsHeun::pack, UpstairsHeun::operations));
  private static final List<Parameter<?>> PARAMETERS = Parameters.of(Parameters.DEPTH, Parameters.RANK,
      Parameters.BETA, Parameters.KAPPA, Parameters.ENERGY);

  @Override
  public String label() {
    return "upstairs";
  }

  @Override
  public List<Method> methods() {
    return METHODS;
  }

  @Override
  public List<Parameter<?>> parameters() {
    return PARAMETERS;
  }

  @Override
  public Side side() {
    return Side.UPSTAIRS;
  }

  @Override
  public boolean stochastic() {
    return true;
  }

  @Override
  public Optional<Violation> check(LangevinCell cell) {
    return StartRules.ofMatrix(cell).or(() -> StartRules.ofEntropy(cell));
  }

  @Override
  public double stiffness(LangevinCell cell) {
    return Stiffness.ofMatrix(cell);
  }

  @Override
  public Observables observables(LangevinCell cell) {
    return new MatrixObservables(cell, true);
  }

  @Override
  public Optional<Equilibrium> equilibrium(LangevinCell cell) {
    return BalancedEquilibrium.of(cell);
  }
}
