package lawsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lawsweep.cli.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code count} and {@code theorem} refuse, in which words. */
class CountOptionsTest {

  private static final String FAMILIES =
      "networks are given by --linear, --relu, --residual, --attention, --tanh, --gelu or --softplus";

  /**
   * Runs a command, which is expected to refuse with one short line, and returns the line. Semicolons stand for blanks
   * inside of an argument.
   */
  private static String refusal(String arguments) {
    String[] words = Arrays.stream(arguments.split(" ")).map(word -> word.replace(';', ' ')).toArray(String[]::new);
    PrintStream before = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      assertEquals(ExitCode.USAGE, Program.run(words));
    } finally {
      System.setErr(before);
    }
    String said = err.toString(StandardCharsets.UTF_8).strip();
    assertEquals(1, said.lines().count(), said);
    assertTrue(err.size() < 500, said);
    return said;
  }

  private static String twos(int number) {
    return Stream.generate(() -> "2").limit(number).collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--mlp 3,4", "--mlp=3,4,5", "--leaky-relu", "--leaky-relu 2,2,2", "--conv", "--silu 3,4,2",
      "--lin 2,3,2", "--sigmoid 2,3", "--transformer 4x2x4", "--ReLU6 2,2"})
  void whatLooksLikeAFamilyIsToldWhichThereAre(String words) {
    String said = refusal("count " + words);
    assertTrue(said.contains("unknown option '" + words.split(" ")[0]) && said.contains(FAMILIES), said);
    assertFalse(said.contains("--help'?"), said);
  }

  @Test
  void otherOptionsAreNot() {
    assertTrue(refusal("count --linear 2,3,2 --thread 2").contains("(did you mean '--threads'?);"));
    assertFalse(refusal("count --linear 2,3,2 --thread 2").contains("networks"));
    assertFalse(refusal("theorem --mlp 2,3").contains("networks"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"02,3,2", "2,03,2", "2,3,00", "+2,3,2", "2,3,2.0", "0x2,3,2", "2,,2", "1e1,2,2"})
  void widthsAreWrittenAsInSpecs(String widths) {
    for (String command : new String[] {"count --linear ", "count --tanh ", "theorem --depth 2 --widths "}) {
      String said = refusal(command + widths);
      assertTrue(said.contains("each a whole number from 1 to 1000000") && said.contains("'" + widths + "'"), said);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--draws 010", "--draws +5", "--draws 5.0", "--draws 99999999999", "--witness 01",
      "--draw 01", "--draw 1e3", "--samples 02", "--threads 02"})
  void numbersAreWrittenAsInSpecs(String words) {
    String said = refusal("count --relu 1,2,2 --fields data " + words);
    assertTrue(said.contains("'" + words.split(" ")[0] + "'") && said.contains("got '" + words.split(" ")[1] + "'"),
        said);
  }

  @Test
  void depthIsBoundedAsInSpecs() {
    for (int number : new int[] {258, 300, 5000}) {
      assertEquals("lawsweep: expected --linear with 3 to 257 widths: output, at least one hidden layer, input; got "
          + number, refusal("count --linear " + twos(number)));
    }
    assertTrue(refusal("count --linear " + twos(300) + ",x").contains("where one is 'x'"));
  }

  @Test
  void messagesKeepTheOrderOfTheWidths() {
    assertTrue(refusal("count --relu 3,2 --input-first").endsWith("got 2,3, which is --relu 3,2 from the output on"));
    assertTrue(refusal("count --relu 3,x,2 --input-first").contains("widths from input to output"));
    assertTrue(refusal("theorem --depth 2 --input-first").contains("expected --input-first with --widths W"));
  }

  @Test
  void oneTheoremIsAskedFor() {
    assertTrue(refusal("theorem").contains("--depth Q for linear networks or --of WORD for others, got none"));
    assertTrue(refusal("theorem --of attention --depth 2").contains("got both"));
    assertTrue(refusal("theorem --of attentoin").contains("(did you mean 'attention'?)"));
    assertTrue(refusal("theorem --depth 2 --net vec;2>out;1").contains("expected --widths W with --depth, got --net"));
    assertTrue(refusal("theorem --of products --widths 2,3,2").contains("expected --net NET with --of, got --widths"));
    assertTrue(refusal("theorem --of attention --net seq;2x2>attn;2x").contains("--net: column 14: expected HxD"));
    assertTrue(refusal("theorem --of attention --net seq;2x2>attn;2x2;rope")
        .contains("softmax attention says nothing of 'seq 2x2 > attn 2x2 rope'; of which networks"));
    assertTrue(
        refusal("theorem --of products --net vec;2" + ">dense;2".repeat(300)).contains(" …'; of which networks"));
  }

  @Test
  void theOnlyFieldsOfAFamilyNeedNotBeSaid() {
    assertTrue(refusal("count --tanh 2,3,2 --draws 0").contains("expected --draws between 1 and"));
    assertTrue(refusal("count --residual 2,3,2 --witness 1 --draws 2").contains("either --draws or --witness"));
    assertTrue(refusal("count --attention 2,3,2 --draws 2").contains("only with --fields data"));
    assertTrue(refusal("count --relu 2,3,2 --draws 2").contains("only with --fields data"));
    assertTrue(refusal("count --tanh 2,3,2 --fields generic").contains("expected --fields data with --tanh"));
  }

  @Test
  void drawsOfLinesAreForChains() {
    String chain = "count --net vec;2>dense;3>relu>out;1";
    assertTrue(refusal(chain + " --draws 2").endsWith("expected --draws only with --fields data: a line with free gates"
        + " is counted at generic weights"));
    assertTrue(refusal(chain + " --fields gates --witness 2").contains("expected --witness only with --fields data"));
    assertTrue(refusal(chain + " --fields data --samples 2").contains("expected --samples with --inputs FILE"));
    assertTrue(refusal(chain + " --fields data --draws 0").contains("expected --draws between 1 and"));
    assertTrue(refusal(chain + " --fields generic").endsWith("expected --fields gates or data with this line, got"
        + " generic"));
    assertTrue(
        refusal("count --net vec;2>dense;3>leaky>out;1 --fields data").contains("--net: column 15: draws of the"));
    assertTrue(refusal("count --net vec;2>dense;3>tanh>out;1 --fields data --draws 2").endsWith("expected --draws only"
        + " with rectifiers: a line without them is counted at generic weights"));
    assertTrue(refusal("count --net vec;2>out;1 --fields gates").endsWith("expected --fields data with this line, got"
        + " gates: it has no rectifiers"));
    assertTrue(refusal(chain + " --fields data --draws 2 --method float64 --device cuda").endsWith(": data fields"));
  }

  @Test
  void devicesAreNamedAsTheyAre() {
    for (String command : new String[] {"count --linear 2,3,2", "run nowhere.yaml", "plan nowhere.yaml",
        "verify nowhere"}) {
      assertTrue(refusal(command + " --device gpu").contains("expected auto, cpu, cuda or cuda:1 (cuda:0 is the first"
          + " GPU), got 'gpu'"), command);
    }
  }

  /** Said before a GPU is looked for. */
  @Test
  void aGpuCountsOnTheDenseRoadAndAtDrawnWeights() {
    String expected = "lawsweep: expected --device cuda with generic fields on the dense road, or with drawn weights of"
        + " a network with gates and all inputs, got ";
    assertEquals(expected + "linear_784x512x10_generic_0: the symmetric road (--method dense takes it)",
        refusal("count --linear 784,512,10 --device cuda"));
    assertEquals(expected + "linear_2x3x2_generic_0: the symmetric road (--method dense takes it)",
        refusal("count --linear 2,3,2 --method symmetric --device cuda:1"));
    assertTrue(
        refusal("count --relu 2,3,2 --fields data --draws 2 --method float64 --device cuda").endsWith(": data fields"));
    assertTrue(refusal("count --linear 2,3,2 --fields adam --device cuda").endsWith(": adam fields"));
    assertTrue(refusal("count --tanh 2,3,2 --draws 2 --device cuda").endsWith(": data fields"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
          "--linear 2,3,2 --flow moment~--flow is 'moment': expected gradient, momentum or mirror (did you mean"
              + " 'momentum'?)",
          "--linear 2,3,2 --metric logg~--metric is 'logg': expected euclidean, entropy, log or power-A with a whole"
              + " number A from 1 to 8 (did you mean 'log'?)",
          "--linear 2,3,2 --metric log,log,log~expected --metric with one word, or one for each of the 2 tensors of the"
              + " network, got 3 words",
          "--linear 2,3,2 --flow momentum --form dual~--form is only for momentum with a metric: remove it, or write"
              + " flow momentum and a metric such as entropy",
          "--linear 2,3,2 --damping 0~--damping is only for flow momentum: remove it, or write flow momentum",
          "--linear 2,3,2 --labels det~--labels is only for data with a symmetry: remove it, or give a symmetry",
          "--linear 2,3,2 --loss power-4~--loss is power-4, which is only for data with a symmetry: write mse or ce, or"
              + " give a symmetry",
          "--linear 2,3,2 --symmetry neg --loss ce~--loss is 'ce': expected mse, power-4, power-6, power-8 or poisson",
          "--linear 2,3,2 --symmetry neg --flow momentum~--flow and symmetry exclude each other: data with a symmetry"
              + " are counted in the plain gradient flow; remove one of them",
          "--linear 2,3,2 --flow momentum --loss ce~--loss is ce, and a flow with momentum or a metric is counted with"
              + " mse: remove it, or give the network by a line that ends with 'ce N'",
          "--linear 2,3,2 --symmetry ./gone.txt~expected --symmetry with none, neg, signs, swap, cyclic, symmetric,"
              + " hyperoctahedral, rotation-K, dihedral-K, orthogonal or a file with generators, got ./gone.txt: no such"
              + " file",
          "--tanh 2,3,2 --flow momentum~expected --linear, --relu or --net with generic fields with flow momentum,"
              + " damping 1, got data fields of tanh_2x3x2_data_1000_0",
          "--net vec;2>dense;2>out;1 --laws-of l1 --flow mirror~expected --laws-of with plain gradient flow, got it with"
              + " flow gradient, metric entropy"})
  void settingsGoTogether(String words, String message) {
    assertEquals("lawsweep: " + message, refusal("count " + words));
  }

  @Test
  void blocksAreOfTensorsOfALine() {
    String net = "count --net vec;2;>;dense;3;>;relu;>;out;1 --laws-of ";
    assertTrue(refusal(net + "l9").endsWith("--laws-of: column 1: expected a tensor or a layer of the network, got 'l9'"
        + " (did you mean 'l1'?); its tensors are l1.W, l3.W"));
    assertTrue(refusal(net + "l1,l1.W").endsWith("--laws-of: column 4: 'l1.W' stands there twice"));
    assertTrue(refusal(net + "each;pair").endsWith("which is for specs: a count is of one block"));
    assertTrue(refusal(net + "l1 --fields data").endsWith(
        "expected --fields gates with --laws-of, got data: draws of the weights are of whole networks"));
    assertTrue(refusal(net + "l1 --draws 5").contains("only with --fields data"));
    assertTrue(refusal("count --linear 2,3 --laws-of l1").endsWith(
        "expected --laws-of with --net, got --laws-of l1 with --linear"));
    assertTrue(refusal("count --laws-of l1").endsWith("got --laws-of l1 with no network"));
  }
}
