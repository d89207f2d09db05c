package lawsweep.road.sparse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.laws.KnownLaws;
import lawsweep.circuit.line.Network;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.CircuitSpan;
import lawsweep.circuit.walk.WalkStreams;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import lawsweep.work.Watch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What section 7 of the proof says of residual streams and convolutions: sparse points where each coordinate has a
 * component of its own are as good as random ones. A weight is drawn where all its indices are the same, counted
 * through heads.
 */
class SparsePointsTest {

  private static final int LEVELS = 3;

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "seq 2x4 causal > dense 4 > res(attn 2x2) > out 4 | 74 | 22",
      "seq 2x4 causal > dense 4 > 2*(res(attn 2x2)) > out 4 | 126 | 34",
      "seq 2x4 causal > dense 4 > res(attn 2x2) > res(mlp 4 tanh) > out 4 | 106 | 22",
      "seq 2x4 causal > dense 4 > res(attn 2x2) > res(mlp 4 relu) > out 4 | 102 | 26",
      "seq 2x4 causal > dense 4 > res(ln > attn 2x2) > out 4 | 70 | 26",
      "seq 2x4 causal > dense 4 > res(rms gain > attn 2x2) > res(rms gain > glu 4 silu) > rms gain > ce 4 | 123 | 33",
      "image 2x8 > conv 2 3 > conv 2 2 > conv 2 2 | 22 | 6"})
  void sparsePointsAreFull(String line, int rank, int laws) {
    Circuit circuit = Network.of(line).circuit();
    List<Boolean> drawn = new ArrayList<>();
    circuit.tensors().forEach(tensor -> drawn.addAll(support(tensor)));
    CircuitPoint point = new CircuitPoint(circuit, new WalkStreams(Stream.named("sparse points"), 0), drawn::get);
    assertEquals(rank + laws, circuit.columns());
    assertTrue(zeros(point) > circuit.columns() / 3);
    PrimeField field = point.field();
    CircuitSpan span = new CircuitSpan(point, new VectorKernels(),
        KnownLaws.of(circuit, field, Watch.NONE).gradients(point.values()));
    for (int level = 0; level < LEVELS && span.rank() < rank; level++) {
      span.climb(rank, Team.alone(), Watch.NONE);
    }
    assertEquals(rank, span.rank());
  }

  private static long zeros(CircuitPoint point) {
    return Arrays.stream(point.values()).filter(value -> value == 0).count();
  }

  private static List<Boolean> support(Tensor tensor) {
    List<Boolean> drawn = new ArrayList<>();
    String letter = tensor.name().substring(tensor.name().indexOf('.') + 1);
    for (int entry = 0; entry < tensor.size(); entry++) {
      drawn.add(drawn(letter, tensor.shape(), entry));
    }
    return drawn;
  }

  /** Heads have a thread each, and other nodes hang on queries and outputs alone. */
  private static boolean drawn(String letter, List<Integer> shape, int entry) {
    if (shape.size() == 1) {
      return true;
    }
    int last = shape.getLast();
    boolean filter = shape.size() == 3 && letter.equals("W");
    int column = filter ? entry / last % shape.get(1) : entry % last;
    int row = filter ? entry / last / shape.get(1) : entry / last;
    boolean thread = (!letter.equals("K") && !letter.equals("V")) || shape.size() < 3 || row % shape.get(1) == 0;
    return row == column && thread;
  }
}
