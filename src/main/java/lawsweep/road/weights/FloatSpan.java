package lawsweep.road.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.dense.RankEstimate;
import lawsweep.dense.RankEstimator;
import lawsweep.random.Normals;
import lawsweep.random.Stream;
import lawsweep.road.draws.DrawnInputs;
import lawsweep.road.weights.FloatCertificate.Level;
import lawsweep.work.Watch;

/** What fields and first brackets of a circuit span at a point, in float64. For one thread. */
final class FloatSpan {

  /** So many rows more than the dimensions that are missing. */
  private static final int MORE = 8;

  /** Where inputs are choices among finitely many, so many times as many, and so many more. */
  private static final int OFTEN = 4;

  private static final int MORE_CHOICES = 60;

  private final Circuit circuit;
  private final RealWalk walk;
  private final RealWalk other;
  private final Stream stream;
  private final Normals normals;
  private final boolean finite;
  private final Watch watch;
  private long sample;

  /**
   * A way to take fields.
   *
   * @param stream where inputs, gates and weights of outputs come from
   * @param watch asked before each row; may end the work
   */
  FloatSpan(Circuit circuit, Stream stream, Watch watch) {
    this.circuit = circuit;
    this.walk = new RealWalk(circuit);
    this.other = new RealWalk(circuit);
    this.stream = stream;
    this.normals = new Normals(stream.key());
    this.watch = watch;
    this.finite = circuit.steps().stream().anyMatch(Step.OneHot.class::isInstance);
  }

  /**
   * The ranks of fields and, unless these meet the bound, of brackets besides.
   *
   * @param bound no span is larger
   */
  List<Level> climb(double[] theta, int bound) {
    RankEstimator estimator = new RankEstimator(theta.length, walk.roundings(), normals);
    List<Level> levels = new ArrayList<>();
    int rows = finite ? OFTEN * bound + MORE_CHOICES : bound + MORE;
    for (int i = 0; i < rows; i++) {
      addField(theta, estimator);
    }
    RankEstimate first = estimator.estimate();
    levels.add(level(1, rows, first, bound));
    if (first.atLeast() < bound) {
      int brackets = bound - first.atLeast() + MORE;
      for (int i = 0; i < brackets; i++) {
        addBracket(theta, estimator);
      }
      levels.add(level(2, brackets, estimator.estimate(), bound));
    }
    return levels;
  }

  private static Level level(int length, int rows, RankEstimate estimate, int bound) {
    return new Level(length, rows, Math.min(bound, estimate.atLeast()),
        estimate.decided() || estimate.atLeast() >= bound);
  }

  private void addField(double[] theta, RankEstimator estimator) {
    watch.ask();
    double[] field = walk.field(theta, null, new Sample(sample++));
    if (finite(field)) {
      estimator.add(field, 0);
    }
  }

  /** [X, Y] = DX · Y - DY · X. */
  private void addBracket(double[] theta, RankEstimator estimator) {
    watch.ask();
    Sample first = new Sample(sample++);
    Sample second = new Sample(sample++);
    double[] x = walk.field(theta, null, first).clone();
    double[] y = other.field(theta, null, second).clone();
    walk.field(theta, y, first);
    other.field(theta, x, second);
    double[] bracket = walk.derivative().clone();
    double terms = length(bracket) + length(other.derivative());
    for (int i = 0; i < bracket.length; i++) {
      bracket[i] -= other.derivative()[i];
    }
    if (finite(bracket)) {
      estimator.add(bracket, 0, terms);
    }
  }

  /** False where a variance is 0. */
  private static boolean finite(double[] row) {
    return Arrays.stream(row).allMatch(Double::isFinite);
  }

  private static double length(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum = Math.fma(v, v, sum);
    }
    return Math.sqrt(sum);
  }

  /** What one field draws: normal numbers, inputs at several scales in turn, and choices. */
  private final class Sample implements RealWalk.Draws {
    private final long number;

    Sample(long number) {
      this.number = number;
    }

    private long sequence(int wire) {
      return 1L << 40 | number * (circuit.steps().size() + 1L) + wire;
    }

    @Override
    public void fill(int wire, Step step, double[] to) {
      if (step instanceof Step.OneHot choice) {
        choose(wire, choice.shape().getLast(), to);
        return;
      }
      normals.fill(sequence(wire), 0, to.length, to, 0);
      if (step instanceof Step.Input) {
        double scale = DrawnInputs.scale((int) (number % Integer.MAX_VALUE));
        for (int i = 0; i < to.length; i++) {
          to[i] *= scale;
        }
      }
    }

    private void choose(int wire, int side, double[] to) {
      long[] words = new long[to.length / side];
      stream.fill(sequence(wire), words);
      Arrays.fill(to, 0);
      for (int row = 0; row < words.length; row++) {
        to[row * side + (int) Math.unsignedMultiplyHigh(words[row], side)] = 1;
      }
    }

    @Override
    public void weights(Step output, boolean centred, double[] to) {
      normals.fill(sequence(circuit.steps().size()), 0, to.length, to, 0);
      int side = output.shape().isEmpty() ? 1 : output.shape().getLast();
      for (int row = 0; centred && row < to.length; row += side) {
        double mean = 0;
        for (int e = row; e < row + side; e++) {
          mean += to[e] / side;
        }
        for (int e = row; e < row + side; e++) {
          to[e] -= mean;
        }
      }
    }
  }
}
