package lawsweep.circuit.jet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lawsweep.residue.PrimeField;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contractions, forward and backward, against their definition, letter by letter. */
class LoopNestTest {

  private static final PrimeField FIELD = new PrimeField(4194319);
  private static final int LANES = 40;

  private static List<Integer> shape(String names, Map<Character, Integer> sides) {
    return names.chars().mapToObj(c -> sides.get((char) c)).toList();
  }

  private static long entry(String names, Map<Character, Integer> at, Map<Character, Integer> sides) {
    long index = 0;
    for (int c = 0; c < names.length(); c++) {
      char name = names.charAt(c);
      index = index * sides.get(name) + at.get(name);
    }
    return index;
  }

  private static Jets random(Products products, int entries, boolean once, Random random) {
    Jets jets = products.zero(entries);
    for (int part = 0; part < products.algebra().parts(); part++) {
      if (part == 0 || random.nextInt(4) > 0) {
        jets.open(part, once && part == 0);
        for (int i = 0; i < jets.length(part); i++) {
          jets.data(part)[i] = random.nextInt(FIELD.p()) - FIELD.p() / 2;
        }
      }
    }
    return jets;
  }

  private static long at(Jets jets, int part, long entry, int lane) {
    return jets.has(part)
        ? FIELD.canonical(jets.data(part)[(int) entry * jets.step(part) + (jets.uniform(part) ? 0 : lane)])
        : 0;
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "oi   | i    | o    | 3,5",
      "gsde | ne   | gsnd | 2,3,2,4,3",
      "gsnd | gmd  | gsnm | 1,2,3,2,3",
      "ab   | ab   | ''   | 30,40",
      "i    | j    | ij   | 3,4",
      "aab  | b    | a    | 3,2",
      "abc  | b    | b    | 2,3,2",
      "ab   | cb   | ac   | 2,1100,2",
      "ab   | cb   | ac   | 2,400,2",
      "''   | ''   | ''   | 1",
      "n    | ''   | n    | 5"})
  void productsAreSums(String left, String right, String out, String extents) {
    Map<Character, Integer> sides = new HashMap<>();
    String[] numbers = extents.split(",");
    int next = 0;
    for (int c = 0; c < (left + right).length(); c++) {
      char name = (left + right).charAt(c);
      if (!sides.containsKey(name)) {
        sides.put(name, Integer.valueOf(numbers[next++]));
      }
    }
    ContractionPlan plan = new ContractionPlan(left + "," + right + "->" + out, shape(left, sides),
        shape(right, sides), shape(out, sides));
    Random random = Seeds.random(left + right + out, 0);
    for (Algebra algebra : List.of(Algebra.duals(1, 0), Algebra.duals(1, 2), Algebra.duals(2, 1))) {
      for (int way = 0; way < 8; way++) {
        int once = way & 3;
        Products products = way < 4 ? new Products(FIELD, algebra, LANES)
            : new Products(algebra, new PlainSums(FIELD, LANES));
        Jets x = random(products, size(left, sides), (once & 1) != 0, random);
        Jets y = random(products, size(right, sides), (once & 2) != 0, random);
        Jets z = products.zero(size(out, sides));
        products.set(plan.forward(), x, y, z);
        compare(algebra, new Definition(left, right, out, sides), x, y, z);
        Jets back = products.zero(size(left, sides));
        Jets g = random(products, size(out, sides), false, random);
        // Twice, to add to what is there.
        products.add(plan.toLeft(), g, y, back);
        products.add(plan.toLeft(), g, y, back);
        Jets half = products.zero(size(left, sides));
        products.addScaled(back, (FIELD.p() + 1) / 2.0, half);
        compare(algebra, new Definition(out, right, left, sides), g, y, half);
      }
    }
  }

  /** Matrices of constants with and without the Vector API, added to what is there and to nothing. */
  @Test
  void constantsWithoutVectors() {
    Random random = Seeds.random("constants", 0);
    Products products = new Products(FIELD, Algebra.residues(1), LANES);
    double[] constant = new double[3 * 700];
    for (int i = 0; i < constant.length; i++) {
      constant[i] = random.nextInt(3) == 0 ? 0 : random.nextInt(FIELD.p()) - FIELD.p() / 2;
    }
    ContractionPlan plan = new ContractionPlan("ab,b->a", List.of(3, 700), List.of(700), List.of(3));
    ConstantContraction.SparseMap map = new ConstantContraction(FIELD, plan, constant, 700, 3).forward();
    Jets y = random(products, 700, false, random);
    Jets expected = random(products, 3, false, random);
    Jets actual = products.zero(3);
    actual.copy(expected);
    for (boolean fresh : new boolean[] {false, true}) {
      SparseLanes.add(map, y, expected, 0, fresh);
      map.addPlain(y, actual, 0, fresh);
      assertArrayEquals(expected.data(0), actual.data(0));
    }
  }

  private static int size(String names, Map<Character, Integer> sides) {
    return shape(names, sides).stream().reduce(1, (a, b) -> a * b);
  }

  private record Definition(String left, String right, String out, Map<Character, Integer> sides) {}

  private static void compare(Algebra algebra, Definition d, Jets x, Jets y, Jets z) {
    long p = FIELD.p();
    int base = algebra.base();
    for (int lane : new int[] {0, 7, LANES - 1}) {
      long[][] sums = new long[algebra.parts()][size(d.out, d.sides)];
      each(List.copyOf(d.sides.keySet()), 0, d.sides, new HashMap<>(), letters -> {
        for (int a = 0; a < algebra.parts(); a++) {
          for (int b = 0; b < algebra.parts(); b++) {
            if ((a / base & b / base) != 0) {
              continue;
            }
            int part = base * (a / base | b / base) + (a % base + b % base) % base % 2;
            long product = at(x, a, entry(d.left, letters, d.sides), lane)
                * at(y, b, entry(d.right, letters, d.sides), lane) % p;
            int o = (int) entry(d.out, letters, d.sides);
            sums[part][o] = (sums[part][o] + (a % base + b % base == 2 ? p - product : product)) % p;
          }
        }
      });
      for (int part = 0; part < algebra.parts(); part++) {
        for (int o = 0; o < sums[part].length; o++) {
          assertEquals(sums[part][o], at(z, part, o, lane), d + ", part " + part + ", entry " + o);
        }
      }
    }
  }

  private interface Visit {
    void at(Map<Character, Integer> letters);
  }

  private static void each(
      List<Character> letters, int depth, Map<Character, Integer> sides, Map<Character, Integer> at, Visit visit) {
    if (depth == letters.size()) {
      visit.at(at);
      return;
    }
    for (int i = 0; i < sides.get(letters.get(depth)); i++) {
      at.put(letters.get(depth), i);
      each(letters, depth + 1, sides, at, visit);
    }
  }

  @Test
  void wrongIndicesAreRefused() {
    assertThrows(IllegalArgumentException.class,
        () -> new ContractionPlan("ab,b->ac", List.of(2, 3), List.of(3), List.of(2, 4)));
    assertThrows(IllegalArgumentException.class,
        () -> new ContractionPlan("ab,b->a", List.of(2, 3), List.of(4), List.of(2)));
    assertThrows(IllegalArgumentException.class,
        () -> new ContractionPlan("ab->a", List.of(2, 3), List.of(4), List.of(2)));
    assertThrows(IllegalArgumentException.class,
        () -> new ContractionPlan("a,b->a", List.of(2, 3), List.of(4), List.of(2)));
  }

  /**
   * Odd residues near the largest of the largest prime, with as many products as can overflow if nothing is reduced
   * between.
   */
  @Test
  void sumsAreReducedInTime() {
    PrimeField field = new PrimeField(8_388_593);
    Products products = new Products(field, Algebra.duals(1, 2), 8);
    ContractionPlan plan = new ContractionPlan("k,k->", List.of(400), List.of(400), List.of());
    Jets x = products.zero(400);
    for (int part = 0; part < 4; part++) {
      x.open(part, false);
      Arrays.fill(x.data(part), 4_194_295);
    }
    Jets z = products.zero(1);
    products.set(plan.forward(), x, x, z);
    long square = 4_194_295L * 4_194_295L % field.p();
    assertEquals(1600 * square % field.p(), field.canonical(z.data(3)[5]));
    for (int i = 0; i < 3; i++) {
      products.add(plan.forward(), x, x, z);
    }
    assertEquals(4 * 1600 * square % field.p(), field.canonical(z.data(3)[5]));
  }
}
