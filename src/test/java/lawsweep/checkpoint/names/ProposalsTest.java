package lawsweep.checkpoint.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lawsweep.checkpoint.StoredTensor;
import lawsweep.circuit.line.Network;
import lawsweep.circuit.line.RealModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is proposed for a checkpoint. */
class ProposalsTest {

  private static Proposal only(List<StoredTensor> stored) {
    List<Proposal> proposals = Proposals.of(stored);
    assertEquals(1, proposals.size(), proposals.toString());
    return proposals.getFirst();
  }

  private static String line(String model) {
    return RealModels.ALL.stream().filter(each -> each.name().equals(model)).findFirst().orElseThrow().line();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "0.weight 16x10, 0.bias 16, 2.weight 16x16, 2.bias 16, 4.weight 3x16, 4.bias 3|vec 10 > dense 16 bias > relu >"
          + " dense 16 bias > relu > out 3 bias",
      "0.weight 5x6, 1.weight 4x5, 2.weight 3x4|vec 6 > dense 5 > dense 4 > out 3",
      "fc1.weight 5x6, fc2.weight 3x5|vec 6 > dense 5 > relu > out 3",
      "0.weight 4x3x3x3, 1.weight 4, 1.bias 4, 1.running_mean 4, 1.running_var 4, 1.num_batches_tracked -, 4.weight"
          + " 5x64|image 3x4x4 > conv 4 3 pad zero > bn gain bias > relu > out 5",
      "0.weight 4x3x7, 2.weight 5x4|image 3x32 > conv 4 7 pad zero > relu > pool > out 5",
      "in_proj_weight 24x8, in_proj_bias 24, out_proj.weight 8x8, out_proj.bias 8|seq 16x8 > attn 2x4 bias qkvo",
      "q_proj_weight 128x128, k_proj_weight 128x6, v_proj_weight 128x6, out_proj.weight 128x128|seq 16x128 > attn 2x64"
          + " cross 16x6",
      "m.0.lora_A.weight 2x6, m.0.lora_B.weight 5x2, m.1.lora_A.weight 2x5, m.1.lora_B.weight 3x2|vec 6 > lowrank 2"
          + " to 5"
          + " frozen > lowrank 2 to 3 frozen"})
  void linesThatShapesTell(String stored, String line) {
    assertEquals(Optional.of(line), only(NamedTensors.of(stored)).net());
  }

  @Test
  void whatNoFileStoresIsSaid() {
    assertEquals(List.of("no file stores the loss: with cross entropy write ce for out",
        "no file stores functions: relu is a guess"),
        only(NamedTensors.of("net.0.weight 16x10, net.2.weight 3x16")).notes());
    assertEquals("net.", only(NamedTensors.of("net.0.weight 16x10, net.2.weight 3x16")).prefix());
  }

  @Test
  void realModels() throws IOException {
    assertEquals(new Proposal("gpt2", "transformer.", Optional.of(line("GPT-2 small")),
        List.of("no shape tells heads: 12x64 is a guess, and laws depend on it",
            "no file stores the loss: without cross entropy write out for ce")),
        only(NamedTensors.gpt2(12, 768, false)));
    assertEquals("the head is stored, too: if it is not the embedding again write ce 50257 for tied ce",
        only(NamedTensors.gpt2(12, 768, true)).notes().getLast());
    Proposal llama = only(NamedTensors.llama(80, 8192, 1024, 28672));
    assertEquals(Optional.of(line("LLaMA-2-70B")), llama.net());
    assertEquals("no shape tells heads: 64x128 kv 8 is a guess, and laws depend on it", llama.notes().get(1));
    assertEquals(Optional.of(line("ResNet-18 without max-pool")), only(NamedTensors.torchvision("resnet18")).net());
    String many = only(NamedTensors.torchvision("resnet50")).net().orElseThrow();
    assertEquals(Network.of(line("ResNet-50 without max-pool")).circuit().steps(), Network.of(many).circuit().steps());
  }

  @Test
  void theModulesOfPyTorchAreRecognised() throws IOException {
    for (TorchModule module : TorchModule.all()) {
      if (!List.of("neox.yaml", "rnn", "lstm").contains(module.names())
          && !module.name().matches("rnn|lstm|mlp|line")) {
        Proposal proposal = only(module.sorted());
        assertEquals(module.names(), proposal.names(), module.name());
        assertTrue(proposal.net().isPresent(), module.name() + " " + proposal);
      }
    }
  }

  @Test
  void unknownNamesHaveNoProposal() {
    assertEquals(List.of(), Proposals.of(List.of()));
    assertEquals(List.of(), Proposals.of(NamedTensors.of("weird 3x3, names 4")));
    assertEquals(List.of(), Proposals.of(NamedTensors.of("0.weight 3x3x3x3x3")));
    assertEquals(List.of(), Proposals.of(NamedTensors.of("0.weight 16x10, 2.weight 3x17")));
  }

  @Test
  void aKnownNamingWithoutALineSaysWhy() {
    Proposal proposal = only(NamedTensors.of("m.q.lora_A.weight 2x6, m.q.lora_B.weight 5x2, m.v.lora_A.weight 2x6,"
        + " m.v.lora_B.weight 5x2"));
    assertEquals(new Proposal("peft", "m.", Optional.empty(),
        List.of("no line is proposed: shapes do not tell the network")), proposal);
  }
}
