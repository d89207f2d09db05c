package lawsweep.lie;

import java.util.Arrays;
import java.util.List;
import lawsweep.network.Circuit;
import lawsweep.network.Circuit.Step;
import lawsweep.network.Family;
import lawsweep.network.SmoothFunction;

/**
 * The data fields of a network in float64: χ = Σ_b ∇_θ ⟨w_b, g(θ, x_b)⟩ over a batch of inputs x_b, the single rows
 * ∇_θ g_o(θ, x_b), and derivatives Dχ(θ)·v. Hidden neurons apply a smooth function, or the gates that come with the
 * inputs.
 *
 * <p>A field is a pair of chains. The right one, h, starts at the input: z = U h + c b, h := σ(z). The left one, l,
 * starts at w, or at weights of the outputs that sum to 0 where only differences of outputs matter, by an orthonormal
 * basis of these: l_z = σ'(z) ⊙ l, l := Uᵀ l_z. Then ∂_U = l_z hᵀ and ∂_b = c l_z. Derivatives along v run the same
 * chains with tangents. A residual block adds what h was two steps before, and so does the left chain.
 *
 * <p>Arrays of chains are neuron by neuron, one number for each input, so that inner loops run over inputs. For one
 * thread.
 */
public final class RealFields {

  private final Circuit network;
  private final List<Step> steps;
  private final double[] theta;
  private final RealPoints points;
  private final int count;
  private final double[][] h;
  private final double[][] z;
  private final double[][] slope;
  private final double[][] curve;
  private final double[][] dh;
  private final double[][] dz;

  /** Runs the right chains at a point; {@code theta} must not change while this object is used. */
  public RealFields(Circuit network, double[] theta, RealPoints points) {
    this.network = network;
    this.steps = network.steps();
    this.theta = theta;
    this.points = points;
    this.count = points.count();
    this.h = new double[steps.size() + 1][];
    this.z = new double[steps.size()][];
    this.slope = new double[steps.size()][];
    this.curve = new double[steps.size()][];
    this.dh = new double[steps.size() + 1][];
    this.dz = new double[steps.size()][];
    h[0] = RealLoops.transposed(points.inputs(), count, network.inputs());
    dh[0] = new double[h[0].length];
    for (int t = 0; t < steps.size(); t++) {
      forward(t);
    }
  }

  private void forward(int t) {
    Step step = steps.get(t);
    z[t] = new double[step.rows() * count];
    RealLoops.addProduct(theta, step.weights(), step.rows(), step.columns(), h[t], z[t], count);
    addBias(theta, step, z[t]);
    if (step.gated()) {
      slope[t] = new double[z[t].length];
      curve[t] = new double[z[t].length];
      h[t + 1] = applied(t, step);
    } else {
      h[t + 1] = step.skip() ? RealLoops.sum(z[t], h[t - 1]) : z[t];
    }
  }

  private void addBias(double[] from, Step step, double[] to) {
    for (int i = 0; step.bias() >= 0 && i < step.rows(); i++) {
      RealLoops.add(from[step.bias() + i], points.ones(), 0, to, i * count, count);
    }
  }

  private double[] applied(int t, Step step) {
    double[] out = new double[z[t].length];
    Family family = network.architecture().family();
    if (family.smooth()) {
      SmoothFunction function = SmoothFunction.of(family);
      double[] jet = new double[3];
      for (int i = 0; i < out.length; i++) {
        function.at(z[t][i], jet);
        out[i] = jet[0];
        slope[t][i] = jet[1];
        curve[t][i] = jet[2];
      }
      return out;
    }
    RealPoints.Gates gates = points.gates().orElseThrow();
    for (int i = 0; i < out.length; i++) {
      slope[t][i] = gates.patterns().active(gates.of()[i % count], step.firstNeuron() + i / count) ? 1 : 0;
      out[i] = slope[t][i] * z[t][i];
    }
    return out;
  }

  /** How many rows there are: one for each input and output, or vector of a basis of weights. */
  public int rows() {
    return count * network.directions();
  }

  /** Writes all rows ∇_θ g_o(θ, x_b): row o·count + b, D numbers each; with a basis ∇_θ ⟨e_o, g(θ, x_b)⟩. */
  public void rows(double[] out) {
    int d = theta.length;
    for (int o = 0; o < network.directions(); o++) {
      double[] w = new double[rows()];
      Arrays.fill(w, o * count, (o + 1) * count, 1);
      double[][] left = left(w);
      for (int t = 0; t < steps.size(); t++) {
        writeRows(steps.get(t), left[t], h[t], out, o * count * d);
      }
    }
  }

  private void writeRows(Step step, double[] l, double[] r, double[] out, int at) {
    for (int b = 0; b < count; b++) {
      int row = at + b * theta.length;
      for (int i = 0; i < step.rows(); i++) {
        double li = l[i * count + b];
        for (int k = 0; k < step.columns(); k++) {
          out[row + step.weights() + i * step.columns() + k] = li * r[k * count + b];
        }
        if (step.bias() >= 0) {
          out[row + step.bias() + i] = li * points.ones()[b];
        }
      }
    }
  }

  /**
   * Writes χ.
   *
   * @param w {@link #rows} weights: output by output, or vector of the basis by vector, a number for each input
   */
  public void sum(double[] w, double[] out) {
    double[][] left = left(w);
    Arrays.fill(out, 0);
    for (int t = 0; t < steps.size(); t++) {
      addOuter(steps.get(t), left[t], h[t], out);
    }
  }

  /** Writes Dχ(θ)·v, which is a Hessian times v since χ is a gradient. */
  public void derivative(double[] w, double[] v, double[] out) {
    double[][] left = left(w);
    for (int t = 0; t < steps.size(); t++) {
      tangent(t, v);
    }
    double[][] leftTangents = leftTangents(left, w, v);
    Arrays.fill(out, 0);
    for (int t = 0; t < steps.size(); t++) {
      addOuter(steps.get(t), leftTangents[t], h[t], out);
      addWeights(steps.get(t), left[t], dh[t], out);
    }
  }

  private void tangent(int t, double[] v) {
    Step step = steps.get(t);
    dz[t] = new double[step.rows() * count];
    RealLoops.addProduct(v, step.weights(), step.rows(), step.columns(), h[t], dz[t], count);
    RealLoops.addProduct(theta, step.weights(), step.rows(), step.columns(), dh[t], dz[t], count);
    addBias(v, step, dz[t]);
    if (step.gated()) {
      dh[t + 1] = RealLoops.product(slope[t], dz[t]);
    } else {
      dh[t + 1] = step.skip() ? RealLoops.sum(dz[t], dh[t - 1]) : dz[t];
    }
  }

  /** l_z of each step. */
  private double[][] left(double[] w) {
    double[][] g = outputsOf(w);
    double[][] left = new double[steps.size()][];
    for (int t = steps.size() - 1; t >= 0; t--) {
      Step step = steps.get(t);
      left[t] = step.gated() ? RealLoops.product(slope[t], g[t + 1]) : g[t + 1];
      back(theta, step, left[t], g[t]);
      skip(step, g, t);
    }
    return left;
  }

  /** The derivatives of l_z along v. */
  private double[][] leftTangents(double[][] left, double[] w, double[] v) {
    double[][] g = outputsOf(w);
    double[][] dg = outputsOf(new double[w.length]);
    double[][] tangents = new double[steps.size()][];
    for (int t = steps.size() - 1; t >= 0; t--) {
      Step step = steps.get(t);
      tangents[t] = step.gated()
          ? RealLoops.sum(RealLoops.product(slope[t], dg[t + 1]),
              RealLoops.product(RealLoops.product(curve[t], dz[t]), g[t + 1]))
          : dg[t + 1];
      back(theta, step, left[t], g[t]);
      skip(step, g, t);
      back(theta, step, tangents[t], dg[t]);
      back(v, step, left[t], dg[t]);
      skip(step, dg, t);
    }
    return tangents;
  }

  /** What reaches h before each step, 0 but for the outputs. */
  private double[][] outputsOf(double[] w) {
    double[][] g = new double[h.length][];
    for (int t = 0; t < steps.size(); t++) {
      g[t] = new double[h[t].length];
    }
    g[steps.size()] = network.differences() ? sumless(w) : w.clone();
    return g;
  }

  /**
   * Combinations of a basis of the vectors whose sum is 0: vector k, from 1 on, has k entries 1 and then -k, all
   * divided by its length.
   */
  private double[] sumless(double[] w) {
    double[] to = new double[network.outputs() * count];
    for (int k = 1; k < network.outputs(); k++) {
      double one = 1 / Math.sqrt(k * (k + 1.0));
      for (int o = 0; o <= k; o++) {
        RealLoops.add(o < k ? one : -k * one, w, (k - 1) * count, to, o * count, count);
      }
    }
    return to;
  }

  private void back(double[] weights, Step step, double[] l, double[] to) {
    RealLoops.addTransposedProduct(weights, step.weights(), step.rows(), step.columns(), l, to, count);
  }

  private void skip(Step step, double[][] g, int t) {
    if (step.skip()) {
      RealLoops.add(1, g[t + 1], 0, g[t - 1], 0, g[t - 1].length);
    }
  }

  private void addOuter(Step step, double[] l, double[] r, double[] out) {
    addWeights(step, l, r, out);
    for (int i = 0; step.bias() >= 0 && i < step.rows(); i++) {
      out[step.bias() + i] += RealLoops.dot(l, i * count, points.ones(), 0, count);
    }
  }

  private void addWeights(Step step, double[] l, double[] r, double[] out) {
    for (int i = 0; i < step.rows(); i++) {
      for (int k = 0; k < step.columns(); k++) {
        out[step.weights() + i * step.columns() + k] += RealLoops.dot(l, i * count, r, k * count, count);
      }
    }
  }

  /**
   * By how many units of rounding of its length a row may be wrong. An entry passes through sums over all layers;
   * where terms cancel a little more is lost. Measured against sums in higher precision.
   */
  public double roundings() {
    double sum = 8;
    for (Step step : steps) {
      sum += step.columns() + 6;
    }
    return network.differences() ? sum + network.outputs() : sum;
  }

  /**
   * The share of inputs, least over the hidden neurons, at which a neuron is neither saturated nor confined to a
   * straight piece of its function: |z| ≤ {@code widest} and |z - z̄| ≥ {@code least}, with the mean z̄ over the
   * inputs.
   */
  public double curvedShare(double least, double widest) {
    int fewest = count;
    for (int t = 0; t < steps.size(); t++) {
      for (int i = 0; steps.get(t).gated() && i < steps.get(t).rows(); i++) {
        fewest = Math.min(fewest, RealLoops.away(z[t], i * count, count, least, widest));
      }
    }
    return (double) fewest / count;
  }
}
