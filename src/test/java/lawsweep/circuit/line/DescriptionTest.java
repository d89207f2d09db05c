package lawsweep.circuit.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a network, and how else it can be written. */
class DescriptionTest {

  @Test
  void ofAChain() {
    assertEquals("""
        network      vec 2 > dense 3 bias > tanh > out 5
        parameters   D = 24
        output       5
        fields       data: gradients of the network itself

        layer                gives  PyTorch
        in     vec 2         2
        l1     dense 3 bias  3      nn.Linear(2, 3)
        l2     tanh          3      nn.Tanh()
        l3     out 5         5      nn.Linear(3, 5, bias=False)

        tensor  shape  parameters
        l1.W    3x2    6
        l1.b    3      3
        l3.W    5x3    15

        the same as  --tanh 5,3,2 --bias hidden
        in a spec    - net: "vec 2 > dense 3 bias > tanh > out 5"
        PyTorch      nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 5, bias=False))""",
        Description.of(Network.of("vec 2>dense 3 bias>tanh>out 5")));
  }

  @Test
  void ofATransformer() {
    assertEquals("""
        network      tokens 6x2 4 causal > pos > res(ln > attn 2x2) > res(mlp 6 relu) > gamma scalar > tied ce
        parameters   D = 145
        output       2x6, seen by cross entropy: up to a constant
        fields       gates: rectifiers with free gates

        layer                       gives  PyTorch
        in     tokens 6x2 4 causal  2x4    nn.Embedding(6, 4)
        l1     pos                  2x4
        l2     ln                   2x4    nn.LayerNorm(4, eps=0.0, elementwise_affine=False)
        l3     attn 2x2             2x4    nn.MultiheadAttention(4, 2, bias=False, batch_first=True) with a causal mask
        l4     mlp 6 relu           2x4    \
        nn.Sequential(nn.Linear(4, 6, bias=False), nn.ReLU(), nn.Linear(6, 4, bias=False))
        l5     gamma scalar         2x4
        l6     tied ce              2x6

        tensor  shape  parameters
        in.E    6x4    24
        l1.P    2x4    8
        l3.Q    2x2x4  16
        l3.K    2x2x4  16
        l3.V    2x2x4  16
        l3.O    2x2x4  16
        l4.V    6x4    24
        l4.U    4x6    24
        l5.y    1      1

        in a spec    - net: \
        "tokens 6x2 4 causal > pos > res(ln > attn 2x2) > res(mlp 6 relu) > gamma scalar > tied ce\"""",
        Description.of(Network.of(
            "tokens 6x2 4 causal > pos > res(ln > attn 2x2) > res(mlp 6 relu) > gamma scalar > tied ce")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "vec 2 > dense 3 > out 5;--linear 5,3,2", "vec 2 > dense 3 > id > dense 4 > dense 5;--linear 5,4,3,2",
      "vec 2 > dense 3 > relu > out 5;--relu 5,3,2", "vec 2 > dense 3 bias > relu > out 5;--relu 5,3,2 --bias hidden",
      "vec 2 > dense 3 bias > gelu > dense 4 bias > gelu > out 5 bias;--gelu 5,4,3,2 --bias all",
      "vec 2 > dense 3 > softplus > dense 1;--softplus 1,3,2", "vec 2 > dense 3 > relu > ce 5;--relu 5,3,2 --loss ce",
      "vec 2 > res(mlp 3 relu) > res(mlp 4 relu);--residual 2,4,2,3,2",
      "seq 2x3 > attn 1x2;--attention 3,2,3", "seq 4x3 causal > attn 1x2 causal;--attention 3,2,3",
      "vec 2 > out 5;''", "vec 2 > dense 3 > ce 5;''", "vec 2 > dense 3 > relu > dense 3 > tanh > out 2;''",
      "vec 2 > dense 3 bias > out 5;''", "vec 2 > dense 3 > relu > out 5 bias;''", "vec 2 > dense 3 > silu > out 5;''",
      "vec 2 > dense 3 bias > relu > dense 3 > relu > out 5;''", "vec 2 > res(mlp 3 relu bias);''",
      "vec 2 > 2*(res(dense 3 > relu > a:dense 2 | id));--residual 2,3,2,3,2",
      "vec 2 > mlp 3 relu to 4 bias > relu > out 5 bias;--relu 5,4,3,2 --bias all", "seq 1x3 > attn 1x2;''",
      "seq 2x3 > attn 2x2;''", "seq 2x3 > attn 1x2 bias q;''", "vec 2 > a:dense 3 > out 5;''",
      "vec 2 > dense 3 > relu > dense 3 > out 5;''", "seq 2x2 > dense 3 > out 5;''"})
  void otherSpellings(String line, String other) {
    Network network = Network.of(line);
    Optional<String> found = OtherSpelling.of(network.line());
    assertEquals(other, found.orElse(""));
    if (!other.isEmpty()) {
      String[] words = other.split(" ");
      List<Integer> widths = Arrays.stream(words[1].split(",")).map(Integer::valueOf).toList();
      Family family = Family.WORDS.find(words[0].substring(2)).orElseThrow();
      Bias bias = !words[words.length - 2].equals("--bias") ? Bias.NONE : Bias.WORDS.find(words[3]).orElseThrow();
      assertEquals(new Architecture(family, widths, bias).parameters(), network.parameters());
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "vec 2 > dense 3 > relu > out 1|gates: rectifiers with free gates; data: draws of the weights",
      "vec 2 > dense 3 > leaky > out 1|gates: rectifiers with free gates",
      "vec 2 > dense 3 > out 1|data: gradients of the network itself"})
  void fields(String line, String fields) {
    assertTrue(Description.of(Network.of(line)).lines().anyMatch(("fields       " + fields)::equals));
  }

  /** A module stands only where PyTorch computes the same. */
  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "image 2x9 > conv 3 3 bias;nn.Conv1d(2, 3, 3)",
      "image 2x9x9 > conv 3 3 pad zero dil 2;nn.Conv2d(2, 3, 3, dilation=2, padding='same', bias=False)",
      "image 2x9 > conv 3 3 pad zero stride 2;nn.Conv1d(2, 3, 3, stride=2, padding=1, bias=False)",
      "image 2x9 > conv 3 2 pad zero stride 2;''", "image 2x9 > conv 3 2 pad circ;''",
      "image 2x9 > conv 3 1 pad circ;nn.Conv1d(2, 3, 1, bias=False)",
      "image 2x9 > conv 2 3 depthwise;nn.Conv1d(2, 2, 3, groups=2, bias=False)",
      "image 2x3x4 > dense 5;nn.Flatten(), nn.Linear(24, 5, bias=False)",
      "seq 2x4 > attn 2x2 bias qkvo;nn.MultiheadAttention(4, 2, bias=True, batch_first=True)",
      "seq 2x4 > attn 2x2 bias qkv;''", "seq 2x4 > attn 2x3;''", "seq 2x4 > attn 2x2 kv 1;''",
      "seq 2x4 > attn 2x2 rope;''", "seq 2x4 > ln gain;nn.LayerNorm(4, eps=0.0, elementwise_affine=True, bias=False)",
      "seq 2x4 > ln bias;''", "vec 2 > bn gain bias;nn.BatchNorm1d(2, eps=0.0, affine=True)", "vec 2 > bn gain;''",
      "vec 2 > rnn 3 relu steps 2;'nn.RNN(2, 3, nonlinearity=''relu'', bias=False, batch_first=True)'",
      "vec 2 > lstm 3 bias steps 2;''", "vec 2 > glu 3 silu;''", "vec 2 > x^2;''"})
  void modules(String line, String module) {
    assertEquals(module, Network.of(line).stages().getLast().module());
  }

  /** A network of the size that people use is described without being made. */
  @Test
  void ofGpt2() {
    String text =
        Description.of(Network.of("tokens 50257x1024 768 causal pos > 12*(res(ln gain bias > attn 12x64 bias qkvo)"
            + " > res(ln gain bias > mlp 3072 gelu bias)) > ln gain bias > tied ce"));
    assertTrue(text.contains("D = 124,439,808"), text);
  }
}
