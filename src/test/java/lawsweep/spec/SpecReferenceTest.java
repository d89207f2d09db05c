package lawsweep.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lawsweep.architecture.GeneratedPage;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.SpecReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of all keys of specs, made of the schema, and the schema's keys held against those that are read. */
class SpecReferenceTest {

  private static final Pattern KNOWN = Pattern.compile("known are (.*)$");

  private static JsonNode schema() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SpecReader.class.getResourceAsStream("/lawsweep/sweep-spec.schema.json"))) {
      return new ObjectMapper().readTree(in);
    }
  }

  @Test
  void thePageIsWhatTheSchemaSays() throws IOException {
    SchemaPage page = new SchemaPage(schema())
        .section("A spec", "")
        .section("limits", "/properties/limits")
        .section("networks, by family", "/$defs/network")
        .section("random", "/$defs/network/oneOf/3/properties/random")
        .section("networks, by a line", "/$defs/line")
        .section("inputs", "/$defs/inputs")
        .section("weights", "/$defs/line/properties/weights")
        .section("about", "/$defs/about")
        .section("langevin", "/$defs/simulation")
        .section("energy", "/$defs/energy")
        .section("initial", "/$defs/initial")
        .section("drift", "/$defs/trainingRuns")
        .section("run", "/$defs/trainingRun/oneOf/1")
        .section("model", "/$defs/model/oneOf/1");
    GeneratedPage.check("spec-reference.md", """
        # Specs, all keys

        Made from the JSON Schema that `lawsweep schema` prints, with which editors check specs while one types. What \
        the keys mean together, with examples, is on the page of [specs](specs.md); what else is refused, too.

        """ + page.text().stripTrailing() + "\n", getClass());
  }

  /** The reader names the keys that it knows: the schema has these and no others. */
  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "/; {QQ: 1}", "/properties/limits; {name: a, limits: {QQ: 1}}", "/$defs/network; {name: a, networks: [{QQ: 1}]}",
      "/$defs/line; '{name: a, networks: [{net: ''vec 2 > out 2'', QQ: 1}]}'",
      "/$defs/network/oneOf/3/properties/random; {name: a, networks: [{family: linear, random: {QQ: 1}}]}",
      "/$defs/inputs; {name: a, networks: [{family: tanh, widths: [[2, 2, 2]], inputs: {QQ: 1}}]}",
      "/$defs/line/properties/weights; '{name: a, networks: [{net: ''vec 2 > out 2'', weights: {QQ: 1}}]}'",
      "/$defs/about; {name: a, networks: [{family: linear, widths: [[2, 2, 2]], about: {QQ: 1}}]}",
      "/$defs/simulation; {name: a, langevin: [{QQ: 1}]}",
      "/$defs/energy; {name: a, langevin: [{dynamics: sgd, depth: 2, width: 2, step: 1, time: 1, energy: {QQ: 1}}]}",
      "/$defs/initial; {name: a, langevin: [{dynamics: sgd, depth: 2, width: 2, step: 1, time: 1, initial: {QQ: 1}}]}",
      "/$defs/trainingRuns; {name: a, drift: [{QQ: 1}]}",
      "/$defs/trainingRun/oneOf/1; {name: a, drift: [{run: {QQ: 1}}]}",
      "/$defs/model/oneOf/1; {name: a, langevin: [{dynamics: sgd, depth: 2, width: 2, step: 1, time: 1,"
          + " checkpoints: true}], drift: [{run: {cells: sgd}, model: {QQ: 1}}]}"})
  void keysAreThoseThatAreRead(String pointer, String spec) throws IOException {
    String why = assertThrows(SpecException.class,
        () -> FakeKinds.read("a.yaml", spec.getBytes(StandardCharsets.UTF_8))).getMessage();
    Matcher found = KNOWN.matcher(why.replaceAll(" \\(did you mean.*", ""));
    assertTrue(found.find(), why);
    JsonNode schema = schema();
    Set<String> keys = new TreeSet<>(
        new SchemaPage(schema).keys(schema.at(pointer.equals("/") ? "" : pointer)).keySet());
    Set<String> known = new TreeSet<>(Set.of(found.group(1).split(", ")));
    if (keys.contains("family")) {
      assertTrue(known.remove("net"), why); // Which makes it an entry of the other form.
    }
    assertEquals(known, keys);
  }
}
