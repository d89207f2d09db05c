package lawsweep.checkpoint.names;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import lawsweep.checkpoint.StoredTensor;

/** Lists of names and shapes as checkpoints have them. */
final class NamedTensors {

  private NamedTensors() {}

  /** {@code "0.weight 16x10, 0.bias 16"}. */
  static List<StoredTensor> of(String list) {
    List<StoredTensor> tensors = new ArrayList<>();
    for (String each : list.split(",")) {
      String[] words = each.strip().split(" ");
      tensors.add(TorchModule.tensor(words[0], words[1]));
    }
    return tensors;
  }

  /** The state_dict of a model of torchvision. */
  static List<StoredTensor> torchvision(String name) throws IOException {
    try (InputStream in = NamedTensors.class.getResourceAsStream(name + ".txt")) {
      return of(String.join(",", new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()));
    }
  }

  /** Hugging Face's GPT2LMHeadModel. */
  static List<StoredTensor> gpt2(int layers, int dimension, boolean head) {
    StringBuilder list = new StringBuilder("transformer.wte.weight 50257x<1>,transformer.wpe.weight 1024x<1>");
    for (int i = 0; i < layers; i++) {
      list.append(
          ",transformer.h.N.ln_1.weight <1>,transformer.h.N.ln_1.bias <1>,transformer.h.N.attn.bias 1x1x1024x1024,"
              .replace("N", "" + i));
      list.append(("transformer.h.N.attn.c_attn.weight <1>x<2>,transformer.h.N.attn.c_attn.bias <2>,"
          + "transformer.h.N.attn.c_proj.weight <1>x<1>,transformer.h.N.attn.c_proj.bias <1>,")
          .replace("N", "" + i));
      list.append(("transformer.h.N.ln_2.weight <1>,transformer.h.N.ln_2.bias <1>,transformer.h.N.mlp.c_fc.weight"
          + " <1>x<3>,transformer.h.N.mlp.c_fc.bias <3>,transformer.h.N.mlp.c_proj.weight <3>x<1>,"
          + "transformer.h.N.mlp.c_proj.bias <1>").replace("N", "" + i));
    }
    list.append(",transformer.ln_f.weight <1>,transformer.ln_f.bias <1>")
        .append(head ? ",lm_head.weight 50257x<1>" : "");
    return of(filled(list, dimension, 3 * dimension, 4 * dimension));
  }

  /** Hugging Face's LlamaForCausalLM. */
  static List<StoredTensor> llama(int layers, int dimension, int keys, int hidden) {
    StringBuilder list = new StringBuilder("model.embed_tokens.weight 32000x<1>");
    for (int i = 0; i < layers; i++) {
      list.append((",model.layers.N.self_attn.q_proj.weight <1>x<1>,model.layers.N.self_attn.k_proj.weight <2>x<1>,"
          + "model.layers.N.self_attn.v_proj.weight <2>x<1>,model.layers.N.self_attn.o_proj.weight <1>x<1>,"
          + "model.layers.N.self_attn.rotary_emb.inv_freq 64,model.layers.N.mlp.gate_proj.weight <3>x<1>,"
          + "model.layers.N.mlp.up_proj.weight <3>x<1>,model.layers.N.mlp.down_proj.weight <1>x<3>,"
          + "model.layers.N.input_layernorm.weight <1>,model.layers.N.post_attention_layernorm.weight <1>")
          .replace("N", "" + i));
    }
    list.append(",model.norm.weight <1>,lm_head.weight 32000x<1>");
    return of(filled(list, dimension, keys, hidden));
  }

  private static String filled(StringBuilder list, int first, int second, int third) {
    return list.toString().replace("<1>", "" + first).replace("<2>", "" + second).replace("<3>", "" + third);
  }
}
