package lawsweep.atlas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.kind.count.CountKind;
import lawsweep.kind.count.CountOutcome;
import lawsweep.kind.count.RoadChoice;
import lawsweep.kind.simulation.SimulationKind;
import lawsweep.law.LawCount;
import lawsweep.spec.SpecException;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.SpecReader;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.Retry;
import lawsweep.sweep.run.RunMeter;
import lawsweep.sweep.run.RunSettings;
import lawsweep.sweep.run.StopSwitch;
import lawsweep.sweep.run.SweepRunner;
import lawsweep.sweep.store.DirectoryRefusedException;
import lawsweep.sweep.store.Manifest;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.ResultReader;
import lawsweep.sweep.store.Shard;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page and the tables of an atlas say what the records say, and how sure it is. */
class AtlasTest {

  /** A theorem, proofs for some sizes, a formula that is wrong, open ones, and entries that say nothing. */
  private static final String SPEC = """
      name: little
      limits: {memory: 1 GiB}
      networks:
        - net: vec 1 > dense 2 > out 1
        - net: "seq 2x{m} > attn {h}x1"
          over: {m: 1..2, h: 1..2}
          about: {title: Heads & <tails>, says: All known., laws: 2*h, first: somebody}
        - net: seq 3x2 > attn 1x2 rope
          about: {title: Turned, laws: 4}
        - net: vec {m} > dense 2 > out 2
          over: {m: 1..2}
          about: {title: Wrong, laws: m + 2}
        - net: vec 2 > dense 2 > tanh > out 1
        - net: tokens 4x2 2 > pos > res(mlp 2 sigmoid) > out 3
          about: {title: Not independent}
        - net: image 1x64x64 > conv 512 3 > conv 512 3 > conv 512 3 > gelu > dense 1000
          about: {title: Large}
        - family: linear
          widths: [[2, 3, 2], [1, 2, 2, 1]]
          about: {title: Linear, proved: in a page}
      """;

  @TempDir
  static Path temporary;

  private static Path made;

  @BeforeAll
  static void make() throws IOException, SpecException {
    made = atlas("made", 2);
  }

  private static Kinds kinds() {
    return FakeKinds.of(new CountKind(new VectorKernels(), RoadChoice.AUTO), new SimulationKind());
  }

  private static Sweep sweep(String spec) throws SpecException {
    return new SpecReader(kinds()).read("test.yaml", spec.getBytes(StandardCharsets.UTF_8));
  }

  private static ResultDirectory run(Path path, Sweep sweep, int threads) throws IOException {
    ResultDirectory directory =
        ResultDirectory.prepare(path, sweep, Manifest.of(sweep, RoadChoice.AUTO.label(), "1", Map.of()));
    new SweepRunner(kinds(), RunSettings.of(Shard.WHOLE, threads, Retry.NONE, "test"), new StopSwitch(),
        new RunMeter()).run(directory);
    return directory;
  }

  private static Path atlas(String name, int threads) throws IOException, SpecException {
    Sweep sweep = sweep(SPEC);
    Path path = temporary.resolve(name);
    Atlas atlas = Atlas.in(path, List.of(sweep));
    atlas.add(run(atlas.directory(sweep), sweep, threads), sweep);
    atlas.write("lawsweep 1");
    return path;
  }

  private static List<JsonNode> rows(Path atlas) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(atlas.resolve("atlas.json"))) {
      rows.add(new ObjectMapper().readTree(line));
    }
    return rows;
  }

  private static String of(List<JsonNode> rows, String key) {
    return String.join("; ", rows.stream().map(row -> row.get(key).asText()).toList());
  }

  @Test
  void rowsSayWhatTheRecordsSay() throws IOException {
    List<JsonNode> rows = rows(made);
    int at = 0;
    try (ResultReader reader = ResultReader.open(ResultDirectory.open(made.resolve("little"), kinds()))) {
      for (Optional<CellRecord> record = reader.next(); record.isPresent(); record = reader.next()) {
        JsonNode row = rows.get(at++);
        Optional<LawCount> count = CountOutcome.count(record.get());
        assertEquals(count.map(c -> c.verdict().label()).orElse(record.get().status().label()),
            row.get("verdict").asText());
        assertEquals(record.get().cell().parameters(), row.get("parameters").asLong());
        if (count.isPresent() && count.get().counted()) {
          assertEquals(count.get().laws(), row.get("laws").asLong());
          assertEquals(count.get().knownLaws(), row.get("known_laws").asLong());
        } else {
          assertTrue(row.get("laws").isNull());
        }
      }
    }
    assertEquals(rows.size(), at);
    assertEquals(13, at);
  }

  @Test
  void familiesSayHowSureTheyAre() throws IOException {
    List<JsonNode> rows = rows(made);
    assertEquals(
        "little; Heads & <tails>; Heads & <tails>; Heads & <tails>; Heads & <tails>; Turned; Wrong; Wrong; Wrong;"
            + " Not independent; Large; Linear; Linear",
        of(rows, "family"));
    assertEquals("proved for all sizes; proved for all sizes; proved for all sizes; proved for all sizes;"
        + " proved for all sizes; proved for this size; proved for the sizes listed; proved for the sizes listed;"
        + " proved for the sizes listed; measured; known laws, completeness open; proved for all sizes;"
        + " proved for all sizes", of(rows, "family_status"));
    assertEquals("null; 2; 4; 2; 4; 4; 3; 4; null; null; null; null; null", of(rows, "formula"));
    String first = "somebody. several heads: first Tran and others";
    assertTrue(rows.get(1).get("first").asText().startsWith(first), rows.get(1)::toString);
    assertEquals("lawsweep count --net 'seq 2x1 > attn 1x1'", rows.get(1).get("command").asText());
    assertEquals("in a page", rows.getLast().get("proved").asText());
  }

  /** Known laws that nobody proved to be all never stand alone. */
  @Test
  void knownLawsAloneComeWithWhatSurvives() throws IOException {
    JsonNode large = rows(made).get(10);
    assertEquals("undecided", large.get("verdict").asText());
    assertTrue(large.get("known_laws").asLong() > 1000, large::toString);
    assertTrue(large.get("survives").has("adamw"), large::toString);
    String page = Files.readString(made.resolve("atlas.html"));
    assertTrue(page.contains("survive: "), "no word of what survives");
  }

  @Test
  void pageHasAllFamiliesAndContradictions() throws IOException {
    String page = Files.readString(made.resolve("atlas.html"));
    assertTrue(page.startsWith("<!DOCTYPE html>\n" + AtlasPage.MARK));
    assertTrue(page.contains("Heads &amp; &lt;tails&gt;</span> <span class=\"formula\">laws = 2·h</span>"));
    assertTrue(page.contains("as counted in all 4"));
    assertTrue(page.contains("A count contradicts a formula"), "both have 3 laws, and m + 2 is wrong for m = 2");
    assertTrue(page.contains("3 (formula: 4, contradicted)"));
    assertFalse(page.contains("http://") || page.contains("https://") || page.contains("{{"), "not self-contained");
    assertTrue(page.contains("id=\"little-heads-tails\""));
  }

  @Test
  void isTheSameHoweverItWasMade() throws IOException, SpecException {
    Path one = atlas("one", 1);
    for (String file : List.of("atlas.html", "atlas.csv", "atlas.json")) {
      assertEquals(Files.readString(made.resolve(file)), Files.readString(one.resolve(file)), file);
    }
    String before = Files.readString(one.resolve("atlas.html"));
    assertEquals(before, Files.readString(atlas("one", 2).resolve("atlas.html")));
  }

  @Test
  void refusesOtherDirectories() throws IOException, SpecException {
    Sweep sweep = sweep(SPEC);
    Path file = Files.writeString(temporary.resolve("file"), "");
    refused(file, sweep, "expected a directory for the atlas, got the file " + file);
    Path results = temporary.resolve("results");
    run(results, sweep("name: other\nnetworks: [{net: vec 1 > out 1}]\n"), 1);
    refused(results, sweep, "expected a new directory or one with an atlas, got " + results
        + ", which holds the results of a sweep; name another one with --out");
    Path taken = temporary.resolve("taken");
    run(taken.resolve("little"), sweep("name: other\nnetworks: [{net: vec 1 > out 1}]\n"), 1);
    refused(taken, sweep, "expected results of the sweep 'little' in " + taken.resolve("little")
        + ", got those of 'other'; name another directory with --out");
    Path page = Files.createDirectories(temporary.resolve("page"));
    Files.writeString(page.resolve("atlas.html"), "mine");
    refused(page, sweep, "expected no atlas.html but one of lawsweep atlas, got another file "
        + page.resolve("atlas.html") + "; move it away or name another directory with --out");
    assertEquals("mine", Files.readString(page.resolve("atlas.html")));
    assertThrows(DirectoryRefusedException.class, () -> Atlas.in(temporary.resolve("new"), List.of(sweep, sweep)));
    assertFalse(Files.exists(temporary.resolve("new")));
  }

  private static void refused(Path path, Sweep sweep, String message) {
    assertEquals(message,
        assertThrows(DirectoryRefusedException.class, () -> Atlas.in(path, List.of(sweep))).getMessage());
  }
}
