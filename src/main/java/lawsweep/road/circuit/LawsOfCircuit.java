package lawsweep.road.circuit;

import lawsweep.circuit.laws.KnownLaws;
import lawsweep.circuit.line.Network;
import lawsweep.residue.PrimeField;
import lawsweep.work.Watch;

/** A network and its laws, which are looked for once and then carried over to each draw's residues. */
final class LawsOfCircuit {

  private final Network network;
  private KnownLaws found;

  LawsOfCircuit(Network network) {
    this.network = network;
  }

  Network network() {
    return network;
  }

  /**
   * The laws over the residues of a draw.
   *
   * @param watch asked often; may end the search
   */
  KnownLaws over(PrimeField field, Watch watch) {
    if (found == null) {
      found = KnownLaws.of(network.circuit(), field, watch);
      return found;
    }
    return found.in(field, watch);
  }
}
