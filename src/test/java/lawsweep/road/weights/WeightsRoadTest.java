package lawsweep.road.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import lawsweep.circuit.line.Network;
import lawsweep.kernel.ScalarKernels;
import lawsweep.law.Fields;
import lawsweep.law.GivenWeights;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.NetLine;
import lawsweep.law.Road;
import lawsweep.law.Verdict;
import lawsweep.road.circuit.CircuitRoad;
import lawsweep.road.weights.Polynomials.Polynomial;
import lawsweep.work.Limits;
import lawsweep.work.OutOfReachException;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Counts at weights from a file against brackets that are computed symbolically, theorems, and counts elsewhere. */
class WeightsRoadTest {

  private static final String TWO = "vec 2 > dense 2 > out 2";
  private static final String THREE = "vec 2 > dense 2 > dense 2 > out 2";
  private static final String RELU = "vec 2 > dense 3 > relu > out 1";

  static LawCell cell(String line, Fields fields, long seed, double... theta) {
    NetLine net = new NetLine(Network.of(line)).at(GivenWeights.of("here.npz", "sequential", theta, false));
    return new LawCell(net, fields, seed, 0);
  }

  private static LawCount count(LawCell cell) {
    return road(cell).count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
  }

  private static Road road(LawCell cell) {
    return cell.fields() == Fields.GATES ? WeightsRoad.ofGates(new ScalarKernels())
        : WeightsRoad.ofData(new ScalarKernels());
  }

  private static LawCount data(String line, double... theta) {
    return count(cell(line, Fields.DATA, 0, theta));
  }

  private static LawCount gates(String line, double... theta) {
    return count(cell(line, Fields.GATES, 0, theta));
  }

  private static double[] doubles(long... theta) {
    return Arrays.stream(theta).asDoubleStream().toArray();
  }

  private static double[] random(int size, long seed) {
    return new Random(seed).doubles(size).map(x -> x - 0.5).toArray();
  }

  /** Entry (o, i) of the product of matrices of width 2, of which the first in θ meets the input. */
  private static List<List<Polynomial>> products(int matrices) {
    int size = 4 * matrices;
    List<List<Polynomial>> fields = new ArrayList<>();
    for (int o = 0; o < 2; o++) {
      for (int i = 0; i < 2; i++) {
        Polynomial entry = Polynomial.zero();
        for (int path = 0; path < 1 << (matrices - 1); path++) {
          int[] factors = new int[matrices];
          int column = i;
          for (int m = 0; m < matrices; m++) {
            int row = m == matrices - 1 ? o : path >> m & 1;
            factors[m] = 4 * m + 2 * row + column;
            column = row;
          }
          entry = entry.plus(Polynomial.product(size, factors), 1);
        }
        fields.add(Polynomials.gradient(entry, size));
      }
    }
    return fields;
  }

  /** v_k w_ki of three neurons with two inputs and one output: gates tell neurons apart. */
  private static List<List<Polynomial>> paths() {
    List<List<Polynomial>> fields = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      for (int i = 0; i < 2; i++) {
        fields.add(Polynomials.gradient(Polynomial.product(9, 6 + k, 2 * k + i), 9));
      }
    }
    return fields;
  }

  /** Level by level as far as the count went, and no more in what brackets reach besides. */
  private static void agrees(List<List<Polynomial>> fields, LawCount count, int longest, long... theta) {
    List<Integer> dims = Polynomials.dims(fields, theta, longest);
    for (int level = 0; level < longest; level++) {
      int said = level < count.levelDims().size() ? count.levelDims().get(level) : Math.toIntExact(count.lieDim());
      assertEquals(dims.get(level), said, "level " + level + " of " + count);
    }
    assertEquals(Verdict.AT_THESE_WEIGHTS, count.verdict(), count.toString());
  }

  @Test
  void levelsAreThoseOfSymbolicBrackets() {
    for (long[] theta : new long[][] {
        {1, 2, 3, 5, 7, 11, 13, 17}, // generic
        {1, 2, 0, 0, 7, 11, 0, 0}, // factors of rank 1 that do not meet
        {1, 2, 0, 0, 7, 0, 11, 0}, // a neuron that is 0
        {1, 2, 1, 2, 3, 3, 5, 5}, // two equal neurons
        {2, 0, 0, 3, 2, 0, 0, 3}, // balanced
        {0, 0, 0, 0, 0, 0, 0, 0}, {1, 0, 0, 0, 0, 0, 0, 0}}) {
      agrees(products(2), data(TWO, doubles(theta)), 4, theta);
    }
  }

  @Test
  void threeMatrices() {
    for (long[] theta : new long[][] {
        {2, 0, 0, 3, 2, 0, 0, 3, 2, 0, 0, 3}, // balanced
        {1, 2, 2, 4, 3, 1, 6, 2, 1, 1, 5, 7}, // factors of rank 1
        {1, 2, 3, 5, 0, 0, 0, 0, 7, 1, 2, 9}}) {
      agrees(products(3), data(THREE, doubles(theta)), 3, theta);
    }
  }

  @Test
  void freeGatesTellNeuronsApart() {
    for (long[] theta : new long[][] {
        {1, 2, 3, 4, 5, 6, 7, 8, 9}, // generic
        {0, 0, 3, 4, 5, 6, 0, 8, 9}, // a neuron that is 0
        {1, 2, 0, 0, 5, 6, 7, 8, 9}, // one that is 0 but for its output
        {1, 2, 1, 2, 5, 6, 7, 7, 9}}) { // two equal ones
      agrees(paths(), gates(RELU, doubles(theta)), 4, theta);
    }
    assertEquals(4, gates(RELU, 0, 0, 3, 4, 5, 6, 0, 8, 9).lieDim());
    assertEquals(6, gates(RELU, 1, 2, 1, 2, 5, 6, 7, 7, 9).lieDim());
  }

  /** MATH: a balanced point moves on matrices of rank r, and by rotations of r numbers in each hidden layer. */
  @Test
  void exactBalance() {
    for (int[] widths : new int[][] {{2, 4, 4, 2}, {2, 3, 2}, {3, 4, 2}, {2, 2, 2, 2}, {3, 3, 3}}) {
      StringBuilder line = new StringBuilder("vec " + widths[0]);
      for (int i = 1; i < widths.length; i++) {
        line.append(i + 1 < widths.length ? " > dense " : " > out ").append(widths[i]);
      }
      int rank = Arrays.stream(widths).min().orElseThrow();
      int expected =
          rank * (widths[0] + widths[widths.length - 1] - rank) + (widths.length - 2) * rank * (rank - 1) / 2;
      LawCount count = data(line.toString(), Balance.exact(line.toString()).orElseThrow());
      assertEquals(expected, count.lieDim(), line.toString());
      assertEquals(Verdict.AT_THESE_WEIGHTS, count.verdict());
    }
    assertEquals(6, data("vec 2 > dense 4 > dense 4 > out 2",
        Balance.exact("vec 2 > dense 4 > dense 4 > out 2").orElseThrow()).lieDim());
    assertEquals(Optional.empty(), Balance.exact(RELU));
  }

  @Test
  void randomWeightsCountAsTheNetworkDoes() {
    for (String line : List.of("vec 2 > dense 4 > dense 4 > out 2", "vec 3 > dense 4 bias > relu > out 2 bias",
        "image 1x3x3 > conv 2 2 > relu > pool > out 2", "vec 3 > dense 4 > x^2 > ce 2")) {
      NetLine net = new NetLine(Network.of(line));
      LawCell generic = new LawCell(net, net.fields(), 0, 0);
      Road circuits = net.fields() == Fields.GATES ? CircuitRoad.ofGates(new ScalarKernels())
          : CircuitRoad.ofData(new ScalarKernels());
      LawCount expected = circuits.count(generic, Limits.DEFAULT, Team.alone(), Stop.NEVER);
      LawCount here = count(cell(line, net.fields(), 0, random((int) net.parameters(), 7)));
      assertEquals(expected.levelDims(), here.levelDims(), line);
      assertEquals(expected.lieDim(), here.lieDim(), line);
      assertEquals(expected.knownLaws(), here.knownLaws(), line);
      assertEquals(Verdict.AT_THESE_WEIGHTS, here.verdict(), line);
      assertEquals(0, here.errorBound(), line);
    }
  }

  /** Stored numbers are taken as they are: a tenth is no tenth, and 2^-60 is not 0. */
  @Test
  void doublesAreExact() {
    double tiny = 0x1p-60;
    assertEquals(6, gates(RELU, 1, 2, tiny, 0, 5, 6, 7, 8, 9).lieDim());
    assertEquals(4, gates(RELU, 1, 2, 0, 0, 5, 6, 7, 0, 9).lieDim());
    assertEquals(data(TWO, 0.25, 0.5, 0, 0, 0.75, 0, 2, 0).levelDims(), data(TWO, 1, 2, 0, 0, 3, 0, 8, 0).levelDims());
  }

  /** Another seed has other primes, points and fields. */
  @Test
  void anotherPrimeSaysTheSame() {
    double[] theta = {1, 2, 0, 0, 7, 0, 11, 0};
    LawCount first = count(cell(TWO, Fields.DATA, 0, theta));
    LawCount second = count(cell(TWO, Fields.DATA, 1, theta));
    assertNotEquals(first.certificate().primes(), second.certificate().primes());
    assertEquals(first.levelDims(), second.levelDims());
    assertEquals(first.lieDim(), second.lieDim());
  }

  /** All weights into the second neuron of the second layer are negative, so it is never active. */
  @Test
  void deadNeuronsDoNotMove() {
    double[] alive = random(6 + 3 + 1, 3);
    alive[6] = Math.abs(alive[6]);
    double[] dead = new double[6 + 6 + 2];
    System.arraycopy(alive, 0, dead, 0, 9);
    dead[9] = -1;
    dead[10] = -2;
    dead[11] = -0.5;
    dead[12] = alive[9];
    dead[13] = 3;
    LawCount with = data("vec 2 > dense 3 > relu > dense 2 > relu > out 1", dead);
    LawCount without = data("vec 2 > dense 3 > relu > dense 1 > relu > out 1", alive);
    assertEquals(without.levelDims().getFirst(), with.levelDims().getFirst());
    assertEquals(without.lieDim(), with.lieDim());
    assertEquals(14 - 5 - without.lieDim(), with.extraLaws(), with.toString());
    assertEquals(14 - 5, gates("vec 2 > dense 3 > relu > dense 2 > relu > out 1", dead).lieDim());
  }

  /** A line of weights on which nothing is smooth has no data fields. */
  @Test
  void zeroNeuronsHaveNoPatterns() {
    LawCell cell = cell(RELU, Fields.DATA, 0, 0, 0, 3, 4, 5, 6, 7, 8, 9);
    OutOfReachException e = assertThrows(OutOfReachException.class, () -> count(cell));
    assertTrue(e.getMessage().contains("not smooth"), e.getMessage());
  }

  @Test
  void countsAreRecomputed() {
    LawCell cell = cell(TWO, Fields.DATA, 0, 1, 2, 0, 0, 7, 0, 11, 0);
    LawCount count = count(cell);
    assertEquals(Optional.empty(), road(cell).refuse(count, Team.alone(), Stop.NEVER));
    LawCount more = new LawCount(count.parameters(), count.levelDims(), count.lieDim() + 1, count.laws() - 1,
        count.knownLaws(), count.extraLaws() - 1, count.verdict(), count.bracketLength(), count.errorBound(),
        count.reason(), count.certificate());
    assertTrue(road(cell).refuse(more, Team.alone(), Stop.NEVER).orElse("").contains("lie_dim"));
  }

  /** A record has the name and the hash; where there is no such file, that is said. */
  @Test
  void missingFilesAreNamed() {
    LawCell cell = cell(TWO, Fields.DATA, 0, 1, 2, 3, 4, 7, 0, 11, 0);
    LawCount count = count(cell);
    GivenWeights known = cell.weights().orElseThrow();
    NetLine bare = new NetLine(Network.of(TWO))
        .at(new GivenWeights("no-such-file.npz", known.names(), known.sha256(), Optional.empty(), false));
    LawCell asked = new LawCell(bare, Fields.DATA, 0, 0);
    assertEquals(cell.key(), asked.key());
    String refused = road(cell).refuse(WeightsRoad.with(count, asked), Team.alone(), Stop.NEVER).orElse("");
    assertTrue(refused.contains("no-such-file.npz"), refused);
  }

  @Test
  void otherWeightsAreAnotherCell() {
    assertNotEquals(cell(TWO, Fields.DATA, 0, 1, 2, 3, 4, 5, 6, 7, 8).key(),
        cell(TWO, Fields.DATA, 0, 1, 2, 3, 4, 5, 6, 7, 9).key());
    assertEquals(cell(TWO, Fields.DATA, 0, 0.0, 2, 3, 4, 5, 6, 7, 8).key(),
        cell(TWO, Fields.DATA, 0, -0.0, 2, 3, 4, 5, 6, 7, 8).key());
  }
}
