package lawsweep.circuit.flow;

import lawsweep.residue.PrimeField;

/** A point of phase space: the parameters of a point of a network and, with momentum, random velocities. */
public final class PhasePoint {

  private final FlowFields fields;
  private final PhaseMotion motion;
  private final double[] theta;
  private final double[] omega;

  /** Draws velocities. */
  public PhasePoint(FlowFields fields, PhaseMotion motion) {
    this.fields = fields;
    this.motion = motion;
    this.theta = fields.theta();
    if (theta.length != motion.parameters()) {
      throw new IllegalArgumentException(
          "expected a motion of " + theta.length + " parameters, got " + motion.parameters());
    }
    this.omega = new double[motion.momentum() ? theta.length : 0];
    long[] words = new long[omega.length];
    fields.streams().stream().fill(fields.streams().velocities(), words);
    for (int i = 0; i < omega.length; i++) {
      omega[i] = fields.field().fromWord(words[i]);
    }
  }

  /** The fields there. */
  public FlowFields fields() {
    return fields;
  }

  /** How they move phase space. */
  public PhaseMotion motion() {
    return motion;
  }

  /** θ: D residues. */
  public double[] theta() {
    return theta.clone();
  }

  /** ω: D residues with momentum, else none. */
  public double[] omega() {
    return omega.clone();
  }

  /** X_0: 2 D residues. Without momentum there is none: all are 0, D of them. */
  public double[] drift() {
    PrimeField field = fields.field();
    double[] drift = new double[motion.dimension()];
    int[] powers = motion.powers();
    for (int i = 0; i < omega.length; i++) {
      double factor = 1;
      for (int k = 0; motion.dual() && k < powers[i]; k++) {
        factor = field.multiply(factor, theta[i]);
      }
      drift[i] = field.multiply(factor, omega[i]);
      drift[omega.length + i] = motion.damping() == 0 ? 0 : field.reduce(-motion.damping() * omega[i]);
    }
    return drift;
  }
}
