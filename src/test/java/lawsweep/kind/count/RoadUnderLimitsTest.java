package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.road.circuit.Counts;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.run.CellAttempt;
import lawsweep.sweep.store.Sweeps;
import lawsweep.support.Architectures;
import lawsweep.work.LimitCheck;
import lawsweep.work.Limits;
import lawsweep.work.NamedLimits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** With {@code auto} the limits of memory and bracket length choose between the roads; time never does. */
class RoadUnderLimitsTest {

  private static final Kernels KERNELS = VectorKernels.hot();
  private static final RoadChoice DENSE = new RoadChoice("dense");
  private static final Limits SHORT = new Limits(Double.POSITIVE_INFINITY, 8L << 30, 2);
  private static final Limits NARROW = new Limits(Double.POSITIVE_INFINITY, 1 << 21, 64);

  private static CountCell cell(Architecture a) {
    return new CountCell(new LawCell(a, Fields.GENERIC, 3, 0));
  }

  private static CellRecord record(RoadChoice choice, Architecture a, Limits limits) {
    Kinds kinds = Sweeps.engines(new CountKind(KERNELS, choice));
    return new CellAttempt(kinds, limits, "here").alone(cell(a), Team.alone());
  }

  private static LawCount count(CellRecord record) {
    return CountOutcome.count(record).orElseThrow();
  }

  /** 1,2,2,4 is found to need longer brackets, the others are known to. */
  @Test
  void brackets() {
    assertEquals(Verdict.UNDECIDED, count(record(DENSE, Architectures.linear(1, 2, 2, 4), SHORT)).verdict());
    assertEquals(CellStatus.SKIPPED, record(DENSE, Architectures.linear(1, 4, 4, 4), SHORT).status());
    assertEquals(CellStatus.SKIPPED, record(DENSE, Architectures.linear(1, 16, 16, 16, 4), SHORT).status());
    // Sum of n_i n_{i+1} less sum of n_i (n_i + 1)/2 over hidden layers: no width of these is reduced.
    Map<Architecture, Long> dimensions = Map.of(Architectures.linear(1, 2, 2, 4), 8L,
        Architectures.linear(1, 4, 4, 4), 16L, Architectures.linear(1, 16, 16, 16, 4), 184L);
    for (Architecture a : dimensions.keySet()) {
      CellRecord auto = record(RoadChoice.AUTO, a, SHORT);
      assertEquals(CellStatus.DONE, auto.status(), auto.reason());
      assertEquals("symmetric", auto.method());
      assertEquals("", auto.reason());
      assertEquals(Verdict.COMPLETE, count(auto).verdict());
      assertEquals(dimensions.get(a), count(auto).lieDim());
      assertTrue(auto.sameResult(record(new RoadChoice("symmetric"), a, SHORT)));
      assertEquals(Optional.empty(),
          Roads.of(KERNELS).refuse(count(auto), Team.alone(), Stop.NEVER));
    }
  }

  /** Few parameters, and many tokens: no memory holds the ranks. */
  @Test
  void smallNetworksWithLargeCircuits() {
    LawCell cell = Counts.cell("seq 1024x4 causal > attn 12x2");
    assertEquals("circuit", Roads.PLAIN.choose(RoadChoice.AUTO, cell).label());
    CellRecord record = new CellAttempt(Sweeps.engines(new CountKind(KERNELS, RoadChoice.AUTO)), Limits.DEFAULT, "here")
        .alone(new CountCell(cell), Team.alone());
    assertEquals("theorem", record.method());
    assertEquals(72, count(record).laws());
    assertEquals(Optional.empty(), Roads.PLAIN.refuse(count(record), Team.alone(), Stop.NEVER));
  }

  @Test
  void memory() {
    Architecture wide = Architectures.linear(24, 30, 30, 24);
    Architecture rectifier = Architectures.relu(Bias.HIDDEN, 24, 30, 24);
    for (Architecture a : List.of(wide, rectifier)) {
      CellRecord dense = record(DENSE, a, NARROW);
      assertEquals(CellStatus.SKIPPED, dense.status());
      CellRecord auto = record(RoadChoice.AUTO, a, NARROW);
      assertEquals(List.of("symmetric", ""), List.of(auto.method(), auto.reason()));
      assertEquals(Verdict.COMPLETE, count(auto).verdict());
    }
  }

  /** What no road can do is refused as the first one says. */
  @Test
  void tooLittleForAnyRoad() {
    CellRecord auto = record(RoadChoice.AUTO, Architectures.linear(24, 30, 30, 24), new Limits(1, 1000, 64));
    assertEquals(CellStatus.SKIPPED, auto.status());
    assertEquals("dense", auto.method());
    assertEquals(Set.of(NamedLimits.MEMORY), NamedLimits.in(auto.reason()));
  }

  @Test
  void timeNeverChangesTheRoad() {
    Architecture a = Architectures.linear(1, 2, 2, 4);
    CellRecord hurried = record(RoadChoice.AUTO, a, new Limits(1e-9, 8L << 30, 2));
    assertEquals("dense", hurried.method());
    assertEquals(Set.of(NamedLimits.SECONDS), NamedLimits.in(hurried.reason()));
    Architecture skipped = Architectures.linear(1, 4, 4, 4);
    assertTrue(record(RoadChoice.AUTO, skipped, new Limits(1e-9, 8L << 30, 2))
        .sameResult(record(RoadChoice.AUTO, skipped, SHORT)));
  }

  @Test
  void generousLimitsChangeNothing() {
    for (Architecture a : List.of(Architectures.linear(1, 2, 2, 4), Architectures.linear(2, 3, 3, 2),
        Architectures.linear(1, 4, 4, 4), Architectures.relu(Bias.ALL, 2, 3, 2))) {
      CellRecord auto = record(RoadChoice.AUTO, a, Limits.DEFAULT);
      assertEquals("dense", auto.method());
      assertTrue(auto.sameResult(record(DENSE, a, Limits.DEFAULT)));
    }
  }

  /** Where there are many layers within, flows take more memory than series of all levels. */
  @Test
  void levelsAreInTheEstimateThatLimitsAreComparedWith() {
    CountKind kind = new CountKind(KERNELS, DENSE);
    Architecture a = Architectures.linear(2, 9, 9, 9, 9, 9, 9, 2);
    long all = kind.estimate(cell(a), Limits.DEFAULT).memoryBytes();
    long few = kind.estimate(cell(a), Limits.DEFAULT.with(3)).memoryBytes();
    assertTrue(all < few, all + " and " + few);
    for (long memory : List.of(all - 1, (all + few) / 2)) {
      Limits limits = new Limits(Double.POSITIVE_INFINITY, memory, 64, 3);
      assertEquals(few, kind.estimate(cell(a), limits).memoryBytes());
      CellRecord refused = record(DENSE, a, limits);
      assertEquals(CellStatus.SKIPPED, refused.status());
      assertTrue(refused.reason().contains(LimitCheck.bytes(few)), refused.reason());
    }
  }

  /** What a plan is made of. */
  @Test
  void theEstimateIsThatOfTheRoadThatIsTaken() {
    CountKind auto = new CountKind(KERNELS, RoadChoice.AUTO);
    CountCell known = cell(Architectures.linear(1, 16, 16, 16, 4));
    assertEquals(new CountKind(KERNELS, new RoadChoice("symmetric")).estimate(known), auto.estimate(known, SHORT));
    assertEquals("symmetric", auto.label(known, SHORT));
    CountCell found = cell(Architectures.linear(1, 2, 2, 4));
    assertEquals(auto.estimate(found), auto.estimate(found, SHORT));
    assertEquals("dense", auto.label(found, SHORT));
    CountKind dense = new CountKind(KERNELS, DENSE);
    assertEquals(dense.estimate(known), dense.estimate(known, SHORT));
  }
}
