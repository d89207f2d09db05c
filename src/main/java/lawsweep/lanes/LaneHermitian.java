package lawsweep.lanes;

import static lawsweep.lanes.LaneMatrices.LANES;
import static lawsweep.lanes.LaneMatrices.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The eigenvalues of batches of Hermitian d × d matrices by cyclic Jacobi rotations, real and imaginary parts laid out
 * as {@link LaneMatrices} says. It does what {@code lawsweep.dense.HermitianEigenvalues} does to one matrix, with the
 * same operations in the same order: a lane whose entry is negligible keeps what it has while others turn. If
 * eigenvalues overflow, which ones are NaN may differ.
 */
public final class LaneHermitian {

  private static final double NEGLIGIBLE = 0x1p-54;
  private static final int MOST_SWEEPS = 60;
  /** Squares of larger tangents would overflow. */
  private static final double LARGE = 0x1p500;

  private final int d;
  private final double[] re;
  private final double[] im;
  private final double[] norm = new double[LANES];
  private final double[] size = new double[LANES];
  /** The phase of the entry that is made zero, and the rotation. */
  private final double[] phaseCos = new double[LANES];
  private final double[] phaseSin = new double[LANES];
  private final double[] cos = new double[LANES];
  private final double[] sin = new double[LANES];
  private final LaneStage[] stages = {this::angles, this::turn};

  /** Room for d × d matrices. */
  public LaneHermitian(int d) {
    this.d = d;
    re = new double[d * d * LANES];
    im = new double[d * d * LANES];
  }

  /** The real parts, both triangles: write them here. */
  public double[] real() {
    return re;
  }

  /** The imaginary parts, both triangles. */
  public double[] imaginary() {
    return im;
  }

  /**
   * Writes the eigenvalues, decreasing, and destroys the matrices.
   *
   * @param part the first lane
   * @param values receives number k at {@code k * LANES + lane}; all NaN for matrices with numbers that are not finite
   */
  public void decreasing(int part, double[] values) {
    norm(part);
    boolean turned = true;
    for (int sweep = 0; sweep < MOST_SWEEPS && turned; sweep++) {
      turned = sweep(part);
    }
    read(part, values);
    sort(part, values);
  }

  private void norm(int part) {
    DoubleVector largest = DoubleVector.zero(SPECIES);
    for (int i = part; i < re.length; i += LANES) {
      largest = largest.max(DoubleVector.fromArray(SPECIES, re, i).abs())
          .max(DoubleVector.fromArray(SPECIES, im, i).abs());
    }
    largest.intoArray(norm, part);
  }

  private boolean sweep(int part) {
    boolean turned = false;
    for (int p = 0; p < d - 1; p++) {
      for (int q = p + 1; q < d; q++) {
        if (counts(part, (p * d + q) * LANES + part)) {
          for (LaneStage stage : stages) {
            stage.run(part, p, q);
          }
          turned = true;
        }
      }
    }
    return turned;
  }

  /** True if an entry counts in some lane. */
  private boolean counts(int part, int at) {
    DoubleVector a = DoubleVector.fromArray(SPECIES, re, at);
    DoubleVector b = DoubleVector.fromArray(SPECIES, im, at);
    DoubleVector length = a.mul(a).add(b.mul(b)).sqrt();
    length.intoArray(size, part);
    return length.compare(VectorOperators.GT, DoubleVector.fromArray(SPECIES, norm, part).mul(NEGLIGIBLE)).anyTrue();
  }

  private VectorMask<Double> turning(int part) {
    return DoubleVector.fromArray(SPECIES, size, part).compare(VectorOperators.GT,
        DoubleVector.fromArray(SPECIES, norm, part).mul(NEGLIGIBLE));
  }

  /** The rotation, and what it makes of the diagonal and of the entry. */
  private void angles(int part, int p, int q) {
    int pp = (p * d + p) * LANES + part;
    int qq = (q * d + q) * LANES + part;
    int pq = (p * d + q) * LANES + part;
    VectorMask<Double> going = turning(part);
    DoubleVector length = DoubleVector.fromArray(SPECIES, size, part);
    DoubleVector a = DoubleVector.fromArray(SPECIES, re, pp);
    DoubleVector b = DoubleVector.fromArray(SPECIES, re, qq);
    DoubleVector theta = b.sub(a).div(length.mul(2));
    DoubleVector far = theta.abs();
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector root = far.blend(theta.fma(theta, one).sqrt(), far.compare(VectorOperators.LT, LARGE));
    DoubleVector t = one.blend(-1, theta.compare(VectorOperators.LT, 0)).div(far.add(root));
    DoubleVector c = one.div(t.fma(t, one).sqrt());
    c.intoArray(cos, part);
    t.mul(c).intoArray(sin, part);
    DoubleVector x = DoubleVector.fromArray(SPECIES, re, pq);
    DoubleVector y = DoubleVector.fromArray(SPECIES, im, pq);
    x.div(length).intoArray(phaseCos, part);
    y.div(length).intoArray(phaseSin, part);
    DoubleVector move = t.mul(length);
    a.blend(a.sub(move), going).intoArray(re, pp);
    b.blend(b.add(move), going).intoArray(re, qq);
    x.blend(0, going).intoArray(re, pq);
    y.blend(0, going).intoArray(im, pq);
    int qp = (q * d + p) * LANES + part;
    x.blend(0, going).intoArray(re, qp);
    y.neg().blend(0, going).intoArray(im, qp);
  }

  /** Column q loses its phase, then columns p and q are rotated; rows likewise. */
  private void turn(int part, int p, int q) {
    VectorMask<Double> going = turning(part);
    DoubleVector c = DoubleVector.fromArray(SPECIES, cos, part);
    DoubleVector s = DoubleVector.fromArray(SPECIES, sin, part);
    DoubleVector phaseC = DoubleVector.fromArray(SPECIES, phaseCos, part);
    DoubleVector phaseS = DoubleVector.fromArray(SPECIES, phaseSin, part);
    for (int k = 0; k < d; k++) {
      if (k != p && k != q) {
        int kp = (k * d + p) * LANES + part;
        int kq = (k * d + q) * LANES + part;
        DoubleVector pr = DoubleVector.fromArray(SPECIES, re, kp);
        DoubleVector pi = DoubleVector.fromArray(SPECIES, im, kp);
        DoubleVector r = DoubleVector.fromArray(SPECIES, re, kq);
        DoubleVector i = DoubleVector.fromArray(SPECIES, im, kq);
        DoubleVector qr = r.mul(phaseC).add(i.mul(phaseS));
        DoubleVector qi = i.mul(phaseC).sub(r.mul(phaseS));
        int pk = (p * d + k) * LANES + part;
        int qk = (q * d + k) * LANES + part;
        DoubleVector newPr = pr.blend(c.mul(pr).sub(s.mul(qr)), going);
        DoubleVector newPi = pi.blend(c.mul(pi).sub(s.mul(qi)), going);
        DoubleVector newQr = r.blend(s.mul(pr).add(c.mul(qr)), going);
        DoubleVector newQi = i.blend(s.mul(pi).add(c.mul(qi)), going);
        newPr.intoArray(re, kp);
        newPi.intoArray(im, kp);
        newQr.intoArray(re, kq);
        newQi.intoArray(im, kq);
        newPr.intoArray(re, pk);
        newPi.neg().intoArray(im, pk);
        newQr.intoArray(re, qk);
        newQi.neg().intoArray(im, qk);
      }
    }
  }

  private void read(int part, double[] values) {
    VectorMask<Double> lost = DoubleVector.fromArray(SPECIES, norm, part)
        .compare(VectorOperators.LT, Double.POSITIVE_INFINITY).not();
    for (int k = 0; k < d; k++) {
      DoubleVector.fromArray(SPECIES, re, (k * d + k) * LANES + part).blend(Double.NaN, lost)
          .intoArray(values, k * LANES + part);
    }
  }

  /** By insertion, with exchanges in every lane. */
  private void sort(int part, double[] values) {
    for (int k = 1; k < d; k++) {
      for (int m = k; m > 0; m--) {
        int at = m * LANES + part;
        DoubleVector a = DoubleVector.fromArray(SPECIES, values, at - LANES);
        DoubleVector b = DoubleVector.fromArray(SPECIES, values, at);
        a.max(b).intoArray(values, at - LANES);
        a.min(b).intoArray(values, at);
      }
    }
  }
}
