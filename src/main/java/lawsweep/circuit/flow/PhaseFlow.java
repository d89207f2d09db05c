package lawsweep.circuit.flow;

import java.util.Arrays;
import lawsweep.kernel.Kernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;

/**
 * One flow from a point of phase space, power by power of the time t: that of Z = c(t) X_0 + Y_a(t). With Φ for the
 * flow, Ψ = (DΦ)^-1 and A = DZ along the curve it is Ψ' = -Ψ A, Ψ(0) = 1. What pulls back a field Y is Ψ Y along the
 * curve.
 *
 * <p>With momentum Ψ = (P Q) in block columns, and Y = (0, v) is pulled back to Q v. With J for the Jacobian of what
 * gradients do to velocities and M for what velocities do to parameters (1 but for the dual form),
 *
 * <pre>
 * A = ( c M' ω    c M  )    P' = -P c M' ω - Q J,   Q' = -P c M + τ c Q.
 *     ( J        -τ c  )
 * </pre>
 *
 * <p>Without momentum there is Q alone, and Q' = -Q J.
 */
final class PhaseFlow {

  /** Orders that there is room for at first: most flows need no more. */
  private static final int FIRST_ROOM = 8;

  private final PhaseMotion motion;
  private final PrimeField field;
  private final FlowFields fields;
  private final int flow;
  private PullBack pulled;
  /** Made where a second order is asked for. */
  private Jacobian jacobian;
  /** The largest order there is room for. */
  private int room;
  private final MetricSeries metric;
  /** M as far as gradients are multiplied with it; null for nothing. */
  private final MetricSeries ofGradients;
  private final Rates rates;
  private final double[][] theta;
  private final double[][] omega;
  private final Powers q;
  private final Powers p;
  private final int most;
  private int order = -1;

  /**
   * Begins at a point.
   *
   * @param flow which of several flows
   * @param most the largest order
   */
  PhaseFlow(PhasePoint point, Kernels kernels, int flow, int most) {
    this.fields = point.fields();
    this.motion = point.motion();
    this.field = fields.field();
    this.most = most;
    this.theta = new double[most + 1][];
    this.omega = new double[most + 1][];
    this.metric = new MetricSeries(field, motion, theta);
    this.ofGradients = motion.dual() || motion.largestPower() == 0 ? null : metric;
    this.room = Math.min(most, FIRST_ROOM);
    this.pulled = new PullBack(fields, flow, room);
    this.flow = flow;
    this.rates = new Rates(point, flow, metric, omega);
    this.q = new Powers(field, kernels, unit(motion.dimension() - motion.parameters()), room);
    this.p = motion.momentum() ? new Powers(field, kernels, unit(0), room) : null;
    theta[0] = point.theta();
    omega[0] = point.omega();
  }

  /** D columns of the identity, transposed. */
  private Matrix unit(int first) {
    Matrix rows = Matrix.zero(motion.parameters(), motion.dimension());
    for (int i = 0; i < rows.rows(); i++) {
      rows.data()[rows.index(i, first + i)] = 1;
    }
    return rows;
  }

  /** The order that was taken last; -1 before the first. */
  int order() {
    return order;
  }

  /** The coefficients of the next power of the time in all fields that are pulled back, a row each. */
  Matrix next(Team team) {
    if (order == room) {
      enlarge();
    }
    if (order >= 0) {
      advance(order, team);
    }
    order++;
    metric.compute(order);
    pulled.compute(order, theta[order], ofGradients);
    return q.convolved(pulled.values(), order, team);
  }

  /** Makes room for twice as many orders: walks begin anew and are brought where they were. */
  private void enlarge() {
    room = Math.min(most, 2 * room);
    q.enlarge(room);
    pulled = new PullBack(fields, flow, room);
    jacobian = jacobian == null ? null : new Jacobian(fields, flow, room);
    if (p != null) {
      p.enlarge(room);
    }
    for (int n = 0; n <= order; n++) {
      pulled.compute(n, theta[n], ofGradients);
      if (n < order) {
        jacobian.compute(n, theta[n], ofGradients);
      }
    }
  }

  /** Goes from t^n to the next power. */
  private void advance(int n, Team team) {
    if (jacobian == null) {
      jacobian = new Jacobian(fields, flow, room);
    }
    double[] force = jacobian.compute(n, theta[n], ofGradients);
    Matrix turned = q.convolved(jacobian.transposes(), n, team);
    double inverse = field.invert(n + 1);
    if (motion.momentum()) {
      rates.compute(n);
      move(n, force, inverse);
      p.add(n + 1, turned, -inverse);
      turn(n, inverse);
      p.reduce(n + 1);
    } else {
      theta[n + 1] = scaled(force, inverse);
      q.add(n + 1, turned, -inverse);
    }
    q.reduce(n + 1);
  }

  /** θ' = c M ω, ω' = force - τ c ω. */
  private void move(int n, double[] force, double inverse) {
    double[] velocity = new double[force.length];
    for (int i = 0; i <= n; i++) {
      for (int e = 0; e < force.length; e++) {
        velocity[e] += rates.times()[i][e] * omega[n - i][e];
        force[e] -= motion.damping() * rates.of(i) * omega[n - i][e];
      }
    }
    theta[n + 1] = scaled(velocity, inverse);
    omega[n + 1] = scaled(force, inverse);
  }

  /** What P and Q do to P and Q, without the Jacobian. */
  private void turn(int n, double inverse) {
    double[] same = new double[motion.parameters()];
    for (int i = 0; i <= n; i++) {
      if (motion.dual()) {
        p.add(n + 1, p, n - i, scaled(rates.turns()[i], -inverse));
      }
      q.add(n + 1, p, n - i, scaled(rates.times()[i], -inverse));
      if (motion.damping() != 0) {
        Arrays.fill(same, field.multiply(motion.damping() * rates.of(i), inverse));
        q.add(n + 1, q, n - i, same);
      }
    }
  }

  private double[] scaled(double[] x, double factor) {
    double[] out = new double[x.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = field.multiply(field.reduce(x[i]), factor);
    }
    return out;
  }
}
