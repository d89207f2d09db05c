package lawsweep.langevin.descent;

import static lawsweep.langevin.cell.Violation.when;

import java.util.List;
import java.util.Optional;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Equation;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Method;
import lawsweep.langevin.cell.Observables;
import lawsweep.langevin.cell.Parameter;
import lawsweep.langevin.cell.Parameters;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Settings;
import lawsweep.langevin.cell.Side;
import lawsweep.langevin.cell.StartRules;
import lawsweep.langevin.cell.Stiffness;
import lawsweep.langevin.cell.Violation;
import lawsweep.langevin.state.MatrixObservables;
import lawsweep.langevin.state.MatrixOperations;

/** Gradient descent of finite step size on the factors, papers/001, with weight decay and batches of samples. */
public record Descent() implements Equation {

  private static final List<Method> METHODS = List.of(
      new Method(Scheme.EULER, SgdReplica::pack, MatrixOperations::perStep));
  private static final List<Parameter<?>> PARAMETERS = Parameters.of(Parameters.DEPTH, Parameters.ENERGY,
      Parameters.WEIGHT_DECAY, Parameters.SAMPLES, Parameters.BATCH);

  @Override
  public String label() {
    return "sgd";
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
    return false;
  }

  @Override
  public boolean savesFactors() {
    return true;
  }

  @Override
  public Optional<Violation> check(LangevinCell cell) {
    return regression(cell).or(() -> StartRules.ofMatrix(cell));
  }

  private static Optional<Violation> regression(LangevinCell cell) {
    Settings settings = cell.settings();
    double decay = settings.get(Parameters.WEIGHT_DECAY);
    int samples = settings.get(Parameters.SAMPLES);
    int batch = settings.get(Parameters.BATCH);
    boolean batched = samples > 0 || batch > 0;
    return when(!(decay >= 0) || Double.isInfinite(decay), "weight_decay",
        "'weight_decay' is " + Violation.shown(decay), "expected a number that is not negative")
        .or(() -> when(samples < 0, "samples", "'samples' is " + samples, "expected a positive whole number"))
        .or(() -> when(batch < 0, "batch", "'batch' is " + batch, "expected a positive whole number"))
        .or(() -> when(batched && !(cell.energy() instanceof Energy.Target), "samples",
            "'samples' are data of a regression and the energy is " + cell.energy().kind(),
            "expected an energy of the kind target"))
        .or(() -> when(batch > samples, "batch", "'batch' is " + batch + " and 'samples' " + samples,
            "expected at most as many as samples"))
        .or(() -> when(samples > 0 && batch == 0, "batch", "'batch' is missing beside 'samples'",
            "write for example 'batch: 1'"));
  }

  @Override
  public double stiffness(LangevinCell cell) {
    return Stiffness.ofMatrix(cell) + cell.settings().get(Parameters.WEIGHT_DECAY);
  }

  @Override
  public Observables observables(LangevinCell cell) {
    return new MatrixObservables(cell, true);
  }
}
