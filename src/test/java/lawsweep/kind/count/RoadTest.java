package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.road.dense.DenseCounter;
import lawsweep.road.dense.DenseVerifier;
import lawsweep.road.symmetric.SymmetricCounter;
import lawsweep.support.Architectures;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.run.CellAttempt;
import lawsweep.sweep.store.Sweeps;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Which road a cell takes, and that it is taken all the way. */
class RoadTest {

  private static final Kernels KERNELS = VectorKernels.hot();
  private static final RoadChoice DENSE = new RoadChoice("dense");
  private static final RoadChoice SYMMETRIC = new RoadChoice("symmetric");
  private static final LawCell LARGEST = cell(Architectures.linear(32, 64, 32));
  private static final LawCell LARGER = cell(Architectures.linear(120, 17, 121));

  private static LawCell cell(Architecture a) {
    return new LawCell(a, Fields.GENERIC, 0, 0);
  }

  private static RoadChoice choose(RoadChoice choice, LawCell cell) {
    return RoadChoice.of(Roads.PLAIN.choose(choice, cell));
  }

  private static LawCount count(RoadChoice road, Architecture a) {
    return new CountKind(KERNELS, road)
        .run(new CountCell(cell(a)), Limits.DEFAULT, Team.alone(), Stop.NEVER, CheckpointStore.NONE).count();
  }

  @Test
  void autoIsDenseUpToItsBound() {
    assertEquals(4096, LARGEST.architecture().parameters());
    assertEquals(4097, LARGER.architecture().parameters());
    assertEquals(DENSE, choose(RoadChoice.AUTO, LARGEST));
    assertEquals(SYMMETRIC, choose(RoadChoice.AUTO, LARGER));
    assertEquals(SYMMETRIC,
        choose(RoadChoice.AUTO, cell(Architectures.relu(Bias.ALL, 1_000_000, 1_000_000, 1_000_000))));
    for (RoadChoice road : List.of(DENSE, SYMMETRIC)) {
      assertEquals(road, choose(road, LARGEST));
      assertEquals(road, choose(road, LARGER));
    }
  }

  @Test
  void theEstimateIsThatOfTheRoad() {
    CountKind auto = new CountKind(KERNELS, RoadChoice.AUTO);
    Estimate dense = new DenseCounter(KERNELS).estimate(LARGEST);
    Estimate symmetric = new SymmetricCounter(KERNELS).estimate(LARGER);
    assertEquals(dense, auto.estimate(new CountCell(LARGEST)));
    assertEquals(symmetric, auto.estimate(new CountCell(LARGER)));
    assertEquals("dense", auto.label(new CountCell(LARGEST)));
    assertEquals("symmetric", auto.label(new CountCell(LARGER)));
    assertEquals(dense, new CountKind(KERNELS, DENSE).estimate(new CountCell(LARGEST)));
    assertTrue(new CountKind(KERNELS, SYMMETRIC).estimate(new CountCell(LARGEST)).flops() < dense.flops());
  }

  @Test
  void recordsNameTheRoadOfTheirCell() {
    for (RoadChoice road : Roads.PLAIN.choices().all()) {
      CountKind counter = new CountKind(KERNELS, road);
      Limits none = new Limits(1, 1, 64);
      for (LawCell cell : List.of(LARGEST, LARGER)) {
        CellRecord skipped =
            new CellAttempt(Sweeps.engines(counter), none, "here").alone(new CountCell(cell), Team.alone());
        assertEquals(CellStatus.SKIPPED, skipped.status());
        assertEquals(Roads.PLAIN.choose(road, cell).label(), skipped.method());
      }
    }
    FakeCounter failing = new FakeCounter() {
      @Override
      public String method(LawCell cell) {
        return Roads.PLAIN.choose(RoadChoice.AUTO, cell).label();
      }

      @Override
      public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
        throw new IllegalStateException("no");
      }
    };
    assertEquals("symmetric",
        new CellAttempt(Sweeps.engines(failing), Limits.DEFAULT, "here").alone(new CountCell(LARGER), Team.alone())
            .method());
  }

  /** The dense road holds a sample in one array: a cell without room for it is skipped whatever the limit. */
  @Test
  void theDenseRoadSkipsWhatItCannotHold() {
    CountKind counter = new CountKind(KERNELS, DENSE);
    Limits unlimited = new Limits(1, Long.MAX_VALUE, Integer.MAX_VALUE);
    List<Architecture> large = new ArrayList<>(List.of(Architectures.linear(46_341, 46_341, 1),
        Architectures.linear(1, 1_000_000, 1_000_000, 1), Architectures.linear(1_000_000, 1_000_000, 1_000_000),
        Architectures.relu(Bias.ALL, 1_000_000, 1_000_000, 1_000_000, 1_000_000)));
    large.add(new Architecture(large.getFirst().family(), Collections.nCopies(257, 1_000_000), Bias.NONE));
    for (Architecture a : large) {
      assertTrue(a.parameters() > Integer.MAX_VALUE);
      CellRecord record =
          new CellAttempt(Sweeps.engines(counter), unlimited, "here").alone(new CountCell(cell(a)), Team.alone());
      assertEquals(CellStatus.SKIPPED, record.status(), record.reason());
      record =
          new CellAttempt(Sweeps.engines(counter), Limits.DEFAULT, "here").alone(new CountCell(cell(a)), Team.alone());
      assertEquals("needs more memory than any machine has, the limit is 8 GiB", record.reason());
    }
  }

  @Test
  void theSymmetricRoadSettlesCellsOfAnyWidth() {
    for (Architecture a : List.of(Architectures.linear(1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000),
        Architectures.relu(Bias.HIDDEN, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000),
        Architectures.linear(1, 1_000_000, 1_000_000, 1))) {
      LawCount count = count(RoadChoice.AUTO, a);
      assertEquals(a.parameters(), count.parameters());
      assertEquals(a.parameters(), count.lieDim() + count.laws());
      assertEquals(count.extraLaws() == 0 ? Verdict.COMPLETE : Verdict.EXTRA, count.verdict());
      assertEquals(0, count.errorBound());
    }
  }

  @Test
  void bothRoadsFindTheSame() {
    for (Architecture a : small()) {
      LawCount dense = count(DENSE, a);
      LawCount symmetric = count(SYMMETRIC, a);
      assertEquals(List.of(dense.parameters(), dense.lieDim(), dense.laws(), dense.knownLaws(), dense.extraLaws(),
          dense.verdict(), dense.errorBound()),
          List.of(symmetric.parameters(), symmetric.lieDim(), symmetric.laws(), symmetric.knownLaws(),
              symmetric.extraLaws(), symmetric.verdict(), symmetric.errorBound()),
          a::toString);
    }
  }

  private static List<Architecture> small() {
    List<Architecture> all = new ArrayList<>();
    for (int code = 0; code < 81; code++) {
      Integer[] widths = {code % 3 + 1, code / 3 % 3 + 1, code / 9 % 3 + 1, code / 27 + 1};
      all.add(Architectures.linear(widths));
      all.add(Architectures.relu(List.of(Bias.values()).get(code % 3), widths));
    }
    return all;
  }

  @Test
  void aVerifierKnowsItsOwnRoad() {
    LawCount count = count(SYMMETRIC, Architectures.linear(2, 3, 2));
    assertEquals(Optional.of("expected a certificate of method dense, got one of method symmetric"),
        new DenseVerifier(KERNELS).refuse(count, Team.alone(), Stop.NEVER));
  }
}
