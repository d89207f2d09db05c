package lawsweep.road.theorem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.kind.count.RoadChoice;
import lawsweep.kind.count.Roads;
import lawsweep.kind.count.WhyExtra;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Tampering;
import lawsweep.law.Verdict;
import lawsweep.road.circuit.Counts;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts by theorems: which networks they speak of, what records say, and that nothing forged passes. */
class TheoremRoadTest {

  private static final LawCount GPT2 = Said.of("seq 1024x768 > attn 12x64 causal");

  private static Optional<String> refuse(LawCount count) {
    return Roads.PLAIN.refuse(count, Team.alone(), Stop.NEVER);
  }

  @Test
  void headsOfGpt2() {
    assertEquals(2359296, GPT2.parameters());
    assertEquals(49920, GPT2.laws());
    assertEquals(2359296 - 49920, GPT2.lieDim());
    assertEquals(Verdict.COMPLETE, GPT2.verdict());
    assertEquals(0, GPT2.errorBound());
    assertEquals(List.of(), GPT2.levelDims());
    assertEquals(Optional.of(Map.of("heads", 49920L)), GPT2.certificate().knownKinds());
    assertEquals(Optional.empty(), refuse(GPT2));
    String because = Roads.PLAIN.because(GPT2);
    assertTrue(because.contains("2 · 12 · L2(768, 768, 64) = 49,920 laws (heads 49920)"), because);
    assertTrue(because.contains("2606.17816") && because.contains("2506.06194, Cor. 3.9"), because);
    assertTrue(because.contains("lawsweep theorem --of attention"), because);
    assertEquals(1, because.lines().count());
  }

  /** Numbers from papers and tables, not from this program. */
  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {"seq 4x4096 > attn 32x128 kv 8 causal; 8 · 2 · 128 · 129 / 2",
      "seq 2x768 > attn 12x64 bias qkvo; 12 · (2 · 64 · 65 / 2 + 64)", "seq 9x512 > attn 8x64 cross 7x256; 8 · 64 · 65",
      "vec 768 > ce 50257; 768", "vec 768 > ce 50257 bias; 769", "hadamard 1000x3; 2000", "sensing 10x300; 2900",
      "vec 784 > dense 512 > dense 512 > out 10; 262656", "vec 784 > dense 512 > dense 512 > ce 11; 262656 + 512"})
  void realSizes(String line, String product) {
    long expected = 0;
    String sum = product.replace("12 · (2 · 64 · 65 / 2 + 64)", "12 · 64 · 65 + 12 · 64");
    for (String term : sum.split("\\+")) {
      long value = 1;
      for (String factor : term.split("·")) {
        String[] parts = factor.strip().split(" / ");
        value = value * Long.parseLong(parts[0]) / (parts.length > 1 ? Long.parseLong(parts[1]) : 1);
      }
      expected += value;
    }
    LawCount count = Said.of(line);
    assertEquals(expected, count.laws(), line);
    assertEquals(Optional.empty(), refuse(count));
  }

  @ParameterizedTest
  @ValueSource(strings = {"seq 2x4 > attn 2x2 rope", "seq 2x4 > attn 2x2 qknorm", "seq 2x4 > attn 2x2 relbias",
      "seq 2x4 > attn 2x2 linear", "seq 2x4 > attn 2x2 relu", "seq 2x4 > attn 2x2 sigmoid",
      "seq 2x4 > attn 2x2 > out 2",
      "seq 2x4 > attn 2x2 > attn 2x2", "seq 2x4 > res(attn 2x2)", "tokens 3x2 4 > attn 2x2",
      "seq 2x4 > dense 2 > attn 2x2",
      "seq 2x4 > attn 2x2 > ce 3", "seq 2x4 > mla 2x2 2", "vec 2 > dense 2 bias > out 2", "vec 2 > dense 2 bias > ce 2",
      "vec 2 > dense 2 > ce 2 bias", "vec 2 > dense 3 > tanh > out 2", "image 2x4 > dense 2 > out 2", "cp 2,2,2 rank 2",
      "tucker 2,2,2 ranks 1,1,1", "train 2,2,2 bonds 2,2", "vec 2 > lowrank 2 trained > ce", "vec 2 > ce", "vec 2",
      "vec 2 > lowrank 1 > lowrank 2 frozen", "vec 2 > dense 3 > tied", "vec 2 > id > out 2", "tokens 3x2 2 > out 2"})
  void ofOtherNetworksTheoremsSayNothing(String line) {
    assertEquals(Optional.empty(), Said.said(line));
    LawCell cell = Counts.cell(line);
    assertFalse(TheoremRoad.ofData().takes(cell) || TheoremRoad.ofGates().takes(cell));
    assertEquals("circuit", Roads.PLAIN.choose(new RoadChoice("theorem"), cell).label());
  }

  /** What networks are small enough to be counted by ranks. */
  @ParameterizedTest
  @CsvSource({"hadamard 1000x2,circuit", "hadamard 1001x2,theorem", "vec 2 > dense 3 > relu > ce 1,circuit",
      "vec 20 > dense 300 > relu > ce 1,theorem", "vec 20 > dense 300 > tanh > ce 2,circuit"})
  void smallNetworksAreCountedByRanks(String line, String road) {
    assertEquals(road, Roads.PLAIN.choose(RoadChoice.AUTO, Counts.cell(line)).label());
    assertEquals(line.endsWith("ce 2") ? "circuit" : "theorem",
        Roads.PLAIN.choose(new RoadChoice("theorem"), Counts.cell(line)).label());
  }

  @Test
  void lawsBeyondTheKnownOnes() {
    LawCount rows = Said.of("sensing 100x200");
    assertEquals(Verdict.EXTRA, rows.verdict());
    assertEquals(10000, rows.extraLaws());
    assertEquals(10000, rows.certificate().provenLaws());
    assertEquals(0, rows.errorBound());
    assertEquals(Optional.of("theorem: row space"), WhyExtra.of(rows));
    LawCount block = Said.of("vec 1 > dense 50 > dense 50 > ce 2");
    assertEquals(50 + 2600 - 1, block.laws());
    assertEquals(Optional.of("theorem: scalar block"), WhyExtra.of(block));
    assertFalse(WhyExtra.isSurprise(block));
    assertTrue(Roads.PLAIN.because(block).contains("(columns 50, neurons 2550; 49 laws beyond"),
        Roads.PLAIN.because(block));
    assertEquals(Optional.empty(), refuse(block));
  }

  @Test
  void whateverIsForgedIsNamed() {
    assertTrue(refuse(Tampering.number(GPT2, "", "rank", 1)).orElseThrow().contains("rank: claimed 1"));
    assertTrue(refuse(Tampering.text(GPT2, "engine", _ -> "theorem-0")).orElseThrow().contains("engine version"));
    assertTrue(refuse(Tampering.text(GPT2, "formula", old -> old + "0")).orElseThrow().contains("formula: claimed"));
    assertTrue(refuse(Tampering.text(GPT2, "checked", old -> old + "; and so")).orElseThrow().contains("checked"));
    assertTrue(refuse(Tampering.text(GPT2, "statement", _ -> "products")).orElseThrow().contains("statement"));
    assertTrue(refuse(Tampering.text(GPT2, "fingerprint", old -> "0" + old.substring(1))).orElseThrow()
        .contains("fingerprint"));
    String other = refuse(Tampering.text(GPT2, "net", old -> old.replace("768", "767"))).orElseThrow();
    assertTrue(other.contains("parameters: claimed 2359296") && other.contains("L2(767, 767, 64)"), other);
    assertTrue(refuse(Tampering.text(GPT2, "net", _ -> "seq 1024x768 > attn 12x64 rope")).orElseThrow()
        .contains("no theorem speaks of this network"));
  }

  @Test
  void whateverIsForgedInTheRecordIsNamed() {
    LawCount more = new LawCount(GPT2.parameters(), List.of(), GPT2.lieDim() - 1, GPT2.laws() + 1, GPT2.knownLaws(), 1,
        Verdict.EXTRA, 0, 0, "", GPT2.certificate());
    String said = refuse(more).orElseThrow();
    for (String name : List.of("lie_dim", "laws", "extra_laws", "verdict")) {
      assertTrue(said.contains(name + ": claimed"), said);
    }
    LawCount reason = new LawCount(GPT2.parameters(), List.of(), GPT2.lieDim(), GPT2.laws(), GPT2.knownLaws(), 0,
        Verdict.COMPLETE, 0, 0, "because", GPT2.certificate());
    assertTrue(refuse(reason).orElseThrow().contains("reason: claimed because"));
    LawCount levels = new LawCount(GPT2.parameters(), List.of(5), GPT2.lieDim(), GPT2.laws(), GPT2.knownLaws(), 0,
        Verdict.COMPLETE, 1, 0.5, "", GPT2.certificate());
    assertTrue(refuse(levels).orElseThrow().contains("level_dims: claimed [5]"));
  }

  /** Counting is looking at the text of a line and a few products. */
  @Test
  void nothingIsEstimated() {
    LawCell cell = Counts.cell("seq 1024x768 > attn 12x64 causal");
    TheoremRoad road = Said.road(cell);
    assertEquals(0, road.estimate(cell).flops());
    assertEquals(0, road.estimate(cell).memoryBytes());
    LawCount again = road.count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
    assertEquals(GPT2.certificate().fingerprint(), again.certificate().fingerprint());
  }
}
