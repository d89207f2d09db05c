package lawsweep.drift.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lawsweep.checkpoint.NumberType;
import lawsweep.checkpoint.names.TensorView;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.types.LawGroup;
import lawsweep.circuit.types.LawGroup.Form;
import lawsweep.circuit.types.LawGroup.Term;
import lawsweep.support.Seeds;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Exact identities of gradient descent (papers/001, MATH D.5.1) on a linear network y = U V x that is trained here. */
class TrainingStepsTest {

  private static final int IN = 5;
  private static final int HIDDEN = 4;
  private static final int OUT = 3;

  private static final List<TensorView> VIEWS = List.of(view("0.weight", HIDDEN, IN), view("1.weight", OUT, HIDDEN));

  private static final LawGroup BALANCE = new LawGroup(LawKind.NEURONS, Form.PRODUCTS, List.of(), 0, HIDDEN,
      List.of(new Term(0, -1, List.of(), 0), new Term(1, 1, List.of(), 1)));

  private static final LawEvaluator EVALUATOR = new LawEvaluator(List.of(BALANCE), VIEWS, Team.alone());

  private final Random random = Seeds.random("steps", 0);
  private final double[] v = normals(HIDDEN * IN);
  private final double[] u = normals(OUT * HIDDEN);
  private final double[] bufferV = new double[HIDDEN * IN];
  private final double[] bufferU = new double[OUT * HIDDEN];

  private static TensorView view(String name, int rows, int columns) {
    return new TensorView(name, List.of((long) rows, (long) columns), List.of(rows, columns), 0,
        List.of((long) columns, 1L), List.of(List.of(), List.of()));
  }

  private double[] normals(int n) {
    return random.doubles(n, -0.7, 0.7).toArray();
  }

  /** Σ τ² h(g) is all that a law moves by. */
  @Test
  void lawsMoveBySquaredSteps() throws IOException {
    double[] predicted = value(null);
    double rate = 0.03;
    for (int step = 0; step < 50; step++) {
      double[][] gradient = gradient();
      MemoryCheckpoint checkpoint = checkpoint("grad.", gradient[0], gradient[1]);
      TensorSource gradients = new TensorSource(checkpoint, TensorFamily.GRADIENTS);
      assertTrue(gradients.holds(VIEWS));
      double[] h = EVALUATOR.mixed(gradients, gradients).getFirst();
      LawValues same = EVALUATOR.values(gradients).getFirst();
      for (int i = 0; i < h.length; i++) {
        assertEquals(same.value(i), h[i], 1e-15);
        predicted[i] += rate * rate * h[i];
      }
      add(-rate, gradient[0], v);
      add(-rate, gradient[1], u);
    }
    double[] found = value(null);
    for (int i = 0; i < found.length; i++) {
      assertEquals(predicted[i], found[i], 1e-13);
    }
    assertTrue(Math.abs(found[1] - value(new double[] {1, 1})[1]) > 1e-4, "nothing moved");
  }

  /** The balance of weights; with an argument that of other weights, to see that it is not always the same. */
  private double[] value(double[] scales) throws IOException {
    double[] a = v.clone();
    double[] b = u.clone();
    if (scales != null) {
      Arrays.setAll(a, i -> a[i] * (1 + 0.1 * i));
    }
    LawValues values = EVALUATOR.values(TensorSource.weights(checkpoint("", a, b))).getFirst();
    double[] h = new double[values.count()];
    Arrays.setAll(h, values::value);
    return h;
  }

  /** Heavy ball multiplies angular momenta by its momentum, weight decay or not; Nesterov's momentum does not. */
  @Test
  void heavyBallKeepsAngularMomenta() throws IOException {
    double rate = 0.01;
    double mu = 0.9;
    System.arraycopy(normals(bufferV.length), 0, bufferV, 0, bufferV.length);
    System.arraycopy(normals(bufferU.length), 0, bufferU, 0, bufferU.length);
    AngularMomenta before = momenta(rate);
    AngularMomenta first = before;
    assertEquals(HIDDEN * (HIDDEN - 1) / 2, first.values().length);
    assertTrue(first.relative() > 1e-3);
    for (int step = 0; step < 40; step++) {
      heavyBall(rate, mu, 0.05, 0);
      AngularMomenta after = momenta(rate);
      for (int i = 0; i < after.values().length; i++) {
        assertEquals(mu * before.values()[i], after.values()[i], 1e-15 * first.weights() * first.velocities());
      }
      before = after;
    }
    assertEquals(Math.pow(mu, 40) * first.values()[2], before.values()[2], 1e-15);
    heavyBall(rate, mu, 0, 0.9);
    assertTrue(Math.abs(mu * before.values()[0] - momenta(rate).values()[0]) > 1e-7);
  }

  /** From rest they stay 0. */
  @Test
  void heavyBallFromRestHasNoAngularMomentum() throws IOException {
    for (int step = 0; step < 100; step++) {
      heavyBall(0.01, 0.9, 0, 0);
    }
    AngularMomenta momenta = momenta(0.01);
    assertTrue(momenta.velocities() > 1e-3);
    assertTrue(momenta.relative() < 1e-15, "found " + momenta.relative());
  }

  private AngularMomenta momenta(double rate) throws IOException {
    return EVALUATOR.momenta(TensorSource.weights(checkpoint("", v, u)),
        new TensorSource(checkpoint("momentum_buffer.", bufferV, bufferU), TensorFamily.BUFFERS), -rate).getFirst();
  }

  private static MemoryCheckpoint checkpoint(String prefix, double[] first, double[] second) {
    return new MemoryCheckpoint().with(prefix + "0.weight", NumberType.F64, VIEWS.get(0).storedShape(), first.clone())
        .with(prefix + "1.weight", NumberType.F64, VIEWS.get(1).storedShape(), second.clone());
  }

  /** As PyTorch's SGD: buffer = mu buffer + g, θ -= rate buffer. */
  private void heavyBall(double rate, double mu, double decay, double nesterov) {
    double[][] gradient = gradient();
    move(v, bufferV, gradient[0], new double[] {rate, mu, decay, nesterov});
    move(u, bufferU, gradient[1], new double[] {rate, mu, decay, nesterov});
  }

  private static void move(double[] weights, double[] buffer, double[] gradient, double[] facts) {
    for (int i = 0; i < weights.length; i++) {
      double g = gradient[i] + facts[2] * weights[i];
      buffer[i] = facts[1] * buffer[i] + g;
      weights[i] -= facts[0] * (facts[3] > 0 ? g + facts[3] * buffer[i] : buffer[i]);
    }
  }

  private static void add(double factor, double[] from, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * from[i];
    }
  }

  /** Of Σ |U V x - y|² / 2 over a batch that is drawn anew, by V and by U. */
  private double[][] gradient() {
    double[][] gradient = {new double[v.length], new double[u.length]};
    for (int sample = 0; sample < 8; sample++) {
      double[] x = normals(IN);
      double[] hidden = multiply(v, x, HIDDEN);
      double[] error = multiply(u, hidden, OUT);
      for (int o = 0; o < OUT; o++) {
        error[o] -= random.nextGaussian();
        for (int h = 0; h < HIDDEN; h++) {
          gradient[1][o * HIDDEN + h] += error[o] * hidden[h];
        }
      }
      for (int h = 0; h < HIDDEN; h++) {
        for (int i = 0; i < IN; i++) {
          for (int o = 0; o < OUT; o++) {
            gradient[0][h * IN + i] += u[o * HIDDEN + h] * error[o] * x[i];
          }
        }
      }
    }
    return gradient;
  }

  private static double[] multiply(double[] matrix, double[] x, int rows) {
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < x.length; j++) {
        y[i] += matrix[i * x.length + j] * x[j];
      }
    }
    return y;
  }
}
