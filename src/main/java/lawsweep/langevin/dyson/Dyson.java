package lawsweep.langevin.dyson;

import static lawsweep.langevin.cell.Violation.when;

import java.util.List;
import java.util.Optional;
import lawsweep.langevin.cell.Equation;
import lawsweep.langevin.cell.Initial;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Method;
import lawsweep.langevin.cell.Observables;
import lawsweep.langevin.cell.Parameter;
import lawsweep.langevin.cell.Parameters;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Side;
import lawsweep.langevin.cell.StartRules;
import lawsweep.langevin.cell.Violation;

/** Dyson Brownian motion, papers/004, (11.7) and (11.8); (11.1) at inverse temperature b is β = 2, κ = 2/b. */
public record Dyson() implements Equation {

  private static final List<Method> METHODS = List.of(
      new Method(Scheme.FRAME, DysonPacks::frame, Dyson::matrixOperations),
      new Method(Scheme.EULER, DysonPacks::euler, Dyson::pairOperations),
      new Method(Scheme.DP5, DysonPacks::flow, Dyson::pairOperations));
  private static final List<Parameter<?>> PARAMETERS = Parameters.of(Parameters.BETA, Parameters.KAPPA,
      Parameters.ENERGY);

  @Override
  public String label() {
    return "dyson";
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
    return true;
  }

  @Override
  public Optional<Violation> check(LangevinCell cell) {
    return ordinary(cell).or(() -> when(!cell.energy().fit().isEmpty(), "energy",
        "'energy' is " + cell.energy().kind() + ", which dyson does not have", "expected none or quadratic"))
        .or(() -> StartRules.ofNumbers(cell)).or(() -> eigenvalues(cell));
  }

  private static Optional<Violation> ordinary(LangevinCell cell) {
    return when(cell.scheme().equals(Scheme.DP5) && cell.kappa() != 0, "scheme",
        "'scheme' is dp5 and 'kappa' " + Violation.shown(cell.kappa()),
        "dp5 is for ordinary differential equations: expected kappa 0, or frame or euler");
  }

  private static Optional<Violation> eigenvalues(LangevinCell cell) {
    return cell.initial() instanceof Initial.SingularValues(List<Double> values)
        ? StartRules.decreasing(values).or(() -> distinct(cell, values))
        : Optional.empty();
  }

  /** With κ = 0 nothing moves eigenvalues that coincide apart in (11.8) as an ordinary equation. */
  private static Optional<Violation> distinct(LangevinCell cell, List<Double> values) {
    boolean repeated = values.stream().distinct().count() < values.size();
    return when(repeated && !cell.scheme().equals(Scheme.FRAME), "initial",
        "'initial' has an eigenvalue twice and 'scheme' is " + cell.scheme().label(),
        "1/(x_i - x_j) has no value there: expected distinct ones, or the scheme frame");
  }

  private static double matrixOperations(LangevinCell cell) {
    double d = cell.width();
    return 140 + 36 * d * d * d;
  }

  private static double pairOperations(LangevinCell cell) {
    return 400.0 * cell.width();
  }

  /** There are so many eigenvalues. */
  @Override
  public long moving(LangevinCell cell) {
    return cell.width();
  }

  @Override
  public double stiffness(LangevinCell cell) {
    return cell.energy().curvature();
  }

  @Override
  public Observables observables(LangevinCell cell) {
    return new DysonObservables(cell);
  }
}
