package lawsweep.pattern;

import lawsweep.network.Circuit;
import lawsweep.random.Stream;

/**
 * Looks for the activation patterns that a network realises on open sets of inputs, at given weights. Every pattern
 * found is realised; that is decided exactly.
 *
 * <p>With one or two homogeneous coordinates (the inputs, and the constant if hidden neurons have biases) two lines
 * give all patterns. With more, a few random lines are walked. Then, if there can be few regions, all of them are
 * enumerated. Else neurons that were always active or always inactive are climbed to their zeros, and random lines are
 * walked until {@link #QUIET} of them in a row brought no gain.
 *
 * <p>For one thread; reused from draw to draw, of which nothing remains.
 */
public final class PatternSearch {

  /** So many random lines in a row without a gain end a search. */
  public static final int QUIET = 64;

  /**
   * With this confidence fewer than ln(1/(1-{@code CONFIDENCE}))/{@link #QUIET} of all random lines would still bring
   * a gain. Were the share larger, as many in a row would be quiet with a probability below 1-{@code CONFIDENCE}.
   */
  public static final double CONFIDENCE = 0.99;

  /** All regions are looked at where generic hyperplanes would make at most so many. */
  private static final int REGIONS = 1 << 12;

  /** Fewer parts of them than this are looked at. */
  private static final long PARTS = 1 << 16;

  /** So many random lines are walked first. */
  private static final int FIRST_LINES = 3;

  private final int neurons;
  private final SearchLines lines;
  private final RegionWalk regions;
  private final boolean few;
  private final boolean enumerable;

  private long[] weights = {};
  private int asked;
  private int climbed;
  private int quiet;
  private boolean random;
  private boolean exhausted;

  /** A search in a network. */
  public PatternSearch(Circuit network) {
    neurons = network.neurons();
    lines = new SearchLines(network);
    regions = new RegionWalk(network);
    few = RegionWalk.dimension(network) <= 2;
    enumerable = RegionWalk.estimate(network) <= REGIONS;
  }

  /**
   * Starts over with new weights; the lines are a pure function of stream and draw.
   *
   * @param theta weights of at most {@link Weights#MAX} in absolute value, in the order of the network's layout;
   *     not copied
   */
  public void begin(long[] theta, Stream stream, int draw) {
    lines.begin(theta, stream, draw);
    weights = theta;
    asked = 0;
    climbed = 0;
    quiet = 0;
    random = false;
    exhausted = false;
  }

  /** Searches on and adds the patterns found to a set. */
  public void more(PatternSet found) {
    random = false;
    asked++;
    if (few) {
      lines.allOfFew(found);
      exhausted = true;
    } else if (asked == FIRST_LINES + 1 && enumerable) {
      exhausted = regions.walk(weights, PARTS, found);
    } else if (asked <= FIRST_LINES || !climb(found)) {
      lines.random(found);
      random = true;
    }
  }

  /** Climbs the next neuron with one sign only. Returns false if there is none. */
  private boolean climb(PatternSet found) {
    while (climbed < neurons && lines.bothSigns(climbed)) {
      climbed++;
    }
    if (climbed == neurons) {
      return false;
    }
    lines.climb(climbed++, found);
    return true;
  }

  /** Tells whether what the last {@link #more} found was a gain. */
  public void gained(boolean raised) {
    if (raised) {
      quiet = 0;
    } else if (random) {
      quiet++;
    }
  }

  /** True if every pattern of an open set of inputs has been found. */
  public boolean exhausted() {
    return exhausted;
  }

  /** True if {@link #QUIET} random lines in a row were no gain. */
  public boolean saturated() {
    return quiet >= QUIET;
  }
}
