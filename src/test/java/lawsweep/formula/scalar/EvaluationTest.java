package lawsweep.formula.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lawsweep.checkpoint.CheckpointException;
import lawsweep.checkpoint.Written;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

  private static final double[] U = {1, 2};
  private static final double[] W = {2, 1, 1, -1};
  private static final double[] V = {1, -3};

  @TempDir
  private Path folder;

  private static Architecture linear(Integer... widths) {
    return new Architecture(Family.LINEAR, List.of(widths), Bias.NONE);
  }

  private Path npz(Written.Entry... entries) throws IOException {
    Path path = folder.resolve("points.npz");
    Files.write(path, Written.zip(new Written.Zip(false, true), entries));
    return path;
  }

  private static Written.Entry array(String name, String shape, double... numbers) {
    return new Written.Entry(name + ".npy", Written.npy("<f8", false, shape, Written.f64(numbers)));
  }

  private Path single() throws IOException {
    return npz(array("U1", "(1, 2)", U), array("U2", "(2, 2)", W), array("U3", "(2, 1)", V));
  }

  private static Written.Entry wholes(String name, String shape, double... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(numbers).forEach(number -> bytes.putLong((long) number));
    return new Written.Entry(name + ".npy", Written.npy("<i8", false, shape, bytes.array()));
  }

  /** NumPy makes arrays of 64-bit integers of numbers that are written without a point. */
  @Test
  void integersAreNumbersToo() throws IOException {
    String floats = Evaluation.of(linear(1, 2, 2, 1), single()).json();
    Path path = npz(wholes("U1", "(1, 2)", U), wholes("U2", "(2, 2)", W), wholes("U3", "(2, 1)", V));
    assertEquals(floats, Evaluation.of(linear(1, 2, 2, 1), path).json());
  }

  @Test
  void onePoint() throws IOException {
    Evaluation evaluation = Evaluation.of(linear(1, 2, 2, 1), single());
    String json = evaluation.json();
    assertTrue(json.startsWith("{\"widths\":[1,2,2,1],\"block\":[1,2,2,1],\"tensors\":[\"U1\",\"U2\",\"U3\"],"
        + "\"points\":1,\"h\":[-0.1270096187406"), json);
    assertTrue(json.contains("\"signs\":[1,-1],\"R\":[1.0,"), json);
    String text = String.join("\n", evaluation.text());
    assertTrue(text.contains("h_0 = -0.1270096187406\n"), text);
    assertTrue(text.contains("R, from x^5 down: 1, 1, -59, 61, 396, 0\n"), text);
    assertTrue(text.contains("real periods in the gap of x_2: 0.58555146148378\n"), text);
  }

  /** A leading axis in the file is one in the answer; the points of a flow have the same laws up to periods. */
  @Test
  void manyPoints() throws IOException {
    BlockFlow flow = new BlockFlow(3, 3, (t, s) -> 3 * (2 * Math.cos(t) - s));
    double[] start = BlockFlow.start(3, 3, new java.util.Random(4));
    List<double[]> parts = List.of(new double[21 * 3], new double[21 * 9], new double[21 * 3]);
    double[][] states = flow.run(start, 0.3, 20);
    for (int p = 0; p <= 20; p++) {
      System.arraycopy(states[p], 0, parts.get(0), 3 * p, 3);
      System.arraycopy(states[p], 3, parts.get(1), 9 * p, 9);
      System.arraycopy(states[p], 12, parts.get(2), 3 * p, 3);
    }
    Path path = npz(array("U1", "(21, 1, 3)", parts.get(0)), array("U2", "(21, 3, 3)", parts.get(1)),
        array("U3", "(21, 3, 1)", parts.get(2)));
    Evaluation evaluation = Evaluation.of(linear(1, 3, 3, 1), path);
    assertTrue(evaluation.json().contains("\"points\":21,\"h\":[["), evaluation.json());
    String text = String.join("\n", evaluation.text());
    assertTrue(text.matches("(?s).*h_0 at the first point: [^;]+; largest distance from it, whole periods taken off:"
        + " [0-9.]+e-1[0-9]\n.*"), text);
    assertTrue(text.matches("(?s).*h_1 at [^;]+; [^;]+: [0-9.]+e-1[0-9]\n.*"), text);
    assertTrue(text.matches("(?s).*branch point [^:]+: [0-9.]+e-1[0-9]: all points are on one.*"), text);
  }

  /** Whole periods of all gaps are taken off together, and no others. */
  @Test
  void wholePeriods() {
    List<Double> periods = List.of(0.5, 2.0, 0.75, 0.25);
    PeriodLattice lattice = new PeriodLattice(periods, 2);
    double[] far = {1.25 + 3 * 0.5 - 2 * 0.75, 0.5 + 3 * 2 - 2 * 0.25};
    double[] near = lattice.near(far, new double[] {1.2, 0.6});
    assertEquals(1.25, near[0], 1e-14);
    assertEquals(0.5, near[1], 1e-14);
    List<CurvePoint> points = new ArrayList<>();
    for (double jump : new double[] {0, 0.5, 1, -0.5, 0.26}) {
      points.add(new CurvePoint(List.of(0.1 + jump), List.of(), List.of(), List.of(0.5), List.of(), List.of()));
    }
    List<List<Double>> h = new BlockValues(new ScalarBlock(0, List.of(1, 2, 2, 1)), true, points).continuous();
    double[] expected = {0.1, 0.1, 0.1, 0.1, -0.14};
    for (int t = 0; t < expected.length; t++) {
      assertEquals(expected[t], h.get(t).getFirst(), 1e-14);
    }
  }

  /** The block of a larger network is read by the names it has there, and several are told one by one. */
  @Test
  void blocksInside() throws IOException {
    Path path = npz(array("U2", "(1, 2)", U), array("U3", "(2, 2)", W), array("U4", "(2, 1)", V));
    String json = Evaluation.of(linear(3, 1, 2, 2, 1, 4), path).json();
    assertTrue(json.startsWith("{\"widths\":[3,1,2,2,1,4],\"block\":[1,2,2,1],\"tensors\":[\"U2\",\"U3\",\"U4\"],"
        + "\"points\":1,\"h\":[-0.12700"), json);
    Path both = npz(array("U1", "(1, 2)", U), array("U2", "(2, 2)", W), array("U3", "(2, 1)", V),
        array("U4", "(1, 2)", U), array("U5", "(2, 2)", W), array("U6", "(2, 1)", V));
    String list = Evaluation.of(linear(1, 2, 2, 1, 2, 2, 1), both).json();
    assertTrue(list.startsWith("{\"widths\":[1,2,2,1,2,2,1],\"blocks\":[{\"block\":[1,2,2,1],\"tensors\":[\"U1\""),
        list);
    assertEquals(2, list.split("\"h\":", -1).length - 1);
  }

  @Test
  void whatIsNotThere() throws IOException {
    Path good = single();
    IllegalArgumentException other =
        assertThrows(IllegalArgumentException.class, () -> Evaluation.of(linear(2, 2, 2, 1), good));
    assertTrue(other.getMessage().contains("1,n,m,1") && other.getMessage().endsWith("got linear 2,2,2,1"));
    refused("expected an array 'U3' of shape 2,1", array("U1", "(1, 2)", U), array("U2", "(2, 2)", W));
    refused("expected 'U1' of shape 1,2, or with a leading axis of one point or more, got [2]", array("U1", "(2,)", U),
        array("U2", "(2, 2)", W), array("U3", "(2, 1)", V));
    refused("expected the same number of points in U1, U2, U3", array("U1", "(1, 1, 2)", U),
        array("U2", "(2, 2)", W), array("U3", "(2, 1)", V));
    refused("expected finite numbers of at most 1e60 in 'U2', got NaN", array("U1", "(1, 2)", U),
        array("U2", "(2, 2)", 1, Double.NaN, 0, 0), array("U3", "(2, 1)", V));
    refused("point 1 (the first is 0): R(x) of U1, U2, U3 has a double zero, at 0.0",
        array("U1", "(2, 1, 2)", 1, 2, 0, 0),
        array("U2", "(2, 2, 2)", 2, 1, 1, -1, 0, 0, 0, 0), array("U3", "(2, 2, 1)", 1, -3, 0, 0));
  }

  private void refused(String message, Written.Entry... entries) throws IOException {
    Path path = npz(entries);
    String said =
        assertThrows(CheckpointException.class, () -> Evaluation.of(linear(1, 2, 2, 1), path)).getMessage();
    assertTrue(said.contains(message), said);
    assertFalse(said.contains("\n"));
    assertTrue(said.length() < 400, Arrays.toString(said.split(" ")));
  }
}
