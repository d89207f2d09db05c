package lawsweep.checkpoint.names;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lawsweep.checkpoint.StoredTensor;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.RealCircuit;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.line.Network;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A network whose weights are read from where the map says they are computes what PyTorch's module does: a wrong
 * transposition, part or order would give other numbers.
 */
class TorchModulesTest {

  private static final String NEOX = """
      names:
        l1.Q: h.0.attention.query_key_value.weight packed qkv by head halves
        l1.K: h.0.attention.query_key_value.weight packed qkv by head halves
        l1.V: query_key_value.weight part 3 of 3 by head
        l1.bq: query_key_value.bias packed qkv by head halves
        l1.bk: query_key_value.bias packed qkv by head halves
        l1.bv: query_key_value.bias packed qkv by head
        l1.O: dense.weight
        l1.bo: dense.bias
      """;

  @TestFactory
  List<DynamicTest> sameNumbers() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (TorchModule module : TorchModule.all()) {
      tests.add(DynamicTest.dynamicTest(module.name(), () -> check(module, module.stored())));
      tests.add(DynamicTest.dynamicTest(module.name() + " sorted", () -> check(module, module.sorted())));
    }
    assertEquals(38, tests.size());
    return tests;
  }

  private static void check(TorchModule module, List<StoredTensor> stored) throws Exception {
    Network network = Network.of(module.net());
    boolean rules = module.names().endsWith(".yaml");
    NameMap map = rules
        ? NameMaps.fit(network, NameRules.read("neox.yaml", NEOX.getBytes(StandardCharsets.UTF_8)),
            stored)
        : NameMaps.fit(network, Optional.of(module.names()), stored);
    assertEquals(module.names(), map.label());
    if (!rules) {
      assertEquals(map, NameMaps.fit(network, Optional.empty(), stored), "the map that fits");
    }
    assertEquals(stored.stream().map(StoredTensor::name).filter(name -> !module.numbers().containsKey(name)).toList(),
        map.unmapped());
    assertArrayEquals(module.output(), output(module, network, map), 1e-12);
  }

  private static double[] output(TorchModule module, Network network, NameMap map) {
    Circuit circuit = network.circuit();
    double[] theta = theta(module, circuit, map);
    List<double[]> given = new ArrayList<>();
    int numbers = 0;
    int words = 0;
    for (int i = 0; i < circuit.steps().size(); i++) {
      Step step = circuit.steps().get(i);
      switch (step) {
        case Step.Input _ -> given.add(module.inputs().numbers().get(numbers++));
        case Step.OneHot hot -> given.add(hot(hot, module.inputs().words().get(words++)));
        case Step.Gate gate -> given.add(Arrays.stream(RealCircuit.output(
            new Circuit(circuit.tensors(), circuit.steps().subList(0, i), gate.from(), false), theta, given))
            .map(u -> u > 0 ? 1 : 0).toArray());
        default -> {
          // Computed.
        }
      }
    }
    return RealCircuit.output(circuit, theta, given);
  }

  private static double[] hot(Step.OneHot step, int[] words) {
    double[] hot = new double[Shapes.size(step.shape())];
    int vocabulary = step.shape().getLast();
    IntStream.range(0, words.length).forEach(n -> hot[n * vocabulary + words[n]] = 1);
    return hot;
  }

  /** Scores of PyTorch's attention are divided by the root of the width, those of the language are not. */
  private static double[] theta(TorchModule module, Circuit circuit, NameMap map) {
    double[] theta = new double[circuit.columns()];
    for (int i = 0; i < circuit.tensors().size(); i++) {
      Tensor tensor = circuit.tensors().get(i);
      TensorView view = map.views().get(i);
      String letter = tensor.name().substring(tensor.name().lastIndexOf('.') + 1);
      int width = tensor.shape().size() - (letter.equals("Q") ? 2 : 1);
      double factor = List.of("Q", "bq").contains(letter) ? 1 / Math.sqrt(tensor.shape().get(width)) : 1;
      double[] from = module.numbers().get(view.stored());
      for (int k = 0; k < tensor.size(); k++) {
        theta[tensor.first() + k] = factor * from[Math.toIntExact(view.number(entry(k, tensor.shape())))];
      }
    }
    return theta;
  }

  private static int[] entry(int number, List<Integer> shape) {
    int[] entry = new int[shape.size()];
    int rest = number;
    for (int side = shape.size() - 1; side >= 0; side--) {
      entry[side] = rest % shape.get(side);
      rest /= shape.get(side);
    }
    return entry;
  }
}
