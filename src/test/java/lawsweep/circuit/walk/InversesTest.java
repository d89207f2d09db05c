package lawsweep.circuit.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;
import lawsweep.circuit.jet.LaneReduction;
import lawsweep.circuit.jet.Products;
import lawsweep.residue.PrimeField;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** Inverses and roots in the base field: multiplied out, they give 1. */
class InversesTest {

  private static final PrimeField FIELD = new PrimeField(4194319);
  private static final int LANES = 512;

  private final Discards discards = new Discards(LANES);
  private final Random random = Seeds.random("inverses", 0);

  private Jets numbers(Products products, boolean imaginary) {
    Jets u = products.zero(2);
    for (int part = 0; part < (imaginary ? 2 : 1); part++) {
      u.open(part, false);
      for (int i = 0; i < u.length(part); i++) {
        // Every fourth number has no imaginary part, and every ninth no real one; some are 0.
        boolean zero = part == 1 ? i % 4 == 0 : i % 9 == 0;
        u.data(part)[i] = zero ? 0 : random.nextInt(FIELD.p()) - FIELD.p() / 2;
      }
    }
    return u;
  }

  private static double part(Jets jets, int part, int i) {
    return part < jets.partCount() && jets.has(part) ? jets.data(part)[i] : 0;
  }

  /** x² u or x u, of which there is one for each number that is not discarded. */
  private int check(Jets u, Jets x, boolean root) {
    int good = 0;
    for (int i = 0; i < 2 * LANES; i++) {
      if (discards.bad(i % LANES)) {
        continue;
      }
      double re = part(x, 0, i);
      double im = part(x, 1, i);
      double a = root ? FIELD.reduce(re * re - im * im) : re;
      double b = root ? FIELD.reduce(2 * FIELD.reduce(re * im)) : im;
      assertEquals(1, FIELD.canonical(FIELD.reduce(a * part(u, 0, i) - b * part(u, 1, i))), "number " + i);
      assertEquals(0, FIELD.canonical(FIELD.reduce(a * part(u, 1, i) + b * part(u, 0, i))), "number " + i);
      good++;
    }
    return good;
  }

  @Test
  void residues() {
    Products products = new Products(FIELD, Algebra.residues(1), LANES);
    Inverses inverses = new Inverses(products, discards);
    Jets u = numbers(products, false);
    Jets x = products.zero(2);
    inverses.reciprocals(u, x);
    assertTrue(check(u, x, false) > 700, "reciprocals");
    discards.clear();
    inverses.roots(u, x);
    int good = check(u, x, true);
    assertTrue(good > 100 && good < 400, good + " roots");
  }

  @Test
  void residuesWithAnImaginaryUnit() {
    Products products = new Products(FIELD, Algebra.residues(2), LANES);
    Inverses inverses = new Inverses(products, discards);
    Jets real = numbers(products, false);
    Jets x = products.zero(2);
    inverses.roots(real, x);
    assertTrue(check(real, x, true) > 700, "every residue but 0 has a root");
    Jets u = numbers(products, true);
    discards.clear();
    inverses.reciprocals(u, x);
    assertTrue(check(u, x, false) > 900, "reciprocals");
    discards.clear();
    inverses.roots(u, x);
    int good = check(u, x, true);
    assertTrue(good > 200 && good < 600, good + " roots");
  }

  /**
   * Products of the algebra: whatever root is found, its square is the number; and all numbers of smaller fields have
   * one.
   */
  @Test
  void towers() {
    for (int degree = 4; degree <= 16; degree *= 2) {
      int a = 2;
      while (LaneReduction.power(FIELD, (double) a * a + 1, (FIELD.p() - 1) / 2) == 1) {
        a++;
      }
      Products products = new Products(FIELD, Algebra.duals(degree, new int[] {a, 1}, 0), LANES);
      Algebra algebra = products.algebra();
      Inverses inverses = new Inverses(products, discards);
      Entries entries = new Entries(products, 1);
      for (int depth = 1; 1 << depth <= degree; depth++) {
        Jets u = entries.zero();
        for (int part = 0; part < degree; part++) {
          if (algebra.depth(part) <= depth) {
            u.open(part, false);
            Arrays.setAll(u.data(part), i -> random.nextInt(FIELD.p()) - FIELD.p() / 2);
          }
        }
        Jets x = entries.zero();
        discards.clear();
        inverses.reciprocals(u, x);
        assertEquals(LANES, ones(entries, u, x), "reciprocals");
        inverses.roots(u, x);
        Jets squares = entries.zero();
        entries.multiply(x, x, squares);
        int good = ones(entries, u, squares);
        assertTrue(1 << depth < degree ? good == LANES : good > 150 && good < 350, good + " roots, depth " + depth);
      }
    }
  }

  private int ones(Entries entries, Jets u, Jets x) {
    Jets product = entries.zero();
    entries.multiply(u, x, product);
    int good = 0;
    for (int lane = 0; lane < LANES; lane++) {
      if (discards.bad(lane)) {
        continue;
      }
      for (int part = 0; part < product.partCount(); part++) {
        double value = product.has(part) ? product.data(part)[lane] : 0;
        assertEquals(part == 0 ? 1 : 0, FIELD.canonical(value), "part " + part);
      }
      good++;
    }
    return good;
  }
}
