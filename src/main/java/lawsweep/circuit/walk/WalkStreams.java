package lawsweep.circuit.walk;

import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;

/**
 * Which sequence of the cell's random words feeds what when circuits are walked. A sequence number holds, from the top:
 * a kind (8 bits), the draw (8), the level (8), the field within the sample (8) and the sample (32). Certificates mean
 * these numbers: a change here is a new version of the rules.
 *
 * @param stream the cell's words
 * @param draw index of the draw, 0..255
 */
public record WalkStreams(Stream stream, int draw) {

  private static final int PRIME = 17;
  private static final int POINT = 18;
  private static final int FIELD = 19;
  private static final int ROTATION = 20;
  private static final int ORACLE = 21;
  private static final int ARGUMENTS = 22;
  private static final int ROOTS = 23;
  private static final int LAWS = 24;
  private static final int FOLLOWED = 25;
  private static final int PULLED = 26;
  private static final int VELOCITIES = 27;
  private static final int RATES = 28;

  /** The draw's prime: uniform among those in [2^22, 2^23) that are 7 mod 8, by rejection. */
  public int prime() {
    long sequence = sequence(PRIME, 0, 0, 0);
    for (long i = 0;; i++) {
      int candidate = PrimeField.MIN + (int) (stream.word(sequence, i) >>> 42);
      if (candidate % 8 == 7 && PrimeField.isPrime(candidate)) {
        return candidate;
      }
    }
  }

  /** The sequence of θ, at the given try. */
  long point(int attempt) {
    return sequence(POINT, 0, 0, attempt);
  }

  /** The sequence of rotations: one word for each plane. */
  long rotations() {
    return sequence(ROTATION, 0, 0, 0);
  }

  /** The word that all values of smooth functions hang on. */
  long oracle() {
    return stream.word(sequence(ORACLE, 0, 0, 0), 0);
  }

  /**
   * What one field of one sample draws: inputs and gates, step by step, then the weights of the outputs.
   *
   * @param level k for brackets of k + 1 fields
   * @param sample index among all samples, those that are discarded too
   */
  long field(int level, int fieldInSample, long sample) {
    return sequence(FIELD, level, fieldInSample, sample);
  }

  /** A point at which the arguments of smooth functions are compared. */
  long arguments(int part, long trial) {
    return sequence(ARGUMENTS, part, 0, trial);
  }

  /** A point at which variances are compared. */
  long roots(int part, long trial) {
    return sequence(ROOTS, part, 0, trial);
  }

  /** The factors of random sums of laws. */
  long laws() {
    return sequence(LAWS, 0, 0, 0);
  }

  /**
   * What the field that a flow follows draws for a power of the time.
   *
   * @param flow index among flows from one point, 0..255
   * @param term index among the fields that it is a sum of, 0..255
   */
  public long followed(int flow, int term, long power) {
    return sequence(FOLLOWED, flow, term, power);
  }

  /**
   * What a field draws that a flow pulls back.
   *
   * @param flow index among flows from one point, 0..255
   */
  public long pulled(int flow, long sample) {
    return sequence(PULLED, flow, 0, sample);
  }

  /** The sequence of velocities at the point. */
  public long velocities() {
    return sequence(VELOCITIES, 0, 0, 0);
  }

  /** The rates of the drift along a flow: one word for each power of the time. */
  public long rates(int flow) {
    return sequence(RATES, flow, 0, 0);
  }

  private long sequence(long kind, long level, long fieldInSample, long sample) {
    return (kind << 56) | ((long) draw << 48) | (level << 40) | (fieldInSample << 32) | sample;
  }
}
