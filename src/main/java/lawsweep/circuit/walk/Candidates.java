package lawsweep.circuit.walk;

import java.util.function.LongUnaryOperator;
import lawsweep.circuit.jet.Algebra;

/**
 * What fields of a circuit draw, in order, without those for which a denominator is 0 or a root is missing among the
 * residues.
 */
public final class Candidates {

  /** The most roots that may be missing, each in half of the samples. */
  public static final int MOST_ROOTS = 10;

  private static final int LANES = 8;
  private static final long MOST_TRIES = 1L << 20;

  private final CircuitPoint point;
  private final LongUnaryOperator sequences;
  private final Walker sieve;
  private final FieldInputs tried;
  private int lane = LANES;
  private long next;

  /**
   * Begins with the first candidate.
   *
   * @param sequences what candidate number n draws its words from
   */
  public Candidates(CircuitPoint point, LongUnaryOperator sequences) {
    this.point = point;
    this.sequences = sequences;
    this.tried = new FieldInputs(point.setting().layout(), LANES);
    Algebra residues = Algebra.residues(1);
    this.sieve = divides(point) ? point.setting().sieve(residues, LANES, point.theta(LANES, residues)) : null;
  }

  private static boolean divides(CircuitPoint point) {
    return Walker.sieved(point.circuit().steps()) > 0;
  }

  /**
   * Refuses circuits whose roots cannot be looked for among the residues.
   *
   * @throws CircuitRefusedException with the reason
   */
  public static void check(CircuitPoint point) {
    int roots = CircuitCost.of(point.circuit()).roots();
    if (point.extended()) {
      throw new CircuitRefusedException("a norm of parameters or tokens alone, as of weights or embeddings, has roots"
          + " that no flow over the residues follows; expected norms of what inputs of numbers are behind");
    }
    if (roots > MOST_ROOTS) {
      throw new CircuitRefusedException("expected at most " + MOST_ROOTS + " variances of norms, got " + roots
          + ": only one sample in 2^" + roots + " has all their roots among the residues; take fewer tokens or norms");
    }
  }

  /**
   * The next.
   *
   * @return for each place its numbers
   * @throws CircuitRefusedException if too many in a row will not do
   */
  public double[][] next() {
    for (long tries = 0; tries < MOST_TRIES; tries++) {
      if (lane == LANES) {
        fill();
      }
      if (sieve == null || !sieve.discards().bad(lane)) {
        return taken(lane++);
      }
      lane++;
    }
    throw new CircuitRefusedException(
        "no sample whose norms all have roots mod p was found in " + MOST_TRIES + " tries");
  }

  private void fill() {
    for (lane = 0; lane < LANES; lane++) {
      point.setting().layout().draw(point.streams().stream(), sequences.applyAsLong(next++), tried, lane);
    }
    if (sieve != null) {
      sieve.inputs(tried);
      sieve.sift();
    }
    lane = 0;
  }

  private double[][] taken(int from) {
    FieldInputs one = new FieldInputs(point.setting().layout(), 1);
    one.copy(0, tried, from);
    return Draws.places(one, point.setting().layout());
  }
}
