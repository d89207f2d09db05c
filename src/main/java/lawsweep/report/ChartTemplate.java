package lawsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;

/** The charts of a report: specifications of Vega-Lite without data. Each chart fills in the texts {@code @…@}. */
enum ChartTemplate {
  MAP_VERDICT,
  MAP_EXTRA_LAWS,
  MAP_LAWS,
  MAP_DIMENSION,
  MAP_TIME,
  MAP_NETWORKS,
  LAWS,
  KINDS,
  LEVELS,
  COST,
  SERIES,
  DENSITY,
  JUMPS,
  COMPARE,
  DRAWS,
  AT_PHI;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The chart of a name. */
  static ChartTemplate of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Its name, such as {@code map-verdict}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The specification. */
  JsonNode specification() throws IOException {
    return JSON.readTree(Resource.text("charts/" + key() + ".vl.json"));
  }

  /** Colours and fonts: configurations of Vega-Lite by {@code light} and {@code dark}. */
  static JsonNode config() throws IOException {
    return JSON.readTree(Resource.text("charts/config.json"));
  }
}
