package lawsweep.lie;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.ScalarKernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.support.Architectures;
import lawsweep.support.Primes;
import lawsweep.support.Residues;
import lawsweep.support.Seeds;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;
import lawsweep.work.Watch;
import org.junit.jupiter.api.Test;

/** Samples along flows of time-dependent fields against the same recursions one residue at a time. */
class FlowSourceTest {

  private static final int ORDERS = 10;

  @Test
  void samplesAreThoseOfThePlainRecursion() {
    for (int number = 0; number < 24; number++) {
      Random random = Seeds.random("flow", number);
      Family family = number % 2 == 0 ? Family.LINEAR : Family.RELU;
      Architecture a = Architectures.random(random, family, 5, 4);
      Kernels kernels = number % 3 == 0 ? new ScalarKernels() : VectorKernels.hot();
      compare(a, kernels, "flow " + number, random);
    }
  }

  /** V' is the pull-back of [Y, X_t], so V_k is a sum of brackets with X_t = X_0 + X_1 t + X_2 t² at θ. */
  @Test
  void firstOrdersAreBrackets() {
    for (int number = 0; number < 12; number++) {
      Random random = Seeds.random("flow brackets", number);
      Family family = number % 2 == 0 ? Family.LINEAR : Family.RELU;
      Architecture a = Architectures.random(random, family, 4, 2);
      Sampler sampler = new Sampler(a, Primes.random(random), random.nextLong(), VectorKernels.hot());
      int fields = FlowSource.fields(a);
      int sample = random.nextInt(3 * fields);
      long[][] expected = firstOrders(sampler, sample / fields, sample % fields);
      FlowSource source = new FlowSource(sampler.point(), VectorKernels.hot(), sampler.streams(), Watch.NONE);
      for (int order = 0; order < expected.length; order++) {
        Matrix row = Matrix.zero(1, sampler.point().layout().size());
        source.fill(order, sample, row, Team.alone());
        assertArrayEquals(expected[order], Residues.longs(sampler.point().field(), row)[0],
            Seeds.note(a + ", order " + order));
      }
    }
  }

  private static long[][] firstOrders(Sampler sampler, int flow, int fieldInFlow) {
    DualNumbers numbers = sampler.numbers();
    DualField y = sampler.streamed(sampler.streams().pulled(flow, fieldInFlow));
    DualField[] x = new DualField[3];
    Arrays.setAll(x, n -> sampler.followed(flow, n));
    DualField yx = DualField.bracket(numbers, y, x[0]);
    DualField yxx = DualField.bracket(numbers, yx, x[0]);
    DualField next = DualField.bracket(numbers, y, x[1]);
    return new long[][] {
        sum(sampler, 1, y), sum(sampler, 1, yx), sum(sampler, 2, yxx, next),
        sum(sampler, 6, DualField.bracket(numbers, yxx, x[0]), DualField.bracket(numbers, next, x[0]),
            DualField.bracket(numbers, next, x[0]), DualField.bracket(numbers, yx, x[1]),
            DualField.bracket(numbers, y, x[2]), DualField.bracket(numbers, y, x[2]))};
  }

  private static long[] sum(Sampler sampler, int divisor, DualField... terms) {
    PrimeField field = sampler.point().field();
    long inverse = field.canonical(field.invert(divisor));
    long[] sum = new long[sampler.point().layout().size()];
    for (DualField term : terms) {
      long[] values = DualField.plain(term, sampler.theta());
      Arrays.setAll(sum, e -> (sum[e] + values[e] * inverse) % field.p());
    }
    return sum;
  }

  /** Whatever was asked for before: there is room for higher orders, and the way back. */
  @Test
  void askedForInAnyOrder() {
    Sampler sampler = new Sampler(Architectures.linear(2, 3, 4, 2), Primes.random(Seeds.random("any order", 0)), 7,
        VectorKernels.hot());
    FlowSource climbing = new FlowSource(sampler.point(), VectorKernels.hot(), sampler.streams(), Watch.NONE);
    FlowSource other = new FlowSource(sampler.point(), VectorKernels.hot(), sampler.streams(), Watch.NONE);
    double[][] samples = new double[15][];
    for (int order = 0; order < samples.length; order++) {
      samples[order] = sample(climbing, sampler.point(), order);
    }
    for (int order : new int[] {14, 3, 4, 13, 2, 0}) {
      assertArrayEquals(samples[order], sample(other, sampler.point(), order), "order " + order);
    }
  }

  private static double[] sample(FlowSource source, Point point, int order) {
    Matrix row = Matrix.zero(1, point.layout().size());
    source.fill(order, 5, row, Team.alone());
    return row.data();
  }

  /** The watch is asked at every power, and what it ended goes on where it was. */
  @Test
  void whatIsStoppedGoesOn() {
    Sampler sampler = new Sampler(Architectures.linear(2, 3, 4, 2), Primes.random(Seeds.random("stopped", 0)), 7,
        VectorKernels.hot());
    AtomicInteger asked = new AtomicInteger();
    FlowSource whole = new FlowSource(sampler.point(), VectorKernels.hot(), sampler.streams(), asked::incrementAndGet);
    double[][] samples = new double[14][];
    for (int order = 3; order < samples.length; order++) {
      int before = asked.get();
      samples[order] = sample(whole, sampler.point(), order);
      boolean anew = order == 3 || FlowSource.room(order) > FlowSource.room(order - 1);
      assertEquals(anew ? FlowSource.room(order) + 1 + order + 1 : 1, (asked.get() - before), "order " + order);
    }
    for (int patience = 1; patience < 30; patience++) {
      int most = patience;
      AtomicInteger left = new AtomicInteger(most);
      FlowSource stopped = new FlowSource(sampler.point(), VectorKernels.hot(), sampler.streams(), () -> {
        if (left.decrementAndGet() == 0) {
          throw new StoppedException();
        }
      });
      for (int order : new int[] {3, 7, 8}) {
        double[] found = null;
        while (found == null) {
          try {
            found = sample(stopped, sampler.point(), order);
          } catch (StoppedException e) {
            left.set(2 * most);
            most = 2 * most;
          }
        }
        assertArrayEquals(samples[order], found, "order " + order);
      }
    }
  }

  @Test
  void ordersBeyondTheHighestAreRefused() {
    Sampler sampler = new Sampler(Architectures.linear(1, 2, 1), Primes.random(Seeds.random("refused", 0)), 7,
        VectorKernels.hot());
    FlowSource source = new FlowSource(sampler.point(), VectorKernels.hot(), sampler.streams(), Watch.NONE);
    assertEquals("expected an order of at most 200, got 201",
        assertThrows(IllegalArgumentException.class, () -> sample(source, sampler.point(), 201)).getMessage());
  }

  private static void compare(Architecture a, Kernels kernels, String name, Random random) {
    FieldStreams streams = new FieldStreams(Stream.named(name), random.nextInt(3));
    PrimeField field = new PrimeField(streams.prime());
    Point point = Point.random(a, field, streams, streams.point());
    FlowSource source = new FlowSource(point, kernels, streams, Watch.NONE);
    int fields = FlowSource.fields(a);
    PlainFlow[] plain = {new PlainFlow(point, streams, 0, fields), new PlainFlow(point, streams, 1, fields)};
    int order = random.nextInt(3);
    while (order <= ORDERS) {
      int first = random.nextInt(2 * fields);
      Matrix rows = Matrix.zero(random.nextInt(1, 2 * fields - first + 1), point.layout().size());
      source.fill(order, first, rows, Team.alone());
      for (int row = 0; row < rows.rows(); row++) {
        int sample = first + row;
        double[] actual = new double[rows.columns()];
        System.arraycopy(rows.data(), rows.index(row, 0), actual, 0, actual.length);
        Residues.assertSame(field, plain[sample / fields].coefficient(order, sample % fields), actual,
            Seeds.note(a + ", order " + order + ", sample " + sample));
      }
      order += random.nextInt(1, 4);
    }
  }
}
