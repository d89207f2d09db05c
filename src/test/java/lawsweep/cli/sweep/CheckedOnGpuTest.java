package lawsweep.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.cuda.Lane;
import lawsweep.cuda.PtxGpu;
import lawsweep.gpu.DeviceEngine;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.CountKind;
import lawsweep.kind.count.CountOutcome;
import lawsweep.kind.count.GpuRule;
import lawsweep.kind.count.GpuUse;
import lawsweep.kind.count.RoadChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.lie.span.Engines;
import lawsweep.support.Architectures;
import lawsweep.sweep.Check;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.run.CellAttempt;
import lawsweep.sweep.store.Sweeps;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Where certificates are recomputed if there is a GPU: here one that executes PTX text in Java. */
class CheckedOnGpuTest {

  private static final Kernels KERNELS = new VectorKernels();
  private static final RoadChoice DENSE = new RoadChoice("dense");
  private static final Check HOLDS = new Check(Check.How.PROVED, Optional.empty());
  private static final CountCell CELL =
      new CountCell(new LawCell(Architectures.linear(2, 3, 3, 2), Fields.GENERIC, 8, 0));

  private final List<String> said = new ArrayList<>();

  private static CountOutcome outcome(RoadChoice road) {
    Kinds kinds = Sweeps.engines(new CountKind(KERNELS, road));
    return (CountOutcome) new CellAttempt(kinds, Limits.DEFAULT, "host").alone(CELL, Team.alone()).outcome()
        .orElseThrow();
  }

  private CheckedOnGpu counts(PtxGpu gpu, Lane lane, boolean every) {
    Engines engines = new Engines(KERNELS, new DeviceEngine(lane, gpu.facts(), KERNELS));
    Kinds onLane = Sweeps.engines(new CountKind(engines, DENSE, GpuUse.COMPUTES));
    return new CheckedOnGpu(KERNELS, new GpuRule(gpu.facts(), every), onLane, said::add);
  }

  private static Check check(CheckedOnGpu counts, CountOutcome outcome) {
    return counts.check(CELL, outcome, Team.alone(), Stop.NEVER);
  }

  @Test
  void whatTheGpuWouldCountIsCheckedThere() {
    try (PtxGpu gpu = PtxGpu.withMemory(1L << 30); Lane lane = gpu.lane()) {
      CheckedOnGpu large = counts(gpu, lane, false);
      CountOutcome right = outcome(DENSE);
      assertEquals(HOLDS, check(large, right));
      assertEquals(0, large.checked(), "too small");
      CheckedOnGpu all = counts(gpu, lane, true);
      assertEquals(HOLDS, check(all, right));
      assertEquals(1, all.checked());
      assertEquals(HOLDS, check(all, outcome(new RoadChoice("symmetric"))));
      assertEquals(1, all.checked(), "another road");
    }
    assertEquals(List.of(), said);
  }

  @Test
  void aWrongCountIsRefusedThereToo() {
    try (PtxGpu gpu = PtxGpu.withMemory(1L << 30); Lane lane = gpu.lane()) {
      LawCount c = outcome(DENSE).count();
      CountOutcome wrong = new CountOutcome(new LawCount(c.parameters(), c.levelDims(), c.lieDim(), c.laws() + 1,
          c.knownLaws(), c.extraLaws(), c.verdict(), c.bracketLength(), c.errorBound(), c.reason(), c.certificate()));
      CheckedOnGpu all = counts(gpu, lane, true);
      assertTrue(check(all, wrong).refusal().isPresent());
      assertEquals(0, all.checked(), "the GPU confirmed it");
    }
  }

  /** A GPU that fails refuses nothing: the record is right. */
  @Test
  void aLostGpuRefusesNoCertificate() {
    try (PtxGpu gpu = PtxGpu.withMemory(1L << 30); Lane lane = gpu.lane()) {
      CheckedOnGpu all = counts(gpu, lane, true);
      CountOutcome right = outcome(DENSE);
      assertEquals(HOLDS, check(all, right));
      gpu.loseAt(3);
      assertEquals(HOLDS, check(all, right));
      assertEquals(HOLDS, check(all, right));
      assertEquals(1, all.checked());
      assertEquals(1, said.size(), said.toString());
      assertTrue(said.getFirst().startsWith("the GPU is given up: ")
          && said.getFirst().endsWith(CELL.key() + " and all certificates after it go to the CPU"), said.toString());
    }
  }

  /** A wrong number in a GPU's memory may make it refuse what is right: the processor has the last word. */
  @Test
  void whatASpoiltGpuSaysIsCheckedAgain() {
    CountOutcome right = outcome(DENSE);
    int confirmed = 0;
    for (int launch = 1; launch <= 40; launch++) {
      try (PtxGpu gpu = PtxGpu.withMemory(1L << 30); Lane lane = gpu.lane()) {
        CheckedOnGpu all = counts(gpu, lane, true);
        gpu.spoilAt(launch);
        assertEquals(HOLDS, check(all, right), "launch " + launch);
        confirmed += (int) all.checked();
      }
    }
    assertTrue(confirmed < 40, "nothing was spoilt");
  }

  @Test
  void whatDoesNotFitIsCheckedOnTheProcessor() {
    try (PtxGpu gpu = PtxGpu.withMemory(1L << 20); Lane lane = gpu.lane()) {
      CheckedOnGpu all = counts(gpu, lane, true);
      assertEquals(HOLDS, check(all, outcome(DENSE)));
      assertEquals(0, all.checked());
      assertTrue(said.size() == 1 && said.getFirst().startsWith(CELL.key() + " goes to the CPU: "), said.toString());
    }
  }
}
