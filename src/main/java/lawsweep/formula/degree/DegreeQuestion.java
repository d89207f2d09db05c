package lawsweep.formula.degree;

import lawsweep.law.Loss;
import lawsweep.law.Subject;
import lawsweep.network.Architecture;

/**
 * Which polynomial laws of a degree there are: homogeneous polynomials h with h' = 0 along every field of W_0.
 *
 * @param subject the network
 * @param degree the total degree, 1..{@value #MOST}
 * @param seed decides the random points and the prime
 */
public record DegreeQuestion(Subject subject, int degree, long seed) {

  /** The largest degree that can be asked for. */
  public static final int MOST = 12;

  /**
   * Checks that there is an answer.
   *
   * @throws IllegalArgumentException with one line fit for a user
   */
  public DegreeQuestion {
    if (degree < 1 || degree > MOST) {
      throw new IllegalArgumentException("expected a degree between 1 and " + MOST + ", got " + degree);
    }
    if (subject.architecture().isPresent()) {
      check(subject.architecture().get(), subject.loss());
    }
  }

  private static void check(Architecture network, Loss loss) {
    if (network.family().smooth()) {
      throw new IllegalArgumentException("expected a network of polynomials and rectifiers with --degree, got one of"
          + " the family " + network.family().label());
    }
    if (loss != Loss.MSE) {
      throw new IllegalArgumentException("expected the loss " + Loss.MSE.label() + " with --degree, got "
          + loss.label());
    }
  }
}
