package lawsweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;

/** The simulations of a sweep as the page reads them. */
final class SimulationData {

  private SimulationData() {}

  /** What the tables of simulations hold; null if nothing. */
  static JsonNode of(ReportDatabase database) throws IOException {
    return JsonNodeFactory.instance.nullNode();
  }
}
