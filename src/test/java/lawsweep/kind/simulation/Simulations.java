package lawsweep.kind.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Equation;
import lawsweep.langevin.cell.Initial;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.ensemble.Equations;
import lawsweep.spec.SpecException;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Sweep;

/** Simulations for tests. */
public final class Simulations {

  private Simulations() {}

  /** Any values at all, whether they make sense or not. */
  public static LangevinCell random(Random random) {
    Equation dynamics = any(Equations.ALL.words().all(), random);
    int depth = random.nextInt(5) == 0 ? LangevinCell.INFINITE : 1 + random.nextInt(64);
    int width = 1 + random.nextInt(5);
    return LangevinCells.plain(dynamics, any(Equations.ALL.schemes().all(), random), depth, width).side(dynamics.side())
        .rank(1 + random.nextInt(width)).noise(real(random), random.nextInt(3) / 2.0).energy(energy(random, width))
        .initial(initial(random, width))
        .clock(1 + real(random), real(random), random.nextBoolean() ? 0 : real(random))
        .replicas(1 + random.nextInt(random.nextBoolean() ? 1 : 1000))
        .descent(real(random), random.nextInt(9), random.nextInt(9)).seeds(random.nextLong(), random.nextInt(4))
        .cell();
  }

  private static <T> T any(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  private static double real(Random random) {
    return Math.exp(20 * random.nextGaussian());
  }

  private static Energy energy(Random random, int width) {
    String kind = List.of("none", "quadratic", "target", "completion").get(random.nextInt(4));
    boolean all = kind.equals("target");
    List<Energy.Entry> fit = new ArrayList<>();
    for (int i = 0; i < width * width; i++) {
      if (all || (kind.equals("completion") && random.nextBoolean())) {
        fit.add(new Energy.Entry(i / width, i % width, random.nextGaussian()));
      }
    }
    return Energy.of(kind, fit, random.nextInt(3) * real(random));
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
    return CellRecord.done(new SimulationCell(cell), new Simulated("fake-1", FakeSimulator.resultOf(cell)),
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
    return FakeKinds.read("mixed.yaml", yaml.toString().getBytes(StandardCharsets.UTF_8));
  }
}
