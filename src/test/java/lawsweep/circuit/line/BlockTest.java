package lawsweep.circuit.line;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.RealCircuit;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;
import lawsweep.support.Seeds;
import lawsweep.text.SpotException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Some tensors of a network have names, and the others become inputs. */
class BlockTest {

  private static final String LINE = "vec 2 > stem:dense 3 bias > a:res(mlp 2 tanh > gamma) > 2*(b:mlp 2 relu) > out 2";

  private static String normal(String names) {
    return Network.of(LINE).block(names).lawsOf().orElse("all");
  }

  private static String refused(String line, String names) {
    return assertThrows(SpotException.class, () -> Network.of(line).block(names)).getMessage();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "stem.W;stem.W",
      "stem.b,stem.W;stem",
      "' l3, stem ';stem,l3",
      "a;a.l1,a.l2",
      "a.l1.U,stem.b;stem.b,a.l1.U",
      "b2.U , b1;b1,b2.U",
      "l3,b1,b2,stem,a;all"})
  void namesInTheOrderOfTheCircuit(String given, String normal) {
    assertEquals(normal, normal(given));
    if (!normal.equals("all")) {
      assertEquals(normal, normal(normal));
    }
  }

  @Test
  void allTensorsAreTheNetworkItself() {
    Network network = Network.of("vec 2 > dense 3 > out 1");
    assertSame(network, network.block("l2,l1.W"));
    assertThrows(IllegalStateException.class, () -> network.block("l1").block("l1"));
  }

  @Test
  void whatNamesSeveral() {
    Network network = Network.of("vec 2 > dense 3 bias > tanh > out 1");
    assertEquals(List.of("l1", "l3"), texts(network, Block.EACH_LAYER));
    assertEquals(List.of("l1.W", "l1.b", "l3"), texts(network, Block.EACH_TENSOR));
    assertEquals(List.of("l1", "l1.W,l3", "l1.b,l3"), texts(network, " each pair "));
    assertEquals(List.of("l1.b"), texts(network, "l1.b"));
    Network small = Network.of("vec 2 > dense 3 > out 1");
    assertTrue(Block.all(small, Block.EACH_PAIR).getFirst().whole());
    assertTrue(assertThrows(SpotException.class,
        () -> Block.all(Network.of("vec 2 > 1415*(dense 1)"), Block.EACH_PAIR)).getMessage().contains("1415"));
  }

  private static List<String> texts(Network network, String text) {
    return Block.all(network, text).stream().map(Block::text).toList();
  }

  @Test
  void mistakesAreNamedWithTheirPlace() {
    String line = "vec 2 > dense 3 bias > tanh > out 1";
    String list = "; its tensors are l1.W, l1.b, l3.W";
    assertEquals("column 1: expected a tensor or a layer of the network, got 'l1.U' (did you mean 'l1.W'?)" + list,
        refused(line, "l1.U"));
    assertEquals("column 5: layer 'l2', tanh, has no tensors" + list, refused(line, "l3, l2"));
    assertEquals("column 6: 'l1.b' stands there twice", refused(line, "l1.b,l1"));
    assertEquals("column 4: expected a tensor or a layer of the network, got ''" + list, refused(line, "l1,,l3"));
    assertEquals("column 1: expected a tensor or a layer of the network, got ''" + list, refused(line, ""));
    assertEquals("column 1: expected a tensor or a layer of the network, got 'l' (did you mean 'l1'?)" + list,
        refused(line, "l"));
    assertEquals("column 2: expected a tensor or a layer of the network, got 'l1.' (did you mean 'l1.W'?)" + list,
        refused(line, " l1."));
    assertTrue(refused("vec 2 > 40*(dense 2)", "l41").endsWith(
        "; its 40 tensors are those of the layers l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11, l12, l13, l14, l15,"
            + " …, l40"));
  }

  /** What is computed is the same if inputs are what parameters were; offsets have no gaps. */
  @ParameterizedTest
  @ValueSource(strings = {
      "vec 2 > dense 3 bias > res(mlp 2 tanh) > out 2",
      "seq 2x2 > dense 2 > pos > res(rms gain > attn 1x2 rope bias qkvo) > tied",
      "image 1x4 > conv 2 3 pad circ > relu > pool > ce 3",
      "vec 2 > dense 3 > bn gain bias batch 3 > relu > out 2",
      "vec 2 > lstm 2 steps 2 > out 2", "hadamard 2x3"})
  void theOthersAreInputs(String line) {
    Circuit whole = Network.of(line).circuit();
    Random random = Seeds.random(line, 0);
    double[] theta = random.doubles(whole.columns(), -1, 1).toArray();
    for (int trial = 0; trial < 6; trial++) {
      BitSet kept = new BitSet();
      kept.set(random.nextInt(whole.tensors().size()));
      kept.set(random.nextInt(whole.tensors().size()));
      Circuit block = whole.block(kept);
      List<double[]> given = new ArrayList<>();
      List<double[]> besides = new ArrayList<>();
      BitSet seen = new BitSet();
      for (Step step : whole.steps()) {
        if (step instanceof Step.Input || step instanceof Step.Gate) {
          double[] numbers = random.doubles(Shapes.size(step.shape()), -1, 1).toArray();
          given.add(numbers);
          besides.add(numbers);
        } else if (step instanceof Step.Parameter(int tensor, List<Integer> _) && !kept.get(tensor)
            && !seen.get(tensor)) {
          seen.set(tensor);
          Tensor drawn = whole.tensors().get(tensor);
          besides.add(Arrays.copyOfRange(theta, drawn.first(), drawn.first() + drawn.size()));
        }
      }
      List<Double> part = new ArrayList<>();
      for (Tensor tensor : block.tensors()) {
        assertEquals(part.size(), tensor.offset());
        Tensor old = whole.tensors().stream().filter(each -> each.name().equals(tensor.name())).findFirst()
            .orElseThrow();
        for (int i = 0; i < old.size(); i++) {
          part.add(theta[old.first() + i]);
        }
      }
      assertEquals(part.size(), block.parameters());
      assertArrayEquals(RealCircuit.output(whole, theta, given),
          RealCircuit.output(block, part.stream().mapToDouble(x -> x).toArray(), besides), line);
    }
  }

  /** A tensor that is read at two places is drawn once. */
  @Test
  void aTensorThatIsReadTwiceIsDrawnOnce() {
    Circuit twice = new Circuit(List.of(new Tensor("a.U", List.of(2), 0), new Tensor("b.V", List.of(2), 2)),
        List.of(new Step.Parameter(0, List.of(2)), new Step.Parameter(1, List.of(2)),
            new Step.Contraction(0, 1, "i,i->i", List.of(2)), new Step.Parameter(0, List.of(2)),
            new Step.Contraction(2, 3, "i,i->i", List.of(2))),
        4, false);
    BitSet second = new BitSet();
    second.set(1);
    Circuit block = twice.block(second);
    assertEquals(List.of(new Tensor("b.V", List.of(2), 0)), block.tensors());
    assertEquals(1, block.steps().stream().filter(Step.Input.class::isInstance).count());
    assertArrayEquals(RealCircuit.output(twice, new double[] {2, 3, 5, 7}, List.of()),
        RealCircuit.output(block, new double[] {5, 7}, List.of(new double[] {2, 3})));
  }

  /** Samples side by side would share what is drawn. */
  @Test
  void blocksHaveNoSamplesSideBySide() {
    Network network = Network.of("tokens 3x2 2 > pos > res(mlp 2 relu) > out 2");
    assertTrue(network.sideBySide(3).isPresent());
    assertEquals(Optional.empty(), network.block("l2").sideBySide(3));
    assertEquals(network.rectified(), network.block("l2").rectified());
  }
}
