package lawsweep.circuit.walk;

import java.util.Arrays;
import lawsweep.circuit.jet.Jets;
import lawsweep.circuit.jet.LaneReduction;

/**
 * Right-nested brackets [X_1, [X_2, … [X_k, Y]]] of random fields of a circuit at a point, for several samples side by
 * side.
 *
 * <p>The point is moved along X_1, …, X_k, one dual unit after the other; Y is taken there; and on the way back each
 * unit is traded for a bracket: with Z = [X_2, …] at θ + ε X_1(θ) known, [X_1, Z] is the coefficient of ε in X_1(θ + ε
 * Z(θ)) less that in Z(θ + ε X_1(θ)), up to its sign.
 */
final class BracketWalk extends LevelWalk {

  private final int level;
  private final int base;
  private final CircuitPoint point;
  private final Walker[] walkers;
  private final Jets theta;
  private final double[][] own;
  private final double[][] vector;

  /**
   * Prepares samples of a level.
   *
   * @param level k: brackets of k + 1 fields
   * @param lanes how many samples at once, a multiple of 8
   */
  BracketWalk(CircuitPoint point, int level, int lanes) {
    super(point, level, lanes);
    this.point = point;
    this.level = level;
    this.base = point.samplingBase();
    this.theta = point.theta(lanes, point.algebra(level));
    this.walkers = new Walker[level + 1];
    for (int j = 0; j <= level; j++) {
      walkers[j] = point.setting().walker(point.algebra(j), lanes, theta);
    }
    this.own = new double[base << level][theta.entries() * lanes];
    this.vector = own.clone();
  }

  /** How many products of residues a sample takes for each product of a walk over residues. */
  static double products(int level) {
    return 3 * Math.pow(3, level) - 2;
  }

  @Override
  double[][] compute(FieldInputs[] fields) {
    for (int j = 0; j < level; j++) {
      Jets field = walk(walkers[j], fields[j]);
      for (int part = 0; part < base << j; part++) {
        move((base << j) + part, field.has(part) ? field.data(part) : null);
      }
    }
    Jets last = walk(walkers[level], fields[level]);
    for (int part = 0; part < vector.length; part++) {
      if (level > 0 || !last.has(part)) {
        copy(last.has(part) ? last.data(part) : null, own[part]);
        vector[part] = own[part];
      } else {
        vector[part] = last.data(part);
      }
    }
    for (int j = level - 1; j >= 0; j--) {
      trade(j, fields[j]);
    }
    return vector;
  }

  private void move(int part, double[] values) {
    theta.open(part, false);
    copy(values, theta.data(part));
  }

  private static void copy(double[] values, double[] out) {
    if (values == null) {
      Arrays.fill(out, 0);
    } else {
      System.arraycopy(values, 0, out, 0, out.length);
    }
  }

  /** Trades dual unit j for a bracket with field j. */
  private void trade(int j, FieldInputs field) {
    int half = base << j;
    for (int part = 0; part < half; part++) {
      move(half + part, vector[part]);
    }
    Jets moved = walk(walkers[j + 1], field);
    for (int part = 0; part < half; part++) {
      double[] plus = moved.has(half + part) ? moved.data(half + part) : null;
      difference(plus, vector[half + part], vector[part]);
    }
  }

  private void difference(double[] plus, double[] minus, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = (plus == null ? 0 : plus[i]) - minus[i];
    }
    LaneReduction.reduce(point.field(), out, 0, out.length);
  }
}
