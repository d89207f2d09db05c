package lawsweep.pattern;

import java.util.Arrays;
import java.util.List;
import lawsweep.network.Circuit;

/**
 * Where to look for a neuron's other sign: from a point along the gradient of the neuron's affine piece there, to the
 * best of some points along it, and on. In doubles, since it only proposes lines, which are then walked exactly.
 */
final class Climb {

  /**
   * Points tried along a gradient lie at 2^-this, …, 2^this times the distance at which the step is as long as the
   * point.
   */
  private static final int OCTAVES = 6;

  private final List<Circuit.Step> steps;
  private final double[][] z;
  private final double[][] slope;
  private final double[] trial;
  private long[] theta = {};

  Climb(Circuit network) {
    steps = RegionWalk.upToLastGate(network.steps());
    z = new double[steps.size() + 1][];
    slope = new double[steps.size() + 1][];
    z[0] = new double[network.inputs()];
    slope[0] = new double[network.inputs()];
    for (int s = 0; s < steps.size(); s++) {
      z[s + 1] = new double[steps.get(s).rows()];
      slope[s + 1] = new double[steps.get(s).rows()];
    }
    trial = new double[network.inputs()];
  }

  /** New weights. */
  void begin(long[] weights) {
    theta = weights;
  }

  /** What a neuron gets at a point, over the point's size. */
  double height(double[] x, int neuron) {
    int s = run(x, neuron);
    return z[s + 1][neuron - steps.get(s).firstNeuron()] / (1 + size(x));
  }

  /**
   * The gradient of what a neuron gets, at a point.
   *
   * @return its largest coordinate in absolute value; 0 if the neuron does not depend on the point
   */
  double gradient(double[] x, int neuron, double[] to) {
    int last = run(x, neuron);
    for (int s = 0; s <= last; s++) {
      Arrays.fill(slope[s], 0);
    }
    Arrays.fill(slope[last + 1], 0);
    slope[last + 1][neuron - steps.get(last).firstNeuron()] = 1;
    for (int s = last; s >= 0; s--) {
      Circuit.Step step = steps.get(s);
      for (int j = 0; j < step.rows(); j++) {
        double left = slope[s + 1][j];
        if (left == 0 || (s < last && step.gated() && z[s + 1][j] <= 0)) {
          continue;
        }
        for (int k = 0; k < step.columns(); k++) {
          slope[s][k] += left * theta[step.weights() + j * step.columns() + k];
        }
        if (step.skip()) {
          slope[s - 1][j] += left;
        }
      }
    }
    System.arraycopy(slope[0], 0, to, 0, to.length);
    return size(to);
  }

  /**
   * Moves a point along a direction to the best of some places: where the neuron gets most; least if {@code sign} is
   * -1.
   */
  void move(double[] x, double[] direction, int neuron, int sign) {
    double unit = (1 + size(x)) / size(direction);
    double best = sign * height(x, neuron);
    double at = 0;
    for (int octave = -OCTAVES; octave <= OCTAVES; octave++) {
      double t = sign * Math.scalb(unit, octave);
      along(x, direction, t);
      double height = sign * height(trial, neuron);
      if (height > best) {
        best = height;
        at = t;
      }
    }
    along(x, direction, at);
    System.arraycopy(trial, 0, x, 0, x.length);
  }

  /** The largest coordinate in absolute value. */
  static double size(double[] x) {
    double size = 0;
    for (double value : x) {
      size = Math.max(size, Math.abs(value));
    }
    return size;
  }

  private void along(double[] x, double[] direction, double t) {
    for (int i = 0; i < x.length; i++) {
      trial[i] = x[i] + t * direction[i];
    }
  }

  /** Runs the network up to the step of a neuron, which is returned. */
  private int run(double[] x, int neuron) {
    System.arraycopy(x, 0, z[0], 0, x.length);
    for (int s = 0; s < steps.size(); s++) {
      Circuit.Step step = steps.get(s);
      boolean gate = s > 0 && steps.get(s - 1).gated();
      for (int j = 0; j < step.rows(); j++) {
        double sum = step.bias() < 0 ? 0 : theta[step.bias() + j];
        int row = step.weights() + j * step.columns();
        for (int k = 0; k < step.columns(); k++) {
          sum += theta[row + k] * (gate ? Math.max(0, z[s][k]) : z[s][k]);
        }
        z[s + 1][j] = step.skip() ? sum + z[s - 1][j] : sum;
      }
      if (step.gated() && neuron < step.firstNeuron() + step.rows()) {
        return s;
      }
    }
    throw new IllegalArgumentException("no neuron " + neuron);
  }
}
