package lawsweep.activation;

import java.util.Arrays;
import lawsweep.random.Stream;

/**
 * Looks for the activation patterns that a network realises on open sets of inputs, at given weights; every pattern found is realised,
 * decided exactly. With one or two homogeneous coordinates (the inputs, and the constant if hidden neurons have biases) two lines
 * give all patterns; with more, random lines are walked until {@link #QUIET} of them in a row brought nothing new.
 *
 * <p>For one thread; reused from draw to draw, of which nothing remains.
 */
public final class PatternSearch {

  /** So many random lines in a row without a gain end a search. */
  public static final int QUIET = 64;

  /** With this confidence fewer than ln(1/(1-{@code CONFIDENCE}))/{@link #QUIET} of all lines would still bring a gain. */
  public static final double CONFIDENCE = 0.99;

  /** Sequences of random words for lines: apart from those of the weights, whose numbers are the draws'. */
  private static final long LINES = 1L << 32;

  /** Coordinates of random lines are odd and at most this. */
  private static final int REACH = 1 << 10;

  /** All regions are looked at where generic hyperplanes would make at most so many. */
  private static final int REGIONS = 1 << 12;

  /** So many parts of them are looked at, at most. */
  private static final long REGIONS_LIMIT = 1 << 16;

  /** So many random lines are walked before. */
  private static final int FIRST_LINES = 3;

  private final GatedNetwork network;
  private final LineWalk walk;
  private final long[] p;
  private final long[] d;
  private final boolean few;
  private final long limit;
  private final RegionWalk regions;
  private final LineWalk.Visitor collect;

  private long[] weights = {};
  private int asked;
  private Stream stream = new Stream(0);
  private long sequence;
  private long word;
  private boolean exhausted;
  private int quiet;
  private PatternSet found = new PatternSet(1);

  /** A search in a network. */
  public PatternSearch(GatedNetwork network) {
    this.network = network;
    this.walk = LineWalk.of(network, REACH);
    this.p = new long[network.inputs()];
    this.d = new long[network.inputs()];
    this.collect = (pattern, low, high) -> found.add(pattern, 0);
    this.few = RegionWalk.dimension(network) <= 2;
    this.regions = new RegionWalk(network);
    double estimate = estimate(network);
    this.limit = estimate <= REGIONS ? REGIONS_LIMIT : 0;
  }

  /**
   * Starts over with new weights; the lines are a pure function of stream and draw.
   *
   * @param theta weights of at most {@link Weights#MAX} in absolute value, in the order of the network's layout; not copied
   */
  public void begin(long[] theta, Stream lines, int draw) {
    walk.begin(theta);
    weights = theta;
    asked = 0;
    stream = lines;
    sequence = LINES + draw;
    word = 0;
    quiet = 0;
    exhausted = false;
  }

  /** Searches on and adds the patterns found to a set. */
  public void more(PatternSet set) {
    found = set;
    if (few) {
      allOfFew();
      exhausted = true;
    } else {
      more();
    }
  }

  private void more() {
    asked++;
    if (asked == FIRST_LINES + 1 && limit > 0) {
      exhausted = regions.walk(weights, limit, found);
    } else {
      randomLine();
    }
  }

  /**
   * How many regions as many generic hyperplanes through 0 as there are neurons would make: 2 Σ C(N - 1, i) over i below the
   * dimension.
   */
  private static double estimate(GatedNetwork network) {
    double term = 1;
    double sum = 0;
    for (int i = 0; i < RegionWalk.dimension(network); i++) {
      sum += term;
      term *= (double) (network.neurons() - 1 - i) / (i + 1);
    }
    return 2 * sum;
  }

  /** Tells whether what the last {@link #more} found was a gain. */
  public void gained(boolean raised) {
    quiet = raised ? 0 : quiet + 1;
  }

  /** True if every pattern of an open set of inputs has been found. */
  public boolean exhausted() {
    return exhausted;
  }

  /** True if {@link #QUIET} random lines in a row were no gain. */
  public boolean saturated() {
    return quiet >= QUIET;
  }

  private void allOfFew() {
    Arrays.fill(d, 0);
    if (network.affine()) {
      p[0] = 0;
      d[0] = 1;
      go(1);
      return;
    }
    if (p.length == 2) {
      d[1] = 1;
      p[1] = 0;
    }
    p[0] = 1;
    go(1);
    p[0] = -1;
    go(1);
  }

  /** In a network without biases -x + t d comes with x + t d: the whole plane through the line and 0. */
  private void randomLine() {
    for (int i = 0; i < p.length; i++) {
      p[i] = coordinate();
      d[i] = coordinate();
    }
    if (network.affine()) {
      go(Math.abs(coordinate()));
      return;
    }
    go(1);
    for (int i = 0; i < p.length; i++) {
      p[i] = -p[i];
    }
    go(1);
  }

  private void go(long one) {
    walk.walk(p, d, one, collect);
  }

  private long coordinate() {
    long bits = stream.word(sequence, word++) >>> 32;
    return ((bits & (2 * REACH - 1)) - REACH) | 1;
  }
}
