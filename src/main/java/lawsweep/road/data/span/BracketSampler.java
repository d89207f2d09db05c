package lawsweep.road.data.span;

import java.util.Arrays;
import lawsweep.lie.ModularBatch;
import lawsweep.pattern.PatternSet;

/**
 * Right-nested brackets [X_1, [X_2, … [X_k, Y]]] of random fields of W_0 at a draw's weights, mod p.
 *
 * <p>Let Z_k = Y and Z_{j-1} = [X_j, Z_j]. Then Z_{j-1} at a point needs Z_j at the point and its derivative along
 * X_j: both are in the value of Z_j at θ + ε_j X_j(θ), ε_j² = 0. So the point is moved along X_1, …, X_k, one dual
 * unit after the other; Y is taken there; and on the way back each unit is traded for a bracket. Costs about 3^k times
 * as much as a field.
 *
 * <p>In each lane the coefficients of a field are a rank-one matrix w xᵀ. These span all coefficients, and brackets
 * are multilinear: samples span exactly the brackets of k + 1 fields of the lanes' patterns.
 */
public final class BracketSampler {

  /** The most fields in a bracket: beyond, the cost 3^k is too much. */
  public static final int MOST_FIELDS = 6;

  private final ModularBatch batch;
  private final RandomFields random;
  private final int size;
  private final RandomFields.Coefficients[] fields = new RandomFields.Coefficients[MOST_FIELDS];
  private double[] theta = new double[0];
  private double[] vector = new double[0];
  private double[] tangent = new double[0];
  private int lanes;
  private int units;
  private boolean given;
  private PatternSet patterns = new PatternSet(1);
  private int[] chosen = new int[0];

  /** Brackets of fields of a batch. */
  public BracketSampler(ModularBatch batch, RandomFields random, int parameters) {
    this.batch = batch;
    this.random = random;
    this.size = parameters;
    for (int j = 0; j < fields.length; j++) {
      fields[j] = new RandomFields.Coefficients();
    }
  }

  /**
   * Takes weights and the patterns of lanes, whose inputs are all there are. The patterns are not copied.
   *
   * @param point θ
   * @param chosen the patterns, of which the first {@code count} are taken
   */
  public void begin(double[] point, PatternSet patterns, int[] chosen, int count) {
    this.patterns = patterns;
    this.chosen = chosen;
    lanes = count;
    given = false;
    units = -1;
    room(1);
    System.arraycopy(point, 0, theta, 0, size);
  }

  /**
   * The same, each lane with an input of its own.
   *
   * @param x the inputs, feature after feature, {@link ModularBatch#padded} lanes each
   * @param c the constant that biases are multiplied by, for each lane
   */
  public void begin(double[] point, PatternSet patterns, int[] chosen, int count, double[] x, double[] c) {
    begin(point, patterns, chosen, count);
    given = true;
    for (RandomFields.Coefficients field : fields) {
      field.x = x;
      field.c = c;
    }
  }

  private void room(int level) {
    if (level > units) {
      batch.resize(ModularBatch.padded(lanes), level);
      units = level;
      for (int l = 0; l < lanes; l++) {
        batch.gate(l, patterns, chosen[l]);
      }
    }
    int length = Math.multiplyExact(size, 1 << level);
    if (theta.length < length) {
      theta = Arrays.copyOf(theta, length);
      vector = new double[length];
      tangent = new double[length];
    }
  }

  /**
   * Computes a bracket of {@code level + 1} fields.
   *
   * @param sequence the first of {@link #MOST_FIELDS} sequences of words
   * @return a vector of D residues, good until the next call
   */
  public double[] sample(int level, long sequence) {
    room(level);
    for (int j = 0; j <= level; j++) {
      if (given) {
        random.drawWeights(sequence + j, lanes, fields[j]);
      } else {
        random.draw(sequence + j, lanes, fields[j]);
      }
    }
    for (int j = 0; j < level; j++) {
      compute(j, fields[j], vector);
      System.arraycopy(vector, 0, theta, size << j, size << j);
    }
    compute(level, fields[level], vector);
    for (int j = level - 1; j >= 0; j--) {
      trade(j);
    }
    return vector;
  }

  /** The vector, which holds Z at θ + ε X, becomes ∂Z X - ∂X Z. */
  private void trade(int j) {
    int half = size << j;
    System.arraycopy(vector, 0, theta, half, half);
    compute(j + 1, fields[j], tangent);
    for (int e = 0; e < half; e++) {
      vector[e] = batch.field().reduce(vector[half + e] - tangent[half + e]);
    }
  }

  private void compute(int dual, RandomFields.Coefficients field, double[] out) {
    batch.compute(dual, theta, field.x, field.c, field.w, out);
  }
}
