package lawsweep.law.known;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.ScalarKernels;
import lawsweep.law.Counting;
import lawsweep.law.LawsByDefinition;
import lawsweep.lie.BracketSource;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.support.Architectures;
import lawsweep.support.NaiveElimination;
import lawsweep.support.Primes;
import lawsweep.support.Residues;
import lawsweep.support.Seeds;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** The laws at hand against their definition. */
class KnownLawsTest {

  private static Point point(Architecture a, long number) {
    PrimeField field = Primes.random(Seeds.random("law point", number));
    return Point.random(a, field, new FieldStreams(new Stream(number), 0), 0);
  }

  private static LawsByDefinition laws(Point point) {
    long[] theta = Arrays.stream(point.values()).mapToLong(point.field()::canonical).toArray();
    return new LawsByDefinition(point.architecture(), point.field().p(), theta);
  }

  private static void checkRank(Architecture a, long number, Kernels kernels) {
    Point point = point(a, number);
    int rank = NaiveElimination.rank(point.field().p(), laws(point).knownGradients());
    assertEquals(rank, KnownLaws.rank(point, kernels, Team.alone(), () -> {}), () -> Seeds.note(a));
    assertEquals(rank, KnownLaws.bound(a), () -> Seeds.note(a));
  }

  /** The rows that are ranked are the gradients, those of squares halved. */
  @Test
  void rowsAreGradients() {
    for (int number = 0; number < 100; number++) {
      Family family = number % 2 == 0 ? Family.RELU : Family.LINEAR;
      Architecture a = Architectures.random(Seeds.random("gradients", number), family, 4, 4);
      Point point = point(a, number);
      long[][] expected = laws(point).knownGradients();
      int law = 0;
      for (int i = 1; i < a.depth(); i++) {
        for (long[] row : Residues.longs(point.field(), KnownLaws.gradients(point, i))) {
          assertGradient(point, i, expected[law++], row);
        }
      }
      assertEquals(expected.length, law);
    }
  }

  /** Columns: U_i, the bias of layer i - 1 if it is hidden and has one, U_{i+1}, the bias of layer i likewise. */
  private static void assertGradient(Point point, int i, long[] expected, long[] row) {
    Architecture a = point.architecture();
    long[] full = new long[expected.length];
    int at = 0;
    for (int layer = i; layer <= i + 1; layer++) {
      int size = a.width(layer - 1) * a.width(layer);
      System.arraycopy(row, at, full, point.layout().weights(layer), size);
      at += size;
      if (layer > 1 && a.bias() != Bias.NONE) {
        System.arraycopy(row, at, full, point.layout().bias(layer - 1), a.width(layer - 1));
        at += a.width(layer - 1);
      }
    }
    assertEquals(row.length, at);
    long p = point.field().p();
    long[] twice = Arrays.stream(full).map(x -> 2 * x % p).toArray();
    assertTrue(Arrays.equals(expected, full) || Arrays.equals(expected, twice), () -> Seeds.note(a + ", layer " + i));
  }

  @Test
  void ranksOfRandomArchitectures() {
    for (int number = 0; number < 400; number++) {
      Random random = Seeds.random("laws", number);
      Family family = number % 4 == 0 ? Family.RELU : Family.LINEAR;
      Architecture a = Architectures.random(random, family, 4, number % 2 == 0 ? 3 : 4);
      checkRank(a, number, number % 3 == 0 ? new ScalarKernels() : Counting.VECTOR);
    }
  }

  /** More hidden neurons than their neighbours together: the surplus gives no laws between its own members. */
  @Test
  void ranksWithSurplusNeurons() {
    List<Architecture> wide = List.of(
        Architectures.linear(1, 5, 1), Architectures.linear(1, 6, 2, 3), Architectures.linear(2, 1, 7, 1, 2),
        Architectures.linear(1, 5, 1, 5, 1), Architectures.linear(1, 4, 9, 2), Architectures.linear(1, 3, 8, 3, 1));
    for (Architecture a : wide) {
      checkRank(a, a.hashCode(), Counting.VECTOR);
    }
  }

  /** papers/000, Proposition 4.2. */
  @Test
  void twoLayers() {
    for (int n = 1; n <= 4; n++) {
      for (int r = 1; r <= 10; r++) {
        for (int m = 1; m <= 4; m++) {
          int rank = Math.min(n + m, r);
          Architecture a = Architectures.linear(n, r, m);
          assertEquals(rank * (2 * r + 1 - rank) / 2, KnownLaws.bound(a), a.widthsLabel());
          assertEquals(
              rank * (2 * r + 1 - rank) / 2, KnownLaws.rank(point(a, r), Counting.VECTOR, Team.alone(), () -> {}));
        }
      }
    }
  }

  /** N' against all known gradients with all directions orthogonal to ∇s of each scalar block. */
  @Test
  void ranksWithScalarBlocks() {
    int blocks = 0;
    for (int number = 0; number < 300; number++) {
      Random random = Seeds.random("blocks", number);
      Architecture drawn = Architectures.random(random, Family.LINEAR, 6, 3);
      Integer[] widths = drawn.widths().toArray(Integer[]::new);
      widths[random.nextInt(widths.length)] = 1;
      widths[random.nextInt(widths.length)] = 1;
      Architecture a = Architectures.linear(widths);
      Point point = point(a, number);
      int rank = NaiveElimination.rank(point.field().p(), laws(point).provenGradients());
      LawRanks ranks = LawRanks.compute(a, new Stream(number), Counting.VECTOR, Team.alone(), () -> {});
      assertEquals(rank, ranks.proven(), () -> Seeds.note(a));
      assertEquals(rank, ScalarBlocks.of(a).bound(a), () -> Seeds.note(a));
      assertEquals(KnownLaws.bound(a), ranks.known(), () -> Seeds.note(a));
      blocks += ranks.proven() > ranks.known() ? 1 : 0;
    }
    assertTrue(blocks > 50, "only " + blocks + " architectures had laws of scalar blocks");
  }

  /** Laws are orthogonal to every field and bracket. */
  @Test
  void bracketsDoNotMoveTheLaws() {
    for (int number = 0; number < 60; number++) {
      Random random = Seeds.random("conserved", number);
      Architecture a = Architectures.random(random, number % 2 == 0 ? Family.LINEAR : Family.RELU, 4, 3);
      Point point = point(a, number);
      BracketSource source =
          new BracketSource(point, Counting.VECTOR, new FieldStreams(new Stream(number), 0), () -> {});
      long p = point.field().p();
      long[][] gradients =
          a.family() == Family.LINEAR ? laws(point).provenGradients() : laws(point).knownGradients();
      for (int level = 0; level <= 3; level++) {
        Matrix rows = Matrix.zero(4, point.layout().size());
        source.fill(level, 0, rows, Team.alone());
        for (long[] row : Residues.longs(point.field(), rows)) {
          for (long[] gradient : gradients) {
            assertEquals(0, dot(p, row, gradient), () -> Seeds.note(a));
          }
        }
      }
    }
  }

  private static long dot(long p, long[] x, long[] y) {
    long sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum = (sum + x[i] * y[i]) % p;
    }
    return sum;
  }
}
