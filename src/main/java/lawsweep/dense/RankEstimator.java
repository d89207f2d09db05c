package lawsweep.dense;

import java.util.Arrays;
import lawsweep.random.Normals;

/**
 * The rank of a float64 matrix whose rows come one after the other, read from the gap of its singular values; without
 * a gap it refuses.
 *
 * <p><b>Size.</b> Rows may differ by orders of magnitude, and so may columns. Every row is multiplied by a power of
 * two that makes its length about 1, then every column alike: that leaves the rank as it is and costs no digit. Rows
 * in excess are folded into a triangle by reflections, which treat columns of different size alike; so memory is
 * O(columns²) however many rows there are. Large matrices are reduced by {@link RangeFinder} to a basis of what their
 * rows span, if that is small. Then {@link SpectrumGap} reads the rank from all singular values.
 *
 * <p><b>Noise.</b> If every row is known up to {@code noise} units of rounding (2^-52) of its length, errors have a
 * Frobenius norm, and so a spectral norm, of at most {@code noise} 2^-52 |A|. The reflections add some √columns units.
 * The gap is measured against the sum. For one thread; the same bits on every machine.
 */
public final class RankEstimator {

  private static final double UNIT = 0x1p-52;
  private static final int SMALL = 64;

  private final int columns;
  private final double noise;
  private final Normals probes;
  private double[] rows;
  private int count;

  /**
   * An estimator without rows.
   *
   * @param columns the length of a row
   * @param noise by how many units of rounding of its length a row may be wrong
   * @param probes where random combinations come from
   */
  public RankEstimator(int columns, double noise, Normals probes) {
    this.columns = columns;
    this.noise = noise;
    this.probes = probes;
    this.rows = new double[Math.min(64, 3 * columns + SMALL) * columns];
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if a number is not finite
   */
  public void add(double[] from, int offset) {
    add(from, offset, 0);
  }

  /**
   * Adds a row that is a sum of longer ones, so that its errors are those of the terms.
   *
   * @param terms what the lengths of the terms sum up to; the row's length counts where it is larger
   * @throws IllegalArgumentException if a number is not finite
   */
  public void add(double[] from, int offset, double terms) {
    double largest = RowLoops.largest(from, offset, columns);
    if (!Double.isFinite(largest) || !Double.isFinite(terms)) {
      throw new IllegalArgumentException("expected finite numbers, found " + largest + " in a row of " + terms);
    }
    if (largest == 0) {
      return;
    }
    room();
    int at = count * columns;
    int exponent = Math.getExponent(largest);
    for (int j = 0; j < columns; j++) {
      rows[at + j] = Math.scalb(from[offset + j], -exponent);
    }
    double length = Math.max(RowLoops.norm(rows, at, columns), Math.scalb(terms, -exponent));
    RowLoops.scale(Math.scalb(1.0, -Math.getExponent(length)), rows, at, columns);
    count++;
  }

  private void room() {
    if ((count + 1) * columns <= rows.length) {
      return;
    }
    int most = 3 * columns + SMALL;
    if (count >= most) {
      count = Reflections.triangle(rows, count, columns);
    } else {
      rows = Arrays.copyOf(rows, Math.min(2 * count, most) * columns);
    }
  }

  /** The rank of the rows so far. */
  public RankEstimate estimate() {
    double[] a = Arrays.copyOf(rows, count * columns);
    double frobenius = scaleColumns(a);
    double floor = (noise + 8 + Math.sqrt(columns)) * UNIT * frobenius;
    int most = Math.min(count, columns);
    return SpectrumGap.read(most > SMALL ? sketched(a, floor) : SingularSpectrum.of(a, count, columns), floor, most);
  }

  private double[] sketched(double[] a, double floor) {
    RangeFinder range = new RangeFinder(a, count, columns, probes);
    return range.find(floor)
        ? SingularSpectrum.of(range.coordinates(), count, range.size())
        : SingularSpectrum.of(a, count, columns);
  }

  /** Makes columns about 1 long; returns |A|. */
  private double scaleColumns(double[] a) {
    double[] largest = new double[columns];
    for (int i = 0; i < count * columns; i++) {
      largest[i % columns] = Math.max(largest[i % columns], Math.abs(a[i]));
    }
    double[] squares = new double[columns];
    for (int i = 0; i < count * columns; i++) {
      double x = Math.scalb(a[i], -Math.getExponent(largest[i % columns]));
      squares[i % columns] = Math.fma(x, x, squares[i % columns]);
    }
    double sum = 0;
    for (int j = 0; j < columns; j++) {
      int exponent = largest[j] == 0 ? 0 : Math.getExponent(largest[j]) + Math.getExponent(Math.sqrt(squares[j]));
      for (int i = 0; i < count; i++) {
        a[i * columns + j] = Math.scalb(a[i * columns + j], -exponent);
        sum = Math.fma(a[i * columns + j], a[i * columns + j], sum);
      }
    }
    return Math.sqrt(sum);
  }
}
