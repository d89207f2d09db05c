package lawsweep.pattern;

import java.util.Arrays;
import lawsweep.network.Circuit;
import lawsweep.random.Stream;

/** The lines that a search walks along: all there are, random ones, or those that lead to a neuron's zero. */
final class SearchLines {

  /** Sequences of random words for lines: apart from those of the weights, whose numbers are the draws'. */
  private static final long LINES = 1L << 32;

  /** The integers of lines are below this in absolute value; random ones are odd. */
  private static final int REACH = 1 << 10;

  /** A climb starts at the best of so many random points… */
  private static final int STARTS = 8;

  /** …and takes so many lines at most. */
  private static final int ROUNDS = 3;

  private final boolean affine;
  private final LineWalk walk;
  private final Climb climb;
  private final long[] p;
  private final long[] d;
  private final double[] point;
  private final double[] start;
  private final double[] direction;
  private final long[] on;
  private final long[] off;
  private final LineWalk.Visitor collect;

  private Stream stream = new Stream(0);
  private long sequence;
  private long word;
  private PatternSet found;

  SearchLines(Circuit network) {
    affine = network.affine();
    walk = LineWalk.of(network, REACH);
    climb = new Climb(network);
    p = new long[network.inputs()];
    d = new long[p.length];
    point = new double[p.length];
    start = new double[p.length];
    direction = new double[p.length];
    found = new PatternSet(network.neurons());
    on = new long[found.words()];
    off = new long[on.length];
    collect = this::collect;
  }

  private void collect(long[] pattern, int low, int high) {
    for (int w = 0; w < on.length; w++) {
      on[w] |= pattern[w];
      off[w] |= ~pattern[w];
    }
    found.add(pattern, 0);
  }

  void begin(long[] theta, Stream lines, int draw) {
    walk.begin(theta);
    climb.begin(theta);
    stream = lines;
    sequence = LINES + draw;
    word = 0;
    Arrays.fill(on, 0);
    Arrays.fill(off, 0);
  }

  /** True if a neuron was active in some pattern on these lines and inactive in some. */
  boolean bothSigns(int neuron) {
    return bit(on, neuron) && bit(off, neuron);
  }

  private static boolean bit(long[] bits, int i) {
    return ((bits[i / Long.SIZE] >>> (i % Long.SIZE)) & 1) != 0;
  }

  /** The lines that meet every region where there are at most two homogeneous coordinates. */
  void allOfFew(PatternSet to) {
    found = to;
    Arrays.fill(d, 0);
    if (affine) {
      p[0] = 0;
      d[0] = 1;
      walk.walk(p, d, 1, collect);
      return;
    }
    if (p.length == 2) {
      d[1] = 1;
      p[1] = 0;
    }
    p[0] = 1;
    walk.walk(p, d, 1, collect);
    p[0] = -1;
    walk.walk(p, d, 1, collect);
  }

  /** A random line. */
  void random(PatternSet to) {
    found = to;
    for (int i = 0; i < p.length; i++) {
      p[i] = coordinate();
      d[i] = coordinate();
    }
    go(Math.abs(coordinate()));
  }

  /** Without biases -p + t d comes with p + t d: the whole plane of the line and 0. */
  private void go(long one) {
    walk.walk(p, d, one, collect);
    if (!affine) {
      for (int i = 0; i < p.length; i++) {
        p[i] = -p[i];
      }
      walk.walk(p, d, one, collect);
    }
  }

  /** Lines that lead to the zero of a neuron which had one sign only. */
  void climb(int neuron, PatternSet to) {
    found = to;
    int sign = bit(on, neuron) ? -1 : 1;
    for (int i = 0; i < STARTS; i++) {
      randomPoint();
      if (i == 0 || sign * climb.height(point, neuron) > sign * climb.height(start, neuron)) {
        System.arraycopy(point, 0, start, 0, point.length);
      }
    }
    for (int round = 0; round < ROUNDS && !bothSigns(neuron); round++) {
      double size = climb.gradient(start, neuron, direction);
      if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
        return;
      }
      for (int i = 0; i < d.length; i++) {
        d[i] = Math.round(direction[i] / size * (REACH - 1));
      }
      go(round());
      climb.move(start, direction, neuron, sign);
    }
  }

  private void randomPoint() {
    double one = affine ? Math.abs(coordinate()) : 1;
    for (int i = 0; i < point.length; i++) {
      point[i] = coordinate() / one;
    }
  }

  /** Rounds the point to p over what is returned: to multiples of 1 over an integer; far out to its direction. */
  private long round() {
    double size = Math.max(Climb.size(start), affine ? 1 : 0);
    double scale = (REACH - 1) / size;
    for (int i = 0; i < p.length; i++) {
      p[i] = Math.round(start[i] * scale);
    }
    return Math.max(1, Math.round(scale));
  }

  private long coordinate() {
    long bits = stream.word(sequence, word++) >>> 32;
    return ((bits & (2 * REACH - 1)) - REACH) | 1;
  }
}
