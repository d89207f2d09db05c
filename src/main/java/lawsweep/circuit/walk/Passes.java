package lawsweep.circuit.walk;

import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;

/**
 * A circuit at a point that is walked forward and backward over an algebra over the residues, some parts at a time:
 * first parts of its outputs, then with these parts of a cotangent those of its pullback, the gradient of Σ cotangent ·
 * output by θ. For one thread.
 *
 * <p>What a field draws lies in places: {@link Draws}. Weights of the outputs are no more than a suggestion for the
 * cotangent.
 */
public final class Passes {

  private final Walker walker;
  private final int output;

  /**
   * Compiles a circuit.
   *
   * @param algebra over the residues: its base is 1
   * @param lanes how many samples side by side, a multiple of 8
   * @param theta the parameters, D numbers of the algebra; read at every walk
   */
  public Passes(CircuitPoint point, Algebra algebra, int lanes, Jets theta) {
    if (algebra.base() != 1) {
      throw new IllegalArgumentException("expected an algebra over the residues");
    }
    this.output = point.circuit().output();
    this.walker = point.setting().stepwise(algebra, lanes, theta);
  }

  /**
   * Sets a part of what a place of an input or a gate holds; it is not copied.
   *
   * @param values entry e of lane l lies at e * lanes + l, or at e if held once
   * @param once whether it is the same for all lanes
   */
  public void set(int place, int part, double[] values, boolean once) {
    walker.place(place, part, values, once);
  }

  /** Computes parts of the outputs; all parts before have been computed, in order. */
  public Jets forward(int from, int to) {
    walker.only(from, to);
    walker.forward();
    return walker.value(output);
  }

  /** Computes parts of the pullback of a cotangent, after {@link #forward} of these parts. */
  public Jets backward(Jets cotangent) {
    walker.backward(cotangent);
    return walker.gradient();
  }

  /** Whether a sample is to be discarded: a denominator was 0, or a root missing; after part 0 was computed. */
  public boolean discarded(int lane) {
    return walker.discards().bad(lane);
  }
}
