package lawsweep.langevin.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lawsweep.langevin.riemannian.Downstairs;
import lawsweep.langevin.riemannian.Upstairs;

/** Cells for tests: a plain one and its changes, each of which gives a new one. */
public record LangevinCells(LangevinCell cell) {

  /**
   * What specs have by default, at β = κ = 1: no energy, a normal start, T = 1, one replica; no step yet, and
   * downstairs.
   */
  public static LangevinCells plain(Equation equation, Scheme scheme, int depth, int width) {
    return new LangevinCells(new LangevinCell(equation, scheme, new Shape(depth, width, width, Side.DOWNSTAIRS),
        new Forces(Energy.none(), 1, 1, Settings.NONE), new Initial.Gaussian(1), new Clock(0, 1, 1),
        new Copies(1, 0, 0)));
  }

  /** Steps of 0.01 by Euler's method, T = 1, a record every 1/4. */
  public static LangevinCells recorded(Equation equation, int depth, int width, Energy energy, int replicas) {
    return plain(equation, Scheme.EULER, depth, width)
        .side(equation.equals(new Upstairs()) ? Side.UPSTAIRS : Side.DOWNSTAIRS).energy(energy).clock(1, 0.25, 0.01)
        .replicas(replicas);
  }

  /**
   * Quadratic energy, β = 4, T = 0.4 with a record every 0.1 and steps of 0.01, nine replicas; the rest as its dynamics
   * has it.
   */
  public static LangevinCells small(Equation equation, Scheme scheme, int depth, int width) {
    return plain(equation, scheme, depth, width).side(equation.side()).energy(Energy.quadratic())
        .noise(4, equation.stochastic() ? 1 : 0).gaussian(0.8).clock(0.4, 0.1, scheme.adaptive() ? 0 : 0.01).replicas(9)
        .seeds(7, 0);
  }

  /** A small one of the factors, by project-balance. */
  public static LangevinCells upstairs(int depth, int width) {
    return small(new Upstairs(), Scheme.PROJECT_BALANCE, depth, width);
  }

  /** A small one of the end-to-end matrix, in the moving frame. */
  public static LangevinCells downstairs(int depth, int width) {
    return small(new Downstairs(), Scheme.FRAME, depth, width);
  }

  /** All entries fitted to random ones, or about half of them and a confinement. */
  public static Energy fit(int width, boolean all, long seed) {
    Random random = new Random(seed);
    List<Energy.Entry> entries = new ArrayList<>();
    for (int e = 0; e < width * width; e++) {
      double target = random.nextGaussian();
      if (all || random.nextBoolean()) {
        entries.add(new Energy.Entry(e / width, e % width, target));
      }
    }
    return all ? new Energy.Target(entries, 0) : new Energy.Completion(entries, 0.1);
  }

  private LangevinCells with(Shape shape) {
    return new LangevinCells(new LangevinCell(cell.equation(), cell.scheme(), shape, cell.forces(), cell.initial(),
        cell.clock(), cell.copies()));
  }

  private LangevinCells with(Forces forces) {
    return new LangevinCells(new LangevinCell(cell.equation(), cell.scheme(), cell.shape(), forces, cell.initial(),
        cell.clock(), cell.copies()));
  }

  private LangevinCells with(Clock clock, Copies copies) {
    return new LangevinCells(new LangevinCell(cell.equation(), cell.scheme(), cell.shape(), cell.forces(),
        cell.initial(), clock, copies));
  }

  public LangevinCells side(Side side) {
    return with(new Shape(cell.depth(), cell.width(), cell.rank(), side));
  }

  public LangevinCells rank(int rank) {
    return with(new Shape(cell.depth(), cell.width(), rank, cell.side()));
  }

  public LangevinCells noise(double beta, double kappa) {
    return with(new Forces(cell.energy(), beta, kappa, cell.settings()));
  }

  public LangevinCells energy(Energy energy) {
    return with(new Forces(energy, cell.beta(), cell.kappa(), cell.settings()));
  }

  /** ½|W - T|², T row-major. */
  public LangevinCells target(double... matrix) {
    int width = cell.width();
    return energy(new Energy.Target(IntStream.range(0, matrix.length)
        .mapToObj(i -> new Energy.Entry(i / width, i % width, matrix[i])).toList(), 0));
  }

  public LangevinCells descent(double weightDecay, int samples, int batch) {
    return with(new Forces(cell.energy(), cell.beta(), cell.kappa(), Settings.NONE
        .with(Parameters.WEIGHT_DECAY, weightDecay).with(Parameters.SAMPLES, samples).with(Parameters.BATCH, batch)));
  }

  public LangevinCells initial(Initial initial) {
    return new LangevinCells(new LangevinCell(cell.equation(), cell.scheme(), cell.shape(), cell.forces(), initial,
        cell.clock(), cell.copies()));
  }

  public LangevinCells gaussian(double scale) {
    return initial(new Initial.Gaussian(scale));
  }

  public LangevinCells values(double... values) {
    return initial(new Initial.SingularValues(Arrays.stream(values).boxed().toList()));
  }

  /** Starts from a matrix, row-major. */
  public LangevinCells matrix(double... w) {
    int width = cell.width();
    return initial(new Initial.Given(IntStream.range(0, width)
        .mapToObj(i -> Arrays.stream(w, i * width, (i + 1) * width).boxed().toList()).toList()));
  }

  /** Records at 0 and at the end. */
  public LangevinCells time(double end, double step) {
    return clock(end, end, step);
  }

  public LangevinCells clock(double time, double every, double step) {
    return with(new Clock(step, time, every), cell.copies());
  }

  public LangevinCells replicas(int replicas) {
    return with(cell.clock(), new Copies(replicas, cell.sweepSeed(), cell.seed()));
  }

  public LangevinCells seeds(long sweepSeed, int repeat) {
    return with(cell.clock(), new Copies(cell.replicas(), sweepSeed, repeat));
  }
}
