package lawsweep.road.data.span;

import java.util.Arrays;
import lawsweep.lie.ModularBatch;
import lawsweep.network.Circuit;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;

/**
 * Coefficients of random fields of W_0, uniform residues: for each lane an output weight w and an input (x, c), or
 * only w where the input is given. Where only differences of outputs matter, the last output's weight is what makes
 * the sum 0. A field has a sequence of words of its own, numbered by prime, sample and place in
 * the sample's bracket.
 */
public final class RandomFields {

  private final PrimeField field;
  private final Stream stream;
  private final int inputs;
  private final int outputs;
  private final int directions;
  private final boolean constant;
  private long[] words = new long[0];
  private int used;

  /**
   * Fields mod p.
   *
   * @param stream its words
   * @param constant true if there are biases
   */
  public RandomFields(PrimeField field, Stream stream, Circuit network, boolean constant) {
    this.field = field;
    this.stream = stream;
    this.inputs = network.inputs();
    this.outputs = network.outputs();
    this.directions = network.directions();
    this.constant = constant;
  }

  /** One field's coefficients, feature after feature, the lanes next to each other; lanes not used have w = 0. */
  static final class Coefficients {
    double[] x = new double[0];
    double[] c = new double[0];
    double[] w = new double[0];
  }

  /** Draws x, c and w for the first {@code lanes} lanes. */
  public void draw(long sequence, int lanes, Coefficients to) {
    begin(sequence, lanes * (inputs + directions + 1));
    int stride = ModularBatch.padded(lanes);
    to.x = values(to.x, inputs, lanes, stride);
    to.c = values(to.c, constant ? 1 : 0, lanes, stride);
    to.w = weights(to.w, lanes, stride);
  }

  /** Draws w alone. */
  public void drawWeights(long sequence, int lanes, Coefficients to) {
    begin(sequence, lanes * directions);
    to.w = weights(to.w, lanes, ModularBatch.padded(lanes));
  }

  /** Draws residues other than 0, uniform among these. */
  public void drawUnits(long sequence, double[] to) {
    begin(sequence, to.length);
    int p = field.p();
    for (int e = 0; e < to.length; e++) {
      long r = 1 + Math.unsignedMultiplyHigh(words[used++], p - 1L);
      to[e] = r > p / 2 ? r - p : r;
    }
  }

  private void begin(long sequence, int count) {
    int even = (count + 1) / 2 * 2;
    if (words.length != even) {
      words = new long[even];
    }
    stream.fill(sequence, words);
    used = 0;
  }

  private double[] weights(double[] old, int lanes, int stride) {
    double[] to = values(room(old, outputs * stride), directions, lanes, stride);
    for (int l = 0; directions < outputs && l < lanes; l++) {
      double sum = 0;
      for (int i = 0; i < directions; i++) {
        sum += to[i * stride + l];
      }
      to[directions * stride + l] = field.reduce(-sum);
    }
    return to;
  }

  private static double[] room(double[] old, int length) {
    return old.length < length ? new double[length] : old;
  }

  private double[] values(double[] old, int rows, int lanes, int stride) {
    double[] to = room(old, Math.max(1, rows) * stride);
    Arrays.fill(to, 0);
    for (int i = 0; i < rows; i++) {
      for (int l = 0; l < lanes; l++) {
        to[i * stride + l] = field.fromWord(words[used++]);
      }
    }
    return to;
  }
}
