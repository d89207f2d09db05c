package lawsweep.lie;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import lawsweep.kernel.Kernels;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.support.Residues;
import lawsweep.work.Team;

/** One point with the samples taken there, beside the same by definition. */
final class Sampler {

  private final PrimeField field;
  private final FieldStreams streams;
  private final Point point;
  private final BracketSource source;
  private final PathNetwork network;
  private final DualNumbers numbers;

  Sampler(Architecture architecture, PrimeField field, long seed, Kernels kernels) {
    this.field = field;
    this.streams = new FieldStreams(new Stream(seed), 3);
    this.point = Point.random(architecture, field, streams, streams.point());
    this.source = new BracketSource(point, kernels, streams, () -> {});
    this.network = new PathNetwork(architecture);
    this.numbers = new DualNumbers(field.p());
  }

  Point point() {
    return point;
  }

  FieldStreams streams() {
    return streams;
  }

  DualNumbers numbers() {
    return numbers;
  }

  PathNetwork network() {
    return network;
  }

  /** θ as numbers 0..p-1. */
  long[] theta() {
    return Arrays.stream(point.values()).mapToLong(field::canonical).toArray();
  }

  /** Samples of a level as the engine takes them. */
  long[][] samples(int level, int first, int count, Team team) {
    Matrix out = Matrix.zero(count, point.layout().size());
    source.fill(level, first, out, team);
    return Residues.longs(field, out);
  }

  /** The field whose coefficients the streams give: a product of one gate for each neuron of a path. */
  DualField streamed(int order, int fieldInSample, int sample) {
    return streamed(streams.coefficients(order, fieldInSample, sample));
  }

  /** The field with the coefficients of a sequence. */
  DualField streamed(long sequence) {
    return power(new long[] {sequence}, 0);
  }

  /** The coefficient of t^power of the field that a flow follows: that of the products of its gates' series. */
  DualField followed(int flow, int power) {
    return power(LongStream.rangeClosed(0, power).map(n -> streams.followed(flow, (int) n)).toArray(), power);
  }

  /** The coefficient of a power of products of series, whose coefficients sequences give. */
  private DualField power(long[] sequences, int power) {
    Architecture a = point.architecture();
    boolean relu = a.family() == Family.RELU;
    int[] offsets = new int[a.depth() + 1];
    int total = 0;
    for (int i = 0; i <= a.depth(); i++) {
      offsets[i] = total;
      total += relu || i == 0 || i == a.depth() ? a.width(i) : 0;
    }
    long[] c = new long[network.coordinates()];
    for (PathNetwork.Path path : network.paths()) {
      long[] product = new long[power + 1];
      product[0] = 1;
      for (int i = 0; i < path.neurons().length; i++) {
        if (relu || i == 0 || i == a.depth()) {
          product = times(product, sequences, offsets[i] + path.neurons()[i]);
        }
      }
      c[path.coordinate()] = product[power];
    }
    return DualField.gradient(network, numbers, c);
  }

  private long[] times(long[] series, long[] sequences, int gate) {
    long[] product = new long[series.length];
    for (int j = 0; j < sequences.length; j++) {
      long factor = field.canonical(field.fromWord(streams.stream().word(sequences[j], gate)));
      for (int n = j; n < series.length; n++) {
        product[n] = (product[n] + factor * series[n - j]) % field.p();
      }
    }
    return product;
  }

  /** A field with an independent coefficient for each coordinate of φ. */
  DualField random(Random random) {
    long[] c = new long[network.coordinates()];
    Arrays.setAll(c, i -> random.nextLong(field.p()));
    return DualField.gradient(network, numbers, c);
  }

  /** A right-nested bracket of that many random fields. */
  DualField randomBracket(Random random, int length) {
    DualField bracket = random(random);
    for (int i = 1; i < length; i++) {
      bracket = DualField.bracket(numbers, random(random), bracket);
    }
    return bracket;
  }
}
