package lawsweep.cli.law;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.cli.option.WidthOrder;
import lawsweep.cli.terminal.UsageException;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.recast.Closure;
import lawsweep.recast.Imbalance;
import lawsweep.recast.LayerWeights;
import lawsweep.recast.Leaf;
import lawsweep.recast.NpyMatrix;
import lawsweep.recast.PathMetric;
import lawsweep.recast.Recast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What metric refuses, and what it says. */
class MetricCommandTest {

  private static final LayerWeights WEIGHTS =
      new LayerWeights(List.of(2, 2, 2), new double[][] {{1, 2, 3, -1}, {2, 1, 1, -2}});

  @TempDir
  Path temporary;

  private Path weights(LayerWeights weights) throws IOException {
    return NpyMatrix.npz(temporary.resolve("weights.npz"), new Recast.At(List.of(), 0, weights,
        new PathMetric(weights)));
  }

  private static String refusal(List<String> arguments) {
    MetricCommand command = new MetricCommand();
    new CommandLine(command).setExpandAtFiles(false).parseArgs(arguments.toArray(String[]::new));
    return assertThrows(UsageException.class, command::call).getMessage();
  }

  private String refusal(LayerWeights weights, String arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments.split(" ")));
    all.addAll(List.of("--at", weights(weights).toString()));
    return refusal(all);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "--relu 2,2,2 --linear 2,2,2|expected one network, --relu W, --linear W or --net NET, got several; for instance:"
          + " lawsweep metric --relu 2,3,2",
      "--relu 2,2,2 --laws 1,2|expected --at FILE with --laws: the metric is that of a function, which weights say",
      "--relu 2,2,2 --imbalance 1|expected --at FILE with --imbalance: the metric is that of a function, which weights"
          + " say",
      "--relu 2,2,2 --out m.npy|expected --at FILE with --out, which holds M at these weights",
      "--relu 2,2|expected at least three widths (output, hidden…, input), got 2,2"})
  void optionsThatDoNotFit(String arguments, String said) {
    assertEquals(said, refusal(List.of(arguments.split(" "))));
  }

  @Test
  void weightsAndLawsThatDoNotFit() throws IOException {
    assertTrue(refusal(WEIGHTS, "--relu 2,2,2 --laws 1")
        .endsWith("expected 2 laws, one for each hidden neuron, got 1"));
    assertEquals("expected --laws with numbers such as 0,1.5,-3, got '1,NaN', where one is 'NaN'",
        refusal(WEIGHTS, "--relu 2,2,2 --laws 1,NaN"));
    assertEquals("expected --laws or --imbalance, which has laws of its own, got both",
        refusal(WEIGHTS, "--relu 2,2,2 --laws 1,2 --imbalance 3"));
    assertTrue(refusal(WEIGHTS, "--linear 2,2,2").startsWith("expected a network whose metric is a function of z and"
        + " the laws, got linear 2,2,2 with dim W_0 = 4 and dim Lie = 5: "));
    LayerWeights scalar = new LayerWeights(List.of(1, 2, 1), new double[][] {{1, 2}, {3, 1}});
    assertTrue(refusal(scalar, "--linear 1,2,1 --laws 1,2")
        .startsWith("expected no --laws with linear 1,2,1, whose laws are matrices: "));
    LayerWeights dead = new LayerWeights(List.of(1, 2, 1), new double[][] {{1, 0}, {3, 1}});
    assertTrue(refusal(dead, "--relu 1,2,1").contains("got none through neuron 2 of layer 1"));
    assertTrue(refusal(WEIGHTS, "--relu 2,2,2 --out m.txt").endsWith("ends in .npy or .npz, got 'm.txt'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vec 2 > dense 2 bias > relu > out 2", "vec 2 > dense 2 bias > relu > out 2 bias"})
  void biasesHaveNoMetric(String net) throws IOException {
    String said = refusal(List.of("--net", net, "--at", weights(WEIGHTS).toString()));
    assertTrue(said.startsWith("expected a network without biases with --at, got bias "), said);
  }

  /** Cross entropy sees outputs up to a constant, so W_0 is another one. */
  @Test
  void crossEntropyIsRefused() {
    String said = refusal(List.of("--net", "vec 2 > dense 3 > relu > ce 2"));
    assertTrue(said.startsWith("expected --net with a loss that sees each output, got vec 2 > dense 3 > relu > ce 2:"),
        said);
  }

  @Test
  void numbersAreDecimals() {
    assertArrayEquals(new double[] {0, 1.5, -300, 0.25}, Numbers.of("--laws", "0, 1.5,-3e2,.25"));
    for (String wrong : List.of("", "1,", "0x1p3", "1f", "Infinity", "1e999")) {
      assertThrows(UsageException.class, () -> Numbers.of("--laws", wrong));
    }
  }

  @Test
  void textForPeople() {
    Architecture network = new Architecture(Family.RELU, List.of(2, 2, 2), Bias.NONE);
    Leaf.Found found = Leaf.own(WEIGHTS);
    Recast recast = new Recast(network, new Closure(6, 6), Optional.of(new Recast.At(List.of(5.0, 0.0), 0,
        found.weights(), new PathMetric(found.weights()))), List.of());
    assertEquals("""
        network       relu 2,2,2 (output to input)
        parameters    8
        closed        yes: given its laws, training is a flow of the function
        dim_w0        6
        lie_dim       6
        laws          5, 0
        residual      0
        trace         50.0
        rank          6""", new RecastText(recast, WidthOrder.OUTPUT_FIRST, false).text());
    Recast table = new Recast(network, new Closure(6, 6), recast.at(), List.of(Imbalance.at(WEIGHTS, 0)));
    String text = new RecastText(table, WidthOrder.OUTPUT_FIRST, true).text();
    assertTrue(text.contains("""
                 law        trace    condition       change
                   0      48.2843      2.82843            1
        """), text);
    Recast open = new Recast(network, new Closure(4, 5), Optional.empty(), List.of());
    assertTrue(new RecastText(open, WidthOrder.OUTPUT_FIRST, true).text().endsWith("""
        closed        no: brackets move weights where the function does not see it
        dim_w0        4
        lie_dim       5"""));
  }
}
