package lawsweep.sweep.grid;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lawsweep.langevin.cell.Dynamics;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Initial;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Offer;
import lawsweep.langevin.cell.Scheme;
import lawsweep.spec.SpecException;
import lawsweep.sweep.engine.FakeSimulator;
import lawsweep.sweep.record.CellRecord;
import lawsweep.sweep.record.Outcome;

/** Simulations for tests. */
public final class Simulations {

  private Simulations() {}

  /** Any values at all, whether they make sense or not. */
  public static LangevinCell random(Random random) {
    Dynamics dynamics = any(Dynamics.values(), random);
    int depth = random.nextInt(5) == 0 ? LangevinCell.INFINITE : 1 + random.nextInt(64);
    int width = 1 + random.nextInt(5);
    return new LangevinCell(dynamics, any(Scheme.values(), random), Offer.side(dynamics),
        depth, width, 1 + random.nextInt(width), real(random), random.nextInt(3) / 2.0, energy(random, width),
        initial(random, width), random.nextBoolean() ? 0 : real(random), 1 + real(random), real(random),
        1 + random.nextInt(random.nextBoolean() ? 1 : 1000), real(random), random.nextInt(9), random.nextInt(9),
        random.nextLong(), random.nextInt(4));
  }

  private static <T> T any(T[] values, Random random) {
    return List.of(values).get(random.nextInt(values.length));
  }

  private static double real(Random random) {
    return Math.exp(20 * random.nextGaussian());
  }

  private static Energy energy(Random random, int width) {
    List<Energy.Entry> fit = new ArrayList<>();
    for (int i = 0; i < width * width; i++) {
      if (random.nextBoolean()) {
        fit.add(new Energy.Entry(i / width, i % width, random.nextGaussian()));
      }
    }
    return new Energy(List.of("none", "quadratic", "target", "completion").get(random.nextInt(4)), fit,
        random.nextInt(3) * real(random));
  }

  private static Initial initial(Random random, int width) {
    return switch (random.nextInt(3)) {
      case 0 -> new Initial.Gaussian(real(random));
      case 1 -> new Initial.SingularValues(random.doubles(width).boxed().toList());
      default -> new Initial.Given(IntStream.range(0, width)
          .mapToObj(i -> random.doubles(width, -1e9, 1e9).boxed().toList()).toList());
    };
  }

  public static CellRecord done(LangevinCell cell) {
    return CellRecord.done(new Cell.Simulation(cell), new Outcome.Simulation("fake-1", FakeSimulator.resultOf(cell)),
        cell.scheme().label(), "fake", 1.5);
  }

  /** A sweep of simulations of 12 cells each and a few counts. */
  public static Sweep sweep(int entries) throws SpecException {
    StringBuilder yaml =
        new StringBuilder("name: mixed\nseed: 4\nnetworks: [{family: linear, depth: 2, each: 1..2}]\nlangevin:\n");
    for (int i = 1; i <= entries; i++) {
      yaml.append("  - {dynamics: upstairs, depth: 2..4, width: [2, 3], time: 1, step: 0.01, seeds: 2, replicas: ")
          .append(i).append("}\n");
    }
    return SweepReader.read("mixed.yaml", yaml.toString().getBytes(StandardCharsets.UTF_8));
  }
}
