package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.SampledFields;
import lawsweep.circuit.walk.WalkStreams;
import lawsweep.random.Stream;

/**
 * Laws of degree at most 2 of a circuit, by a search that knows no rules: unknown factors of some sums of products of
 * two parameters and of all parameters, and equations from random fields at random points. One prime for all points.
 */
final class QuadraticLaws {

  private static final int SPARE = 3;

  /** The most entries of a tensor of which each is looked at by itself. */
  private static final int SMALL = 8;

  private final int parameters;
  private final List<int[][]> sums;
  private final long p;
  private final List<long[]> echelon = new ArrayList<>();
  private final List<Integer> pivots = new ArrayList<>();

  /**
   * Nothing known yet.
   *
   * @param sums for each unknown the pairs of parameters whose products it is a factor of
   */
  private QuadraticLaws(int parameters, List<int[][]> sums, long p) {
    this.parameters = parameters;
    this.sums = sums;
    this.p = p;
  }

  /** How many of all laws of degree 2 are independent at a random point. */
  static int count(Circuit circuit) {
    List<int[][]> pairs = new ArrayList<>();
    for (int i = 0; i < circuit.columns(); i++) {
      for (int j = 0; j <= i; j++) {
        pairs.add(new int[][] {{i, j}});
      }
    }
    return count(circuit, pairs);
  }

  /**
   * How many laws there are that are sums of entries of Gram matrices and of parameters: of each tensor along each
   * side, all other sides summed over, or all but the first ones, for heads. D may be in the hundreds.
   */
  static int gram(Circuit circuit) {
    return count(circuit, grams(circuit));
  }

  /** How many unknowns that has besides D. */
  static int unknowns(Circuit circuit) {
    return grams(circuit).size();
  }

  private static List<int[][]> grams(Circuit circuit) {
    List<int[][]> sums = new ArrayList<>();
    for (Tensor tensor : circuit.tensors()) {
      for (int side = 0; side < Math.max(1, tensor.shape().size()); side++) {
        int inner = tensor.size() <= SMALL ? 1 : 2;
        for (int apart = 0; apart <= Math.min(side, Math.max(0, tensor.shape().size() - inner)); apart++) {
          grams(tensor, side, apart, sums);
        }
      }
    }
    return sums;
  }

  /** Along one side, with so many first sides kept apart. */
  private static void grams(Tensor tensor, int side, int apart, List<int[][]> sums) {
    List<Integer> shape = tensor.shape().isEmpty() ? List.of(1) : tensor.shape();
    int stride = Shapes.size(shape.subList(side + 1, shape.size()));
    int heads = Shapes.size(shape.subList(0, apart));
    int block = tensor.size() / heads;
    for (int head = 0; head < heads; head++) {
      for (int x = 0; x < shape.get(side); x++) {
        for (int y = 0; y <= x; y++) {
          List<int[]> pairs = new ArrayList<>();
          for (int e = head * block; e < (head + 1) * block; e++) {
            if (e / stride % shape.get(side) == x) {
              pairs.add(new int[] {tensor.first() + e, tensor.first() + e - (x - y) * stride});
            }
          }
          sums.add(pairs.toArray(int[][]::new));
        }
      }
    }
  }

  private static int count(Circuit circuit, List<int[][]> sums) {
    CircuitPoint draw = new CircuitPoint(circuit, new WalkStreams(Stream.named("quadratic"), 0));
    QuadraticLaws laws = new QuadraticLaws(circuit.columns(), sums, draw.field().p());
    SampledFields fields = new SampledFields(draw);
    for (int idle = 0; idle < SPARE;) {
      boolean grew = false;
      for (SampledFields.Sample sample : fields.take()) {
        grew |= laws.take(sample.theta(), sample.field());
      }
      idle = grew ? 0 : idle + 1;
    }
    return laws.independent();
  }

  private static long inverse(long a, long p) {
    long result = 1;
    long square = Math.floorMod(a, p);
    for (long e = p - 2; e > 0; e >>= 1) {
      result = (e & 1) == 1 ? result * square % p : result;
      square = square * square % p;
    }
    return result;
  }

  private boolean take(double[] theta, double[] field) {
    long[] equation = new long[sums.size() + parameters];
    int next = 0;
    for (int[][] sum : sums) {
      long value = 0;
      for (int[] pair : sum) {
        int i = pair[0];
        int j = pair[1];
        value = (value + (long) (theta[j] * field[i] + (i == j ? 0 : theta[i] * field[j]))) % p;
      }
      equation[next++] = Math.floorMod(value, p);
    }
    for (int i = 0; i < parameters; i++) {
      equation[next++] = Math.floorMod((long) field[i], p);
    }
    return absorb(equation, echelon, pivots);
  }

  private boolean absorb(long[] row, List<long[]> rows, List<Integer> places) {
    for (int r = 0; r < rows.size(); r++) {
      subtract(row, row[places.get(r)], rows.get(r));
    }
    int pivot = 0;
    while (pivot < row.length && row[pivot] == 0) {
      pivot++;
    }
    if (pivot == row.length) {
      return false;
    }
    long factor = inverse(row[pivot], p);
    for (int k = 0; k < row.length; k++) {
      row[k] = row[k] * factor % p;
    }
    rows.add(row);
    places.add(pivot);
    return true;
  }

  private void subtract(long[] row, long factor, long[] other) {
    if (factor != 0) {
      for (int k = 0; k < row.length; k++) {
        row[k] = Math.floorMod(row[k] - factor * other[k], p);
      }
    }
  }

  /** Solves, and counts gradients at another point. */
  private int independent() {
    for (int r = echelon.size() - 1; r >= 0; r--) {
      for (int above = 0; above < r; above++) {
        subtract(echelon.get(above), echelon.get(above)[pivots.get(r)], echelon.get(r));
      }
    }
    java.util.Random random = new Random(5);
    long[] theta = random.longs(parameters, 0, p).toArray();
    List<long[]> gradients = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    int unknowns = sums.size() + parameters;
    for (int free = 0; free < unknowns; free++) {
      if (!pivots.contains(free)) {
        long[] law = new long[unknowns];
        law[free] = 1;
        for (int r = 0; r < echelon.size(); r++) {
          law[pivots.get(r)] = Math.floorMod(-echelon.get(r)[free], p);
        }
        absorb(gradient(law, theta), gradients, places);
      }
    }
    return gradients.size();
  }

  private long[] gradient(long[] law, long[] theta) {
    long[] gradient = new long[parameters];
    int next = 0;
    for (int[][] sum : sums) {
      for (int[] pair : sum) {
        int i = pair[0];
        int j = pair[1];
        gradient[i] = (gradient[i] + law[next] * theta[j]) % p;
        gradient[j] = i == j ? gradient[j] : (gradient[j] + law[next] * theta[i]) % p;
      }
      next++;
    }
    for (int i = 0; i < parameters; i++) {
      gradient[i] = (gradient[i] + law[next + i]) % p;
    }
    return gradient;
  }
}
