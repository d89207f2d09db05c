package lawsweep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import lawsweep.report.paint.PageScripts;
import lawsweep.report.paint.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page says in words, and what it begins with, from made-up results. */
class PageWordsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static PageScripts scripts;

  @BeforeAll
  static void open() throws IOException {
    scripts = PageScripts.open(SimulationPictures.SCRIPTS, Resource.text("page-overview.js"),
        "Lawsweep.standardView = (langevin) => { const slices = Lawsweep.slices(langevin); const {observable} = "
            + "slices.standard; const {panels} = slices.pick(slices.standard, '', {has: () => true}); return {observable, "
            + "held: Object.fromEntries(panels[0].held.map(({key, value}) => [key, value]))}; };");
  }

  @AfterAll
  static void close() {
    scripts.close();
  }

  /** Digits are those of the error. */
  @ParameterizedTest
  @CsvSource({"0.1056, 0.0143, 0.106 ± 0.014", "12.3, 0.0999, 12.30 ± 0.10", "1.06e-5, 1.4e-6, (1.06 ± 0.14)e−5",
      "100, 25, 100 ± 25", "-3.2, 0.5, −3.20 ± 0.50", "99.96, 9.96, 100 ± 10", "0, 0, 0"})
  void meansHaveTheDigitsOfTheirErrors(double mean, double error, String text) throws IOException {
    assertEquals(text, scripts.call("measured", JSON.valueToTree(mean), JSON.valueToTree(error)).textValue());
  }

  private static ObjectNode totals(int complete, int extra, int surprises, int always, int sometimes, int never) {
    return JSON.createObjectNode().put("networks", complete + extra + always + sometimes + never)
        .put("complete", complete).put("extra", extra).put("surprises", surprises).put("always", always)
        .put("sometimes", sometimes).put("never", never).put("undecided", 0).put("failed", 0).put("skipped", 0)
        .put("left", 0);
  }

  private static List<String> headline(ObjectNode totals, String neverDraws) throws IOException {
    JsonNode data =
        JSON.readTree("{\"complete\": true, \"langevin\": null, \"networks\": {\"never_draws\": " + neverDraws
            + "}}");
    return scripts.call("headline", data, totals).valueStream().map(JsonNode::textValue).toList();
  }

  @Test
  void headlinesOfNetworksAnswerWhatWasAsked() throws IOException {
    assertEquals(
        List.of(
            "All 2,695 extras are those of a theorem, no surprise; the other 296,825 networks have exactly the known"
                + " laws."),
        headline(totals(296_825, 2695, 0, 0, 0, 0), "[]"));
    assertEquals(List.of("2 networks have extra laws that no theorem predicts; 1 other extra is that of a theorem; the"
        + " other 5 networks have exactly the known laws."), headline(totals(5, 3, 2, 0, 0, 0), "[]"));
    assertEquals(List.of("All 100 networks have exactly the known laws."), headline(totals(100, 0, 0, 0, 0, 0), "[]"));
    assertEquals(List.of("The network has exactly the known laws."), headline(totals(1, 0, 0, 0, 0, 0), "[]"));
    ObjectNode open = totals(7, 0, 0, 0, 0, 0).put("networks", 9).put("undecided", 2);
    assertEquals(List.of("7 of 9 networks are settled: all have exactly the known laws.", "2 undecided."),
        headline(open, "[]"));
  }

  /** Laws of several flows are not counted together. */
  @Test
  void headlinesTellFlowsApart() throws IOException {
    ObjectNode data = JSON.createObjectNode().put("complete", true).putNull("langevin");
    data.putObject("networks").putArray("never_draws");
    data.withArray("/networks/settings").add(totals(5, 1, 0, 0, 0, 0).put("flow", "plain"))
        .add(totals(8, 0, 0, 0, 0, 0).put("flow", "momentum"))
        .add(totals(2, 0, 0, 0, 0, 0).put("networks", 3).put("flow", "symmetry"));
    ObjectNode all = totals(15, 1, 0, 0, 0, 0).put("networks", 17).put("undecided", 1);
    assertEquals(
        List.of("In plain gradient flow, the one extra is that of a theorem, no surprise; the other 5 networks have"
            + " exactly the known laws.", "With momentum, all 8 networks have exactly the known laws.",
            "From data with a symmetry, 2 of 3 networks are settled: all have exactly the known laws.",
            "A network counts once for each way in which it is trained.", "1 undecided."),
        scripts.call("headline", data, all).valueStream().map(JsonNode::textValue).toList());
  }

  @Test
  void headlinesOfDrawsSpeakInSharesOfDraws() throws IOException {
    assertEquals(List.of("27 networks: 12 always reach φ, 14 sometimes, 1 in none of 2,000 draws."),
        headline(totals(0, 0, 0, 12, 14, 1), "[2000]"));
    assertEquals(List.of("3 networks: 1 sometimes reaches φ, 2 in none of their 10 to 20 draws."),
        headline(totals(0, 0, 0, 0, 1, 2), "[10, 20]"));
    assertEquals(List.of("1 network: 1 reaches φ in none of 5 draws."), headline(totals(0, 0, 0, 0, 0, 1), "[5]"));
    assertEquals(List.of("All 3 networks always reach φ."), headline(totals(0, 0, 0, 3, 0, 0), "[]"));
  }

  /** Simulations of two widths, with and without noise, of which the first of each parameter tells least. */
  private static ObjectNode simulations(boolean closedForms) throws IOException {
    StringBuilder cells = new StringBuilder();
    StringBuilder series = new StringBuilder();
    StringBuilder values = new StringBuilder();
    StringBuilder errors = new StringBuilder();
    StringBuilder exact = new StringBuilder();
    int number = 0;
    for (int width : new int[] {1, 4}) {
      for (double kappa : new double[] {0, 1}) {
        for (double step : new double[] {0.04, 0.02}) {
          String comma = number == 0 ? "" : ", ";
          cells.append(comma).append("{\"key\": \"c").append(number)
              .append("\", \"seconds\": 1, \"blown_up\": 0, \"values\": {")
              .append("\"width\": ").append(width).append(", \"kappa\": ").append(kappa).append(", \"step\": ")
              .append(step)
              .append(", \"replicas\": 100}}");
          // Energy falls to what the width says; the drift grows with the step. Both begin the same everywhere.
          series.append(comma).append(number).append(", ").append(number).append(", ").append(number).append(", ")
              .append(number);
          values.append(comma).append(width).append(", ").append(step);
          double error = kappa == 0 ? 1e-9 : 0.01 * width;
          errors.append(comma).append(error).append(", ").append(error * step / 10);
          exact.append(comma).append(closedForms ? width + 0.001 : "null").append(", null");
          number++;
        }
      }
    }
    StringBuilder observables = new StringBuilder();
    StringBuilder times = new StringBuilder();
    StringBuilder inTime = new StringBuilder();
    StringBuilder names = new StringBuilder();
    StringBuilder owners = new StringBuilder();
    String[] each = values.toString().split(", ");
    for (int i = 0; i < number; i++) {
      String comma = i == 0 ? "" : ", ";
      observables.append(comma).append("0, 0, 1, 1");
      times.append(comma).append("0, 1, 0, 1");
      inTime.append(comma).append("10, ").append(each[2 * i]).append(", 0, ").append(each[2 * i + 1]);
      names.append(comma).append("\"energy\", \"law_drift\"");
      owners.append(comma).append(i).append(", ").append(i);
    }
    String parameter = "{\"key\": \"%s\", \"label\": \"%s\", \"symbol\": \"\", \"number\": true, \"apart\": false}";
    return (ObjectNode) JSON.readTree("{\"parameters\": [" + parameter.formatted("width", "width") + ", "
        + parameter.formatted("kappa", "kappa") + ", " + parameter.formatted("step", "step") + ", "
        + parameter.formatted("replicas", "replicas") + "], \"cells\": [" + cells + "], \"total\": " + number
        + ", \"observables\": [\"energy\", \"law_drift\"], \"series\": {\"cell\": [" + series + "], \"observable\": ["
        + observables + "], \"time\": [" + times + "], \"value\": [" + inTime
        + "], \"stderr\": []}, \"averages\": {\"cell\": ["
        + owners + "], \"observable\": [" + names + "], \"value\": [" + values + "], \"stderr\": [" + errors
        + "], \"closed_form\": [" + exact + "]}}");
  }

  /** The colour is that of the first parameter, the width; the others are held where there is noise. */
  @Test
  void theStandardViewTellsMost() throws IOException {
    JsonNode exact = scripts.call("standardView", simulations(true));
    assertEquals("energy", exact.get("observable").textValue());
    assertEquals("1", exact.get("held").get("kappa").textValue(), exact.toString());
    JsonNode moved = scripts.call("standardView", simulations(false));
    assertEquals("law_drift", moved.get("observable").textValue());
    assertEquals("1", moved.get("held").get("kappa").textValue());
    assertEquals("0.04", moved.get("held").get("step").textValue());
  }

  @Test
  void headlinesOfSimulationsSpeakOfAllMeans() throws IOException {
    ObjectNode data = JSON.createObjectNode().put("complete", true).putNull("networks");
    data.set("langevin", simulations(true));
    data.set("closed_forms", JSON.readTree("{\"means\": 96, \"within\": 95, \"worst\": {\"cell\": \"c5\","
        + " \"observable\": \"trace\", \"z\": -2.91}}"));
    List<String> said = scripts.call("headline", data, JSON.nullNode()).valueStream().map(JsonNode::textValue).toList();
    assertEquals(
        List.of("95 of 96 means lie within two standard errors of the closed forms; the worst, z = −2.9, is trace"
            + " at width = 4, kappa = 0, step = 0.02.", "8 simulations done."),
        said);
    data.set("langevin", simulations(false));
    data.set("closed_forms", JSON.readTree("{\"means\": 0, \"within\": 0, \"worst\": null}"));
    said = scripts.call("headline", data, JSON.nullNode()).valueStream().map(JsonNode::textValue).toList();
    assertTrue(said.getFirst().startsWith("The mean law drift runs from 0.02"), said.toString());
    assertTrue(said.getFirst().contains("step = 0.04"), said.toString());
  }
}
