package lawsweep.langevin.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import lawsweep.dense.Cholesky;
import lawsweep.dense.Products;
import lawsweep.dense.SymmetricEigen;
import lawsweep.dense.Transpose;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

class MetricTest {

  /** (4.14) term by term, with matrix powers. */
  @Test
  void operatorIsTheSumOfPowers() {
    for (int d = 1; d <= 4; d++) {
      for (int depth = 1; depth <= 5; depth++) {
        Random random = Seeds.random("operator", 10L * d + depth);
        SingularFrame frame = Points.frame(Points.lambda(d), depth, d, random);
        double[] z = Points.matrix(d, random);
        assertArrayEquals(byDefinition(frame.endToEnd(), z, d, depth), new Metric(frame).apply(z),
            1e-12 * Products.largest(z) * Math.pow(1.5, 2 * depth), "d " + d + ", N " + depth);
      }
    }
  }

  /** (14.7): ∫ (WWᵀ)^{1-s} Z (WᵀW)^s ds over [0, 1], Simpson's rule. */
  @Test
  void operatorOfInfiniteDepthIsTheIntegral() {
    Random random = Seeds.random("integral", 0);
    int d = 3;
    SingularFrame frame = Points.frame(Points.lambda(d), LangevinCell.INFINITE, d, random);
    double[] z = Points.matrix(d, random);
    double[] sum = new double[d * d];
    int n = 200;
    for (int i = 0; i <= n; i++) {
      double s = (double) i / n;
      double weight = (i == 0 || i == n ? 1.0 : i % 2 == 1 ? 4 : 2) / (3 * n);
      sum = Products.add(sum, weight, term(frame.endToEnd(), z, d, 1 - s, s));
    }
    assertArrayEquals(sum, new Metric(frame).apply(z), 1e-9);
  }

  /**
   * (7.15) corrected, against A^{-1} from the d² × d² matrix of the operator by Cholesky.
   */
  @Test
  void metricIsTheInverseOfTheOperator() {
    int d = 3;
    for (int depth : new int[] {1, 2, 3, 5, LangevinCell.INFINITE}) {
      Random random = Seeds.random("inverse", depth);
      SingularFrame frame = Points.frame(Points.lambda(d), depth, d, random);
      Metric metric = new Metric(frame);
      double[] z = Points.matrix(d, random);
      double[] y = Points.matrix(d, random);
      double[] solved = Cholesky.of(matrixOf(metric, d), d * d).solve(z);
      double expected = Products.inner(z, solved);
      assertEquals(expected, metric.normSquared(z), 1e-11 * expected, "N " + depth);
      assertEquals(metric.inner(y, z), metric.inner(z, y), 1e-12 * expected);
      assertArrayEquals(z, metric.apply(metric.inverse(z)), 1e-12);
      assertArrayEquals(metric.apply(z), metric.squareRoot(metric.squareRoot(z)), 1e-11);
    }
  }

  /**
   * (4.19) corrected: g(grad E, Z) = Tr Zᵀ E'; and symmetry of A in the Frobenius product although A_{N,W}(Z)ᵀ is
   * A_{N,Wᵀ}(Zᵀ).
   */
  @Test
  void gradientRepresentsTheDifferential() {
    int d = 3;
    Random random = Seeds.random("differential", 0);
    SingularFrame frame = Points.frame(Points.lambda(d), 3, d, random);
    Metric metric = new Metric(frame);
    double[] derivative = Points.matrix(d, random);
    double[] z = Points.matrix(d, random);
    assertEquals(Products.inner(z, derivative), metric.inner(metric.gradient(derivative), z), 1e-12);
    double[] transposed = Transpose.of(frame.endToEnd(), d);
    assertArrayEquals(Transpose.of(metric.apply(z), d),
        new Metric(SingularFrame.of(transposed, d, 3)).apply(Transpose.of(z, d)), 1e-12);
  }

  /** Theorems 2 and 13: φ_* of the gradient upstairs is A(E'), and φ_* shortens no horizontal vector. */
  @Test
  void factorsCoverTheEndToEndMatrixIsometrically() {
    for (int rank = 1; rank <= 3; rank++) {
      for (int depth = 2; depth <= 4; depth++) {
        Random random = Seeds.random("submersion", 10L * rank + depth);
        BalancedPoint point = Points.balanced(Points.lambda(3), depth, rank, random);
        Metric metric = new Metric(point.frame());
        double[] derivative = Points.matrix(3, random);
        Factors x = point.factors();
        Factors gradient = x.gradient(derivative);
        assertArrayEquals(metric.gradient(derivative), Points.pushForward(x, gradient), 1e-11);
        assertEquals(gradient.normSquared(), metric.normSquared(Points.pushForward(x, gradient)),
            1e-10 * gradient.normSquared());
      }
    }
  }

  /** (12.10) corrected: turned singular vectors (signs) do not change the noise. */
  @Test
  void squareRootDoesNotDependOnTheChoiceOfSingularVectors() {
    int d = 3;
    Random random = Seeds.random("signs", 0);
    SingularFrame frame = Points.frame(Points.lambda(d), 3, d, random);
    double[] left = frame.left().clone();
    double[] right = frame.right().clone();
    for (int i = 0; i < d; i++) {
      left[i * d + 1] *= -1;
      right[i * d + 1] *= -1;
    }
    SingularFrame turned = new SingularFrame(3, d, d, left, frame.sigma(), frame.lambda(), right);
    double[] noise = Points.matrix(d, random);
    assertArrayEquals(new Metric(frame).squareRoot(noise), new Metric(turned).squareRoot(noise), 1e-13);
  }

  /** A is smooth where singular values coincide, although singular vectors are not. */
  @Test
  void coincidentSingularValuesAreHarmless() {
    double[] w = {1, 1e-13, -1e-13, 1};
    double[] z = {0.3, -1, 2, 0.7};
    assertArrayEquals(Products.add(new double[4], 3, z), new Metric(SingularFrame.of(w, 2, 3)).apply(z), 1e-11);
  }

  @Test
  void whatIsNotTangentIsDroppedOrRefused() {
    SingularFrame frame = SingularFrame.of(new double[] {2, 0, 0, 0}, 2, 2, 1);
    Metric metric = new Metric(frame);
    assertArrayEquals(new double[] {4, 2, 2, 0}, metric.apply(new double[] {1, 1, 1, 1}), 1e-14);
    assertArrayEquals(new double[] {0.25, 0.5, 0.5, 0}, metric.inverse(new double[] {1, 1, 1, 0}), 1e-14);
    String message =
        assertThrows(IllegalArgumentException.class, () -> metric.inverse(new double[] {1, 1, 1, 1})).getMessage();
    assertTrue(message.contains("expected a tangent vector"), message);
    assertArrayEquals(new double[] {1, 1, 1, 0}, new Metric(SingularFrame.of(new double[] {2, 0, 0, 0}, 2, 1, 1))
        .apply(new double[] {1, 1, 1, 1}), 1e-14);
  }

  private static double[] matrixOf(Metric metric, int d) {
    int n = d * d;
    double[] a = new double[n * n];
    for (int j = 0; j < n; j++) {
      double[] unit = new double[n];
      unit[j] = 1;
      double[] column = metric.apply(unit);
      for (int i = 0; i < n; i++) {
        a[i * n + j] = column[i];
      }
    }
    return a;
  }

  private static double[] byDefinition(double[] w, double[] z, int d, int depth) {
    double[] sum = new double[d * d];
    for (int k = 1; k <= depth; k++) {
      sum = Products.add(sum, 1, term(w, z, d, (double) (depth - k) / depth, (double) (k - 1) / depth));
    }
    return sum;
  }

  private static double[] term(double[] w, double[] z, int d, double left, double right) {
    double[] a = SymmetricEigen.of(Products.multiplyTransposedRight(w, w, d), d).apply(x -> Math.pow(x, left));
    double[] b = SymmetricEigen.of(Products.multiplyTransposedLeft(w, w, d), d).apply(x -> Math.pow(x, right));
    return Products.multiply(Products.multiply(a, z, d), b, d);
  }
}
