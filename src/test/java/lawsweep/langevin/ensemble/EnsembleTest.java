package lawsweep.langevin.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lawsweep.langevin.cell.CellRules;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Equation;
import lawsweep.langevin.cell.Initial;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Side;
import lawsweep.langevin.cell.TimeGrid;
import lawsweep.langevin.cell.WarmUp;
import lawsweep.langevin.dyson.Dyson;
import lawsweep.langevin.flow.GradientFlow;
import lawsweep.langevin.riemannian.Downstairs;
import lawsweep.langevin.sphere.Sphere;
import lawsweep.langevin.statistics.BlowUp;
import lawsweep.support.Seeds;
import lawsweep.work.CheckpointStore;
import lawsweep.work.InputRefusedException;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;
import lawsweep.work.ThreadTeam;
import lawsweep.work.TimeLimitException;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Results are functions of the cell: threads and interruptions change no bit, for every dynamics and scheme. */
class EnsembleTest {

  /** Has replicas go one by one until that took two seconds. */
  private static final LangevinSimulator SIMULATOR = new LangevinSimulator();

  /** Has replicas go in lanes where they can. */
  private static final LangevinSimulator IN_LANES = new LangevinSimulator(WarmUp.over());

  /** Every scheme of every dynamics, at two depths where it has them and infinite depth; 37 replicas in 5 chunks. */
  static Stream<Named<LangevinCell>> cells() {
    List<LangevinCells> cells = new ArrayList<>();
    for (Equation dynamics : Equations.ALL.words().all()) {
      for (Scheme scheme : dynamics.schemes()) {
        LangevinCells cell = LangevinCells.small(dynamics, scheme, 3, 2);
        if (dynamics.equals(new Sphere())) {
          cell = cell.energy(Energy.none());
        } else if (dynamics.equals(new Dyson()) && scheme.adaptive()) {
          cell = cell.noise(4, 0);
        }
        cells.add(cell);
      }
    }
    cells.add(LangevinCells.small(new GradientFlow(), Scheme.DP5, 3, 2).side(Side.UPSTAIRS));
    cells.add(LangevinCells.small(new GradientFlow(), Scheme.EULER, 3, 2).side(Side.UPSTAIRS));
    cells.add(LangevinCells.upstairs(12, 3));
    cells.add(LangevinCells.upstairs(2, 3).rank(2).values(1, 0.5, 0).energy(LangevinCells.fit(3, false, 1)));
    cells.add(LangevinCells.downstairs(2, 3).noise(3, 0.5).energy(LangevinCells.fit(3, true, 2)));
    cells.add(LangevinCells.small(new Downstairs(), Scheme.EULER, LangevinCell.INFINITE, 2));
    return cells.stream().map(c -> Named.of(c.cell().key(), c.replicas(37).cell()));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void threadsChangeNoBit(LangevinCell cell) throws IOException {
    assertEquals(Optional.empty(), CellRules.check(cell), "a cell that can be asked for");
    LangevinResult alone = oneByOne(cell);
    assertEquals(0, alone.blownUp());
    assertEquals(37 * TimeGrid.of(cell).steps(), alone.replicaSteps());
    assertTrue(alone.rows().size() > 10, "rows");
    try (ThreadTeam team = new ThreadTeam(2)) {
      assertEquals(alone, simulate(cell, team), "two threads");
    }
    try (ThreadTeam team = new ThreadTeam(3)) {
      assertEquals(alone, IN_LANES.simulate(cell, Double.POSITIVE_INFINITY, team, Stop.NEVER, CheckpointStore.NONE),
          "three threads, in lanes");
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void interruptionsChangeNoBit(LangevinCell cell) throws IOException {
    LangevinResult through = oneByOne(cell);
    Random random = Seeds.random("stops", cell.key().hashCode());
    KeptCheckpoint memory = new KeptCheckpoint();
    try (ThreadTeam team = new ThreadTeam(2)) {
      LangevinResult result = null;
      int stops = 0;
      while (result == null) {
        int looks = stops == 0 ? 2 : 2 + random.nextInt(12);
        AtomicInteger left = new AtomicInteger(looks);
        Stop stop = () -> left.getAndDecrement() <= 0;
        try {
          Team now = stops % 2 == 0 ? team : Team.alone();
          LangevinSimulator simulator = random.nextBoolean() ? IN_LANES : SIMULATOR;
          result = simulator.simulate(cell, Double.POSITIVE_INFINITY, now, stop, memory);
        } catch (StoppedException e) {
          stops++;
          assertEquals(stops, memory.saved, "checkpoints");
          assertTrue(stops < 1000, "no progress");
        }
      }
      assertTrue(stops > 0, "never stopped");
      assertEquals(through, result);
    }
  }

  /** A simulator that is new, so that its replicas go one by one for two seconds. */
  private static LangevinResult oneByOne(LangevinCell cell) throws IOException {
    return new LangevinSimulator().simulate(cell, Double.POSITIVE_INFINITY, Team.alone(), Stop.NEVER,
        CheckpointStore.NONE);
  }

  /** A simulation that is stopped again and again comes to its end: each time it goes on from where it was. */
  @Test
  void stopsLoseNothing() throws IOException {
    LangevinCell cell = LangevinCells.upstairs(3, 2).clock(10, 10, 0.01).replicas(8).cell();
    KeptCheckpoint memory = new KeptCheckpoint();
    LangevinResult result = null;
    for (int attempt = 0; attempt < 200 && result == null; attempt++) {
      AtomicInteger left = new AtomicInteger(6);
      try {
        result = SIMULATOR.simulate(cell, Double.POSITIVE_INFINITY, Team.alone(), () -> left.getAndDecrement() <= 0,
            memory);
      } catch (StoppedException e) {
        assertEquals(attempt + 1, memory.saved, e.getMessage());
      }
    }
    assertTrue(memory.saved > 3, "stops");
    assertEquals(simulate(cell, Team.alone()), result);
  }

  @Test
  void damagedSnapshotsAreRefused() throws IOException {
    LangevinCell cell = LangevinCells.upstairs(3, 2).replicas(20).cell();
    EnsembleProgress progress = new EnsembleProgress(cell, TimeGrid.of(cell));
    progress.keep(1, new byte[7]);
    KeptCheckpoint memory = new KeptCheckpoint();
    memory.bytes = progress.write();
    assertThrows(InputRefusedException.class,
        () -> SIMULATOR.simulate(cell, Double.POSITIVE_INFINITY, Team.alone(), Stop.NEVER, memory));
  }

  @Test
  void checkpointsOfLaterVersionsAreRefusedAndStay() throws IOException {
    LangevinCell cell = LangevinCells.upstairs(3, 2).replicas(20).cell();
    KeptCheckpoint memory = new KeptCheckpoint();
    memory.bytes = new EnsembleProgress(cell, TimeGrid.of(cell)).write();
    memory.bytes[3] = 4;
    byte[] before = memory.bytes.clone();
    assertEquals(
        "expected a checkpoint that this version can go on from in the checkpoint: expected one of '"
            + cell.randomName() + "' in format 1 to 3, got one of '" + cell.randomName()
            + "' in format 4; go on with the version that wrote it, or delete it and the cell starts anew",
        assertThrows(InputRefusedException.class,
            () -> SIMULATOR.simulate(cell, Double.POSITIVE_INFINITY, Team.alone(), Stop.NEVER, memory)).getMessage());
    assertArrayEquals(before, memory.bytes);
  }

  @Test
  void timeLimitsCheckpointToo() throws IOException {
    LangevinCell cell = LangevinCells.upstairs(3, 2).replicas(20).cell();
    KeptCheckpoint memory = new KeptCheckpoint();
    String message = assertThrows(TimeLimitException.class,
        () -> SIMULATOR.simulate(cell, 0, Team.alone(), Stop.NEVER, memory)).getMessage();
    assertTrue(message.contains("with 0 of 3 groups of replicas done"), message);
    assertEquals(1, memory.saved);
    assertEquals(simulate(cell, Team.alone()),
        SIMULATOR.simulate(cell, Double.POSITIVE_INFINITY, Team.alone(), Stop.NEVER, memory));
  }

  @Test
  void checkpointsOfOtherCellsAreRefused() throws IOException {
    LangevinCell cell = LangevinCells.upstairs(3, 2).replicas(20).cell();
    LangevinCell other = LangevinCells.upstairs(3, 2).replicas(21).cell();
    KeptCheckpoint memory = new KeptCheckpoint();
    assertThrows(TimeLimitException.class,
        () -> SIMULATOR.simulate(cell, 0, Team.alone(), Stop.NEVER, memory));
    String message = assertThrows(InputRefusedException.class,
        () -> SIMULATOR.simulate(other, 10, Team.alone(), Stop.NEVER, memory)).getMessage();
    assertTrue(message.contains(cell.key()) && message.contains(other.key()), message);
    memory.bytes = Arrays.copyOf(memory.bytes, memory.bytes.length / 2);
    message = assertThrows(InputRefusedException.class,
        () -> SIMULATOR.simulate(cell, 10, Team.alone(), Stop.NEVER, memory)).getMessage();
    assertTrue(message.contains("it ends too soon"), message);
  }

  @Test
  void failuresToSaveAreReported() {
    LangevinCell cell = LangevinCells.upstairs(3, 2).replicas(20).cell();
    CheckpointStore full = new CheckpointStore() {
      @Override
      public Optional<byte[]> load() {
        return Optional.empty();
      }

      @Override
      public void save(byte[] checkpoint) throws IOException {
        throw new IOException("disk full");
      }
    };
    assertEquals("disk full", assertThrows(IOException.class,
        () -> SIMULATOR.simulate(cell, 0, Team.alone(), Stop.NEVER, full)).getMessage());
  }

  /** Replicas that blow up are counted, and are in no mean from then on; those that do not are as in other company. */
  @Test
  void blowUpsAreCounted() throws IOException {
    LangevinCell cell = LangevinCells.upstairs(3, 2).energy(LangevinCells.fit(2, true, 3))
        .rank(2).initial(new Initial.Gaussian(2)).clock(9, 3, 0.15).replicas(20).cell();
    int wild = 0;
    int first = -1;
    double energy = 0;
    for (int replica = 0; replica < 20; replica++) {
      ReplicaView view = new ReplicaView(2);
      Pack pack = cell.equation().pack(cell);
      pack.start(replica, 1);
      for (Interval interval : TimeGrid.of(cell).intervals()) {
        pack.advance(interval, 0, interval.steps());
      }
      pack.view(0, view);
      if (BlowUp.in(view)) {
        wild++;
        first = first < 0 ? replica : first;
      } else {
        energy += cell.energy().value(view.endToEnd, 2);
      }
    }
    assertTrue(wild > 0 && wild < 20, wild + " replicas blew up");
    LangevinResult result = simulate(cell, Team.alone());
    assertEquals(wild, result.blownUp());
    assertEquals(first, result.firstBlownUp());
    ObservableRow last = result.rows().stream()
        .filter(row -> row.observable().equals("energy") && row.time() == 9).findFirst().orElseThrow();
    assertEquals(20 - wild, last.replicas());
    assertEquals(energy / (20 - wild), last.mean(), 1e-12 * Math.abs(last.mean()));
  }

  private static LangevinResult simulate(LangevinCell cell, Team team) throws IOException {
    return SIMULATOR.simulate(cell, Double.POSITIVE_INFINITY, team, Stop.NEVER, CheckpointStore.NONE);
  }
}
