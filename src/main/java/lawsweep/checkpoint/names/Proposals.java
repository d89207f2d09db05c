package lawsweep.checkpoint.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.checkpoint.StoredTensor;
import lawsweep.circuit.line.Network;
import lawsweep.text.SpotException;

/** Recognises the way in which a checkpoint names its tensors, for {@code lawsweep inspect}. */
public final class Proposals {

  private Proposals() {}

  /**
   * All maps whose naming the tensors have, the most likely first; empty if there is none.
   *
   * @param stored all tensors of a checkpoint
   */
  public static List<Proposal> of(List<StoredTensor> stored) {
    List<StoredNames> tries = StoredNames.all(stored);
    List<Proposal> proposals = new ArrayList<>();
    for (Scheme scheme : NameMaps.schemes().reversed()) {
      boolean order = scheme instanceof Sequential;
      Optional<StoredNames> names = scheme.known(tries);
      if (names.isPresent() && (proposals.isEmpty() || !order)) {
        Proposal proposal = of(scheme, names.get());
        if (!order || proposal.net().isPresent()) {
          proposals.add(proposal);
        }
      }
    }
    return proposals;
  }

  private static Proposal of(Scheme scheme, StoredNames names) {
    Optional<Sketch> sketch = scheme.sketch(names);
    if (sketch.isEmpty()) {
      return new Proposal(scheme.label(), names.prefix(), Optional.empty(),
          List.of("no line is proposed: shapes do not tell the network"));
    }
    try {
      Network network = Network.of(sketch.get().line());
      scheme.fit(network, List.of(names));
      return new Proposal(scheme.label(), names.prefix(), Optional.of(network.line()), sketch.get().notes());
    } catch (SpotException | MapRefusedException e) {
      return new Proposal(scheme.label(), names.prefix(), Optional.empty(),
          List.of("no line is proposed: " + e.getMessage()));
    }
  }
}
