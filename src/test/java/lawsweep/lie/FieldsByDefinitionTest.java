package lawsweep.lie;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.ScalarKernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.support.Architectures;
import lawsweep.support.NaiveElimination;
import lawsweep.support.Primes;
import lawsweep.support.Residues;
import lawsweep.support.Seeds;
import lawsweep.support.ThreadsForTest;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Fields and first brackets against the sum over all paths. */
class FieldsByDefinitionTest {

  private static List<Architecture> architectures() {
    List<Architecture> list = new ArrayList<>(List.of(
        Architectures.linear(1, 1, 1), Architectures.linear(2, 3, 3, 2), Architectures.linear(1, 2, 3, 4, 2, 1),
        Architectures.linear(4, 9, 17), Architectures.relu(Bias.NONE, 5, 2, 5),
        Architectures.relu(Bias.HIDDEN, 2, 3, 3, 2), Architectures.relu(Bias.ALL, 2, 1, 3, 2),
        Architectures.relu(Bias.ALL, 1, 2, 2, 2, 3),
        Architectures.linear(8, 5, 6), Architectures.relu(Bias.ALL, 5, 8, 2, 6),
        Architectures.relu(Bias.ALL, 3, 9, 2, 2),
        Architectures.relu(Bias.HIDDEN, 9, 2, 3, 1)));
    Random random = Seeds.random("architectures", 0);
    for (int i = 0; i < 40; i++) {
      list.add(Architectures.random(random, i % 2 == 0 ? Family.LINEAR : Family.RELU, 4, 4));
    }
    return list;
  }

  private static Kernels kernels(int number) {
    return number % 2 == 0 ? VectorKernels.hot() : new ScalarKernels();
  }

  @Test
  void fieldsAreGradientsOfPathSums() {
    int number = 0;
    for (Architecture a : architectures()) {
      Sampler sampler = new Sampler(a, Primes.random(Seeds.random("fields", number)), number, kernels(++number));
      assertEquals(a.parameters(), sampler.network().parameters());
      int first = 5;
      long[][] rows = sampler.samples(0, first, 6, new ThreadsForTest(2));
      for (int s = 0; s < rows.length; s++) {
        long[] expected = DualField.plain(sampler.streamed(0, 0, first + s), sampler.theta());
        assertArrayEquals(expected, rows[s], () -> Seeds.note(a));
      }
    }
  }

  @Test
  void firstBracketsAreDerivativesOfFields() {
    int number = 0;
    for (Architecture a : architectures()) {
      Sampler sampler = new Sampler(a, Primes.random(Seeds.random("brackets", number)), number, kernels(++number));
      int first = 2;
      long[][] rows = sampler.samples(1, first, 5, Team.alone());
      for (int s = 0; s < rows.length; s++) {
        DualField x = sampler.streamed(1, 0, first + s);
        DualField y = sampler.streamed(1, 1, first + s);
        long[] expected = DualField.plain(DualField.bracket(sampler.numbers(), x, y), sampler.theta());
        assertArrayEquals(expected, rows[s], () -> Seeds.note(a));
      }
    }
  }

  /** Derivatives along any directions, against the bracket's two halves and the product rule on path sums. */
  @Test
  void derivativesAlongDirections() {
    int number = 0;
    for (Architecture a : architectures()) {
      Random random = Seeds.random("directions", number);
      Sampler sampler = new Sampler(a, Primes.random(random), number, kernels(++number));
      PrimeField field = sampler.point().field();
      FieldBlock block = new FieldBlock(sampler.point(), kernels(number), number % 3 == 0 ? 6 : 40);
      for (int count : new int[] {6, 5, 1}) {
        block.draw(sampler.streams(), 0, 0, 3, count);
        Matrix directions = Residues.matrix(field, random, count, sampler.theta().length, false);
        Matrix out = Residues.matrix(field, random, count, sampler.theta().length, false);
        block.jvp(directions, out);
        long[][] rows = Residues.longs(field, out);
        long[][] along = Residues.longs(field, directions);
        for (int s = 0; s < count; s++) {
          DualField x = sampler.streamed(0, 0, 3 + s);
          assertArrayEquals(DualField.along(x, sampler.theta(), along[s]), rows[s], () -> Seeds.note(a));
        }
      }
    }
  }

  /** Coefficients of rank one span what all coefficients span. */
  @Test
  void samplesSpanAllGradients() {
    int number = 0;
    for (Architecture a : architectures()) {
      Sampler sampler = new Sampler(a, Primes.random(Seeds.random("span", number)), number, kernels(++number));
      NaiveElimination span = new NaiveElimination(sampler.numbers().p());
      for (int i = 0; i < sampler.network().coordinates(); i++) {
        long[] c = new long[sampler.network().coordinates()];
        c[i] = 1;
        span.add(DualField.plain(DualField.gradient(sampler.network(), sampler.numbers(), c), sampler.theta()));
      }
      int rank = span.rank();
      long[][] rows = sampler.samples(0, 0, rank + 2, Team.alone());
      assertEquals(rank, NaiveElimination.rank(sampler.numbers().p(), rows), () -> Seeds.note(a));
      Arrays.stream(rows).forEach(span::add);
      assertEquals(rank, span.rank(), () -> Seeds.note(a));
    }
  }

  /** Samples do not depend on how many are asked for at a time. */
  @Test
  void samplesDependOnTheirNumberOnly() {
    for (int level = 0; level <= 4; level++) {
      for (Architecture a : List.of(Architectures.linear(2, 3, 2, 1), Architectures.relu(Bias.ALL, 2, 3, 2))) {
        long[][] all = sampler(a).samples(level, 0, 70, new ThreadsForTest(2));
        Sampler other = sampler(a);
        for (int first : new int[] {0, 21, 7, 8, 66}) {
          int count = Math.min(9, 70 - first);
          long[][] part = other.samples(level, first, count, Team.alone());
          assertArrayEquals(Arrays.copyOfRange(all, first, first + count), part, a + ", level " + level);
        }
      }
    }
  }

  @Test
  void blocksThatDoNotMatchAreRefused() {
    Sampler sampler = sampler(Architectures.linear(2, 3, 2));
    FieldBlock small = new FieldBlock(sampler.point(), new ScalarKernels(), 8);
    FieldBlock large = new FieldBlock(sampler.point(), new ScalarKernels(), 40);
    small.draw(sampler.streams(), 1, 0, 0, 5);
    large.draw(sampler.streams(), 1, 1, 0, 5);
    Matrix out = Matrix.zero(5, sampler.point().layout().size());
    assertThrows(IllegalArgumentException.class, () -> small.bracket(large, out));
    FieldBlock fewer = new FieldBlock(sampler.point(), new ScalarKernels(), 8);
    fewer.draw(sampler.streams(), 1, 1, 0, 4);
    assertThrows(IllegalArgumentException.class, () -> small.bracket(fewer, out));
    assertThrows(IllegalArgumentException.class, () -> small.draw(sampler.streams(), 1, 0, 0, 9));
  }

  /** A few samples of each level, then many: blocks of both layouts. */
  @Test
  void blocksGrow() {
    Architecture a = Architectures.linear(2, 3, 3, 2);
    Sampler growing = sampler(a);
    for (int count : new int[] {3, 50, 9}) {
      for (int level : new int[] {0, 1}) {
        assertArrayEquals(
            sampler(a).samples(level, 4, count, Team.alone()), growing.samples(level, 4, count, Team.alone()));
      }
    }
  }

  private static Sampler sampler(Architecture a) {
    return new Sampler(a, Primes.largest(), 77, VectorKernels.hot());
  }
}
