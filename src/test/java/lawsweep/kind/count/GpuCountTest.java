package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import lawsweep.cuda.Gpu;
import lawsweep.cuda.Lane;
import lawsweep.cuda.PtxGpu;
import lawsweep.gpu.DeviceEngine;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.lie.span.Engines;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.support.Architectures;
import lawsweep.support.Seeds;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Check;
import lawsweep.sweep.run.CellAttempt;
import lawsweep.sweep.store.Sweeps;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whole cells on a GPU that executes the kernels' PTX text: records are the processor's but for their backend. */
class GpuCountTest {

  private static final Kernels KERNELS = new VectorKernels();
  private static final RoadChoice DENSE = new RoadChoice("dense");

  private static CellRecord on(CountKind kind, CountCell cell, String backend) {
    return CellAttempt.onDevice(Sweeps.engines(kind), Limits.DEFAULT, backend).alone(cell, Team.alone());
  }

  private static void check(Gpu gpu, Architecture a, int number) {
    CountCell cell = new CountCell(new LawCell(a, Fields.GENERIC, 8, number));
    CountKind host = new CountKind(KERNELS, DENSE);
    try (Lane lane = gpu.lane()) {
      Engines engines = new Engines(KERNELS, new DeviceEngine(lane, gpu.facts(), KERNELS));
      CountKind device = new CountKind(engines, DENSE, GpuUse.COMPUTES);
      CellRecord here = on(host, cell, KERNELS.name());
      CellRecord there = on(device, cell, gpu.facts().backend());
      assertTrue(here.sameResult(there), Seeds.note(cell.key() + ": " + here + " and " + there));
      assertEquals("cuda-9.0", there.backend());
      CountOutcome outcome = (CountOutcome) here.outcome().orElseThrow();
      assertEquals(new Check(Check.How.PROVED, Optional.empty()),
          device.check(cell, outcome, Team.alone(), Stop.NEVER), cell.key());
    }
  }

  private static void checkRandom(int cells, int mostLayers, int mostWidth, String what) {
    try (Gpu gpu = PtxGpu.withMemory(1L << 30)) {
      for (int number = 0; number < cells; number++) {
        Random random = Seeds.random(what, number);
        Family family = number % 2 == 0 ? Family.LINEAR : Family.RELU;
        check(gpu, Architectures.random(random, family, mostLayers, mostWidth), number);
      }
    }
  }

  @Test
  void records() {
    try (Gpu gpu = PtxGpu.withMemory(1L << 30)) {
      check(gpu, Architectures.linear(2, 1, 2, 2, 1), 0);
      check(gpu, Architectures.linear(1, 4, 4, 2), 1);
    }
    checkRandom(120, 4, 5, "cells on a GPU");
  }

  /** With columns that are folded, too. */
  @Test
  @Tag("campaign")
  void recordsOfLargerCells() {
    try (Gpu gpu = PtxGpu.withMemory(1L << 30)) {
      check(gpu, Architectures.linear(14, 14, 14, 14, 14, 14, 14), 0);
    }
    checkRandom(100, 5, 8, "larger cells on a GPU");
  }
}
