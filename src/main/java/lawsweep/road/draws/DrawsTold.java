package lawsweep.road.draws;

import lawsweep.network.Architecture;

/**
 * What verdicts rest on: what the draws of a cell told, all of them together.
 *
 * @param reach how much they reached
 * @param counted how many draws were counted
 * @param doubts what could not be told
 * @param error a bound on the probability that some dimension is too low although all patterns were used
 * @param ended why the other draws were left out; empty if none was
 */
public record DrawsTold(Reach reach, long counted, Doubts doubts, double error, String ended) {

  /**
   * How much draws reached.
   *
   * @param phi D - N, which no draw exceeds
   * @param most the most that a theorem leaves to any weights; φ's value where none says less
   * @param highest the largest dim Lie that some draw has; each draw proves that it has no less
   */
  public record Reach(long phi, long most, long highest) {

    /** What the draws of a network reached. */
    public static Reach of(Architecture a, long phi, long highest) {
      return new Reach(phi, EveryWeight.most(a, phi), highest);
    }
  }

  /**
   * What draws could not tell.
   *
   * @param undecided draws of which a dimension could not be told
   * @param sampled draws below φ's value that may have more patterns than were used
   * @param gapless true if singular values without a gap are why something could not be told
   */
  public record Doubts(long undecided, long sampled, boolean gapless) {}

  /** True if some draw has φ's value: at its weights the known laws are all there are, whatever other draws say. */
  boolean phiReached() {
    return reach.highest == reach.phi;
  }

  /** True if some draw has as much as any weights can, which a theorem says to be less than φ's value. */
  public boolean mostReached() {
    return reach.highest == reach.most && reach.most < reach.phi;
  }

  /** {@code 1 draw}, {@code 2 draws}. */
  static String draws(long number) {
    return number == 1 ? "1 draw" : number + " draws";
  }
}
