package lawsweep.road.symmetry;

import java.util.Optional;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.law.LawCell;
import lawsweep.law.setting.DataLoss;
import lawsweep.law.setting.Labels;
import lawsweep.law.setting.SymmetrySetting;
import lawsweep.symmetry.Group;
import lawsweep.symmetry.GroupText;

/** Why a symmetry, labels and a loss do not go together with a network. */
final class Unfit {

  private Unfit() {}

  /** In words that end a sentence, what would be right included; empty if they go together. */
  static Optional<String> of(LawCell cell, SymmetrySetting setting) {
    Circuit circuit = SymmetricNetwork.circuit(cell);
    Optional<String> strange = SymmetricNetwork.refusal(circuit);
    if (strange.isPresent()) {
      return strange;
    }
    SymmetricNetwork network = SymmetricNetwork.of(circuit);
    Optional<String> group = GroupText.refusal(setting.group(), network.inputs());
    if (group.isPresent()) {
      return group;
    }
    if (setting.labels() == Labels.EQUIVARIANT && network.inputs() != network.outputs()) {
      return Optional.of("expected as many outputs as inputs with equivariant labels, got " + network.outputs()
          + " and " + network.inputs());
    }
    return size(network, setting, Group.of(setting.group(), network.inputs())).or(() -> loss(network, setting));
  }

  private static Optional<String> size(SymmetricNetwork network, SymmetrySetting setting, Group group) {
    boolean moments = setting.loss() == DataLoss.MSE && network.byMoments();
    return moments || group.listed() ? Optional.empty()
        : Optional.of("expected the loss mse and a linear network on one vector, where second moments are all that"
            + " counts: " + group.tooLarge());
  }

  private static Optional<String> loss(SymmetricNetwork network, SymmetrySetting setting) {
    boolean fractions = network.circuit().steps().stream().anyMatch(step -> step instanceof Step.Sum sum
        && sum.terms().stream().anyMatch(term -> term.divisor() != 1));
    return setting.loss() == DataLoss.POISSON && fractions
        ? Optional.of("expected a network without fractions, as means have them, with the loss poisson")
        : Optional.empty();
  }
}
