package lawsweep.circuit.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lawsweep.circuit.KnownFamilies;
import lawsweep.circuit.Tensor;
import lawsweep.text.Many;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Numbers of parameters that are known from elsewhere. */
class KnownSizesTest {

  /** The table of what a design choice does to the count. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "164 | tokens 6x2 4 causal > pos > res(attn 2x2) > res(mlp 6 gelu) > out 5",
      "164 | tokens 6x2 4 causal > pos > res(attn 2x2) > res(mlp 6 gelu) > ce 5",
      "144 | tokens 6x2 4 causal > pos > res(attn 2x2) > res(mlp 6 gelu) > tied",
      "144 | tokens 6x2 4 causal pos > res(attn 2x2) > res(mlp 6 gelu) > tied ce",
      "156 | tokens 6x2 4 causal > res(attn 2x2) > res(mlp 6 gelu) > out 5",
      "164 | tokens 6x2 4 causal > pos > res(attn 2x2 rope) > res(mlp 6 gelu) > out 5",
      "190 | tokens 6x2 4 causal > pos > res(attn 2x2 bias qkvo) > res(mlp 6 gelu bias) > out 5",
      "148 | tokens 6x2 4 causal > pos > res(attn 2x2 kv 1) > res(mlp 6 gelu) > out 5",
      "276 | tokens 6x2 4 causal > pos > 2*(res(attn 2x2) > res(mlp 6 gelu)) > out 5",
      "164 | seq 2x6 causal > dense 4 > pos > res(attn 2x2) > res(mlp 6 gelu) > out 5",
      "176 | seq 2x6 causal > dense 4 > pos > res(rms gain > attn 2x2) > res(rms gain > mlp 6 gelu) > rms gain > out 5",
      "188 | seq 2x6 causal > dense 4 > pos > res(ln gain bias > attn 2x2) > res(ln gain bias > mlp 6 gelu) > ln gain bias > out 5",
      "180 | seq 2x6 causal > dense 4 > pos > res(ln gain bias > attn 2x2) > res(ln gain bias > mlp 6 gelu) > out 5",
      "164 | tokens 6x2 4 causal > pos > res(attn 2x2) > res(mlp 6 relu) > out 5",
      "188 | tokens 6x2 4 causal > pos > res(attn 2x2) > res(glu 6 silu) > out 5",
      "194 | seq 2x6 causal > dense 4 > pos > res(ln gain bias > attn 2x2 bias qkvo) > res(ln gain bias > mlp 6 gelu bias) > ln gain bias > tied ce",
      "196 | seq 2x6 causal > dense 4 > res(rms gain > attn 2x2 rope) > res(rms gain > glu 6 silu) > rms gain > ce 6"})
  void ofDesigns(int parameters, String line) {
    Network network = Network.of(line);
    assertEquals(parameters, network.parameters());
    assertEquals(line, network.line());
  }

  @ParameterizedTest
  @FieldSource("lawsweep.circuit.line.RealModels#ALL")
  void ofRealModels(RealModels.Model model) {
    Network network = Network.of(model.line());
    assertEquals(model.parameters(), network.parameters());
    assertEquals(model.line(), network.line());
    Tensor last = network.circuit().tensors().getLast();
    assertEquals(model.parameters(), last.offset() + last.size());
    assertTrue(Description.of(network).contains("D = " + Many.grouped(model.parameters())));
  }

  @Test
  void ofFamilies() {
    int said = 0;
    Map<String, Integer> unsaid = new TreeMap<>();
    for (KnownFamilies.Row row : KnownFamilies.rows()) {
      Optional<String> line = row.line();
      if (line.isEmpty()) {
        unsaid.merge(row.family(), 1, Integer::sum);
        continue;
      }
      Network network = Network.of(line.get());
      assertEquals(row.parameters(), network.parameters(), row + " as " + line.get());
      assertEquals(line.get(), network.line());
      assertEquals(row.fields().equals("gates") || row.toString().contains("\"stream_relu\":true"),
          network.rectified(), line.get());
      said++;
    }
    assertEquals(Map.of("attention-sharedqk", 3, "hadamard-diff", 2, "weightnorm", 4, "mha-phi",
        2, "mqa-phi", 1, "resconv-block", 4, "resmlp-block", 6, "transformer-block", 6), unsaid);
    assertEquals(520, said);
  }
}
