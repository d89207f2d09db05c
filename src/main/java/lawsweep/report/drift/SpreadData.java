package lawsweep.report.drift;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import lawsweep.drift.GroupResult;
import lawsweep.drift.LawSpread;
import lawsweep.drift.RunResult;
import lawsweep.drift.Spectra;

/** How laws lie beside each other, for charts: {@value #DIGITS} digits, and only of as many runs as a page has room. */
final class SpreadData {

  private static final int DIGITS = 5;

  /** The most groups of runs with bins and quantiles, and with singular values. */
  private static final int MOST_SPREADS = 3000;

  private static final int MOST_SPECTRA = 150;

  private int spreads;
  private int spectra;

  /** For one of so many results that share the room of a page. */
  SpreadData(int pages) {
    spreads = MOST_SPREADS / pages;
    spectra = MOST_SPECTRA / pages;
  }

  /** An object or null for each group of a run; nothing if the page has no more room. */
  ArrayNode of(RunResult run) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    if (spreads < run.groups().size()) {
      return list;
    }
    spreads -= run.groups().size();
    for (GroupResult group : run.groups()) {
      Optional<LawSpread> spread = group.laws().map(GroupResult.Kept::spread);
      list.add(spread.map(this::spread).orElse(null));
    }
    return list;
  }

  private ObjectNode spread(LawSpread spread) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (!spread.edges().isEmpty()) {
      numbers(node.putArray("range"), List.of(spread.edges().getFirst(), spread.edges().getLast()));
      ArrayNode counts = node.putArray("counts");
      spread.counts().forEach(counts::add);
      numbers(node.putArray("drifts"), spread.drifts().getLast());
    }
    if (spread.spectra().isPresent() && spectra > 0) {
      spectra--;
      node.set("spectra", spectra(spread.spectra().get()));
    }
    return node;
  }

  private static ObjectNode spectra(Spectra spectra) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("side", spectra.side()).put("matrices",
        spectra.matrices());
    ArrayNode places = node.putArray("places");
    spectra.places().forEach(places::add);
    node.set("first", values(spectra.first()));
    node.set("last", values(spectra.last()));
    return node;
  }

  private static ObjectNode values(Spectra.Values values) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    numbers(node.putArray("low"), values.low());
    numbers(node.putArray("middle"), values.middle());
    numbers(node.putArray("high"), values.high());
    return node;
  }

  private static void numbers(ArrayNode array, List<Double> numbers) {
    numbers.forEach(number -> array.add(rounded(number)));
  }

  /** A number with few digits. */
  static double rounded(double number) {
    return Double.isFinite(number) ? new BigDecimal(number, new MathContext(DIGITS)).doubleValue() : number;
  }
}
