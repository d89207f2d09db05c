package lawsweep.symmetry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import lawsweep.residue.PrimeField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharactersTest {

  private static GroupModulo group(String text, int inputs) {
    Group group = Group.of(text, inputs);
    for (int p = PrimeField.MIN;; p++) {
      if (group.existsIn(p) && PrimeField.isPrime(p)) {
        return new GroupModulo(group, new PrimeField(p));
      }
    }
  }

  /** Molien series of rings of invariants: B_n has generators of degrees 2, 4, …, 2 n; S_n of 1, …, n; C_8 on the plane
   * |x|², Re z⁸, Im z⁸. */
  @ParameterizedTest
  @CsvSource({"hyperoctahedral,3,0 1 0 2 0 3 0 4", "symmetric,3,1 2 3 4 5 7", "rotation-8,2,0 1 0 1 0 1 0 3 0 3",
      "dihedral-5,2,0 1 0 1 1 1 1", "neg,2,0 3 0 5", "none,2,2 3 4", "'[[0,-1],[1,1]]',2,0 1 0 1 0 3"})
  void invariantsOfEachDegree(String text, int inputs, String dimensions) {
    int[] expected = Arrays.stream(dimensions.split(" ")).mapToInt(Integer::parseInt).toArray();
    Characters characters = new Characters(group(text, inputs), expected.length);
    for (int d = 1; d <= expected.length; d++) {
      assertEquals(expected[d - 1], characters.invariants(d, 1, characters.trivial()).orElseThrow(), "degree " + d);
    }
  }

  /** Two vectors that turn together have three products; B_2 alone changes x y (x² - y²) by the determinant. */
  @Test
  void copiesAndTwists() {
    Characters turns = new Characters(group("dihedral-5", 2), 4);
    assertEquals(3, turns.invariants(2, 2, turns.trivial()).orElseThrow());
    Characters square = new Characters(group("hyperoctahedral", 2), 4);
    assertEquals(1, square.invariants(4, 1, square.determinants()).orElseThrow());
    assertEquals(0, square.invariants(2, 1, square.determinants()).orElseThrow());
    assertEquals(1, square.invariants(1, 1, square.natural()).orElseThrow());
  }

  /** Schur: an irreducible representation has one second moment; S_3 on three numbers is two of them. */
  @Test
  void moments() {
    assertEquals(1, group("hyperoctahedral", 7).secondMoments().size());
    assertEquals(1, group("rotation-3", 2).secondMoments().size());
    assertEquals(2, group("rotation-3", 2).equivariantMoments().size());
    assertEquals(2, group("symmetric", 3).secondMoments().size());
    assertEquals(1, group("symmetric", 3).moments(false).size());
    assertEquals(0, group("symmetric", 3).moments(true).size());
    assertEquals(3, group("neg", 3).moments(true).size());
    assertEquals(0, group("neg", 2).moments(true).size());
    assertEquals(6, group("neg", 3).secondMoments().size());
  }

  @Test
  void cyclotomicNumbers() {
    assertArrayEquals(new long[] {1, 0, 0, 0, 1}, Cyclotomic.polynomial(8));
    assertArrayEquals(new long[] {1, 0, -1, 0, 1}, Cyclotomic.polynomial(12));
    Cyclotomic numbers = new Cyclotomic(12, 1_000_003);
    // z³ z⁴ = z⁷ = -z, z⁶ = -1
    assertArrayEquals(new long[] {0, 1_000_002, 0, 0},
        numbers.product(numbers.of(new long[] {0, 0, 0, 1}), numbers.of(new long[] {0, 0, 0, 0, 1})));
    assertArrayEquals(new long[] {5}, new Cyclotomic(1, 11).product(new long[] {4}, new long[] {4}));
  }
}
