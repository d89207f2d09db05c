package lawsweep.lanes;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import lawsweep.residue.PrimeField;

/**
 * Random residues for {@link LaneMatrices#LANES} sequences at once, one a lane: those that
 * {@link PrimeField#fromWord} makes of the words of {@link lawsweep.random.Stream}, number for number. For one thread.
 */
public final class LaneResidues {

  private static final VectorSpecies<Double> SPECIES = LaneMatrices.SPECIES;
  private static final VectorSpecies<Long> LONGS =
      VectorSpecies.of(long.class, LaneMatrices.SPECIES.vectorShape());
  private static final int L = LONGS.length();
  private static final int LANES = LaneMatrices.LANES;

  private static final long LOW = 0xFFFFFFFFL;
  /** 2⁵² as bits and as a number: its last bits count integers. */
  private static final long MAGIC = 0x4330000000000000L;
  private static final double MAGIC_VALUE = 0x1p52;
  private static final double ROUND = PrimeField.ROUND;

  private final long[] words;
  private LanePhilox philox = new LanePhilox(0);

  /** For so many words of each sequence at a time. */
  public LaneResidues(int most) {
    this.words = new long[Math.multiplyExact(most + 1, LANES)];
  }

  /**
   * Fills the residues of words 0..count-1 of sequences {@code first}, {@code first + 1}, …: word w of lane l at
   * {@code at + w * LANES + l}.
   *
   * @param key of the stream
   */
  public void fill(PrimeField field, long key, long first, int count, double[] out, int at) {
    if (philox.key() != key) {
      philox = new LanePhilox(key);
    }
    philox.words(first, 0, (count + 1) / 2, words);
    residues(field.p(), count * LANES, words, out, at);
  }

  /**
   * A word w = low + 2^32 high becomes r = ⌊w p / 2^64⌋, less p where r exceeds p/2. All products stay below 2^56.
   *
   * @param n how many, a multiple of {@link LaneMatrices#LANES}
   */
  static void residues(int p, int n, long[] words, double[] out, int to) {
    for (int at = 0; at < n; at += L) {
      LongVector word = LongVector.fromArray(LONGS, words, at);
      LongVector carry = word.and(LOW).mul(p & LOW).lanewise(VectorOperators.LSHR, 32);
      LongVector high = word.lanewise(VectorOperators.LSHR, 32);
      LongVector r = high.and(LOW).mul(p & LOW).add(carry).lanewise(VectorOperators.LSHR, 32);
      DoubleVector x = r.or(MAGIC).reinterpretAsDoubles().sub(MAGIC_VALUE);
      // the nearest integer to x/p is 1 exactly where x > p/2
      DoubleVector wrap = x.mul(1.0 / p).add(ROUND).sub(ROUND);
      wrap.fma(DoubleVector.broadcast(SPECIES, (double) -p), x).intoArray(out, to + at);
    }
  }
}
