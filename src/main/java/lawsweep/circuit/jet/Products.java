package lawsweep.circuit.jet;

import lawsweep.residue.PrimeField;

/** Products of tensors over an algebra, mod p. All results are reduced. */
public final class Products {

  private final PrimeField field;
  private final Algebra algebra;
  private final Sums sums;
  private final int lanes;
  private int first;
  private int end;
  private final Factors bothDiffer = new Factors();
  private final Factors leftOnce = new Factors();
  private final Factors rightOnce = new Factors();
  private final Factors bothOnce = new Factors();

  public Products(PrimeField field, Algebra algebra, int lanes) {
    this(algebra, Sums.of(field, lanes));
  }

  /** Products that are summed in a given way. */
  Products(Algebra algebra, Sums sums) {
    this.field = sums.field;
    this.algebra = algebra;
    this.lanes = sums.lanes;
    this.sums = sums;
    this.end = algebra.parts();
  }

  public PrimeField field() {
    return field;
  }

  public Algebra algebra() {
    return algebra;
  }

  public int lanes() {
    return lanes;
  }

  /**
   * From now on computes some parts only; at first all are. So series are computed power by power, each from the lower
   * ones.
   *
   * @param from the first part
   * @param to the part after the last
   */
  public void only(int from, int to) {
    this.first = from;
    this.end = to;
  }

  /** Whether some parts only are computed. */
  public boolean inSteps() {
    return end - first < algebra.parts();
  }

  /** The first part that is computed. */
  public int first() {
    return first;
  }

  /** The part after the last that is computed. */
  public int end() {
    return end;
  }

  /** Makes what is computed absent; not for views. */
  public void clear(Jets z) {
    z.clear(first, end);
  }

  /** All zero. */
  public Jets zero(int entries) {
    return new Jets(algebra.parts(), entries, lanes);
  }

  /** z = x y. */
  public void set(LoopNest nest, Jets x, Jets y, Jets z) {
    clear(z);
    for (int part = first; part < end; part++) {
      if (pair(x, y, part)) {
        add(nest, z, part, bothDiffer.count() + leftOnce.count() + rightOnce.count() == 0);
      }
    }
  }

  /** z += x y. */
  public void add(LoopNest nest, Jets x, Jets y, Jets z) {
    for (int part = first; part < end; part++) {
      if (pair(x, y, part)) {
        add(nest, z, part, false);
      }
    }
  }

  /** Sorts the pairs whose products make up a part by what is the same for all samples; false if there are none. */
  private boolean pair(Jets x, Jets y, int part) {
    bothDiffer.clear();
    leftOnce.clear();
    rightOnce.clear();
    bothOnce.clear();
    int[] left = algebra.left(part);
    int[] right = algebra.right(part);
    boolean any = false;
    for (int i = 0; i < left.length; i++) {
      if (x.has(left[i]) && y.has(right[i])) {
        boolean negative = i < algebra.negatives(part);
        if (!y.uniform(right[i])) {
          (x.uniform(left[i]) ? leftOnce : bothDiffer).add(x, left[i], y, right[i], negative);
        } else if (x.uniform(left[i])) {
          bothOnce.add(x, left[i], y, right[i], negative);
        } else {
          rightOnce.add(y, right[i], x, left[i], negative);
        }
        any = true;
      }
    }
    return any;
  }

  private void add(LoopNest nest, Jets z, int part, boolean once) {
    boolean fresh = false;
    if (nest.size() == z.entries()) {
      fresh = z.openAll(part, once);
    } else {
      z.open(part, once);
    }
    if (bothDiffer.count() > 0) {
      sums.bothDiffer(bothDiffer, nest, z, part, fresh);
      fresh = false;
    }
    if (leftOnce.count() > 0) {
      sums.leftOnce(leftOnce, nest, z, part, fresh);
      fresh = false;
    }
    if (rightOnce.count() > 0) {
      sums.leftOnce(rightOnce, nest.exchanged(), z, part, fresh);
      fresh = false;
    }
    if (bothOnce.count() > 0) {
      sums.bothOnce(bothOnce, nest, z, part, fresh);
    }
  }

  /** z += x c for a constant c mod p, part by part. */
  public void addScaled(Jets x, double c, Jets z) {
    for (int part = first; part < end; part++) {
      if (x.has(part)) {
        boolean fresh = z.openAll(part, x.uniform(part));
        if (z.uniform(part) && !x.uniform(part)) {
          z.spread(part);
        }
        sums.addScaled(x, c, z, part, fresh);
      }
    }
  }

  /** z += c for a constant c mod p, where part 0 is present. */
  public void addConstant(double c, Jets z) {
    double[] to = z.data(0);
    for (int i = z.at(0); i < z.at(0) + z.length(0); i++) {
      to[i] = field.reduce(to[i] + c);
    }
  }
}
