package lawsweep.random;

/**
 * Standard normal variates as a pure function of (key, stream, index): the transform of Box and Muller on the words of
 * {@link Philox}. Variates 4b..4b+3 of a stream come from block b, two from each word.
 *
 * <p>A word's upper 40 bits k make the radius √(-2 ln((k + ½) 2⁻⁴⁰)), at most 7.54; its lower 24 bits m the angle 2π
 * (m + ½) 2⁻²⁴. Equally spaced angles have the moments of the uniform distribution exactly up to order 2²⁴.
 *
 * <p>Only sums, products, quotients, roots and fused products are used, each rounded as IEEE 754 demands, with the
 * polynomials of this class: the same bits on every machine. {@code lawsweep.lanes.LaneNormals} does the same
 * operations a vector at a time and gives the same bits. Relative error of radius, sine and cosine: some 10⁻¹⁶.
 */
public final class Normals {

  /** Variates from one block. */
  public static final int PER_BLOCK = 4;

  /** Bits of a word that make the angle. */
  public static final int ANGLE_BITS = 24;
  /** Bits of √½ as a double: mantissas are taken from [√½, √2). */
  public static final long ROOT_HALF = 0x3FE6A09E667F3BCDL;
  /** 2⁻⁴⁰. */
  public static final double RADIUS_UNIT = 0x1p-40;
  /** Quarter turns in one unit of the angle. */
  public static final double ANGLE_UNIT = 0x1p-22;
  /** ln 2. */
  public static final double LN2 = 0.6931471805599453;
  /** π/2. */
  public static final double HALF_PI = 1.5707963267948966;

  /** ln((1+s)/(1-s)) = 2s + s z (L1 + z (L2 + …)), z = s², for |s| up to 0.172; minimax, error below 2⁻⁵⁸. */
  public static final double L1 = 0.6666666666666735;
  public static final double L2 = 0.3999999999940942;
  public static final double L3 = 0.2857142874366239;
  public static final double L4 = 0.22222198432149784;
  public static final double L5 = 0.1818357216161805;
  public static final double L6 = 0.15313837699209373;
  public static final double L7 = 0.14798198605116586;

  /** sin x = x + x z (S1 + z (S2 + …)), z = x², for |x| up to π/4; minimax, error below 2⁻⁵⁸. */
  public static final double S1 = -0.16666666666666632;
  public static final double S2 = 0.00833333333332249;
  public static final double S3 = -0.0001984126982985795;
  public static final double S4 = 2.7557313707070068E-6;
  public static final double S5 = -2.5050760253406863E-8;
  public static final double S6 = 1.58969099521155E-10;

  /** cos x = 1 - z/2 + z² (C1 + z (C2 + …)), z = x², for |x| up to π/4; minimax, error below 2⁻⁵⁸. */
  public static final double C1 = 0.0416666666666666;
  public static final double C2 = -0.001388888888887411;
  public static final double C3 = 2.480158728947673E-5;
  public static final double C4 = -2.7557314351390663E-7;
  public static final double C5 = 2.087572321298175E-9;
  public static final double C6 = -1.1359647557788195E-11;

  private final long key;

  /** The family of streams under a key. */
  public Normals(long key) {
    this.key = key;
  }

  /** The key. */
  public long key() {
    return key;
  }

  /**
   * Writes variates {@code 4 firstBlock}, … of a stream.
   *
   * @param count how many
   */
  public void fill(long stream, long firstBlock, int count, double[] out, int offset) {
    long[] words = new long[2];
    double[] pair = new double[2];
    for (int i = 0; i < count; i += 2) {
      if ((i & 3) == 0) {
        Philox.block(key, stream, firstBlock + (i >> 2), words, 0);
      }
      pair(words[(i >> 1) & 1], pair);
      out[offset + i] = pair[0];
      if (i + 1 < count) {
        out[offset + i + 1] = pair[1];
      }
    }
  }

  /** How many blocks {@code count} variates take. */
  public static int blocks(int count) {
    return (count + PER_BLOCK - 1) / PER_BLOCK;
  }

  /** Two independent variates from one word. */
  static void pair(long word, double[] out) {
    double radius = Math.sqrt(-2 * log(((word >>> ANGLE_BITS) + 0.5) * RADIUS_UNIT));
    long angle = word & ((1L << ANGLE_BITS) - 1);
    long quarter = (angle + (1L << 21)) >>> 22;
    double x = (((angle - (quarter << 22)) + 0.5) * ANGLE_UNIT) * HALF_PI;
    double z = x * x;
    double sine = sine(x, z);
    double cosine = cosine(z);
    boolean odd = (quarter & 1) != 0;
    double first = odd ? sine : cosine;
    double second = odd ? cosine : sine;
    out[0] = radius * (((quarter + 1) & 2) != 0 ? -first : first);
    out[1] = radius * ((quarter & 2) != 0 ? -second : second);
  }

  private static double log(double u) {
    long bits = Double.doubleToRawLongBits(u);
    long exponent = (bits - ROOT_HALF) >> 52;
    double f = Double.longBitsToDouble(bits - (exponent << 52)) - 1;
    double s = f / (2 + f);
    double z = s * s;
    double p = Math.fma(z, L7, L6);
    p = Math.fma(z, p, L5);
    p = Math.fma(z, p, L4);
    p = Math.fma(z, p, L3);
    p = Math.fma(z, p, L2);
    p = Math.fma(z, p, L1);
    return Math.fma((double) exponent, LN2, Math.fma(s, z * p, 2 * s));
  }

  private static double sine(double x, double z) {
    double p = Math.fma(z, S6, S5);
    p = Math.fma(z, p, S4);
    p = Math.fma(z, p, S3);
    p = Math.fma(z, p, S2);
    p = Math.fma(z, p, S1);
    return Math.fma(x * z, p, x);
  }

  private static double cosine(double z) {
    double p = Math.fma(z, C6, C5);
    p = Math.fma(z, p, C4);
    p = Math.fma(z, p, C3);
    p = Math.fma(z, p, C2);
    p = Math.fma(z, p, C1);
    return Math.fma(z * z, p, Math.fma(z, -0.5, 1));
  }
}
