package lawsweep.drift;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far the laws of a group have drifted at a checkpoint. h is the value of a law there, h_0 that at the first
 * checkpoint; h = out - in, where the biases of a neuron belong to "in".
 *
 * @param step of the checkpoint
 * @param rel ‖h - h_0‖ / ‖out_0 + in_0‖ over the laws; 0 if nothing moved; empty if the scale is 0 and something did
 * @param max the largest |h - h_0| of a law
 * @param index Σ |h - h_0| / Σ (|out - out_0| + |in - in_0|), from 0 to 1; 0 if nothing moved. Laws of one side, norms
 *     and sums, have Σ |x - x_0| over all that they sum in the place of the latter; empty where that is not known
 * @param decay ⟨h, h_0⟩ / ⟨h_0, h_0⟩; empty if h_0 is 0 or rounding
 * @param floor the rel that rounding of the stored numbers gives; empty if the scale is 0
 * @param checks what else is known
 */
public record CheckpointDrift(
    long step,
    OptionalDouble rel,
    double max,
    OptionalDouble index,
    OptionalDouble decay,
    OptionalDouble floor,
    Checks checks) {

  /**
   * Comparisons, some of which need more than two checkpoints.
   *
   * @param floors the largest |h - h_0| of a law in standard deviations of what rounding of both checkpoints gives;
   *     infinite if something moved that rounding does not touch
   * @param decayCorrected rel of h / Π (1 - λ τ)² in place of h; empty unless weight decay λ is known
   * @param identity ‖h - h_0 - Σ τ² h(g)‖ / ‖h - h_0‖ with the gradients g of all steps up to here; empty unless
   *     all are stored
   * @param gradients ‖h - h_0‖ / Σ τ² |g|²; empty unless norms of the gradients are known
   * @param angular the angular momentum; empty unless velocities are stored
   */
  public record Checks(
      double floors,
      OptionalDouble decayCorrected,
      OptionalDouble identity,
      OptionalDouble gradients,
      Optional<Angular> angular) {}

  /**
   * The angular momentum A of matrix laws, which heavy ball keeps at 0.
   *
   * @param max the largest |A_ij|
   * @param rel ‖A‖ / (‖W‖ ‖v‖) with the weights and velocities that it is made of; 0 if one is 0
   */
  public record Angular(double max, double rel) {}
}
