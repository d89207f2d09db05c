package lawsweep.langevin.cell;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * What is known exactly of the law that a simulation settles to. Simulations come near it as their step shrinks and
 * their time grows.
 */
public interface Equilibrium {

  /**
   * A density of singular values, of total 1.
   *
   * @param label what it is
   * @param at its value at σ > 0
   */
  record Curve(String label, DoubleUnaryOperator at) {}

  /**
   * The mean of an observable, where it is known.
   *
   * @param observable its name
   * @param index which component, empty for scalars
   */
  OptionalDouble mean(String observable, String index);

  /** The density of all singular values of a replica together, where it is known. */
  Optional<Curve> density();
}
