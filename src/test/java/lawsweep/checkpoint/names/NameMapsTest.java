package lawsweep.checkpoint.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.checkpoint.StoredTensor;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.line.Network;
import lawsweep.circuit.line.RealModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which map is found, and what is said where none is. */
class NameMapsTest {

  private static final String MLP = "0.weight 16x10, 0.bias 16, 2.weight 16x16, 2.bias 16, 4.weight 3x16, 4.bias 3";
  private static final String LINE = "vec 10 > dense 16 bias > relu > dense 16 bias > relu > out 3 bias";

  private static NameMap fit(String line, List<StoredTensor> stored) throws MapRefusedException {
    return NameMaps.fit(Network.of(line), Optional.empty(), stored);
  }

  private static NameMap fit(String line, String stored) throws MapRefusedException {
    return fit(line, NamedTensors.of(stored));
  }

  private static String refused(String line, String stored) {
    return assertThrows(MapRefusedException.class, () -> fit(line, stored)).getMessage();
  }

  private static String refused(String line, String names, String stored) {
    return assertThrows(MapRefusedException.class,
        () -> NameMaps.fit(Network.of(line), Optional.of(names), NamedTensors.of(stored))).getMessage();
  }

  private static List<String> stored(NameMap map) {
    return map.views().stream().map(TensorView::stored).toList();
  }

  private static String line(String model) {
    return RealModels.ALL.stream().filter(each -> each.name().equals(model)).findFirst().orElseThrow().line();
  }

  @Test
  void everyNumberOfAMappedTensorIsOneParameter() throws Exception {
    for (TorchModule module : TorchModule.all()) {
      if (!module.names().endsWith(".yaml")) {
        NameMap map = NameMaps.fit(Network.of(module.net()), Optional.of(module.names()), module.stored());
        Map<String, BitSet> seen = new HashMap<>();
        for (TensorView view : map.views()) {
          BitSet numbers = seen.computeIfAbsent(view.stored(), _ -> new BitSet());
          each(view, 0, new int[view.shape().size()], numbers);
        }
        for (TensorView view : map.views()) {
          int size = view.storedShape().stream().mapToInt(Math::toIntExact).reduce(1, Math::multiplyExact);
          assertEquals(size, seen.get(view.stored()).length(), view.stored());
          assertEquals(size, seen.get(view.stored()).cardinality(), view.stored());
        }
      }
    }
  }

  private static void each(TensorView view, int side, int[] entry, BitSet seen) {
    if (side == entry.length) {
      int number = Math.toIntExact(view.number(entry));
      assertTrue(!seen.get(number), view + " has number " + number + " again");
      seen.set(number);
      return;
    }
    for (entry[side] = 0; entry[side] < view.shape().get(side); entry[side]++) {
      each(view, side + 1, entry, seen);
    }
  }

  @Test
  void namesAndViewsFollowTheNetworksTensors() throws MapRefusedException {
    NameMap map = fit(LINE, MLP);
    assertEquals("sequential", map.label());
    assertEquals(List.of("0.weight", "0.bias", "2.weight", "2.bias", "4.weight", "4.bias"), stored(map));
    assertEquals(new TensorView("2.weight", List.of(16L, 16L), List.of(16, 16), 0, List.of(16L, 1L),
        List.of(List.of(), List.of())), map.views().get(2));
    assertEquals(List.of(), map.unmapped());
  }

  @ParameterizedTest
  @CsvSource({"net., net.", "module., module.", "_orig_mod.module.model., _orig_mod.module.model.", "'', ''"})
  void aPrefixOfAllNamesIsLeftAway(String written, String prefix) throws MapRefusedException {
    NameMap map = fit("vec 10 > dense 16 > relu > out 3 bias",
        "%s0.weight 16x10, %1$s2.weight 3x16, %1$s2.bias 3".formatted(written));
    assertEquals(prefix, map.prefix());
    assertEquals(List.of(written + "0.weight", written + "2.weight", written + "2.bias"), stored(map));
  }

  @Test
  void numbersBesideTheWeightsAreUnmapped() throws MapRefusedException {
    NameMap map = fit("vec 10 > out 3 bias", "epoch 1, loss 7, 0.weight 3x10, 0.bias 3");
    assertEquals(List.of("0.weight", "0.bias"), stored(map));
    assertEquals(List.of("epoch", "loss"), map.unmapped());
  }

  @Test
  void aNumberAtTheEndIsNoPrefix() throws MapRefusedException {
    NameMap map = fit("vec 10 > out 3 bias", "net.0.weight 3x10, net.0.bias 3");
    assertEquals("net.", map.prefix());
    assertEquals("", fit("vec 10 > out 3 bias", "weight 3x10, bias 3").prefix());
  }

  @Test
  void gradientsAndBuffersOfMomentumBelongToTheirTensors() throws MapRefusedException {
    NameMap map = fit("vec 10 > dense 16 > out 3",
        "net.0.weight 16x10, net.1.weight 3x16, grad.net.0.weight 16x10, grad.net.1.weight 3x16,"
            + " momentum_buffer.net.1.weight 3x16, exp_avg.net.1.weight 3x16, grad.other 3");
    assertEquals("net.", map.prefix());
    assertEquals(List.of("exp_avg.net.1.weight", "grad.other"), map.unmapped());
  }

  @Test
  void aBlockHasViewsOfItsTensorsOnly() throws MapRefusedException {
    NameMap map = NameMaps.fit(Network.of(LINE).block("l1.W,l3"), Optional.empty(), NamedTensors.of(MLP));
    assertEquals(List.of("0.weight", "2.weight", "2.bias"), stored(map));
    assertEquals(List.of("0.bias", "4.weight", "4.bias"), map.unmapped());
  }

  @Test
  void modulesOfUsersAreSortedByTheirNumbers() throws MapRefusedException {
    StringBuilder list = new StringBuilder();
    for (int i : List.of(1, 10, 11, 2, 3, 4, 5, 6, 7, 8, 9)) {
      list.append(list.isEmpty() ? "" : ",").append("fc").append(i).append(".weight 4x4");
    }
    NameMap map = fit("vec 4 > " + "dense 4 > ".repeat(10) + "out 4", list.toString());
    assertEquals(List.of("fc1.weight", "fc2.weight", "fc3.weight"), stored(map).subList(0, 3));
    assertEquals(List.of("fc9.weight", "fc10.weight", "fc11.weight"), stored(map).subList(8, 11));
  }

  @Test
  void kindsAndShapesTellTheOrderOfOtherNames() throws MapRefusedException {
    assertEquals(List.of("input.weight", "hidden.weight", "head.weight"),
        stored(fit("vec 4 > dense 5 > dense 6 > out 4", "head.weight 4x6, hidden.weight 6x5, input.weight 5x4")));
    assertEquals(List.of("blocks.0.norm.weight", "blocks.0.norm.bias", "blocks.0.fc.weight", "blocks.1.norm.weight",
        "blocks.1.norm.bias", "blocks.1.fc.weight"),
        stored(
            fit("vec 4 > ln gain bias > dense 4 > ln gain bias > out 4", "blocks.0.fc.weight 4x4, blocks.0.norm.bias 4,"
                + "blocks.0.norm.weight 4, blocks.1.fc.weight 4x4, blocks.1.norm.bias 4, blocks.1.norm.weight 4")));
  }

  @Test
  void severalOrdersThatFitAreRefusedUnlessTheFileHasOne() throws MapRefusedException {
    String line = "vec 4 > dense 4 > dense 4 > out 4";
    assertEquals(
        "no map of names fits: sequential: several orders of the modules (head, hidden, input) fit the network;"
            + " write rules for them in a FILE.yaml; for other names write rules in a FILE.yaml",
        refused(line, "head.weight 4x4, hidden.weight 4x4, input.weight 4x4"));
    assertEquals(List.of("input.weight", "hidden.weight", "head.weight"),
        stored(fit(line, "input.weight 4x4, hidden.weight 4x4, head.weight 4x4")));
  }

  @Test
  void manyOpenOrdersEndSoon() {
    List<StoredTensor> stored = new ArrayList<>();
    for (String letter : "abcdefghijklmnopqrstuvwxyz".split("")) {
      stored.add(TorchModule.tensor(letter + letter + ".weight", "4x4"));
    }
    String line = "vec 4 > " + "dense 4 > ".repeat(25) + "out 4";
    assertTrue(
        assertThrows(MapRefusedException.class, () -> fit(line, stored)).getMessage().contains("several orders"));
    String odd = "vec 4 > " + "dense 4 > ".repeat(25) + "out 5";
    assertTrue(assertThrows(MapRefusedException.class, () -> fit(odd, stored)).getMessage()
        .contains("leave too many orders open"));
  }

  @Test
  void aTiedHeadThatIsStoredIsACopy() throws MapRefusedException {
    NameMap map = fit("tokens 7x3 4 > rms gain > tied ce", "emb.weight 7x4, norm.weight 4, head.weight 7x4");
    assertEquals(List.of(0), map.copies().stream().map(NameMap.Copy::tensor).toList());
    assertEquals(2, map.views().size());
    assertEquals(List.of(), map.unmapped());
    assertEquals(List.of(), fit("tokens 7x3 4 > rms gain > tied ce", "emb.weight 7x4, norm.weight 4").copies());
  }

  @Test
  void otherShapesAndNamesAreNamed() {
    assertEquals("no map of names fits: sequential: expected 'l3.W' as net.2.weight of 16x16, got 16x12 (did you mean"
        + " 'net.0.weight' of 16x10?); for other names write rules in a FILE.yaml",
        refused(LINE, ("net." + MLP.replace(", ", ", net.")).replace("2.weight 16x16", "2.weight 16x12")));
    assertEquals("no map of names fits: sequential: expected 'l1.W' of 16x10 in one module, got 0 (bias 16, weight"
        + " 16x10); a layer with a bias says so: dense 16 bias; for other names write rules in a FILE.yaml",
        refused(LINE.replace("dense 16 bias", "dense 16"), MLP));
    assertEquals("no map of names fits: sequential: the network has 2 modules with weights (l1, l3), the checkpoint 3"
        + " (0, 2, 4); for other names write rules in a FILE.yaml",
        refused("vec 10 > dense 16 bias > relu > out 3 bias",
            MLP));
    assertEquals("no map of names fits: the checkpoint has no parameters",
        refused(LINE, "num_batches_tracked -"));
    assertEquals(
        "expected one of sequential, mha, encoder-layer, resnet, gpt2, llama, peft or a FILE.yaml for names, got"
            + " 'gtp2' (did you mean 'gpt2'?)",
        refused(LINE, "gtp2", MLP));
    assertEquals("gpt2: no tensor is named like h.0.attn.c_attn.weight", refused(LINE, "gpt2", MLP));
  }

  @Test
  void lengthsAndDirectionsOfWeightsAreNoMatrices() {
    assertEquals(
        "no map of names fits: sequential: 0 (bias 4, weight_g 4x1, weight_v 4x3) has its weight as a length and"
            + " a direction, a network's layer as one matrix; for other names write rules in a FILE.yaml",
        refused("vec 3 > dense 4 bias > relu > out 2", "0.bias 4, 0.weight_g 4x1, 0.weight_v 4x3, 2.weight 2x4"));
    assertTrue(refused("vec 3 > out 4 bias", "0.bias 4, 0.parametrizations.weight.original0 4x1,"
        + " 0.parametrizations.weight.original1 4x3").contains("a length and a direction"));
  }

  @Test
  void numbersThatAreNotReadAreNoParameters() {
    List<StoredTensor> stored = List.of(new StoredTensor("0.weight", "F8_E4M3", Optional.empty(), List.of(3L, 10L)));
    assertEquals("llama: expected 'l2.Q' as layers.0.self_attn.q_proj.weight of 4x4, got numbers of type F8_E4M3, which"
        + " are not read",
        assertThrows(MapRefusedException.class,
            () -> NameMaps.fit(
                Network.of("seq 2x4 > res(rms gain > attn 1x4) > res(rms gain > glu 4 silu)").block("l2.Q"),
                Optional.of("llama"), List.of(new StoredTensor("layers.0.self_attn.q_proj.weight", "F8_E4M3",
                    Optional.empty(), List.of(4L, 4L)))))
            .getMessage());
    assertTrue(assertThrows(MapRefusedException.class, () -> fit("vec 10 > out 3", stored)).getMessage()
        .contains("no parameters"));
  }

  @Test
  void realModelsFit() throws Exception {
    for (String name : List.of("GPT-2 small", "GPT-2 XL")) {
      boolean small = name.equals("GPT-2 small");
      NameMap map = fit(line(name), NamedTensors.gpt2(small ? 12 : 48, small ? 768 : 1600, small));
      assertEquals("gpt2", map.label());
      assertEquals(small ? "" : "transformer.", map.prefix());
      assertEquals(small ? 12 : 48, map.unmapped().size());
      assertEquals(small ? 1 : 0, map.copies().size());
    }
    assertEquals("llama", fit(line("LLaMA-7B"), NamedTensors.llama(32, 4096, 4096, 11008)).label());
    assertEquals("llama", fit(line("LLaMA-2-70B"), NamedTensors.llama(80, 8192, 1024, 28672)).label());
    NameMap resnet = fit(line("ResNet-18 without max-pool"), NamedTensors.torchvision("resnet18"));
    assertEquals("resnet", resnet.label());
    assertEquals(60, resnet.unmapped().size());
    assertEquals("resnet", fit(line("ResNet-50 without max-pool"), NamedTensors.torchvision("resnet50")).label());
  }

  @Test
  void viewsOfAPackedAndTransposedTensor() throws MapRefusedException {
    Network network = Network.of(line("GPT-2 small"));
    NameMap map = NameMaps.fit(network, Optional.of("gpt2"), NamedTensors.gpt2(12, 768, false));
    List<String> names = network.circuit().tensors().stream().map(Tensor::name).toList();
    TensorView keys = map.views().get(names.indexOf("l6.K"));
    assertEquals(new TensorView("transformer.h.1.attn.c_attn.weight", List.of(768L, 2304L), List.of(12, 64, 768), 768,
        List.of(64L, 1L, 2304L), List.of(List.of(), List.of(), List.of())), keys);
    assertEquals(768 + 64 * 3 + 5 + 2304 * 7, keys.number(3, 5, 7));
  }

  @Test
  void shapesOfRealModelsThatDiffer() throws IOException {
    List<StoredTensor> cut = new ArrayList<>(NamedTensors.gpt2(12, 768, false));
    cut.replaceAll(tensor -> tensor.name().equals("transformer.h.0.attn.c_attn.weight")
        ? TorchModule.tensor(tensor.name(), "768x2300")
        : tensor);
    assertEquals("no map of names fits: gpt2: expected 'l2.Q' as transformer.h.0.attn.c_attn.weight of 768x2304, got"
        + " 768x2300 (did you mean 'transformer.h.1.attn.c_attn.weight' of 768x2304?); for other names write rules in a"
        + " FILE.yaml",
        assertThrows(MapRefusedException.class, () -> fit(line("GPT-2 small"), cut)).getMessage());
    assertTrue(assertThrows(MapRefusedException.class,
        () -> fit(line("GPT-2 small").replace("tied ce", "ce 50257"), NamedTensors.gpt2(12, 768, false))).getMessage()
        .contains("end the line with tied or tied ce"));
    assertEquals("no map of names fits: gpt2: transformer.h.12.attn.c_attn.bias of 2304 is a parameter that the network"
        + " lacks; for other names write rules in a FILE.yaml",
        assertThrows(MapRefusedException.class,
            () -> fit(line("GPT-2 small"), NamedTensors.gpt2(13, 768, true))).getMessage().replace("ln_1.weight of 768",
                "attn.c_attn.bias of 2304"));
    List<StoredTensor> resnet = NamedTensors.torchvision("resnet18");
    assertEquals("no map of names fits: resnet: expected l14 (conv 128 1 stride 2), got layer2.0.bn2; for other names"
        + " write rules in a FILE.yaml",
        assertThrows(MapRefusedException.class, () -> fit(line("ResNet-18 without max-pool").replaceFirst(
            "conv 128 3 pad zero > bn gain bias \\|", "conv 128 3 pad zero |"), resnet)).getMessage()
            .replaceFirst("l[0-9]+ ", "l14 "));
  }

  @Test
  void aFileWithMoreThanTheNetworkIsRefused() {
    assertTrue(refused("seq 3x4 > attn 2x2 bias qkv", "in_proj_weight 12x4, in_proj_bias 12, out_proj.weight 4x4,"
        + " out_proj.bias 4").contains("expected 'l1.Q' of 4x4"));
    assertEquals("no map of names fits: llama: layers.0.self_attn.q_proj.bias of 4 is a parameter that the network"
        + " lacks, beside 'l2.Q'; for other names write rules in a FILE.yaml",
        refused("seq 2x4 > res(rms gain > attn 1x4) > res(rms gain > glu 4 silu)", "layers.0.input_layernorm.weight 4,"
            + "layers.0.post_attention_layernorm.weight 4,layers.0.self_attn.q_proj.weight 4x4,"
            + "layers.0.self_attn.k_proj.weight 4x4,layers.0.self_attn.v_proj.weight 4x4,"
            + "layers.0.self_attn.o_proj.weight 4x4,layers.0.mlp.gate_proj.weight 4x4,layers.0.mlp.up_proj.weight 4x4,"
            + "layers.0.mlp.down_proj.weight 4x4,layers.0.self_attn.q_proj.bias 4"));
  }

  @Test
  void normsInFrontAreFoundWithNamesToo() throws Exception {
    TorchModule module = TorchModule.all().stream().filter(each -> each.name().equals("encoder")).findFirst()
        .orElseThrow();
    String named = module.net().replace("res(ln", "res(n: ln").replace("res(n: ln gain bias > mlp", "res(m: ln gain"
        + " bias > mlp");
    assertEquals(fit(module.net(), module.stored()), fit(named, module.stored()));
  }

  @Test
  void factorsArePairedByShape() throws MapRefusedException {
    String stored = "base_model.model.layers.%d.self_attn.%s_proj.lora_A.default.weight 2x6,"
        + "base_model.model.layers.%1$d.self_attn.%2$s_proj.lora_B.default.weight %3$s";
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      all.add(stored.formatted(i, "q", "6x2"));
      all.add(stored.formatted(i, "v", "6x2"));
    }
    NameMap map = fit("vec 6 > 22*(lowrank 2 frozen)", String.join(",", all));
    assertEquals("peft", map.label());
    assertEquals("base_model.model.layers.", map.prefix());
    assertEquals("base_model.model.layers.10.self_attn.v_proj.lora_B.default.weight", stored(map).getLast());
    assertEquals(
        "no map of names fits: peft: the network has 21 layers with weights, the checkpoint 22 pairs of factors,"
            + " each of which is a layer lowrank; for other names write rules in a FILE.yaml",
        refused("vec 6 > 21*(lowrank 2 frozen)", String.join(",", all)));
  }
}
