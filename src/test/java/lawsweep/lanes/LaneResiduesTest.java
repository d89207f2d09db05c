package lawsweep.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  /** Words at the ends of their range, where a carry is lost, and where residues are 0, 1 and half the range. */
  @Test
  void noWordIsRoundedWrongly() {
    for (int number = 0; number < 2000; number++) {
      PrimeField field = Primes.random(Seeds.random("lane residues, edges", number));
      BigInteger p = BigInteger.valueOf(field.p());
      List<Long> words = new ArrayList<>(List.of(0L, -1L, 0xFFFFFFFFL, 0x100000000L));
      for (int r : new int[] {1, (field.p() - 1) / 2, (field.p() + 1) / 2, field.p() - 1}) {
        // the first word that becomes r, and the last that becomes r - 1
        BigInteger word = BigInteger.valueOf(r).shiftLeft(64).add(p).subtract(BigInteger.ONE).divide(p);
        words.add(word.longValue());
        words.add(word.subtract(BigInteger.ONE).longValue());
      }
      long[] batches = new long[(words.size() + LANES - 1) / LANES * LANES];
      Arrays.setAll(batches, i -> words.get(i % words.size()));
      double[] out = new double[batches.length];
      LaneResidues.residues(field.p(), batches.length, batches, out, 0);
      for (int i = 0; i < out.length; i++) {
        BigInteger r = new BigInteger(Long.toUnsignedString(batches[i])).multiply(p).shiftRight(64);
        long expected = r.longValue() - (r.longValue() > field.p() / 2 ? field.p() : 0);
        assertEquals((double) expected, out[i], field + ", word " + batches[i]);
        assertEquals((double) expected, field.fromWord(batches[i]), field + ", word " + batches[i]);
      }
    }
  }
}
