package lawsweep.road.circuit;

import lawsweep.circuit.laws.KnownLaws;
import lawsweep.circuit.line.Network;
import lawsweep.residue.PrimeField;

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

  /** The laws over the residues of a draw. */
  KnownLaws over(PrimeField field) {
    if (found == null) {
      found = KnownLaws.of(network.circuit(), field);
      return found;
    }
    return found.in(field);
  }
}
