package lawsweep.road.generators;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who found laws of a kind first, as far as is known. */
enum Credit {
  SYMMETRIES("still columns sums gains scale", "in arXiv 2012.04728, 2105.02716"),
  HEADS("heads", "in arXiv 2506.06194, 2606.17816"),
  BALANCE("neurons channels", "in arXiv 1806.00900, 2606.17816"),
  PROJECT("stream positions", "by this project");

  private final String kinds;
  private final String who;

  Credit(String kinds, String who) {
    this.kinds = kinds;
    this.who = who;
  }

  private boolean has(String kind) {
    return List.of(kinds.split(" ", -1)).contains(kind);
  }

  /**
   * {@code ; first found, as far as known: heads in arXiv 2506.06194, …} for the kinds that there are; empty for none.
   */
  static String of(Set<String> found) {
    String all = List.of(values()).stream().filter(credit -> found.stream().anyMatch(credit::has))
        .map(credit -> found.stream().filter(credit::has).collect(Collectors.joining(", ")) + " "
            + credit.who)
        .collect(Collectors.joining("; "));
    return all.isEmpty() ? "" : "; first found, as far as known: " + all;
  }
}
