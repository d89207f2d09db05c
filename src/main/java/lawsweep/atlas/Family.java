package lawsweep.atlas;

import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lawsweep.road.theorem.Statement;
import lawsweep.road.theorem.Statements.Said;
import lawsweep.sweep.About;
import lawsweep.text.Many;

/**
 * Networks of one sort, and what is known of their laws.
 *
 * @param about what the spec says of them
 * @param lines the networks, in the order of the grid; at least one
 */
record Family(About about, List<Line> lines) {

  private static final String ALL_SIZES = "proved for all sizes";

  /** Copies the list. */
  Family {
    lines = List.copyOf(lines);
  }

  /** How sure the numbers of all its networks are, in the words of the page. */
  String status() {
    long proved = lines.stream().filter(line -> line.standing().proof()).count();
    if (about.proved().isPresent() || all(Standing.THEOREM)) {
      return ALL_SIZES;
    }
    if (proved == lines.size()) {
      return lines.size() == 1 ? "proved for this size" : "proved for the sizes listed";
    }
    if (all(Standing.OPEN)) {
      return "known laws, completeness open";
    }
    return proved == 0 ? "measured" : "proved for " + proved + " of the " + lines.size() + " listed";
  }

  /** The theorems for all sizes that speak of its networks. */
  List<Statement> statements() {
    return lines.stream().flatMap(line -> line.said().stream()).map(Said::statement).distinct().toList();
  }

  /** Where it is proved: what the spec says, and the theorems. */
  List<String> proofs() {
    return Stream.concat(about.proved().stream(), statements().stream().map(Family::proof)).toList();
  }

  private static String proof(Statement statement) {
    String status = statement.wording().status();
    return "lawsweep theorem --of " + statement.label() + ", proof in " + statement.wording().proofPath()
        + (status.equals(ALL_SIZES) ? "" : ", " + status);
  }

  /** Who found it first: what the spec says, and the theorems. */
  List<String> credits() {
    return Stream.concat(about.first().stream(), statements().stream().map(statement -> statement.wording().credit()))
        .toList();
  }

  private boolean all(Standing standing) {
    return lines.stream().allMatch(line -> line.standing() == standing);
  }

  /** {@code 33 networks, D = 4 to 144: 33 complete}. */
  String extent() {
    LongSummaryStatistics sizes = lines.stream().mapToLong(Line::parameters).summaryStatistics();
    String from = Many.grouped(sizes.getMin());
    TreeMap<String, Long> verdicts =
        lines.stream().collect(Collectors.groupingBy(Line::verdict, TreeMap::new, Collectors.counting()));
    return Many.of(lines.size(), lines.stream().anyMatch(line -> line.block().isPresent()) ? "block" : "network")
        + ", D = " + from + (sizes.getMin() == sizes.getMax() ? "" : " to " + Many.grouped(sizes.getMax())) + ": "
        + verdicts.entrySet().stream().map(each -> each.getValue() + " " + each.getKey())
            .collect(Collectors.joining(", "));
  }

  /** Networks whose number of laws is not what the formula, or a theorem, gives. */
  List<Line> contradictions() {
    return lines.stream().filter(line -> line.contradicts() || line.refutes()).toList();
  }

  /** {@code as counted in all 33}: what the formula is worth; empty without one. */
  String agreement() {
    long claimed = lines.stream().filter(line -> line.claimed().isPresent() && line.laws().isPresent()).count();
    long wrong = lines.stream().filter(Line::contradicts).count();
    if (claimed == 0) {
      return "";
    }
    return wrong > 0 ? "contradicted by " + wrong + " of " + claimed + " counts"
        : claimed == 1 ? "as counted" : "as counted in all " + claimed;
  }
}
