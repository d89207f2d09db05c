package lawsweep.road.symmetric;

import java.util.List;
import lawsweep.law.Certificate;
import lawsweep.law.LawCell;
import lawsweep.network.Family;

/**
 * Everything needed to check again what was counted for a ReLU network by flows: a graph whose edges are the parameters
 * and in which flow is conserved at the hidden neurons. Nothing is computed modulo a prime.
 *
 * @param engine version of the road's rules
 * @param cell the cell, sweep seed included; a ReLU network
 * @param edges the edges of the graph
 * @param hiddenNeurons its neurons at which flow is conserved
 * @param rank r, the dimension of the space of flows
 * @param knownLaws N, the rank of the gradients of the known laws
 * @param provenLaws N', the same number: ReLU networks have no scalar blocks
 * @param fingerprint SHA-256 in hexadecimal over the canonical fields
 */
public record FlowCertificate(
    String engine,
    LawCell cell,
    long edges,
    long hiddenNeurons,
    long rank,
    long knownLaws,
    long provenLaws,
    String fingerprint)
    implements
      Certificate {

  /**
   * Checks that the network can have flows.
   *
   * @throws IllegalArgumentException if it is not a ReLU network
   */
  public FlowCertificate {
    if (cell.architecture().family() != Family.RELU) {
      throw new IllegalArgumentException("expected a ReLU network's flows, got those of " + cell.key());
    }
  }

  @Override
  public String method() {
    return SymmetricCounter.METHOD;
  }

  /** None. */
  @Override
  public List<Integer> primes() {
    return List.of();
  }
}
