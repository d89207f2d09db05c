package lawsweep.langevin.sphere;

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

/** Brownian motion tangential to spheres, papers/004, (11.10). */
public record Sphere() implements Equation {

  private static final List<Method> METHODS = List.of(
      new Method(Scheme.EULER, SphereReplica::pack, cell -> 400.0 * cell.width()));
  private static final List<Parameter<?>> PARAMETERS = Parameters.of();

  @Override
  public String label() {
    return "sphere";
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
    return when(!cell.energy().isNone(), "energy",
        "'energy' is " + cell.energy().kind() + ", which sphere does not have", "expected none")
        .or(() -> StartRules.ofNumbers(cell)).or(() -> centre(cell.initial()));
  }

  private static Optional<Violation> centre(Initial initial) {
    return when(initial instanceof Initial.SingularValues(List<Double> values) && values.stream().allMatch(v -> v == 0),
        "initial", "'initial' is the centre of the spheres", "expected a point with a coordinate that is not zero");
  }

  /** The point has so many coordinates. */
  @Override
  public long moving(LangevinCell cell) {
    return cell.width();
  }

  @Override
  public double stiffness(LangevinCell cell) {
    return 0;
  }

  @Override
  public Observables observables(LangevinCell cell) {
    return new SphereObservables(cell);
  }
}
