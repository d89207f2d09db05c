package lawsweep.langevin.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import lawsweep.langevin.cell.Break;
import lawsweep.langevin.pack.Doubles;
import lawsweep.work.OutOfReachException;

/**
 * The embedded Runge-Kutta pair of orders 5 and 4 of Dormand and Prince (A family of embedded Runge-Kutta formulae,
 * 1980) for an autonomous equation. It has local extrapolation and a proportional-integral step control (Hairer,
 * Norsett, Wanner, Solving Ordinary Differential Equations I, II.4). Ends of integration are hit exactly.
 * Deterministic; nothing is allocated after construction.
 *
 * <p>It is explicit: where an equation is stiff, stability keeps steps at some three inverses of its fastest rate. If
 * there would be more of them than anybody waits for, that is said. A solution that leaves the range of finite
 * numbers, or needs steps below the resolution of time, ends as NaN.
 */
public final class DormandPrince implements FlowSolver {

  /** The error estimate of a step, in units of {@link VectorField#size}, above which a smaller step is tried. */
  static final double TOLERANCE = 1e-13;

  /** Steps of so many unknowns together take longer than it takes to ask for a break. */
  static final int ASK_AFTER = 1024;
  /** More steps than this nobody waits for. */
  public static final double MOST_STEPS = 1e9;
  /** Steps that stability asks for in a unit of time, over the fastest rate: its bound on the real line is 3.3. */
  public static final double STEPS_PER_RATE = 1 / 3.3;
  /** Evaluations of the right-hand side in a step: the seventh is the next step's first. */
  public static final int EVALUATIONS = 6;
  /** What makes a flow less stiff. */
  public static final String ADVICE = "bring the numbers of the energy to size 1, or shorten 'time'";

  private final VectorField field;
  private final double[] y;
  private final double[] trial;
  private final double[] error;
  private final double[] k1;
  private final double[] k2;
  private final double[] k3;
  private final double[] k4;
  private final double[] k5;
  private final double[] k6;
  private final double[] k7;
  private final StepControl control = new StepControl();

  /** An integrator of equations with {@code size} unknowns. */
  public DormandPrince(VectorField field, int size) {
    this.field = field;
    y = new double[size];
    trial = new double[size];
    error = new double[size];
    k1 = new double[size];
    k2 = new double[size];
    k3 = new double[size];
    k4 = new double[size];
    k5 = new double[size];
    k6 = new double[size];
    k7 = new double[size];
  }

  @Override
  public double[] state() {
    return y;
  }

  @Override
  public void begin() {
    control.begin();
  }

  /** The control of its steps. */
  StepControl control() {
    return control;
  }

  /** The field at the state, between the steps of a span. */
  double[] slope() {
    return k1;
  }

  /**
   * Goes on for {@code span > 0} units of time, or breaks off between two steps where it is asked to, as every solver
   * of this room.
   *
   * @throws OutOfReachException if the equation is so stiff that the end is some 10⁹ steps away or more
   */
  @Override
  public boolean advance(double span, double after, Break pause) {
    if (!control.enter()) {
      begin(span);
    }
    int unasked = 0;
    while (control.open(span)) {
      double h = control.length(span);
      if (h == 0) {
        Arrays.fill(y, Double.NaN);
        return true;
      }
      attempt(h, span);
      control.count(span, after);
      unasked += y.length;
      if (unasked >= ASK_AFTER && control.open(span)) {
        unasked = 0;
        if (pause.due()) {
          control.breakOff();
          return false;
        }
      }
    }
    return true;
  }

  private void begin(double span) {
    field.at(y, k1);
    if (control.fresh()) {
      control.first(field.size(k1, y, y), span);
    }
  }

  private void attempt(double h, double span) {
    stages(h);
    if (control.judge(h, field.size(error, y, trial) / TOLERANCE, span)) {
      System.arraycopy(trial, 0, y, 0, y.length);
      System.arraycopy(k7, 0, k1, 0, k1.length);
    }
  }

  /**
   * The seven stages of a step of length h: the state of order 5 in {@code trial}, the
   * error of order 4, the field at {@code trial}.
   */
  private void stages(double h) {
    int n = y.length;
    for (int i = 0; i < n; i++) {
      trial[i] = Math.fma(h, 1.0 / 5 * k1[i], y[i]);
    }
    field.at(trial, k2);
    for (int i = 0; i < n; i++) {
      trial[i] = Math.fma(h, 3.0 / 40 * k1[i] + 9.0 / 40 * k2[i], y[i]);
    }
    field.at(trial, k3);
    for (int i = 0; i < n; i++) {
      trial[i] = Math.fma(h, 44.0 / 45 * k1[i] - 56.0 / 15 * k2[i] + 32.0 / 9 * k3[i], y[i]);
    }
    field.at(trial, k4);
    for (int i = 0; i < n; i++) {
      trial[i] =
          Math.fma(h, 19372.0 / 6561 * k1[i] - 25360.0 / 2187 * k2[i] + 64448.0 / 6561 * k3[i] - 212.0 / 729 * k4[i],
              y[i]);
    }
    field.at(trial, k5);
    for (int i = 0; i < n; i++) {
      trial[i] =
          Math.fma(h, 9017.0 / 3168 * k1[i] - 355.0 / 33 * k2[i] + 46732.0 / 5247 * k3[i] + 49.0 / 176 * k4[i]
              - 5103.0 / 18656 * k5[i], y[i]);
    }
    field.at(trial, k6);
    for (int i = 0; i < n; i++) {
      trial[i] =
          Math.fma(h, 35.0 / 384 * k1[i] + 500.0 / 1113 * k3[i] + 125.0 / 192 * k4[i] - 2187.0 / 6784 * k5[i]
              + 11.0 / 84 * k6[i], y[i]);
    }
    field.at(trial, k7);
    for (int i = 0; i < n; i++) {
      error[i] =
          h * (71.0 / 57600 * k1[i] - 71.0 / 16695 * k3[i] + 71.0 / 1920 * k4[i] - 17253.0 / 339200 * k5[i]
              + 22.0 / 525 * k6[i] - 1.0 / 40 * k7[i]);
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    Doubles.write(y, out);
    control.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    Doubles.read(in, y);
    control.restore(in);
  }

  @Override
  public void saveBreak(DataOutput out) throws IOException {
    control.saveBreak(out);
    if (control.brokenOff()) {
      // Looking at y again would give other last digits where the field remembers what it saw last.
      Doubles.write(k1, out);
    }
  }

  @Override
  public void restoreBreak(DataInput in) throws IOException {
    control.restoreBreak(in);
    if (control.brokenOff()) {
      Doubles.read(in, k1);
    }
  }
}
