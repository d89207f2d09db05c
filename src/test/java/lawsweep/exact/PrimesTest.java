package lawsweep.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import lawsweep.random.Stream;
import org.junit.jupiter.api.Test;

class PrimesTest {

  private static final int COUNT = 64;

  private static List<Integer> primes(String name) {
    Primes primes = new Primes(Stream.named(name));
    return IntStream.range(0, COUNT).mapToObj(i -> primes.get(i).p()).toList();
  }

  @Test
  void aCellsPrimesArePrimesOfTheRangeAndSpreadOverIt() {
    List<Integer> drawn = primes("a cell");
    for (int p : drawn) {
      assertTrue(BigInteger.valueOf(p).isProbablePrime(100) && p >= 1 << 22 && p < 1 << 23, "" + p);
    }
    Set<Integer> quarters = new TreeSet<>(drawn.stream().map(p -> (p - (1 << 22)) >> 20).toList());
    assertEquals(Set.of(0, 1, 2, 3), quarters);
    // Two of 64 among 268,216 are the same once in 133 cells; here none is.
    assertEquals(COUNT, Set.copyOf(drawn).size());
  }

  @Test
  void theyDependOnTheStreamAndNotOnTheOrderOfQuestions() {
    List<Integer> drawn = primes("a cell");
    Primes backwards = new Primes(Stream.named("a cell"));
    assertEquals(drawn.get(COUNT - 1), backwards.get(COUNT - 1).p());
    assertEquals(drawn.get(3), backwards.get(3).p());
    assertNotEquals(drawn, primes("another cell"));
  }
}
