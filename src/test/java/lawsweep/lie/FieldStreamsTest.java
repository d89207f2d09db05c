package lawsweep.lie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import lawsweep.support.Primes;
import org.junit.jupiter.api.Test;

/** Every purpose has words of its own. */
class FieldStreamsTest {

  @Test
  void sequencesDiffer() {
    Set<Long> seen = new HashSet<>();
    int count = 0;
    for (int draw : new int[] {0, 1, 255}) {
      FieldStreams streams = new FieldStreams(new Stream(1), draw);
      seen.add(streams.point());
      seen.add(streams.lawPoint());
      seen.add(streams.form());
      count += 3;
      for (int order : new int[] {0, 1, 2, 255}) {
        for (int f : new int[] {0, 1, 255}) {
          for (int sample : new int[] {0, 1, 255, 1 << 20, Integer.MAX_VALUE}) {
            seen.add(streams.coefficients(order, f, sample));
            count++;
          }
        }
      }
    }
    assertEquals(count, seen.size());
  }

  @Test
  void residuesAreDrawnFromWords() {
    PrimeField field = Primes.largest();
    FieldStreams streams = new FieldStreams(new Stream(5), 0);
    for (int n = 0; n < 9; n++) {
      double[] out = new double[n + 3];
      streams.fill(field, 77, out, 2, n);
      for (int i = 0; i < n; i++) {
        assertEquals(field.fromWord(streams.stream().word(77, i)), out[2 + i]);
      }
      assertEquals(0, out[0] + out[1] + out[n + 2]);
    }
  }

  @Test
  void primesAreSpreadOut() {
    Set<Integer> seen = new HashSet<>();
    int low = 0;
    for (int key = 0; key < 20; key++) {
      for (int draw = 0; draw < 100; draw++) {
        int p = new FieldStreams(new Stream(key), draw).prime();
        assertTrue(p >= 1 << 22 && p < 1 << 23 && BigInteger.valueOf(p).isProbablePrime(40), "prime " + p);
        assertEquals(p, new FieldStreams(new Stream(key), draw).prime());
        seen.add(p);
        low += p < 3 << 21 ? 1 : 0;
      }
    }
    assertTrue(seen.size() > 1950, seen.size() + " different primes in 2000");
    assertTrue(Math.abs(low - 1000) < 200, low + " of 2000 primes in the lower half");
  }
}
