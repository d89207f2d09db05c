package lawsweep.kind.simulation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;

/** Simulates nothing, but always the same for a cell; takes steps that can be interrupted between. */
public class FakeSimulator extends SimulationKind {

  public static final int STEPS = 20;

  final AtomicInteger simulated = new AtomicInteger();
  public final AtomicInteger steps = new AtomicInteger();

  @Override
  protected final String engine() {
    return "fake-1";
  }

  @Override
  public final Estimate estimate(SimulationCell cell) {
    return estimate(cell.langevin());
  }

  @Override
  public final int parallelism(SimulationCell cell) {
    return cell.langevin().replicas() > 8 ? Integer.MAX_VALUE : 1;
  }

  @Override
  public final Simulated run(SimulationCell cell, Limits limits, Team team, Stop stop, CheckpointStore checkpoints)
      throws IOException {
    return new Simulated(engine(), simulate(cell.langevin(), limits, team, stop, checkpoints));
  }

  /** What a cell is expected to cost. */
  public Estimate estimate(LangevinCell cell) {
    return new Estimate(1e3 * cell.replicas(), 64L * cell.width(), 0);
  }

  /** Simulates a cell, from its checkpoint if there is one. */
  public LangevinResult simulate(LangevinCell cell, Limits limits, Team team, Stop stop, CheckpointStore checkpoints)
      throws IOException {
    Optional<byte[]> saved = checkpoints.load();
    for (int step = saved.map(bytes -> ByteBuffer.wrap(bytes).getInt()).orElse(0); step < STEPS; step++) {
      if (stop.requested()) {
        checkpoints.save(ByteBuffer.allocate(4).putInt(step).array());
        throw new StoppedException();
      }
      steps.incrementAndGet();
      step(cell, step);
    }
    simulated.incrementAndGet();
    return resultOf(cell);
  }

  /** What a test does between two steps. */
  public void step(LangevinCell cell, int step) {}

  /** A result made up from the cell's key: all kinds of numbers, some not finite. */
  public static LangevinResult resultOf(LangevinCell cell) {
    Random random = new Random(cell.randomName().hashCode());
    boolean blown = random.nextInt(3) == 0;
    int blownUp = blown ? 1 + random.nextInt(cell.replicas()) : 0;
    List<ObservableRow> rows = new ArrayList<>();
    for (double time : new double[] {0, cell.time() / 3, cell.time()}) {
      rows.add(row(cell, time, "energy", "", random));
      for (int k = 1; k <= cell.width(); k++) {
        rows.add(row(cell, time, "sigma", String.valueOf(k), random));
      }
      rows.add(row(cell, time, "end_to_end", "1,1", random));
    }
    rows.add(row(cell, cell.time(), "odd \"name\"\n", "\u00e9,;", random));
    return new LangevinResult(rows, blownUp, blown ? random.nextInt(cell.replicas()) : -1,
        Math.abs(random.nextLong() >> 8));
  }

  private static ObservableRow row(LangevinCell cell, double time, String name, String index, Random random) {
    double stderr = cell.replicas() == 1 ? Double.NaN : Math.abs(number(random));
    return new ObservableRow(time, name, index, number(random), stderr, random.nextInt(cell.replicas() + 1));
  }

  private static double number(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> Double.NaN;
      case 1 -> random.nextBoolean() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
      case 2 -> -0.0;
      case 3 -> Double.MIN_VALUE * (1 + random.nextInt(9));
      case 4 -> Double.MAX_VALUE;
      case 5 -> random.nextInt(100);
      default -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
    };
  }
}
