package lawsweep.road.data;

import java.util.Arrays;
import lawsweep.lie.ModularBatch;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;

/**
 * Coefficients of random fields of W_0, uniform residues: for each lane an output weight w and an input (x, c), or
 * only w where the input is given. A field has a sequence of words of its own, numbered by prime, sample and place in
 * the sample's bracket.
 */
final class RandomFields {

  private final PrimeField field;
  private final Stream stream;
  private final int inputs;
  private final int outputs;
  private final boolean constant;
  private long[] words = new long[0];
  private int used;

  /**
   * Fields mod p.
   *
   * @param stream its words
   * @param inputs n_q
   * @param outputs n_0
   * @param constant true if there are biases
   */
  RandomFields(PrimeField field, Stream stream, int inputs, int outputs, boolean constant) {
    this.field = field;
    this.stream = stream;
    this.inputs = inputs;
    this.outputs = outputs;
    this.constant = constant;
  }

  /** One field's coefficients, feature after feature, the lanes next to each other; lanes not used have w = 0. */
  static final class Coefficients {
    double[] x = new double[0];
    double[] c = new double[0];
    double[] w = new double[0];
  }

  /** Draws x, c and w for the first {@code lanes} lanes. */
  void draw(long sequence, int lanes, Coefficients to) {
    begin(sequence, lanes * (inputs + outputs + 1));
    int stride = ModularBatch.padded(lanes);
    to.x = values(to.x, inputs, lanes, stride);
    to.c = values(to.c, constant ? 1 : 0, lanes, stride);
    to.w = values(to.w, outputs, lanes, stride);
  }

  /** Draws w alone. */
  void drawWeights(long sequence, int lanes, Coefficients to) {
    begin(sequence, lanes * outputs);
    to.w = values(to.w, outputs, lanes, ModularBatch.padded(lanes));
  }

  /** Draws residues other than 0, uniform among these. */
  void drawUnits(long sequence, double[] to) {
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

  private double[] values(double[] old, int rows, int lanes, int stride) {
    int length = Math.max(1, rows) * stride;
    double[] to = old.length < length ? new double[length] : old;
    Arrays.fill(to, 0, length, 0);
    for (int i = 0; i < rows; i++) {
      for (int l = 0; l < lanes; l++) {
        to[i * stride + l] = field.fromWord(words[used++]);
      }
    }
    return to;
  }
}
