package lawsweep.circuit.walk;

import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;
import lawsweep.residue.PrimeField;

/**
 * Values of functions that are no polynomials: for every function and argument a residue that nobody can foretell, the
 * same whenever the same argument comes again; residues have residues as values. All other functions with equations
 * between them come from these.
 */
final class Oracle {

  /** The functions that have values of their own. */
  enum Of {
    EXPONENTIAL(0),
    SIGMOID(1),
    TANH(2),
    SOFTPLUS(3),
    NORMAL_DISTRIBUTION(4),
    NORMAL_DENSITY(5);

    /** Certificates mean it. */
    private final int number;

    Of(int number) {
      this.number = number;
    }
  }

  private static final long STEP = 0x9e3779b97f4a7c15L;

  private final PrimeField field;
  private long key;

  Oracle(PrimeField field, long key) {
    this.field = field;
    this.key = key;
  }

  /** Forgets all values: from now on others are given. */
  void renew(long newKey) {
    key = newKey;
  }

  /**
   * The values of a function.
   *
   * @param u arguments in the base field
   */
  void values(Of function, Jets u, Jets out, Algebra algebra) {
    out.clear();
    boolean once = true;
    int depth = 0;
    for (int part = 0; part < algebra.base(); part++) {
      once &= !u.has(part) || u.uniform(part);
      depth = u.has(part) ? Math.max(depth, algebra.depth(part)) : depth;
    }
    for (int part = 0; part < algebra.base(); part++) {
      if (algebra.depth(part) <= depth) {
        out.open(part, once);
      }
    }
    int n = out.length(0);
    if (depth == 0 && (!u.has(0) || u.length(0) == n)) {
      residues(function, u, out, n);
      return;
    }
    if (algebra.base() == 2 && u.length(1) == n && u.has(0) && u.length(0) == n) {
      pairs(function, u, out, n);
      return;
    }
    for (int i = 0; i < n; i++) {
      fill(function, u, out, algebra, i);
    }
  }

  /** Where all arguments are residues. */
  private void residues(Of function, Jets u, Jets out, int n) {
    double[] to = out.data(0);
    long start = key + STEP * (function.number + 1);
    for (int i = 0; i < n; i++) {
      int value = u.has(0) ? canonical(u.data(0)[u.at(0) + i]) : 0;
      to[i] = field.fromWord(mixed(mixed(start + STEP * value)));
    }
  }

  /** Where arguments are residues with i. */
  private void pairs(Of function, Jets u, Jets out, int n) {
    double[] re = u.data(0);
    double[] im = u.data(1);
    double[] toRe = out.data(0);
    double[] toIm = out.data(1);
    int at = u.at(0);
    int other = u.at(1);
    long start = key + STEP * (function.number + 1);
    for (int i = 0; i < n; i++) {
      long word = mixed(start + STEP * canonical(re[at + i]));
      int value = canonical(im[other + i]);
      if (value != 0) {
        word = mixed(word + STEP * value + 1);
      }
      toRe[i] = field.fromWord(mixed(word));
      toIm[i] = value == 0 ? 0 : field.fromWord(mixed(word + STEP));
    }
  }

  /** What {@link PrimeField#canonical} says of a residue, without a division. */
  private int canonical(double residue) {
    int r = (int) residue;
    return r < 0 ? r + field.p() : r;
  }

  /** Numbers of a smaller field have values there. */
  private void fill(Of function, Jets u, Jets out, Algebra algebra, int i) {
    int n = out.length(0);
    long word = key + STEP * (function.number + 1);
    int depth = 0;
    for (int part = 0; part < algebra.base(); part++) {
      int value = at(u, part, i, n);
      depth = value == 0 ? depth : Math.max(depth, algebra.depth(part));
      word = part == 0 || value != 0 ? mixed(word + STEP * value + part) : word;
    }
    for (int part = 0; part < algebra.base(); part++) {
      if (algebra.depth(part) <= depth) {
        out.data(part)[i] = field.fromWord(mixed(word + STEP * part));
      } else if (out.has(part)) {
        out.data(part)[i] = 0;
      }
    }
  }

  private int at(Jets u, int part, int i, int n) {
    if (!u.has(part)) {
      return 0;
    }
    int index = u.length(part) == n ? i : i / (n / u.length(part));
    return canonical(u.data(part)[u.at(part) + index]);
  }

  private static long mixed(long word) {
    long z = (word ^ (word >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
