package lawsweep.formula;

import java.util.Optional;
import lawsweep.circuit.types.Setting;
import lawsweep.circuit.types.TypeRefusedException;
import lawsweep.circuit.types.TypedLaws;
import lawsweep.law.Loss;
import lawsweep.law.known.KnownLaws;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.text.Many;

/** How many of the laws of plain gradient flow are independent, in words. */
public final class Independent {

  private Independent() {}

  /** One line: {@code 6 of the polynomials are independent at almost all parameters; …}. */
  public static String text(NetworkLaws laws) {
    if (laws.question().flow().isPresent()) {
      return "how many are independent, and whether there are other laws, is for lawsweep count to say";
    }
    Optional<Architecture> network = laws.question().subject().architecture();
    boolean closed = network.isPresent() && laws.question().subject().loss() == Loss.MSE
        && (network.get().family() == Family.LINEAR || network.get().family() == Family.RELU);
    return closed
        ? Many.grouped(KnownLaws.bound(network.get())) + " of the polynomials are independent at almost all parameters;"
            + " whether there are other laws is for lawsweep count to say"
        : byType(laws);
  }

  private static String byType(NetworkLaws laws) {
    try {
      TypedLaws typed = TypedLaws.of(laws.circuit(), Setting.PLAIN);
      return (typed.independent()
          ? Many.grouped(typed.count()) + " of the polynomials are independent at almost all parameters"
          : "at most " + Many.grouped(typed.count()) + " of the polynomials are independent: " + typed.doubt())
          + "; whether there are other laws is for lawsweep count to say";
    } catch (TypeRefusedException e) {
      return "how many are independent, and whether there are other laws, is for lawsweep count to say";
    }
  }
}
