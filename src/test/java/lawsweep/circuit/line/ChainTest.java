package lawsweep.circuit.line;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.RealCircuit;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.text.SpotException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines are chains whose patterns are found at drawn weights, and what they are as networks with widths. */
class ChainTest {

  private static final String CHAINS = "draws of the weights need a chain 'vec M > dense N > relu > … > dense N' with"
      + " 'bias' on all layers, on all but the last or on none, or 'vec M > res(mlp R relu) > …', got ";

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "vec 2 > dense 3 > relu > out 1;RELU;1,3,2;NONE", "vec 2 > dense 3 > relu > dense 1;RELU;1,3,2;NONE",
      "vec 1 > dense 4 bias > relu > dense 3 bias > relu > out 2;RELU;2,3,4,1;HIDDEN",
      "vec 1 > dense 4 bias > relu > dense 3 bias > relu > out 2 bias;RELU;2,3,4,1;ALL",
      "vec 3 > 3*(dense 2 > relu) > dense 4;RELU;4,2,2,2,3;NONE",
      "vec 3 > mlp 4 relu;RELU;3,4,3;NONE", "vec 3 > mlp 4 relu to 2 bias;RELU;2,4,3;ALL",
      "vec 3 > mlp 4 relu bias to 5 > relu > out 2;RELU;2,5,4,3;HIDDEN",
      "vec 3 > a:dense 4 > b:relu > out 2;RELU;2,4,3;NONE", "vec 2 > res(mlp 3 relu);RESIDUAL;2,3,2;NONE",
      "vec 2 > res(mlp 3 relu) > 2*(res(mlp 4 relu to 2));RESIDUAL;2,4,2,4,2,3,2;NONE",
      "vec 2 > res(dense 3 > relu > dense 2) > res(1*(dense 1 > relu) > dense 2 | id);RESIDUAL;2,1,2,3,2;NONE"})
  void chains(String line, Family family, String widths, Bias bias) {
    Architecture network = Chain.of(line).orRefuse();
    assertEquals(new Architecture(family, Arrays.stream(widths.split(",")).map(Integer::valueOf).toList(), bias),
        network);
    assertEquals(Optional.of(network), Chain.of(Network.of(line).line()).network());
    computesTheSame(Network.of(line).circuit(), network);
  }

  /** The circuit at drawn numbers, and the layers of the network one after the other. */
  private static void computesTheSame(Circuit circuit, Architecture network) {
    Random random = new Random(7);
    double[] theta = random.doubles(circuit.columns(), -1, 1).toArray();
    List<double[]> given = new ArrayList<>();
    Deque<double[]> gates = new ArrayDeque<>();
    for (Step step : circuit.steps()) {
      if (step instanceof Step.Input || step instanceof Step.Gate) {
        given.add(random.doubles(Shapes.size(step.shape()), -1, 1).toArray());
        if (step instanceof Step.Gate) {
          gates.add(given.getLast());
        }
      }
    }
    Deque<double[]> tensors = new ArrayDeque<>();
    for (Tensor tensor : circuit.tensors()) {
      tensors.add(Arrays.copyOfRange(theta, tensor.first(), tensor.first() + tensor.size()));
    }
    double[] x = given.getFirst();
    double[] before = x;
    for (int i = network.depth(); i >= 1; i--) {
      boolean biased = network.bias() == Bias.ALL || (network.bias() == Bias.HIDDEN && i > 1);
      x = layer(x, tensors.remove(), biased ? tensors.remove() : new double[network.width(i - 1)]);
      boolean outer = network.family() == Family.RESIDUAL ? i % 2 == 1 : i == 1;
      double[] other = outer ? before : gates.remove();
      for (int k = 0; k < x.length; k++) {
        x[k] = !outer ? x[k] * other[k] : x[k] + (network.family() == Family.RESIDUAL ? other[k] : 0);
      }
      before = outer ? x : before;
    }
    assertTrue(tensors.isEmpty() && gates.isEmpty());
    assertArrayEquals(x, RealCircuit.output(circuit, theta, given), 1e-12);
  }

  private static double[] layer(double[] x, double[] matrix, double[] bias) {
    assertEquals(matrix.length, x.length * bias.length);
    double[] y = bias.clone();
    for (int o = 0; o < y.length; o++) {
      for (int e = 0; e < x.length; e++) {
        y[o] += matrix[o * x.length + e] * x[e];
      }
    }
    return y;
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "vec 2 > dense 3 > leaky > out 1;19;leaky", "vec 2 > dense 3 > relu^2 > out 1;19;relu^2",
      "vec 2 > dense 3 > relu > tanh > out 1;26;tanh", "vec 2 > relu > out 1;9;relu",
      "vec 2 > dense 3 > relu;19;relu at the end", "vec 2 > dense 3 > relu > relu > out 1;26;relu",
      "vec 2 > dense 3 > dense 4 > relu > out 1;19;dense 4 right behind dense 3",
      "vec 2 > mlp 3 relu > mlp 3 relu;22;mlp 3 relu right behind mlp 3 relu",
      "vec 2 > mlp 3 leaky;9;mlp 3 leaky", "seq 1x2 > dense 3 > relu > out 1;1;seq 1x2",
      "image 1x2 > dense 3 > relu > out 1;1;image 1x2", "vec 2 > dense 3 > relu > tied;26;tied",
      "vec 2 > dense 3 > relu > lowrank 1 to 2;26;lowrank 1 to 2",
      "vec 2 > dense 3 > relu > out 1 bias;26;out 1 bias among layers with other biases",
      "vec 2 > dense 3 bias > relu > dense 3 > relu > out 1;31;dense 3 among layers with other biases",
      "vec 2 > dense 3 > relu > dense 3 bias > relu > out 1;26;dense 3 bias among layers with other biases",
      "vec 2 > res(mlp 3 relu bias);9;res(mlp 3 relu bias)", "vec 2 > res(mlp 3 relu) > out 1;27;out 1",
      "vec 2 > res(mlp 3 relu | dense 2);9;res(mlp 3 relu | dense 2)",
      "vec 2 > dense 3 > res(mlp 3 relu);19;res(mlp 3 relu)", "vec 2 > res(res(mlp 3 relu));13;res(mlp 3 relu)",
      "vec 2 > res(mlp 3 relu > relu > dense 2);9;res(mlp 3 relu > relu > dense 2)",
      "vec 2 > res(dense 2 > relu);23;relu at the end", "vec 2 > dense 3 > relu > rms > out 1;26;rms",
      "vec 2 > res(mlp 3 relu > relu > dense 2 | id > id);9;res(mlp 3 relu > relu > dense 2 | id > i…"})
  void others(String line, int column, String got) {
    assertTrue(Network.of(line).rectified());
    Chain chain = Chain.of(line);
    assertEquals(Optional.empty(), chain.network());
    assertEquals("column " + column + ": " + CHAINS + got,
        assertThrows(SpotException.class, chain::orRefuse).getMessage());
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';',
      value = {"vec 2 > dense 3 > relu > ce 2;2,3,2;true", "vec 2 > dense 3 > relu > ce 2 bias;;false",
          "vec 2 > dense 3 bias > relu > ce 2 bias;2,3,2;true", "vec 2 > dense 3 > relu > dense 4 > ce;4,3,2;true",
          "vec 2 > res(mlp 3 relu) > ce;2,3,2;true", "vec 2 > dense 3 > relu > out 2;2,3,2;false",
          "vec 2 > dense 3 > relu > ce;;false"})
  void heads(String line, String widths, boolean entropy) {
    Chain chain = Chain.of(line);
    assertEquals(Optional.ofNullable(widths), chain.network().map(Architecture::widthsLabel));
    assertEquals(entropy, chain.entropy());
  }

  /** Widths of residual blocks must fit, and there are no more matrices than users can ask for. */
  @ParameterizedTest
  @ValueSource(strings = {"vec 2 > res(mlp 3 relu to 5)", "vec 2 > 256*(dense 1 > relu) > out 1", "vec 2",
      "vec 2 > dense 3", "vec 2 > 129*(res(mlp 1 relu))"})
  void noNetworks(String line) {
    assertEquals(Optional.empty(), Chain.of(line).network());
  }

  @Test
  void theDeepest() {
    assertEquals(256, Chain.of("vec 2 > 255*(dense 1 > relu) > out 1").orRefuse().depth());
    assertEquals(256, Chain.of("vec 2 > 128*(res(mlp 1 relu))").orRefuse().depth());
  }

  @Test
  void files() {
    assertEquals(List.of(1, 3, 2), Chain.ofFile("vec 2\nb = dense 3 > relu\nb\nout 1").orRefuse().widths());
    assertEquals("line 3, column 3: " + CHAINS + "leaky",
        assertThrows(SpotException.class, Chain.ofFile("vec 2\ndense 3\n  leaky # no\nout 1")::orRefuse).getMessage());
  }
}
