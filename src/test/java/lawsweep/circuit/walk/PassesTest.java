package lawsweep.circuit.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigInteger;
import java.util.Arrays;
import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import org.junit.jupiter.api.Test;

/** Passes power by power, with cotangents that hang on the outputs, against the definition. */
class PassesTest {

  private static final int LANES = 8;
  private static final int ORDER = 3;

  /** W2 W1 x by series: the gradient of |z|² / 2 is W2^T z x^T and z (W1 x)^T, coefficient by coefficient. */
  @Test
  void theGradientOfASquareAlongACurve() {
    CircuitPoint point =
        new CircuitPoint(Nets.chain("id", false, 2, 1, 2), new WalkStreams(Stream.named("passes"), 0));
    PrimeField field = point.field();
    Algebra series = new Algebra(1, new int[2], ORDER + 1, ORDER, (a, b) -> a + b <= ORDER ? a + b : -1);
    Jets theta = new Jets(series.parts(), 4, LANES);
    Passes passes = new Passes(point, series, LANES, theta);
    double[][] curve = new double[ORDER + 1][];
    double[][] input = new double[ORDER + 1][];
    for (int n = 0; n <= ORDER; n++) {
      curve[n] = new double[] {n + 1, 2 * n - 3, n * n, 5 - n};
      input[n] = new double[2 * LANES];
      for (int i = 0; i < input[n].length; i++) {
        input[n][i] = i * i % 7 - n;
      }
    }
    double[][][] gradient = new double[ORDER + 1][4][LANES];
    for (int n = 0; n <= ORDER; n++) {
      theta.attach(n, curve[n], /* once= */ true);
      passes.set(0, n, input[n], /* once= */ false);
      Jets outputs = passes.forward(n, n + 1);
      Jets found = passes.backward(outputs);
      for (int e = 0; e < 4; e++) {
        System.arraycopy(found.data(n), e * LANES, gradient[n][e], 0, LANES);
      }
    }
    assertFalse(passes.discarded(0));
    for (int lane = 0; lane < LANES; lane++) {
      double[] a = powers(curve, 0, 1, 0);
      double[] b = powers(curve, 1, 1, 0);
      double[] c = powers(curve, 2, 1, 0);
      double[] d = powers(curve, 3, 1, 0);
      double[] x = powers(input, 0, LANES, lane);
      double[] y = powers(input, 1, LANES, lane);
      // W1 = (a b), W2 = (c d)^T.
      double[] h = sum(times(a, x), times(b, y));
      double[] back = sum(times(c, times(c, h)), times(d, times(d, h)));
      double[][] expected = {times(back, x), times(back, y), times(times(c, h), h), times(times(d, h), h)};
      for (int e = 0; e < 4; e++) {
        for (int n = 0; n <= ORDER; n++) {
          assertEquals(field.reduce(expected[e][n]), gradient[n][e][lane] + 0.0, "entry " + e + " of t^" + n);
        }
      }
    }
  }

  /** The powers of an entry. */
  private static double[] powers(double[][] series, int entry, int lanes, int lane) {
    return Arrays.stream(series).mapToDouble(values -> values[entry * lanes + lane]).toArray();
  }

  private static double[] times(double[] x, double[] y) {
    double[] out = new double[ORDER + 1];
    for (int i = 0; i <= ORDER; i++) {
      for (int j = 0; i + j <= ORDER; j++) {
        out[i + j] += x[i] * y[j];
      }
    }
    return out;
  }

  private static double[] sum(double[] x, double[] y) {
    double[] out = x.clone();
    for (int i = 0; i < out.length; i++) {
      out[i] += y[i];
    }
    return out;
  }

  /** Candidates have roots among the residues, and are the same each time. */
  @Test
  void candidatesHaveRoots() {
    Wires w = new Wires();
    int y = w.contract("oi,i->o", w.parameter("W", 3, 3), w.input(3));
    CircuitPoint point =
        new CircuitPoint(w.circuit(Nets.norm(w, y, false)), new WalkStreams(Stream.named("candidates"), 0));
    Candidates candidates = new Candidates(point, n -> point.streams().pulled(0, n));
    Candidates again = new Candidates(point, n -> point.streams().pulled(0, n));
    double[] theta = point.values();
    for (int i = 0; i < 20; i++) {
      double[][] drawn = candidates.next();
      assertEquals(Arrays.deepToString(drawn), Arrays.deepToString(again.next()));
      double variance = 0;
      for (int o = 0; o < 3; o++) {
        double entry = 0;
        for (int k = 0; k < 3; k++) {
          entry = point.field().reduce(entry + theta[3 * o + k] * drawn[0][k]);
        }
        variance = point.field().reduce(variance + entry * entry);
      }
      int p = point.field().p();
      assertEquals(1, BigInteger.valueOf(point.field().canonical(variance))
          .modPow(BigInteger.valueOf((p - 1) / 2), BigInteger.valueOf(p)).intValue());
    }
  }
}
