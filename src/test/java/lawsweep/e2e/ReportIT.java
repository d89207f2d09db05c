package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The command report: its files, and that sweeps go on around them. */
class ReportIT {

  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

  @TempDir
  static Path temporary;

  private static Scene scene;

  @BeforeAll
  static void run() throws IOException, InterruptedException {
    scene = new Scene(temporary);
    scene.write("mixed.yaml", """
        name: mixed
        seed: 3
        networks:
          - {family: linear, depth: 2..3, each: 1..3}
          - {family: relu, bias: [none, hidden], widths: [[2, 3, 2]], seeds: 2}
          - {family: linear, widths: [[2, 1, 2, 2, 1]]}
        langevin:
          - {dynamics: [upstairs, downstairs], depth: 2, width: 2, step: 0.02, time: 1, record_every: 0.25,
             replicas: 24, energy: {kind: quadratic}}
        """);
    scene.succeed("run", "mixed.yaml", "--out", "mixed");
    scene.succeed("report", "mixed", "--pictures");
  }

  private static JsonNode data(String directory) throws IOException {
    Matcher data = DATA.matcher(Files.readString(scene.resolve(directory + "/report.html")));
    assertTrue(data.find());
    return Scene.JSON.readTree(data.group(1));
  }

  private static Set<String> names(String directory) throws IOException {
    try (Stream<Path> files = Files.list(scene.resolve(directory))) {
      Set<String> names = new HashSet<>();
      files.forEach(file -> names.add(file.getFileName().toString()));
      return names;
    }
  }

  @Test
  void writesItsFilesAndNothingElse() throws IOException {
    assertEquals(Set.of("spec.yaml", "manifest.json", "journal.log", "lock", "report.html", "pictures",
        "tables"), names("mixed"));
    assertEquals(Set.of("map-verdict.svg", "map-extra-laws.svg", "map-dimension.svg", "map-time.svg", "levels.svg",
        "cost.svg", "laws.svg", "series.svg", "density.svg", "jumps.svg", "compare.svg"), names("mixed/pictures"));
    assertEquals(Set.of("extra.csv", "map.csv", "levels.csv", "cost.csv", "averages.csv", "jumps.csv", "densities.csv"),
        names("mixed/tables"));
  }

  /** Nobody waits for pictures who did not ask; those of an earlier report would not be those of the page. */
  @Test
  void picturesAreDrawnOnDemandOnly() throws IOException, InterruptedException {
    scene.write("small.yaml", "name: small\nnetworks: [{family: linear, widths: [[2, 3, 2]]}]\n");
    scene.succeed("run", "small.yaml", "--out", "small");
    assertEquals("small/report.html, 3 tables\n", scene.succeed("report", "small").out());
    assertFalse(names("small").contains("pictures"));
    assertEquals("small/report.html, 7 pictures, 3 tables\n", scene.succeed("report", "small", "--pictures").out());
    assertEquals(7, names("small/pictures").size());
    scene.write("small/pictures/mine.svg", "<svg/>");
    scene.succeed("report", "small");
    assertEquals(Set.of("mine.svg"), names("small/pictures"));
    Files.delete(scene.resolve("small/pictures/mine.svg"));
    scene.succeed("report", "small");
    assertFalse(names("small").contains("pictures"));
  }

  @Test
  void picturesAreWellFormedAndTheMapHasAMarkForEachGroup()
      throws IOException, InterruptedException, ParserConfigurationException, SAXException {
    for (String name : names("mixed/pictures")) {
      Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
          .parse(scene.resolve("mixed/pictures/" + name).toFile());
      assertEquals("svg", svg.getDocumentElement().getTagName());
    }
    NetworkRecords records = NetworkRecords.read(
        scene.succeed("export", "mixed", "--format", "json", "--out", "-").out().lines().toList());
    long groups = records.rows().stream().map(row -> row.depth() + " " + row.width()).distinct().count();
    Document map = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(scene.resolve("mixed/pictures/map-verdict.svg").toFile());
    NodeList elements = map.getElementsByTagName("path");
    int marks = 0;
    for (int i = 0; i < elements.getLength(); i++) {
      marks += ((Element) elements.item(i)).getAttribute("aria-label").contains("verdict: ") ? 1 : 0;
    }
    assertEquals(groups, marks);
  }

  /** Pictures say what they hold: in their title, in their description, and to the eye. */
  @Test
  void picturesNameWhatTheyHold()
      throws IOException, InterruptedException, ParserConfigurationException, SAXException {
    List<String> simulated = List.of("depth N = 2", "width d = 2", "rank r = 2", "β = 1", "κ = 1",
        "energy E = quadratic", "initial = gaussian 1.0", "step h = 0.02", "time T = 1", "record every = 0.25",
        "replicas = 24", "repeat = 0");
    for (String name : List.of("series", "density", "jumps", "compare")) {
      assertNames("mixed/pictures/" + name + ".svg", simulated);
    }
    scene.write("linear.yaml", "name: linear\nnetworks: [{family: linear, depth: 2..3, each: 1..2}]\n");
    scene.succeed("run", "linear.yaml", "--out", "linear");
    scene.succeed("report", "linear", "--pictures");
    for (String name : names("linear/pictures")) {
      assertNames("linear/pictures/" + name,
          List.of("family = linear", "bias = none", "fields = generic", "repeat = 0"));
    }
  }

  private static void assertNames(String picture, List<String> held)
      throws IOException, ParserConfigurationException, SAXException {
    Document svg =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(scene.resolve(picture).toFile());
    NodeList texts = svg.getElementsByTagName("text");
    StringBuilder seen = new StringBuilder();
    for (int i = 0; i < texts.getLength(); i++) {
      seen.append(texts.item(i).getTextContent()).append(' ');
    }
    for (String text : List.of(seen.toString(), svg.getElementsByTagName("title").item(0).getTextContent(),
        svg.getElementsByTagName("desc").item(0).getTextContent())) {
      for (String one : held) {
        assertTrue(text.contains(one), picture + " says '" + text + "', not " + one);
      }
    }
  }

  /** Every command of the lists gives the very record that it is listed for. */
  @Test
  void commandsCountTheCellAgain() throws IOException, InterruptedException {
    JsonNode extra = data("mixed").get("networks").get("lists").get("extra");
    assertTrue(extra.get("total").intValue() > 0);
    List<String> results = scene.results("mixed");
    for (JsonNode command : extra.get("commands")) {
      String[] words = command.textValue().split(" ");
      ObjectNode record = scene.count(Stream.of(words).skip(2).toArray(String[]::new));
      record.remove(List.of("seconds", "backend"));
      assertTrue(results.contains(record.toString()), command.textValue());
    }
    ObjectNode second = scene.count("--relu", "2,3,2", "--bias", "hidden", "--seed", "3", "--draw", "1");
    second.remove(List.of("seconds", "backend"));
    assertTrue(results.contains(second.toString()));
  }

  @Test
  void otherCommandsGoOnBesideAReport() throws IOException, InterruptedException {
    assertTrue(scene.succeed("run", "mixed.yaml", "--out", "mixed").err().contains("done"));
    scene.succeed("verify", "mixed");
    scene.succeed("merge", "mixed", "--out", "merged");
    assertEquals(scene.results("mixed"), scene.results("merged"));
    assertFalse(names("merged").contains("report.html"));
  }

  /** A shard is done, the other not: the rest is left; after a second run the report says so. */
  @Test
  void reportsWhatIsThereWhileASweepRuns() throws IOException, InterruptedException {
    scene.write("half.yaml", "name: half\nnetworks: [{family: linear, depth: 2, each: 1..3}]\n");
    scene.succeed("run", "half.yaml", "--out", "half", "--shard", "1/2");
    Program.Outcome report = scene.succeed("report", "half");
    assertTrue(report.err().contains("the sweep is not complete: "), report.err());
    JsonNode data = data("half");
    assertFalse(data.get("complete").booleanValue());
    assertTrue(data.get("langevin").isNull());
    scene.succeed("run", "half.yaml", "--out", "half");
    assertEquals("", scene.succeed("report", "half").err());
    assertTrue(data("half").get("complete").booleanValue());
    assertEquals(27, scene.results("half").size());
  }

  @Test
  void simulationsAloneAndOtherDirectory() throws IOException, InterruptedException {
    scene.write("alone.yaml", """
        name: alone
        langevin: [{dynamics: gradient-flow, depth: 2, width: 2, time: 1, energy: {kind: quadratic}}]
        """);
    scene.succeed("run", "alone.yaml", "--out", "alone");
    scene.succeed("report", "alone", "--out", "elsewhere/deep");
    assertFalse(names("alone").contains("report.html"));
    assertTrue(data("elsewhere/deep").get("networks").isNull());
    assertEquals(1, data("elsewhere/deep").get("langevin").get("cells").size());
    assertEquals(Set.of("report.html", "tables"), names("elsewhere/deep"));
  }

  @Test
  void whatIsNoResultOrNotOursIsRefused() throws IOException, InterruptedException {
    Files.createDirectories(scene.resolve("empty"));
    refused("no manifest.json in it", "empty");
    assertEquals(Set.of(), names("empty"));
    refused("no such directory", "nowhere");
    scene.write("file", "");
    refused("expected a directory for the report, got the file file", "mixed", "--out", "file");
    Files.createDirectories(scene.resolve("taken"));
    scene.write("taken/report.html", "<html>mine</html>\n");
    refused("got another file taken/report.html", "mixed", "--out", "taken");
    assertEquals("<html>mine</html>\n", Files.readString(scene.resolve("taken/report.html")));
    assertEquals(Set.of("report.html"), names("taken"));
  }

  private static void refused(String why, String... arguments) throws IOException, InterruptedException {
    String[] words = Stream.concat(Stream.of("report"), Stream.of(arguments)).toArray(String[]::new);
    Program.Outcome outcome = scene.program().run(words);
    assertEquals(2, outcome.exit(), outcome.err());
    assertTrue(outcome.err().contains(why), outcome.err());
    assertEquals(1, outcome.err().lines().count());
    assertEquals("", outcome.out());
  }
}
