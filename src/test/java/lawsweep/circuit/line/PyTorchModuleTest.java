package lawsweep.circuit.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.word.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The PyTorch modules of layers have as many parameters, and give what PyTorch's documentation says they do. */
class PyTorchModuleTest {

  private static final Pattern CALL = Pattern.compile("nn\\.([A-Za-z0-9]+)\\(([^()]*)\\)");

  /** Sizes in order, and options by name. */
  private record Call(String name, List<Long> sizes, Map<String, String> options) {

    static Call of(MatchResult found) {
      List<Long> sizes = new ArrayList<>();
      Map<String, String> options = new HashMap<>();
      for (String argument : found.group(2).split(", ")) {
        String[] parts = argument.split("=");
        if (parts.length == 2) {
          options.put(parts[0], parts[1]);
        } else if (!argument.isEmpty()) {
          sizes.add(Long.valueOf(argument));
        }
      }
      return new Call(found.group(1), sizes, options);
    }

    /** Options that are true unless they are False. */
    private long unless(String option) {
      return options.getOrDefault(option, "True").equals("False") ? 0 : 1;
    }

    /** By the documentation of torch.nn. */
    long parameters() {
      long bias = unless("bias");
      long affine = unless("elementwise_affine");
      return switch (name) {
        case "Linear" -> sizes.get(0) * sizes.get(1) + bias * sizes.get(1);
        case "Conv1d", "Conv2d" -> {
          long filter = (long) Math.pow(sizes.get(2), name.equals("Conv2d") ? 2 : 1);
          long groups = Long.parseLong(options.getOrDefault("groups", "1"));
          yield sizes.get(1) * (sizes.get(0) / groups) * filter + bias * sizes.get(1);
        }
        case "Embedding" -> sizes.get(0) * sizes.get(1);
        case "LayerNorm" -> affine * (1 + bias) * sizes.getFirst();
        case "RMSNorm" -> affine * sizes.getFirst();
        case "BatchNorm1d", "BatchNorm2d" -> 2 * unless("affine") * sizes.getFirst();
        case "MultiheadAttention" -> {
          long dimension = sizes.getFirst();
          long read = Long.parseLong(options.getOrDefault("kdim", "" + dimension))
              + Long.parseLong(options.getOrDefault("vdim", "" + dimension));
          yield (2 * dimension + read) * dimension + bias * 4 * dimension;
        }
        case "RNN" -> sizes.get(1) * (sizes.get(0) + sizes.get(1)) + bias * 2 * sizes.get(1);
        case "LSTM" -> 4 * sizes.get(1) * (sizes.get(0) + sizes.get(1)) + bias * 8 * sizes.get(1);
        case "ReLU", "LeakyReLU", "GELU", "Tanh", "SiLU", "Sigmoid", "Softplus", "Identity", "Flatten",
            "AdaptiveAvgPool1d", "AdaptiveAvgPool2d" ->
          0;
        default -> throw new AssertionError("nn." + name + " is not in this test");
      };
    }

    /** The positions that a convolution gives on a side. */
    long positions(long side) {
      long stride = Long.parseLong(options.getOrDefault("stride", "1"));
      long reach = Long.parseLong(options.getOrDefault("dilation", "1")) * (sizes.get(2) - 1);
      String padding = options.getOrDefault("padding", "0");
      long around = padding.equals("'same'") ? reach : 2 * Long.parseLong(padding);
      assertTrue(!padding.equals("'same'") || stride == 1, "PyTorch refuses padding='same' with strides");
      return (side + around - reach - 1) / stride + 1;
    }
  }

  private static long parameters(String module) {
    return CALL.matcher(module).results().map(Call::of).mapToLong(Call::parameters).sum();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "vec 3 > dense 4 > relu > dense 4 bias > leaky > dense 4 > gelu > tanh > silu > sigmoid > softplus > id > out 2 bias",
      "seq 3x4 > attn 2x2 > attn 2x2 bias qkvo > attn 1x4 causal > mlp 5 gelu > mlp 5 relu bias > mlp 5 tanh to 3 bias",
      "seq 3x4 > attn 2x2 cross 2x5 > attn 2x2 bias qkvo cross 1x3 > attn 4x1 cross 2x4",
      "seq 3x4 causal > ln > ln gain > ln gain bias > ln bias > rms > rms gain > attn 4x1 > pool > ce 3 bias",
      "tokens 5x2 4 > dense 3 > lstm 2", "tokens 5x2 4 pos > dense 3 > rnn 2 tanh", "seq 3x4 > rnn 2 relu > out 2",
      "vec 4 > rnn 3 tanh steps 5", "vec 4 > lstm 3 bias steps 5", "vec 4 > rnn 3 tanh bias steps 5",
      "vec 4 > lowrank 2 to 3 > lowrank 2 frozen > lowrank 2 trained > moe 2 3 relu > glu 3 silu > gamma > ce",
      "vec 4 > bn > bn gain bias > bn gain > x^2 > relu^2 > out 1",
      "image 2x9 > conv 3 3 > conv 4 2 stride 2 bias > conv 4 3 pad zero depthwise bias > bn gain bias > pool > out 2",
      "image 2x9x8 > conv 3 3 > conv 3 2 dil 2 depthwise > bn gain bias > bn > conv 4 1 pad circ > out 5 bias",
      "image 2x9x8 > conv 3 3 pad zero > conv 2 3 pad zero stride 2 > conv 2 5 stride 3 pad zero bias > pool",
      "image 2x9 > conv 3 2 pad zero > conv 3 2 pad zero stride 2 > conv 3 2 pad circ > conv 2 3 pad zero dil 2"})
  void modulesHaveAsManyParameters(String line) {
    int modules = 0;
    for (Stage stage : Network.of(line).stages()) {
      long own = stage.tensors().stream().mapToLong(Tensor::size).sum();
      if (!stage.module().isEmpty()) {
        assertEquals(own, parameters(stage.module()), stage.text() + ": " + stage.module());
        modules++;
      }
    }
    assertTrue(modules > 0 || line.contains("bias steps"), line);
  }

  @ParameterizedTest
  @CsvSource({"9,3,1,1,valid", "9,2,2,1,valid", "9,3,1,2,zero", "9,3,2,1,zero", "8,3,2,1,zero", "9,5,3,1,zero",
      "8,2,1,1,zero", "7,3,3,2,zero", "9,3,2,2,valid"})
  void convolutionsGiveAsManyPositions(int side, int taps, int stride, int dilation, String padding) {
    String conv = "conv 2 %d stride %d dil %d pad %s".formatted(taps, stride, dilation, padding);
    for (String image : List.of("image 3x" + side, "image 3x" + side + "x" + side)) {
      Stage stage = Network.of(image + " > " + conv).stages().getLast();
      Matcher call = CALL.matcher(stage.module());
      assertTrue(call.find(), stage.module());
      long positions = Call.of(call.toMatchResult()).positions(side);
      assertEquals("2" + ("x" + positions).repeat(image.split("x").length - 1), stage.output(), stage.module());
    }
  }

  /** Where PyTorch's module has other parameters or does something else, none is named. */
  @ParameterizedTest
  @ValueSource(strings = {"vec 4 > lstm 3 bias steps 5", "vec 4 > rnn 3 tanh bias steps 5", "seq 3x4 > rnn 2 gelu",
      "seq 3x4 > attn 2x2 bias qv", "seq 3x4 > attn 2x3", "seq 3x4 > attn 2x2 kv 1", "seq 3x4 > attn 2x2 rope",
      "seq 3x4 > attn 2x2 qknorm", "seq 3x4 > attn 2x2 sigmoid", "seq 3x4 > attn 2x2 relbias", "seq 3x4 > ln bias",
      "seq 3x4 > bn gain bias", "vec 4 > bn gain", "image 2x9 > conv 3 2 pad zero stride 2",
      "image 2x9 > conv 3 2 pad circ", "seq 3x4 > pos", "seq 3x4 > pool", "vec 4 > glu 3 silu",
      "vec 4 > lowrank 2 frozen",
      "tokens 5x2 4 pos"})
  void noModuleForWhatPyTorchDoesNotHave(String line) {
    assertEquals("", Network.of(line).stages().getLast().module());
  }

  @Test
  void masksAreNamed() {
    String plain = "nn.MultiheadAttention(4, 2, bias=False, batch_first=True)";
    assertEquals(plain, Network.of("seq 3x4 > attn 2x2").stages().getLast().module());
    assertEquals(plain + " with a causal mask", Network.of("seq 3x4 > attn 2x2 causal").stages().getLast().module());
    assertEquals(plain + " with a causal mask", Network.of("seq 3x4 causal > attn 2x2").stages().getLast().module());
  }

  @Test
  void secondSequencesAreNamed() {
    assertEquals("nn.MultiheadAttention(4, 2, bias=False, kdim=5, vdim=5, batch_first=True)",
        Network.of("seq 3x4 causal > attn 2x2 cross 2x5").stages().getLast().module());
  }

  /** A sequence of modules is offered only where it is the whole network. */
  @Test
  void wholeNetworks() {
    assertTrue(Description.of(Network.of("image 1x4x4 > conv 2 3 > relu > out 3 bias"))
        .contains("nn.Sequential(nn.Conv2d(1, 2, 3, bias=False), nn.ReLU(), nn.Flatten(), nn.Linear(8, 3))"));
    for (String line : List.of("seq 3x4 > attn 2x2 > out 2", "vec 3 > res(dense 3) > out 2", "vec 3 > gamma > out 2",
        "tokens 5x2 4 pos > out 2", "vec 3 > dense 2 > tied")) {
      assertFalse(Description.of(Network.of(line)).contains("nn.Sequential("), line);
    }
  }
}
