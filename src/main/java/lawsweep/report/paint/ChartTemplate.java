package lawsweep.report.paint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;

/** The charts of a report: specifications of Vega-Lite without data. Each chart fills in the texts {@code @…@}. */
public enum ChartTemplate {
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
  AT_PHI,
  DRIFT_GROUPS,
  DRIFT_RUNS("drift-groups"),
  DRIFT_FIT,
  DRIFT_HEAT,
  DRIFT_START,
  DRIFT_STRIPS,
  DRIFT_SPECTRA,
  DRIFT_LAWS;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String file;

  ChartTemplate() {
    file = key();
  }

  ChartTemplate(String file) {
    this.file = file;
  }

  /** The chart of a name. */
  public static ChartTemplate of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Its name, such as {@code map-verdict}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The specification. */
  public JsonNode specification() throws IOException {
    return JSON.readTree(Resource.text("charts/" + file + ".vl.json"));
  }

  /** Colours and fonts: configurations of Vega-Lite by {@code light} and {@code dark}. */
  public static JsonNode config() throws IOException {
    return JSON.readTree(Resource.text("charts/config.json"));
  }
}
