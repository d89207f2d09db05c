package lawsweep.circuit.flow;

import java.util.Arrays;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Tensor;
import lawsweep.law.setting.Flow;
import lawsweep.law.setting.FlowSetting;
import lawsweep.law.setting.MomentumForm;

/**
 * How gradients g of the parameters θ move a point of phase space. Without momentum phase space is that of θ, and
 * θ' = M g. With momentum it is that of θ and ω:
 * <ul>
 * <li>X_0 = (ω, -τ ω), Y = (0, M g);
 * <li>dual: X_0 = (M ω, -τ ω), Y = (0, g).
 * </ul>
 * M = diag(θ^power).
 *
 * @param momentum whether velocities are part of phase space
 * @param dual whether M is where velocities move parameters, not where gradients move velocities
 * @param damping τ, 0 or 1
 * @param powers of θ in M, one for each parameter, at least 0
 */
public record PhaseMotion(boolean momentum, boolean dual, int damping, int[] powers) {

  /** With powers of its own. */
  public PhaseMotion {
    powers = powers.clone();
  }

  /** A flow of a circuit; its metrics are one for all tensors, or in the order of the circuit's tensors. */
  public static PhaseMotion of(FlowSetting setting, Circuit circuit) {
    int[] powers = new int[circuit.columns()];
    for (int i = 0; i < circuit.tensors().size(); i++) {
      Tensor tensor = circuit.tensors().get(i);
      Arrays.fill(powers, tensor.first(), tensor.first() + tensor.size(), setting.metric(i).power());
    }
    return new PhaseMotion(setting.flow() == Flow.MOMENTUM,
        setting.form().filter(MomentumForm.DUAL::equals).isPresent(), setting.damping(), powers);
  }

  /** Plain gradient flow of D parameters. */
  public static PhaseMotion gradient(int parameters) {
    return new PhaseMotion(false, false, 1, new int[parameters]);
  }

  /** Plain momentum of D parameters. */
  public static PhaseMotion momentum(int parameters, int damping) {
    return new PhaseMotion(true, false, damping, new int[parameters]);
  }

  @Override
  public int[] powers() {
    return powers.clone();
  }

  /** D. */
  public int parameters() {
    return powers.length;
  }

  /** D, or 2 D with momentum. */
  public int dimension() {
    return momentum ? 2 * powers.length : powers.length;
  }

  /** The largest power; 0 where M = 1. */
  int largestPower() {
    return Arrays.stream(powers).max().orElse(0);
  }
}
