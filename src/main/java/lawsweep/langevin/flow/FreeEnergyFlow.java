package lawsweep.langevin.flow;

import java.util.List;
import java.util.Optional;
import lawsweep.langevin.cell.Equation;
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

/** Gradient flow of the free energy, papers/004, (12.13): the Langevin equation with κ = 0, as an ordinary equation. */
public record FreeEnergyFlow() implements Equation {

  private static final List<Method> METHODS = List.of(
      new Method(Scheme.DP5, FlowPacks::freeEnergy, MatrixOperations::perStep));
  private static final List<Parameter<?>> PARAMETERS = Parameters.of(Parameters.DEPTH, Parameters.RANK,
      Parameters.BETA, Parameters.ENERGY);

  @Override
  public String label() {
    return "free-energy-flow";
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
    return Side.DOWNSTAIRS;
  }

  @Override
  public boolean stochastic() {
    return false;
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
  public double fastestRate(LangevinCell cell) {
    return Stiffness.ofFlow(cell);
  }

  @Override
  public Observables observables(LangevinCell cell) {
    return new MatrixObservables(cell, false);
  }
}
