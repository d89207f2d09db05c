package lawsweep.langevin.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import lawsweep.dense.Products;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

class SplittingTest {

  /** Frame and tridiagonal systems against spans of the defining directions; dimensions as in (4.6). */
  @Test
  void frameAgreesWithDefinition() {
    for (int d = 1; d <= 4; d++) {
      for (int depth = 1; depth <= (d == 4 ? 3 : 5); depth++) {
        compare(Points.lambda(d), depth);
      }
    }
    compare(new double[] {1, 1, 0.5}, 3);
    compare(new double[] {1, 1, 1}, 4);
    compare(new double[] {1, 1 - 1e-12, 0.01}, 3);
  }

  private static void compare(double[] lambda, int depth) {
    int d = lambda.length;
    Random random = Seeds.random("split", 10L * d + depth);
    BalancedPoint point = Points.balanced(lambda, depth, random);
    Factors x = Points.factors(d, depth, random);
    FrameSplitting frame = new FrameSplitting(point);
    GramSplitting gram = new GramSplitting(point.factors());
    assertEquals((depth - 1) * d * (d - 1) / 2, dimension(gram::orbit, d, depth));
    assertEquals((depth - 1) * d * (d + 1) / 2, dimension(gram::normal, d, depth));
    String what = "d " + d + ", N " + depth;
    Points.assertClose(gram.orbit(x), frame.orbit(x), 1e-10, what);
    Points.assertClose(gram.horizontal(x), frame.horizontal(x), 1e-10, what);
    Points.assertClose(gram.normal(x), frame.normal(x), 1e-10, what);
  }

  /** The dimension of what a projection leaves: its trace. */
  private static long dimension(UnaryOperator<Factors> projection, int d, int depth) {
    double trace = 0;
    for (int p = 0; p < depth; p++) {
      for (int k = 0; k < d * d; k++) {
        List<double[]> levels = new ArrayList<>(Collections.nCopies(depth, new double[d * d]));
        double[] one = new double[d * d];
        one[k] = 1;
        levels.set(p, one);
        Factors unit = new Factors(d, levels);
        trace += unit.inner(projection.apply(unit));
      }
    }
    assertEquals(Math.rint(trace), trace, 1e-9, "the trace of a projection");
    return Math.round(trace);
  }

  /** Against the orthonormal basis, lower rank and a vanishing singular value included. */
  @Test
  void projectionsAreSumsOverTheBasis() {
    int[][] cases = {{3, 3, 3}, {3, 1, 4}, {4, 2, 2}, {2, 1, 1}, {5, 5, 16}};
    for (int[] c : cases) {
      Random random = Seeds.random("sum", c[0]);
      compareWithBasis(Points.balanced(Points.lambda(c[0]), c[2], c[1], random), random);
    }
    Random random = Seeds.random("sum", 0);
    compareWithBasis(Points.balanced(new double[] {1, 0.5, 0}, 3, random), random);
    compareWithBasis(Points.balanced(new double[] {1e-170, 1e-180, 0}, 3, random), random);
  }

  private static void compareWithBasis(BalancedPoint point, Random random) {
    FrameSplitting splitting = new FrameSplitting(point);
    OrthonormalBasis basis = OrthonormalBasis.at(point);
    Factors x = Points.factors(point.width(), point.depth(), random);
    Points.assertClose(sum(basis.orbit(), x), splitting.orbit(x), 1e-12, "orbit");
    Points.assertClose(sum(basis.horizontal(), x), splitting.horizontal(x), 1e-12, "horizontal");
    Factors mixed = splitting.anisotropic(x, 0.25);
    Points.assertClose(splitting.orbit(x).plus(0.5, splitting.horizontal(x)), mixed, 1e-14, "anisotropic");
  }

  private static Factors sum(List<Factors> basis, Factors x) {
    Factors sum = Points.times(0, x);
    for (Factors u : basis) {
      sum = sum.plus(u.inner(x), u);
    }
    return sum;
  }

  @Test
  void projectionsAreIdempotentAndMutuallyOrthogonal() {
    Random random = Seeds.random("idempotent", 0);
    BalancedPoint point = Points.balanced(Points.lambda(3), 4, random);
    FrameSplitting splitting = new FrameSplitting(point);
    Factors x = Points.factors(3, 4, random);
    Points.assertClose(splitting.orbit(x), splitting.orbit(splitting.orbit(x)), 1e-13, "orbit");
    Points.assertClose(splitting.horizontal(x), splitting.horizontal(splitting.horizontal(x)), 1e-13, "horizontal");
    assertEquals(0, Math.sqrt(splitting.orbit(splitting.horizontal(x)).normSquared()), 1e-13);
    assertEquals(0, splitting.orbit(x).inner(splitting.normal(x)), 1e-12);
    Factors gradient = point.factors().gradient(Points.matrix(3, random));
    Points.assertClose(gradient, splitting.horizontal(gradient), 1e-12, "gradients are horizontal");
  }

  /**
   * Off the manifold the definition stays smooth: the parts change by as little as the point, and the orbit part is
   * killed by φ_*.
   */
  @Test
  void definitionExtendsOffTheManifold() {
    Random random = Seeds.random("off", 0);
    BalancedPoint point = Points.balanced(Points.lambda(3), 3, random);
    Factors x = Points.factors(3, 3, random);
    Factors near = point.factors().plus(1e-6, Points.factors(3, 3, random));
    assertTrue(near.balanceDefect() > 1e-7);
    GramSplitting splitting = new GramSplitting(near);
    Points.assertClose(new FrameSplitting(point).horizontal(x), splitting.horizontal(x), 1e-4, "near");
    assertEquals(0, Products.largest(Points.pushForward(near, splitting.orbit(x))), 1e-12);
    Points.assertClose(x, splitting.orbit(x).plus(1, splitting.horizontal(x)).plus(1, splitting.normal(x)), 1e-13,
        "sum");
  }
}
