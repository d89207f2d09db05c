package lawsweep.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import lawsweep.support.Primes;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** Residues in lanes are those of the words of a stream, one by one. */
class LaneResiduesTest {

  private static final int LANES = LaneMatrices.LANES;

  @Test
  void eachLaneHasTheWordsOfItsSequence() {
    for (int number = 0; number < 60; number++) {
      Random random = Seeds.random("lane residues", number);
      PrimeField field = number == 0 ? new PrimeField(4194319)
          : number == 1 ? new PrimeField(8388593) : Primes.random(random);
      long first = number % 4 == 0 ? (random.nextLong() | 0xFFFFFFFFL) - random.nextInt(LANES) : random.nextLong();
      check(field, random.nextLong(), number == 2 ? -3 : first, number % 23, number % 5);
    }
  }

  private static void check(PrimeField field, long key, long first, int count, int at) {
    double[] out = new double[at + (count + 1) * LANES];
    Arrays.fill(out, Double.NaN);
    new LaneResidues(count + count % 3).fill(field, key, first, count, out, at);
    Stream stream = new Stream(key);
    for (int i = 0; i < out.length; i++) {
      int word = Math.floorDiv(i - at, LANES);
      double expected = word < 0 || word >= count ? Double.NaN
          : field.fromWord(stream.word(first + (i - at) % LANES, word));
      assertEquals(expected, out[i], Seeds.note(field + ", key " + key + ", sequence " + first + ", at " + i));
    }
  }

  /** Words so large or small, or so near to half the range, that rounding could fail. */
  @Test
  void noWordIsRoundedWrongly() {
    Random random = Seeds.random("lane residues, edges", 0);
    for (int number = 0; number < 2000; number++) {
      PrimeField field = Primes.random(random);
      double half = (field.p() - 1) / 2.0;
      assertEquals(half, field.fromWord(Long.divideUnsigned(-1, field.p()) * (field.p() / 2) + field.p() / 2 + 1));
      double[] out = new double[8 * LANES];
      new LaneResidues(8).fill(field, random.nextLong(), number, 8, out, 0);
      for (double x : out) {
        assertEquals(Math.rint(x), x);
        assertEquals(true, Math.abs(x) <= half);
      }
    }
  }
}
