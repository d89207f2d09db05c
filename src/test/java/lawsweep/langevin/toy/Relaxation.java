package lawsweep.langevin.toy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lawsweep.langevin.cell.Equation;
import lawsweep.langevin.cell.Initial;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Method;
import lawsweep.langevin.cell.Observable;
import lawsweep.langevin.cell.Observables;
import lawsweep.langevin.cell.Parameter;
import lawsweep.langevin.cell.Parameters;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Side;
import lawsweep.langevin.cell.StartRules;
import lawsweep.langevin.cell.Stepper;
import lawsweep.langevin.cell.Values;
import lawsweep.langevin.cell.Violation;
import lawsweep.langevin.pack.Doubles;
import lawsweep.langevin.pack.ObservableList;
import lawsweep.langevin.pack.Replica;
import lawsweep.langevin.pack.ReplicaNoise;
import lawsweep.langevin.pack.ScalarPack;

/**
 * How to add an equation: all there is to write. Coordinates that relax to 0 under noise, dx = -γ x dt + sqrt(2γ/β) dB,
 * each of variance 1/β in the end; γ is a parameter of its own. Its scheme is its own too, exact for every step.
 */
public record Relaxation() implements Equation {

  /** γ > 0. */
  public static final Parameter<Double> FRICTION = Parameter.setting("friction", new Values.Real(), 1.0);

  private static final Scheme EXACT = new Scheme("exact", false);
  private static final Stepper STEPPER = new Stepper("relaxation exact", "of a textbook", Stepper.Interpretation.ITO,
      Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, "the law");
  private static final List<Method> METHODS =
      List.of(new Method(EXACT, cell -> new ScalarPack(STEPPER, () -> new Point(cell)), cell -> 40.0 * cell.width()));
  private static final List<Parameter<?>> PARAMETERS = Parameters.of(Parameters.BETA, FRICTION);

  @Override
  public String label() {
    return "relaxation";
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
    double friction = FRICTION.in(cell);
    return Violation.when(!(friction > 0), "friction", "'friction' is " + Violation.shown(friction),
        "expected a positive number").or(() -> StartRules.ofNumbers(cell));
  }

  @Override
  public double stiffness(LangevinCell cell) {
    return FRICTION.in(cell);
  }

  @Override
  public long moving(LangevinCell cell) {
    return cell.width();
  }

  @Override
  public Observables observables(LangevinCell cell) {
    return new Coordinates(
        new ObservableList(true).averaged("coordinate", cell.width()).averaged("radius_squared").list());
  }

  /** What is measured. */
  private record Coordinates(List<Observable> list) implements Observables {

    @Override
    public Optional<Distributed> distributed() {
      return Optional.empty();
    }

    @Override
    public void measure(ReplicaView view, double[] out) {
      System.arraycopy(view.sigma, 0, out, 0, view.width);
      out[view.width] = view.normSquared;
    }
  }

  /** What moves. */
  private static final class Point implements Replica {
    private final LangevinCell cell;
    private final double[] x;
    private final double[] normals;
    private final ReplicaNoise noise;

    Point(LangevinCell cell) {
      this.cell = cell;
      x = new double[cell.width()];
      normals = new double[cell.width()];
      noise = new ReplicaNoise(cell);
    }

    @Override
    public void start(long number) {
      noise.of(number);
      noise.normals(ReplicaNoise.INITIAL, 0, x, x.length);
      for (int i = 0; i < x.length; i++) {
        x[i] = cell.initial() instanceof Initial.SingularValues(List<Double> values)
            ? values.get(i)
            : x[i] * ((Initial.Gaussian) cell.initial()).scale();
      }
    }

    @Override
    public void advance(Interval interval, int step) {
      noise.normals(ReplicaNoise.STEPS, interval.firstStep() + step, normals, x.length);
      double keep = StrictMath.exp(-FRICTION.in(cell) * interval.step());
      double spread = Math.sqrt((1 - keep * keep) / cell.beta());
      for (int i = 0; i < x.length; i++) {
        x[i] = keep * x[i] + spread * normals[i];
      }
    }

    @Override
    public void view(ReplicaView out) {
      System.arraycopy(x, 0, out.sigma, 0, x.length);
      Arrays.fill(out.lambda, 0);
      Arrays.fill(out.endToEnd, 0);
      out.normSquared = Arrays.stream(x).map(v -> v * v).sum();
    }

    @Override
    public void save(DataOutput out) throws IOException {
      Doubles.write(x, out);
    }

    @Override
    public void restore(DataInput in) throws IOException {
      Doubles.read(in, x);
    }
  }
}
