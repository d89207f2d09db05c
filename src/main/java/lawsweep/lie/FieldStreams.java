package lawsweep.lie;

import java.util.Optional;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;

/**
 * Which sequence of the cell's random words feeds what. A sequence number holds, from the top: a kind (8 bits), the
 * draw (8), the order of the series (8; 0 for plain fields, 1 for first brackets), the field within the sample (8) and
 * the sample (32). Certificates mean these numbers: a change here is a new version of the rules.
 *
 * @param stream the cell's words
 * @param draw index of the draw, 0..255
 */
public record FieldStreams(Stream stream, int draw) {

  private static final int PRIME = 1;
  private static final int POINT = 2;
  private static final int COEFFICIENTS = 3;
  private static final int FORM = 4;
  private static final int LAW_POINT = 5;
  private static final int FOLD_ORDER = 6;
  private static final int FOLD_FACTORS = 7;
  private static final int FOLLOWED = 8;
  private static final int PULLED = 9;

  /** The draw's prime. */
  public int prime() {
    return field().p();
  }

  /** The integers mod the draw's prime: uniform among those in [2^22, 2^23), by rejection. */
  public PrimeField field() {
    long sequence = sequence(PRIME, 0, 0, 0);
    long[] words = new long[2];
    for (long pair = 0;; pair++) {
      stream.pair(sequence, pair, words);
      for (long word : words) {
        Optional<PrimeField> field = PrimeField.of(PrimeField.MIN + (int) (word >>> 42));
        if (field.isPresent()) {
          return field.get();
        }
      }
    }
  }

  /** Fills n residues from words 0..n-1 of a sequence. */
  public void fill(PrimeField field, long sequence, double[] out, int offset, int n) {
    long[] words = new long[n];
    stream.fill(sequence, words);
    for (int i = 0; i < n; i++) {
      out[offset + i] = field.fromWord(words[i]);
    }
  }

  /**
   * Fills all of {@code out} with residues from the first words of a sequence; {@code words} is scratch, as long as
   * it.
   */
  void fill(PrimeField field, long sequence, long[] words, double[] out) {
    stream.fill(sequence, words);
    for (int i = 0; i < out.length; i++) {
      out[i] = field.fromWord(words[i]);
    }
  }

  /** The sequence of θ. */
  public long point() {
    return sequence(POINT, 0, 0, 0);
  }

  /** The sequence of the point at which the gradients of the known laws are taken. */
  public long lawPoint() {
    return sequence(LAW_POINT, 0, 0, 0);
  }

  /** The sequence of the linear form in the fingerprint. */
  public long form() {
    return sequence(FORM, 0, 0, 0);
  }

  /** The sequence that orders columns before they are folded. */
  public long foldOrder() {
    return sequence(FOLD_ORDER, 0, 0, 0);
  }

  /** The sequence of the factors with which columns are folded. */
  public long foldFactors() {
    return sequence(FOLD_FACTORS, 0, 0, 0);
  }

  /** The coefficients of one field of one sample: a_0, then the inner gates a_1, …, a_{q-1} (ReLU), then a_q. */
  public long coefficients(int order, int fieldInSample, int sample) {
    return sequence(COEFFICIENTS, order, fieldInSample, sample);
  }

  /** The coefficients of t^power in the field that a flow follows, in the order of {@link #coefficients}. */
  long followed(int flow, int power) {
    return sequence(FOLLOWED, power, 0, flow);
  }

  /** The coefficients of one of the fields that are pulled back along a flow. */
  long pulled(int flow, int fieldInFlow) {
    return sequence(PULLED, 0, fieldInFlow, flow);
  }

  private long sequence(long kind, long order, long fieldInSample, long sample) {
    return (kind << 56) | ((long) draw << 48) | (order << 40) | (fieldInSample << 32) | sample;
  }
}
