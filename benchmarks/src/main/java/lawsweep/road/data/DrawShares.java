package lawsweep.road.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lawsweep.exact.Primes;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Circuit;
import lawsweep.network.Family;
import lawsweep.pattern.PatternSearch;
import lawsweep.pattern.PatternSet;
import lawsweep.pattern.Weights;
import lawsweep.residue.PrimeField;
import lawsweep.work.Limits;

/**
 * What the processor keeps of a draw where a device absorbs its patterns: the search for patterns, and the upper bound
 * where the rank falls short of R. Each is done again alone, with the gains that were found before; on one thread.
 */
public final class DrawShares {

  private final LawCell cell;
  private final Kernels kernels = VectorKernels.hot();
  private final Circuit network;
  private final DrawStreams streams;
  private final PrimeField field;
  private final List<boolean[]> gains = new ArrayList<>();
  private final List<Boolean> full = new ArrayList<>();

  private DrawShares(LawCell cell) {
    this.cell = cell;
    this.network = cell.loss().circuit(cell.architecture());
    this.streams = DrawStreams.of(cell);
    this.field = new Primes(streams.primes()).get(0);
  }

  /**
   * Prints a line for each cell.
   *
   * @param args cells as {@code family:bias:widths:draws}
   */
  public static void main(String[] args) {
    for (String arg : args) {
      String[] words = arg.split(":");
      Architecture a = new Architecture(Family.valueOf(words[0].toUpperCase(Locale.ROOT)),
          Arrays.stream(words[2].split(",")).map(Integer::valueOf).toList(),
          Bias.valueOf(words[1].toUpperCase(Locale.ROOT)));
      int draws = Integer.parseInt(words[3]);
      LawCell cell =
          new LawCell(a, Fields.DATA, 0, 0, Optional.of(new DataChoice(draws, 0, Optional.empty())));
      System.out.println(arg + ": " + new DrawShares(cell).line(draws));
    }
  }

  private String line(int draws) {
    record(draws);
    double[] least = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
    for (int turn = 0; turn < 3; turn++) {
      least[0] = Math.min(least[0], seconds(() -> all(draws)));
      least[1] = Math.min(least[1], seconds(() -> again(draws, false)));
      least[2] = Math.min(least[2], seconds(() -> again(draws, true)));
    }
    return String.format(Locale.ROOT,
        "%.1f us a draw; patterns %.1f us (%.1f %%), bounds %.1f us (%.1f %%); at most %.1f times as quick a host core",
        least[0] / draws * 1e6, least[1] / draws * 1e6, 100 * least[1] / least[0],
        (least[2] - least[1]) / draws * 1e6, 100 * (least[2] - least[1]) / least[0], least[0] / least[2]);
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) * 1e-9;
  }

  private void all(int draws) {
    ExactDraws exact = new ExactDraws(cell, kernels, Limits.DEFAULT.bracketLength(), TestedFields.pay(cell));
    for (int draw = 0; draw < draws; draw++) {
      exact.count(draw, () -> {});
    }
  }

  /** What each step of each search gained. */
  private void record(int draws) {
    boolean tested = TestedFields.pay(cell);
    ModularDraw modulus = new ModularDraw(network, new FreeColumns(network), field, kernels, streams.fields(), tested);
    PatternSearch search = new PatternSearch(network);
    PatternSet found = new PatternSet(network.neurons());
    long[] theta = new long[network.layout().size()];
    for (int draw = 0; draw < draws; draw++) {
      Weights.draw(streams.weights(), draw, theta);
      modulus.begin(theta, DrawStreams.tests(draw, 0, false));
      found.clear();
      search.begin(theta, streams.weights(), draw);
      boolean[] steps = new boolean[4];
      int count = 0;
      int used = 0;
      while (!search.exhausted() && !search.saturated() && !modulus.full()) {
        int before = modulus.rank();
        search.more(found);
        used = tested ? modulus.absorbTested(found, used, found.size(), () -> {})
            : modulus.absorbEach(found, used, found.size(), () -> {});
        steps = count == steps.length ? Arrays.copyOf(steps, 2 * count) : steps;
        steps[count] = modulus.rank() > before;
        search.gained(steps[count++]);
      }
      gains.add(Arrays.copyOf(steps, count));
      full.add(modulus.full());
    }
  }

  private void again(int draws, boolean bounds) {
    PatternSearch search = new PatternSearch(network);
    PatternSet found = new PatternSet(network.neurons());
    LawBound laws = new LawBound(network);
    long[] theta = new long[network.layout().size()];
    for (int draw = 0; draw < draws; draw++) {
      Weights.draw(streams.weights(), draw, theta);
      found.clear();
      search.begin(theta, streams.weights(), draw);
      for (boolean gained : gains.get(draw)) {
        search.more(found);
        search.gained(gained);
      }
      if (bounds && !full.get(draw)) {
        laws.of(found, theta, field);
        laws.dead(found);
      }
    }
  }
}
