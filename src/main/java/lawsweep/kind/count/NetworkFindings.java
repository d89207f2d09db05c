package lawsweep.kind.count;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCell;
import lawsweep.road.data.DataCertificate;

/**
 * What counts with data fields say together: of how many networks all draws, some, or none reach the dimension of φ,
 * that is dim Lie = D − N. A network with several seeds counts once, with all its draws; the same network with other
 * inputs is another one. For many threads at once; some 200 bytes for each network.
 */
final class NetworkFindings {

  /** Its draws, and those of them that reach φ. */
  private record Draws(long all, long reach, boolean theorem) {

    Draws plus(Draws other) {
      return new Draws(all + other.all, reach + other.reach, theorem || other.theorem);
    }
  }

  /** By the network and its inputs, whatever the seed. */
  private final Map<String, Draws> networks = new HashMap<>();

  /**
   * How many networks there are.
   *
   * @param all how many
   * @param always those of which every draw reaches φ
   * @param sometimes those of which some draws do
   * @param theorem those of which a theorem says that none can
   * @param never the others of which none does
   * @param fewestDraws draws of a network that never does, at least
   * @param mostDraws the same, at most
   */
  record Reach(
      long all,
      long always,
      long sometimes,
      long theorem,
      long never,
      long fewestDraws,
      long mostDraws) {}

  /**
   * Adds a count.
   *
   * @param theorem whether a theorem says that no weights reach φ
   */
  void add(LawCell cell, DataCertificate certificate, boolean theorem) {
    long draws = certificate.tally().lies().total();
    long reach = certificate.tally().lies().counts().getOrDefault((int) certificate.phi(), 0L);
    String stream = cell.stream();
    String network = stream.substring(0, stream.lastIndexOf('_')) + cell.data().flatMap(DataChoice::inputs)
        .map(inputs -> " " + inputs.samples() + " " + inputs.sha256()).orElse("");
    synchronized (networks) {
      networks.merge(network, new Draws(draws, reach, theorem), Draws::plus);
    }
  }

  /** All networks together. */
  Reach reach() {
    synchronized (networks) {
      long always = networks.values().stream().filter(draws -> draws.reach == draws.all && draws.all > 0).count();
      long theorem = networks.values().stream().filter(draws -> draws.reach == 0 && draws.theorem).count();
      List<Long> never = networks.values().stream().filter(draws -> draws.reach == 0 && !draws.theorem)
          .map(Draws::all).sorted().toList();
      return new Reach(networks.size(), always, networks.size() - always - theorem - never.size(), theorem,
          never.size(),
          never.isEmpty() ? 0 : never.getFirst(), never.isEmpty() ? 0 : never.getLast());
    }
  }

  /** {@code 27 networks: 12 always reach phi, 14 sometimes, 1 in none of 2000 draws}; empty without networks. */
  Optional<String> line() {
    Reach reach = reach();
    if (reach.all() == 0) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    if (reach.always() > 0) {
      parts.add(reach.always() + (reach.always() == 1 ? " always reaches phi" : " always reach phi"));
    }
    if (reach.sometimes() > 0) {
      parts.add(reach.sometimes() + (parts.isEmpty() ? " sometimes reach phi" : " sometimes"));
    }
    if (reach.theorem() > 0) {
      parts.add(reach.theorem() + (parts.isEmpty() ? " reach phi" : "") + " at no weights, by a theorem");
    }
    if (reach.never() > 0) {
      parts.add(reach.never() + (parts.isEmpty() ? " reach phi" : "") + " in none of " + draws(reach));
    }
    return Optional.of(reach.all() + (reach.all() == 1 ? " network: " : " networks: ") + String.join(", ", parts));
  }

  private static String draws(Reach reach) {
    return (reach.never() == 1 ? "" : "their ")
        + (reach.fewestDraws() == reach.mostDraws()
            ? Long.toString(reach.mostDraws())
            : reach.fewestDraws() + " to " + reach.mostDraws())
        + " draws";
  }
}
