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
import lawsweep.langevin.state.MatrixOperations;
import lawsweep.langevin.theory.BalancedEquilibrium;

/** The Riemannian Langevin equation (12.12) of the end-to-end matrix, papers/004; also for N = ∞. */
public record Downstairs() implements Equation {

  private static final List<Method> METHODS = List.of(
      ChainSchemes.frame(),
      new Method(Scheme.EULER, DownstairsEuler::pack, MatrixOperations::perStep));
  private static final List<Parameter<?>> PARAMETERS = Parameters.of(Parameters.DEPTH, Parameters.RANK,
      Parameters.BETA, Parameters.KAPPA, Parameters.ENERGY);

  @Override
  public String label() {
    return "downstairs";
  }

  @Override
  public List<Method> methods() {
    return METHODS;
  }

  /** The frame scheme needs finitely many factors. */
  @Override
  public Scheme scheme(int depth) {
    return depth == LangevinCell.INFINITE ? Scheme.EULER : Scheme.FRAME;
  }

  @Override
  public List<Parameter<?>> parameters() {
    return PARAMETERS;
  }

  @Override
  public Side side() {
    return Side.DOWNSTAIRS;
  }

  @Override
  public boolean stochastic() {
    return true;
  }

  @Override
  public Optional<Violation> check(LangevinCell cell) {
    return Violation.when(cell.depth() == LangevinCell.INFINITE && cell.scheme().equals(Scheme.FRAME), "scheme",
        "'scheme' is frame and 'depth' inf",
        "the frame scheme multiplies factors, of which the limit has none: expected euler")
        .or(() -> StartRules.ofMatrix(cell)).or(() -> StartRules.ofEntropy(cell));
  }

  @Override
  public double stiffness(LangevinCell cell) {
    return Stiffness.ofMatrix(cell);
  }

  @Override
  public Observables observables(LangevinCell cell) {
    return new MatrixObservables(cell, false);
  }

  @Override
  public Optional<Equilibrium> equilibrium(LangevinCell cell) {
    return BalancedEquilibrium.of(cell);
  }
}
