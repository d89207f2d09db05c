package lawsweep.circuit.jet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;

/**
 * The numbers that a walker computes with: sums of parts over the residues, where the product of two parts is a sum of
 * parts with small integer factors. The first {@link #base} parts are the base field: the residues, or the residues
 * with i² = -1, or a tower of square roots over these, of degree 2^n: X^(2^(n-1)) = a + b i for a number without a
 * root, part 2 x + s being i^s X^x. All other parts are nilpotent. Part {@code base * m + c} belongs to monomial m, of
 * which 0 is 1.
 */
public final class Algebra {

  private final int base;
  private final int height;
  private final int[] unit;
  private final int[][] left;
  private final int[][] right;
  private final int[] negatives;

  /**
   * An algebra by its monomials.
   *
   * @param unit a and b; they count where base is more than 2
   * @param monomials how many, 1 being monomial 0
   * @param height the largest power of nilpotent numbers that need not vanish
   * @param product the monomial that two of them give; -1 if their product is 0
   */
  public Algebra(int base, int[] unit, int monomials, int height, IntBinaryOperator product) {
    this.base = base;
    this.unit = unit.clone();
    this.height = height;
    this.left = new int[base * monomials][];
    this.right = new int[base * monomials][];
    this.negatives = new int[base * monomials];
    Pairs[] minus = new Pairs[left.length];
    Pairs[] plus = new Pairs[left.length];
    Arrays.setAll(minus, part -> new Pairs());
    Arrays.setAll(plus, part -> new Pairs());
    for (int a = 0; a < monomials; a++) {
      for (int b = 0; b < monomials; b++) {
        int monomial = product.applyAsInt(a, b);
        for (int part = base * monomial; monomial >= 0 && part < base * (monomial + 1); part++) {
          fill(part % base, a, b, minus[part], plus[part]);
        }
      }
    }
    for (int part = 0; part < left.length; part++) {
      negatives[part] = minus[part].left.size();
      minus[part].left.addAll(plus[part].left);
      minus[part].right.addAll(plus[part].right);
      left[part] = minus[part].left.stream().mapToInt(Integer::intValue).toArray();
      right[part] = minus[part].right.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  private record Pairs(List<Integer> left, List<Integer> right) {

    Pairs() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  /** Residues, or residues with i. */
  public static Algebra residues(int base) {
    return duals(base, 0);
  }

  /**
   * Square-free polynomials in dual units: monomial m has unit j where bit j of m is set.
   *
   * @param base 1, or 2 for residues with i² = -1
   */
  public static Algebra duals(int base, int units) {
    return duals(base, new int[] {0, 0}, units);
  }

  /**
   * The same over any base field.
   *
   * @param unit a and b
   */
  public static Algebra duals(int base, int[] unit, int units) {
    return new Algebra(base, unit, 1 << units, units, (a, b) -> (a & b) == 0 ? a | b : -1);
  }

  /** The pairs of parts of two monomials whose product has a part of the base field, as often as it has it. */
  private void fill(int part, int a, int b, Pairs minus, Pairs plus) {
    for (int s = 0; s < base; s++) {
      for (int t = 0; t < base; t++) {
        int times = factor(s, t, part);
        for (int i = 0; i < Math.abs(times); i++) {
          Pairs pairs = times < 0 ? minus : plus;
          pairs.left.add(base * a + s);
          pairs.right.add(base * b + t);
        }
      }
    }
  }

  /** How often the product of two parts of the base field has a third. */
  public int factor(int s, int t, int part) {
    if (base == 1) {
      return 1;
    }
    int power = s / 2 + t / 2;
    int sign = s % 2 + t % 2 == 2 ? -1 : 1;
    int imaginary = (s + t) % 2;
    if (power < base / 2) {
      return part == 2 * power + imaginary ? sign : 0;
    }
    if (part / 2 != power - base / 2) {
      return 0;
    }
    if (part % 2 == imaginary) {
      return sign * unit[0];
    }
    return imaginary == 1 ? -sign * unit[1] : sign * unit[1];
  }

  /** a and b. */
  public int[] unit() {
    return unit.clone();
  }

  /** How deep in the tower a part of the base field is: 0 for residues, 1 with i, 2 with a root of a + b i, …. */
  public int depth(int part) {
    int x = part / 2;
    int whole = Integer.numberOfTrailingZeros(base);
    return x == 0 ? part : whole - Integer.numberOfTrailingZeros(x);
  }

  /** How many parts. */
  public int parts() {
    return left.length;
  }

  /** How many parts the base field has. */
  public int base() {
    return base;
  }

  /** The largest power of nilpotent numbers that need not vanish. */
  public int height() {
    return height;
  }

  /** The left factors of the products that make up a part; those that count negatively come first. */
  int[] left(int part) {
    return left[part];
  }

  /** The right factors. */
  int[] right(int part) {
    return right[part];
  }

  /** How many of the products count negatively. */
  int negatives(int part) {
    return negatives[part];
  }
}
