package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The independent checker, check.py: it finds what the program finds, and what is wrong in forged records. */
class CheckerIT {

  private static final Path ROOT = Path.of(System.getProperty("lawsweep.root"));

  /** Random cells of all kinds that it recomputes, with N for how many there are of each. */
  private static final String RANDOM = """
      name: random
      seed: 11
      networks:
        - {family: linear, random: {count: N, depth: 2..5, width: 1..4}}
        - {family: linear, loss: ce, random: {count: N, depth: 2..3, width: 1..4}}
        - {family: relu, bias: none, random: {count: N, depth: 2..4, width: 1..5}}
        - {family: relu, bias: hidden, loss: ce, random: {count: N, depth: 2..4, width: 1..5}}
        - {family: relu, bias: all, random: {count: N, depth: 2..4, width: 1..5}}
        - {family: linear, fields: adam, random: {count: N, depth: 2..4, width: 1..4}}
        - {family: linear, fields: adam, loss: ce, random: {count: N, depth: 2..3, width: 1..4}}
      """;

  private static final String NETWORKS = """
      name: networks
      networks:
        - net: "vec 2 > dense 3 bias > gelu > dense 2 > tanh > ce 3 bias"
        - net: "vec 3 > 2*(res(mlp 2 relu)) > out 2"
        - net: "seq 2x3 causal > res(rms gain > attn 2x1 kv 1 bias qkvo) > res(glu 3 silu) > out 2"
        - net: "seq 2x3 > ln > attn 1x2"
        - net: "image 2x5 > conv 2 3 pad zero bias > relu > conv 2 2 stride 2 > relu > out 2 bias"
        - net: "image 2x5 > conv 2 3 pad circ depthwise > relu > conv 2 1 > relu > pool > ce 3"
        - net: "image 1x5 > conv 2 3 pad circ > conv 2 2 stride 2 pad circ > out 2"
        - net: "image 1x6 > conv 2 3 dil 2 pad zero > relu > conv 1 2 > relu > dense 2 > tanh > out 2"
        - net: "image 1x4x4 > conv 2 2 stride 2 bias > relu > out 2"
        - net: "tokens 4x2 3 > attn 1x2 > out 2"
        - net: "tokens 4x2 2 causal pos > res(attn 1x2) > res(mlp 2 gelu) > ce 3"
        - net: "seq 3x4 > attn 2x2 kv 1 rope"
        - net: "seq 3x4 > attn 1x4 rope 2 causal"
      """;

  @TempDir
  static Path temporary;

  private static Scene scene;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    scene = Scene.inOneProcess(temporary);
    assumeTrue(scene.program().script("/usr/bin/python3 -c ''").exit() == 0, "no /usr/bin/python3");
  }

  @AfterAll
  static void end() throws IOException {
    scene.close();
  }

  /** Runs a spec and exports its records under the spec's name. */
  private static void export(String name, Path spec) throws IOException, InterruptedException {
    scene.succeed("run", spec.toString(), "--out", name, "--quiet");
    scene.succeed("export", name, "--format", "json", "--out", name + ".json");
  }

  private static Program.Outcome check(String... files) throws IOException, InterruptedException {
    return scene.program().script("/usr/bin/python3 -B " + ROOT.resolve("src/main/python/check.py") + " "
        + String.join(" ", files));
  }

  private static String summary(Program.Outcome outcome) {
    return outcome.out().lines().filter(line -> line.endsWith(" WRONG")).findFirst().orElseThrow();
  }

  @Test
  void findsTheSameInTheQuickstart() throws IOException, InterruptedException {
    export("quickstart", ROOT.resolve("sweeps/quickstart.yaml"));
    Program.Outcome outcome = check("quickstart.json");
    assertEquals(0, outcome.exit(), outcome.err());
    assertEquals("174 right, 0 checked in part, 0 WRONG", summary(outcome));
    assertTrue(outcome.out().contains(
        "right: linear_2x1x2x2x1_generic_0: D = 10, N = 7, N' = 8, dim W_k 2, r + N' = 10\n"), outcome.out());
  }

  /** All but one: it has 252 parameters. */
  @Test
  void findsTheSameInThePapersNotebook() throws IOException, InterruptedException {
    export("notebook", ROOT.resolve("sweeps/papers-notebook.yaml"));
    Program.Outcome outcome = check("notebook.json");
    assertEquals(0, outcome.exit(), outcome.err());
    assertEquals("99 right, 1 checked in part, 0 WRONG", summary(outcome));
  }

  @Test
  void findsTheSameInRandomCells() throws IOException, InterruptedException {
    export("random", scene.write("random.yaml", RANDOM.replace("N", "8")));
    Program.Outcome outcome = check("--seed", "5", "random.json");
    assertEquals("56 right, 0 checked in part, 0 WRONG", summary(outcome));
    assertEquals(0, outcome.exit(), outcome.err());
  }

  @Test
  void findsTheSameInAThousandRandomCells() throws IOException, InterruptedException {
    export("thousand", scene.write("thousand.yaml", RANDOM.replace("depth: 2..3", "depth: 2..5").replace("N", "143")));
    assertEquals("1001 right, 0 checked in part, 0 WRONG", summary(check("thousand.json")));
  }

  @Test
  void findsTheSameInLines() throws IOException, InterruptedException {
    export("networks", scene.write("networks.yaml", NETWORKS));
    Program.Outcome outcome = check("networks.json");
    assertEquals(0, outcome.exit(), outcome.err());
    assertEquals("13 right, 0 checked in part, 0 WRONG", summary(outcome));
  }

  /** What is not checked is said, and is no mistake. */
  @Test
  void saysWhatItLeavesOut() throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    lines.add(scene.count("--relu", "1,2,1", "--fields", "data", "--draws", "2").toString());
    lines.add(scene.count("--linear", "2,2,2", "--flow", "momentum").toString());
    lines.add(scene.count("--net", "vec 2 > dense 3 > bn > relu > out 2").toString());
    lines.add(scene.count("--linear", "784,512,512,10").toString());
    lines.add(scene.count("--linear", "1,6,6,2").toString());
    scene.write("left.json", String.join("\n", lines));
    Program.Outcome outcome = check("left.json");
    assertEquals(0, outcome.exit(), outcome.err());
    assertEquals("0 right, 5 checked in part, 0 WRONG", summary(outcome));
    for (String left : List.of("not checked: counts with data", "not checked: counts with setting",
        "not checked: the word bn", "D = 668672; not checked: more, D > 200", ": too long")) {
      assertTrue(outcome.out().contains(left), outcome.out());
    }
  }

  /** Each forgery keeps the record's own sums right where it can. */
  private static Map<String, Consumer<ObjectNode>> forgeries() {
    Map<String, Consumer<ObjectNode>> all = new TreeMap<>();
    all.put("parameters", record -> add(record, "parameters", 1));
    all.put("parameters and laws", record -> {
      add(record, "parameters", 1);
      add(record, "laws", 1);
      known(record, 1);
    });
    all.put("lie_dim up", record -> lie(record, 1));
    all.put("lie_dim down", record -> lie(record, -1));
    all.put("laws", record -> add(record, "laws", 1));
    all.put("known laws", record -> {
      known(record, -1);
      add(record, "extra_laws", 1);
      record.put("verdict", "extra");
    });
    all.put("extra laws", record -> add(record, "extra_laws", 1));
    all.put("level_dims", record -> record.putArray("level_dims").add(1).add(record.path("lie_dim").asInt()));
    all.put("levels that shrink", record -> ((ArrayNode) record.path("level_dims")).add(1));
    all.put("proven laws", record -> {
      ObjectNode certificate = (ObjectNode) record.path("certificate");
      if (certificate.has("proven_laws") && !record.path("fields").asText().equals("adam")) {
        add(certificate, "proven_laws", 1);
      }
    });
    all.put("verdict", record -> record.put("verdict",
        record.path("verdict").asText().equals("extra") ? "complete" : "extra"));
    all.put("undecided", record -> record.put("verdict", "undecided"));
    all.put("widths", record -> wider((ArrayNode) record.path("widths")));
    all.put("all widths", record -> {
      String cell = record.path("cell").asText();
      String widths = cell.split("_", -1)[1];
      wider((ArrayNode) record.path("widths"));
      wider((ArrayNode) record.path("certificate").path("widths"));
      String[] numbers = widths.split("x", -1);
      numbers[1] = String.valueOf(Integer.parseInt(numbers[1]) + 1);
      record.put("cell", cell.replace(widths, String.join("x", numbers)));
    });
    return all;
  }

  private static void add(ObjectNode record, String name, int more) {
    record.put(name, record.path(name).asInt() + more);
  }

  private static void known(ObjectNode record, int more) {
    add(record, "known_laws", more);
    add((ObjectNode) record.path("certificate"), "known_laws", more);
  }

  private static void lie(ObjectNode record, int more) {
    add(record, "lie_dim", more);
    add(record, "laws", -more);
    known(record, -more);
    add((ObjectNode) record.path("certificate"), "rank", more);
    ArrayNode levels = (ArrayNode) record.path("level_dims");
    levels.set(levels.size() - 1, levels.numberNode(record.path("lie_dim").asInt()));
  }

  private static void wider(ArrayNode widths) {
    widths.set(1, widths.numberNode(widths.path(1).asInt() + 1));
  }

  @Test
  void findsWhatIsForged() throws IOException, InterruptedException {
    List<ObjectNode> records = List.of(scene.count("--linear", "2,3,3,2"), scene.count("--linear", "2,1,2,2,1"),
        scene.count("--relu", "2,3,2", "--bias", "hidden"), scene.count("--linear", "2,2,3", "--fields", "adam"),
        scene.count("--linear", "3,2,2", "--loss", "ce"));
    List<String> names = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (ObjectNode record : records) {
      forgeries().forEach((name, forge) -> {
        ObjectNode forged = record.deepCopy();
        forge.accept(forged);
        if (!forged.equals(record)) {
          names.add(record.path("cell").asText() + ", " + name);
          lines.add(forged.toString());
        }
      });
    }
    scene.write("forged.json", String.join("\n", lines));
    Program.Outcome outcome = check("forged.json");
    assertEquals(1, outcome.exit(), outcome.err());
    List<String> said = outcome.out().lines().toList();
    for (int i = 0; i < names.size(); i++) {
      assertTrue(said.get(i).startsWith("WRONG: "), names.get(i) + ": " + said.get(i));
    }
    assertEquals("0 right, 0 checked in part, " + names.size() + " WRONG", summary(outcome));
  }

  /** Convolutions, tokens, rotary positions: a number that is not so, and the numbers of another network. */
  @Test
  void findsWhatIsForgedInLines() throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    for (String net : List.of("image 1x4 > conv 2 2 > relu > out 2", "tokens 4x2 3 > attn 1x2 > out 2",
        "seq 3x4 > attn 1x4 rope")) {
      ObjectNode record = scene.count("--net", net);
      for (String name : List.of("parameters", "parameters and laws", "lie_dim up", "lie_dim down", "laws",
          "level_dims", "verdict")) {
        ObjectNode forged = record.deepCopy();
        forgeries().get(name).accept(forged);
        lines.add(forged.toString());
      }
      ObjectNode other = record.deepCopy();
      String wider = net.replace("conv 2 2", "conv 2 3").replace("4x2 3", "3x2 3").replace(" rope", " rope 2");
      other.put("net", wider);
      ((ObjectNode) other.path("certificate")).put("net", wider);
      lines.add(other.toString());
    }
    scene.write("forged-lines.json", String.join("\n", lines));
    Program.Outcome outcome = check("forged-lines.json");
    assertEquals(1, outcome.exit(), outcome.err());
    assertEquals("0 right, 0 checked in part, 24 WRONG", summary(outcome), outcome.out());
  }

  /** Known laws of a line are not found, and nothing of data fields; but sums are, and there are bounds. */
  @Test
  void findsSumsThatAreWrongInWhatItLeavesOut() throws IOException, InterruptedException {
    ObjectNode record = scene.count("--net", "vec 2 > dense 2 > tanh > out 2");
    known(record, 1);
    add(record, "extra_laws", -1);
    record.put("verdict", "extra");
    ObjectNode data = scene.count("--relu", "1,2,1", "--fields", "data", "--draws", "2");
    add(data, "laws", 1);
    add(data, "extra_laws", 1);
    scene.write("more.json", record + "\n" + data);
    assertEquals("0 right, 0 checked in part, 2 WRONG", summary(check("more.json")));
  }

  @Test
  void badInputIsOneLine() throws IOException, InterruptedException {
    scene.write("cut.json", scene.count("--linear", "1,1,1").toString().substring(0, 80));
    scene.write("other.json", "{\"a\": 1}\n");
    Files.createFile(scene.resolve("empty.json"));
    for (String file : List.of("cut.json", "other.json", "empty.json", "nowhere.json", "")) {
      Program.Outcome outcome = check(file);
      assertEquals(2, outcome.exit(), outcome.err());
      assertEquals("", outcome.out());
      assertEquals(1, outcome.err().lines().count(), outcome.err());
      assertTrue(outcome.err().startsWith("check.py: "), outcome.err());
    }
  }

  @Test
  void standsAlone() throws IOException {
    String text = Files.readString(ROOT.resolve("src/main/python/check.py"));
    assertTrue(text.lines().count() <= 400);
    assertTrue(text.lines().allMatch(line -> line.length() <= 120));
    List<String> imports = text.lines().filter(line -> line.matches("(import|from) .*")).toList();
    assertEquals(List.of("import json, random, re, sys", "from functools import reduce",
        "from itertools import accumulate, chain, product as tuples, zip_longest", "from operator import mul"),
        imports);
    assertFalse(text.contains("subprocess"));
  }
}
