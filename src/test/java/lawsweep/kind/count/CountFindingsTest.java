package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lawsweep.kernel.ScalarKernels;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;

import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.pattern.Inputs;
import lawsweep.road.data.DataCertificate;
import lawsweep.road.data.DrawTally;
import lawsweep.road.data.Histogram;
import lawsweep.road.dense.DenseCertificate;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

class CountFindingsTest {

  private static CountCell cell(Family family, Fields fields, List<Integer> widths) {
    return new CountCell(new LawCell(new Architecture(family, widths, Bias.NONE), fields, 0, 0));
  }

  @Test
  void extrasOfTheTheoremAreNoSurpriseOnAnyRoad() {
    CountFindings findings = new CountFindings();
    List<CountCell> cells = List.of(cell(Family.LINEAR, Fields.GENERIC, List.of(2, 1, 2, 2, 1)),
        cell(Family.LINEAR, Fields.GENERIC, List.of(1, 2, 2, 1)), cell(Family.LINEAR, Fields.GENERIC, List.of(2, 3, 2)),
        cell(Family.RELU, Fields.GENERIC, List.of(2, 3, 2)), cell(Family.LINEAR, Fields.ADAM, List.of(1, 3, 2)));
    int extra = 0;
    for (String road : List.of("auto", "symmetric")) {
      CountKind kind = new CountKind(new ScalarKernels(), Roads.PLAIN.choices().find(road).orElseThrow());
      for (CountCell cell : cells) {
        if (road.equals("auto") || cell.law().fields() == Fields.GENERIC) {
          CountOutcome outcome = kind.run(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER, CheckpointStore.NONE);
          extra += outcome.count().verdict() == Verdict.EXTRA ? 1 : 0;
          assertEquals(Optional.empty(), findings.add(cell, outcome));
        }
      }
    }
    assertEquals(5, extra);
    assertEquals(5, findings.predicted());
    assertEquals(0, findings.surprises());
    assertEquals(List.of("verdicts: 4 complete, 5 extra (all those of a theorem: no surprise)"), findings.lines());
  }

  @Test
  void moreLawsThanATheoremGivesAreASurprise() {
    CountFindings findings = new CountFindings();
    for (int i = 0; i < 5; i++) {
      CountCell cell = new CountCell(new LawCell(new Architecture(Family.LINEAR, List.of(2, 3, 2), Bias.NONE),
          Fields.GENERIC, 0, 4 - i));
      DenseCertificate certificate = new DenseCertificate("2", cell.law(), List.of(), 5, 6, 6, "ab");
      LawCount count = new LawCount(12, List.of(), 5, 7, 6, 1, Verdict.EXTRA, 2, 1e-13, "", certificate);
      String news = findings.add(cell, new CountOutcome(count)).orElseThrow();
      assertEquals(cell.key() + " has 1 law beyond the known ones, predicted by no theorem; wrong with probability at"
          + " most 1.0E-13", news);
    }
    assertEquals(5, findings.surprises());
    assertEquals(List.of("verdicts: 5 extra (5 that no theorem predicts)",
        "surprises: linear_2x3x2_generic_0, linear_2x3x2_generic_1, linear_2x3x2_generic_2 and 2 more"),
        findings.lines());
  }

  /** A network's draws: how many of them reach φ. */
  private static void add(CountFindings findings, List<Integer> widths, int seed, Optional<Inputs> inputs, long reach) {
    int draws = 1000;
    LawCell law = new LawCell(new Architecture(Family.RELU, widths, Bias.NONE), Fields.DATA, 0, seed,
        Optional.of(new DataChoice(draws, 0, inputs)));
    Map<Integer, Long> lies = new TreeMap<>();
    if (reach > 0) {
      lies.put(10, reach);
    }
    if (reach < draws) {
      lies.put(9, draws - reach);
    }
    Histogram histogram = new Histogram(new TreeMap<>(lies), 0);
    DrawTally tally = new DrawTally(histogram, histogram, histogram, reach, 1, 0, new TreeMap<>(), new TreeMap<>());
    DataCertificate certificate =
        new DataCertificate("1", "dense", law, List.of(), 10, 2, 10, tally, List.of(), "ab");
    LawCount count = new LawCount(12, List.of(), 10, 2, 2, 0, reach > 0 ? Verdict.COMPLETE : Verdict.EXTRA, 3, 0, "",
        certificate);
    assertTrue(findings.add(new CountCell(law), new CountOutcome(count)).isEmpty());
  }

  @Test
  void networksAreCountedNotSeedsAndSpeakInShares() {
    CountFindings findings = new CountFindings();
    List<Integer> one = List.of(1, 4, 2);
    for (int seed = 0; seed < 2; seed++) {
      add(findings, one, seed, Optional.empty(), 1000);
      add(findings, List.of(1, 5, 2), seed, Optional.empty(), seed * 1000L);
      add(findings, List.of(1, 6, 2), seed, Optional.empty(), 0);
      add(findings, List.of(1, 7, 2), seed, Optional.empty(), 700);
      add(findings, one, seed, Optional.of(DataRecords.INPUTS), 1);
    }
    assertEquals(List.of("5 networks: 1 always reaches phi, 3 sometimes, 1 in none of 2000 draws"), findings.lines());
    assertEquals(new NetworkFindings.Reach(5, 1, 3, 0, 1, 2000, 2000), findings.networks().reach());
    add(findings, List.of(1, 8, 2), 0, Optional.empty(), 0);
    assertEquals(List.of("6 networks: 1 always reaches phi, 3 sometimes, 2 in none of their 1000 to 2000 draws"),
        findings.lines());
  }

  /** Scalars through residual blocks are moved in two directions at most. */
  @Test
  void whatATheoremSaysOfAllWeightsIsNoQuestionOfDraws() {
    CountKind kind = new CountKind(new ScalarKernels(), RoadChoice.AUTO);
    CountFindings findings = new CountFindings();
    for (int seed = 0; seed < 2; seed++) {
      CountCell cell = new CountCell(new LawCell(new Architecture(Family.RESIDUAL, List.of(1, 2, 1, 2, 1), Bias.NONE),
          Fields.DATA, 0, seed, Optional.of(new DataChoice(50, 0, Optional.empty()))));
      CountOutcome outcome = kind.run(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER, CheckpointStore.NONE);
      assertEquals(Optional.empty(), findings.add(cell, outcome));
    }
    assertEquals(List.of("1 network: 1 reach phi at no weights, by a theorem"), findings.lines());
    add(findings, List.of(1, 6, 2), 0, Optional.empty(), 0);
    assertEquals(List.of("2 networks: 1 reach phi at no weights, by a theorem, 1 in none of 1000 draws"),
        findings.lines());
  }

  @Test
  void whatIsNotThereIsNotSaid() {
    CountFindings never = new CountFindings();
    add(never, List.of(1, 4, 2), 0, Optional.empty(), 0);
    assertEquals(List.of("1 network: 1 reach phi in none of 1000 draws"), never.lines());
    List<String> lines = new ArrayList<>(new CountFindings().lines());
    assertFalse(lines.contains("verdicts: "));
    assertEquals(List.of(), lines);
  }
}
