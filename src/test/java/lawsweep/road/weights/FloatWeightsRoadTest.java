package lawsweep.road.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.line.Network;
import lawsweep.kernel.ScalarKernels;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Fields and counts in float64 against differences, laws, and what is known of smooth networks. */
class FloatWeightsRoadTest {

  private static final String TANH = "vec 2 > dense 3 bias > tanh > out 2";

  private static final FloatWeightsRoad DATA = FloatWeightsRoad.ofData(new ScalarKernels());

  /** The same numbers for every walk. */
  private static final class Fixed implements RealWalk.Draws {
    @Override
    public void fill(int wire, Step step, double[] to) {
      double[] numbers = new Random(wire).doubles(to.length).map(x -> 2 * x - 1).toArray();
      System.arraycopy(numbers, 0, to, 0, to.length);
      if (step instanceof Step.OneHot) {
        Arrays.fill(to, 0);
        int side = step.shape().getLast();
        for (int row = 0; row < to.length / side; row++) {
          to[row * side + row % side] = 1;
        }
      }
    }

    @Override
    public void weights(Step output, boolean centred, double[] to) {
      for (int i = 0; i < to.length; i++) {
        to[i] = i + 1;
      }
    }
  }

  private static double[] random(Circuit circuit, long seed) {
    return new Random(seed).doubles(circuit.columns()).map(x -> 1.6 * x - 0.8).toArray();
  }

  private static LawCount count(String line, double... theta) {
    LawCell cell = WeightsRoadTest.cell(line, Fields.DATA, 0, theta);
    assertTrue(DATA.takes(cell));
    LawCount count = DATA.count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
    assertEquals(Optional.empty(), DATA.refuse(count, Team.alone(), Stop.NEVER));
    return count;
  }

  /** Σ w · output of the network, by hand. */
  private static double output(double[] theta, double[] x) {
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      double z = Math.tanh(theta[2 * k] * x[0] + theta[2 * k + 1] * x[1] + theta[6 + k]);
      sum += theta[9 + k] * z + 2 * theta[12 + k] * z;
    }
    return sum;
  }

  @Test
  void fieldsAreGradients() {
    Circuit circuit = Network.of(TANH).circuit();
    double[] theta = random(circuit, 1);
    double[] field = new RealWalk(circuit).field(theta, null, new Fixed()).clone();
    int input = circuit.steps().indexOf(circuit.steps().stream().filter(Step.Input.class::isInstance).findFirst()
        .orElseThrow());
    double[] x = new double[2];
    new Fixed().fill(input, circuit.steps().get(input), x);
    for (int i = 0; i < theta.length; i++) {
      double[] up = theta.clone();
      double[] down = theta.clone();
      up[i] += 1e-5;
      down[i] -= 1e-5;
      assertEquals((output(up, x) - output(down, x)) / 2e-5, field[i], 1e-8);
    }
  }

  /**
   * All kinds of steps: the derivative of a field is the limit of differences, and symmetric since it is a
   * gradient.
   */
  @Test
  void derivativesAreLimitsOfDifferences() {
    for (String line : new String[] {TANH,
        "seq 3x4 causal > res(rms gain > attn 2x2 rope) > res(ln gain bias > mlp 3 gelu bias) > ce 3",
        "tokens 4x3 2 > pos > res(mlp 2 sigmoid) > out 3", "vec 3 > dense 4 > softplus > dense 3 > relu^2 > out 2",
        "seq 2x2 > glu 3 silu > out 2"}) {
      Circuit circuit = Network.of(line).circuit();
      double[] theta = random(circuit, 2);
      double[] u = random(circuit, 3);
      double[] v = random(circuit, 4);
      RealWalk walk = new RealWalk(circuit);
      walk.field(theta, u, new Fixed());
      double[] along = walk.derivative().clone();
      walk.field(theta, v, new Fixed());
      double[] other = walk.derivative().clone();
      assertEquals(dot(along, v), dot(other, u), 1e-9 * (1 + Math.abs(dot(along, v))), line);
      double[] up = walk.field(moved(theta, u, 1e-5), null, new Fixed()).clone();
      double[] down = walk.field(moved(theta, u, -1e-5), null, new Fixed()).clone();
      for (int i = 0; i < theta.length; i++) {
        assertEquals((up[i] - down[i]) / 2e-5, along[i], 1e-5 * (1 + Math.abs(along[i])), line);
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[] moved(double[] theta, double[] direction, double step) {
    double[] moved = theta.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += step * direction[i];
    }
    return moved;
  }

  @Test
  void smoothNetworksHaveNoLaws() {
    LawCount count = count(TANH, random(Network.of(TANH).circuit(), 5));
    assertEquals(15, count.lieDim());
    assertEquals(Verdict.AT_THESE_WEIGHTS, count.verdict());
    assertTrue(Double.isNaN(count.errorBound()));
  }

  /** Two equal neurons with other outgoing weights: fields move these alike, two directions fewer at once. */
  @Test
  void equalNeuronsAreDegenerate() {
    double[] theta = random(Network.of(TANH).circuit(), 6);
    for (int[] pair : new int[][] {{2, 0}, {3, 1}, {7, 6}}) {
      theta[pair[0]] = theta[pair[1]];
    }
    LawCount count = count(TANH, theta);
    assertEquals(13, count.levelDims().getFirst(), count.toString());
    assertEquals(15, WeightsTold.of(count).first());
  }

  /** A head of attention keeps what its queries and keys, values and outputs share: D - N is reached and not passed. */
  @Test
  void attentionReachesItsBound() {
    String line = "seq 3x4 > attn 2x2";
    LawCount count = count(line, random(Network.of(line).circuit(), 8));
    assertEquals(count.parameters() - count.knownLaws(), count.lieDim(), count.toString());
    assertTrue(count.knownLaws() > 0);
    assertEquals(Verdict.AT_THESE_WEIGHTS, count.verdict());
  }
}
