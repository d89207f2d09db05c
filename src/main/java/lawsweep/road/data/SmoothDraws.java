package lawsweep.road.data;

import java.util.Arrays;
import java.util.Optional;
import lawsweep.dense.RankEstimate;
import lawsweep.law.LawCell;
import lawsweep.lie.RealFields;
import lawsweep.lie.RealPoints;
import lawsweep.network.Circuit;
import lawsweep.pattern.Inputs;
import lawsweep.random.Normals;
import lawsweep.random.Stream;
import lawsweep.road.draws.DrawnInputs;
import lawsweep.work.Watch;

/**
 * Counts draws of networks with smooth functions. Weights are normal with variance 1/n_i in layer i, biases standard
 * normal.
 *
 * <p><b>Inputs</b> are the given ones, or normal ones in batches that are doubled. Doubling ends when the dimension is
 * the largest there can be, or a doubling added nothing, or there are more inputs than parameters: fields are analytic
 * in x, so each input in general position raises the dimension until it is the largest. The inputs have several scales
 * ({@link DrawnInputs}), so that neurons are neither saturated nor confined to a straight piece of their function.
 *
 * <p><b>Trust.</b> Where functions are nearly linear or saturated, most of what they can do is smaller than any
 * rounding, and a spectrum may break off early without a trace. So a dimension short of both the largest and the number
 * of rows is given only if every neuron sees a value in the curved range of its function at {@value #CURVED_SHARE} of
 * the inputs or more. Else the draw is undecided.
 */
final class SmoothDraws implements DrawCounter {

  private static final double CURVED_SHARE = 0.5;
  /** A neuron's value counts if it is so far from the mean: there the tenth term of a Taylor series is not yet lost. */
  private static final double LEAST = 1.0 / 16;
  private static final double WIDEST = 8;
  private static final int CHUNK = 128;

  private final Circuit network;
  private final Optional<double[][]> given;
  private final Stream stream;
  private final int parameters;
  /** D less what stands still. */
  private final int bound;
  private final int features;
  private final boolean brackets;
  private final DrawnInputs drawn;

  SmoothDraws(LawCell cell, Stream stream, boolean brackets) {
    this.brackets = brackets;
    this.network = cell.loss().circuit(cell.architecture());
    this.given = cell.data().flatMap(data -> data.inputs()).map(SmoothDraws::distinct);
    this.stream = stream;
    this.parameters = network.layout().size();
    this.features = network.inputs();
    this.bound = parameters - Math.toIntExact(cell.loss().still(cell.architecture()));
    this.drawn = DrawnInputs.of(bound, network.directions());
  }

  /** The inputs as real numbers, repeated ones once: they add nothing, and the number of rows is a bound. */
  private static double[][] distinct(Inputs inputs) {
    return Arrays.stream(inputs.distinct()).mapToObj(i -> {
      double[] x = new double[inputs.known().features()];
      inputs.known().real(i, x, 0);
      return x;
    }).toArray(double[][]::new);
  }

  @Override
  public DrawResult count(int draw, Watch watch) {
    Normals normals = new Normals(stream.word(draw, 0));
    return new Draw(draw, normals, weights(normals), watch).count();
  }

  private double[] weights(Normals normals) {
    double[] theta = new double[parameters];
    normals.fill(1L << 32, 0, parameters, theta, 0);
    for (Circuit.Step step : network.steps()) {
      double scale = 1 / Math.sqrt(step.columns());
      for (int i = 0; i < step.rows() * step.columns(); i++) {
        theta[step.weights() + i] *= scale;
      }
    }
    return theta;
  }

  private final class Draw {

    private final int draw;
    private final Normals normals;
    private final double[] theta;
    private final Watch watch;
    private final int available;
    private FloatDrawsSpan span;
    private int used;

    Draw(int draw, Normals normals, double[] theta, Watch watch) {
      this.draw = draw;
      this.normals = normals;
      this.theta = theta;
      this.watch = watch;
      this.available = given.map(inputs -> inputs.length).orElse(Integer.MAX_VALUE / 2);
    }

    DrawResult count() {
      RankEstimate first = first();
      Optional<RankEstimate> second = Optional.empty();
      if (brackets && first.atLeast() < bound) {
        span.addBrackets(fields(0, used), bound - first.atLeast(), watch);
        second = Optional.of(FloatDraws.settled(span.rank(), bound));
      }
      return FloatDraws.result(draw, bound, first, second, 0, 0, false);
    }

    /** The rank of the fields of more and more inputs. */
    private RankEstimate first() {
      int batch = Math.min(available, drawn.first());
      RankEstimate last = added(batch);
      for (int doubling = 0; used < available && last.atLeast() < bound; doubling++) {
        if (given.isEmpty() && doubling == DrawnInputs.MOST_DOUBLINGS) {
          break;
        }
        RankEstimate next = added(Math.min(available, 2 * used));
        boolean still = given.isEmpty() && last.decided() && next.rank() == last.rank();
        last = next;
        if (still) {
          break;
        }
      }
      return last;
    }

    /** The rank with the first {@code count} inputs. */
    private RankEstimate added(int count) {
      while (used < count) {
        watch.ask();
        int next = Math.min(count, used + CHUNK);
        RealFields fields = fields(used, next);
        if (used == 0) {
          span = new FloatDrawsSpan(parameters, fields.roundings(), normals);
        }
        span.add(fields);
        used = next;
      }
      RankEstimate estimate = FloatDraws.settled(span.rank(), bound);
      return trusted(estimate) ? estimate
          : new RankEstimate(RankEstimate.REFUSED, estimate.atLeast(), estimate.gap(), estimate.tail());
    }

    private boolean trusted(RankEstimate estimate) {
      return estimate.rank() == Math.min(bound, (long) used * network.directions())
          || fields(0, Math.min(used, 8 * CHUNK)).curvedShare(LEAST, WIDEST) >= CURVED_SHARE;
    }

    private RealFields fields(int from, int to) {
      double[] x = new double[(to - from) * features];
      given.ifPresentOrElse(inputs -> {
        for (int i = from; i < to; i++) {
          System.arraycopy(inputs[i], 0, x, (i - from) * features, features);
        }
      }, () -> random(from, x));
      double[] ones = new double[to - from];
      Arrays.fill(ones, 1);
      return new RealFields(network, theta, new RealPoints(to - from, x, ones, Optional.empty()));
    }

    private void random(int from, double[] x) {
      for (int i = 0; i * features < x.length; i++) {
        normals.fill((1L << 33) + from + i, 0, features, x, i * features);
        double scale = DrawnInputs.scale(from + i);
        for (int k = 0; k < features; k++) {
          x[i * features + k] *= scale;
        }
      }
    }
  }
}
