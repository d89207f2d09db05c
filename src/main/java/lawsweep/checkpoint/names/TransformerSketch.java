package lawsweep.checkpoint.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.checkpoint.StoredTensor;

/** The lines of Hugging Face's GPT-2 and LLaMA, and of torch.nn.TransformerEncoder. */
final class TransformerSketch {

  /** What line a LLaMA is in that the pages write out. */
  private static final int TOKENS = 2048;
  private static final long GPT2_WIDTH = 64;
  private static final long LLAMA_WIDTH = 128;
  private static final long SMALL = 2048;

  private final StoredNames stored;
  private final Sketch sketch = new Sketch();

  private TransformerSketch(StoredNames stored) {
    this.stored = stored;
  }

  static Optional<Sketch> gpt2(StoredNames stored) {
    return new TransformerSketch(stored).gpt2();
  }

  static Optional<Sketch> llama(StoredNames stored) {
    return new TransformerSketch(stored).llama();
  }

  static Optional<Sketch> encoder(StoredNames stored) {
    return new TransformerSketch(stored).encoder();
  }

  private Optional<Sketch> gpt2() {
    String base = stored.before(Transformer.GPT2.anchor()).getFirst();
    List<Long> words = shape(base + "wte.weight");
    List<Long> places = shape(base + "wpe.weight");
    List<Long> hidden = shape(base + "h.0.mlp.c_fc.weight");
    if (words.size() != 2 || places.size() != 2 || hidden.size() != 2) {
      return Optional.empty();
    }
    String norm = "ln gain bias";
    sketch.layer("tokens " + words.getFirst() + "x" + places.getFirst() + " " + words.getLast() + " causal pos");
    sketch.layer(blocks(base + "h.") + "*(res(" + norm + " > attn " + sketch.heads(words.getLast(), GPT2_WIDTH)
        + bias(base + "h.0.attn.c_attn.bias", " bias qkvo") + ") > res(" + norm + " > mlp " + hidden.getLast() + " gelu"
        + bias(base + "h.0.mlp.c_fc.bias", " bias") + "))");
    if (stored.has(base + "ln_f.weight")) {
      sketch.layer(norm);
    }
    sketch.layer("tied ce").noteLoss("ce");
    noteHead(words.getFirst());
    return Optional.of(sketch);
  }

  private Optional<Sketch> llama() {
    String base = stored.before(Transformer.LLAMA.anchor()).getFirst();
    String first = base + "layers.0.";
    boolean one = stored.has(first + "self_attn.qkv_proj.weight");
    List<Long> words = shape(base + "embed_tokens.weight");
    List<Long> query = shape(first + "self_attn." + (one ? "o" : "q") + "_proj.weight");
    List<Long> key = shape(first + "self_attn." + (one ? "qkv" : "k") + "_proj.weight");
    List<Long> down = shape(first + "mlp.down_proj.weight");
    if (words.size() != 2 || query.size() != 2 || key.size() != 2 || down.size() != 2) {
      return Optional.empty();
    }
    long all = one ? query.getLast() : query.getFirst();
    long keys = one ? (key.getFirst() - all) / 2 : key.getFirst();
    sketch.layer("tokens " + words.getFirst() + "x" + TOKENS + " " + words.getLast() + " causal").noteTokens();
    sketch.layer(blocks(base + "layers.") + "*(res(rms gain > attn " + grouped(all, keys) + " rope"
        + bias(first + "self_attn." + (one ? "qkv" : "q") + "_proj.bias", " bias qkv") + ") > res(rms gain > glu "
        + down.getLast() + " silu))");
    if (stored.has(base + "norm.weight")) {
      sketch.layer("rms gain");
    }
    boolean tied = stored.tensors().keySet().stream().noneMatch(name -> name.endsWith("lm_head.weight"));
    sketch.layer(tied ? "tied ce" : "ce " + words.getFirst()).noteLoss("ce");
    return Optional.of(sketch);
  }

  /** Query heads and, where they are fewer, key heads. */
  private String grouped(long all, long keys) {
    return sketch.heads(all, keys > 0 && all % keys == 0 ? keys : all, all < SMALL ? GPT2_WIDTH : LLAMA_WIDTH);
  }

  private void noteHead(long words) {
    if (stored.tensors().keySet().stream().anyMatch(name -> name.endsWith("lm_head.weight"))) {
      sketch.note("the head is stored, too: if it is not the embedding again write ce " + words + " for tied ce");
    }
  }

  private Optional<Sketch> encoder() {
    List<String> bases = stored.before(EncoderLayer.ANCHOR);
    String base = bases.getFirst();
    List<Long> hidden = shape(base + "linear1.weight");
    if (hidden.size() != 2) {
      return Optional.empty();
    }
    long dimension = hidden.getLast();
    List<Module> others = EncoderLayer.others(stored);
    List<String> behind = new ArrayList<>();
    source(dimension, others);
    sketch.layer((bases.size() > 1 ? bases.size() + "*(" : "") + "res(attn " + sketch.heads(dimension, GPT2_WIDTH)
        + bias(base + "self_attn.in_proj_bias", " bias qkvo") + ") > ln gain bias > res(mlp " + hidden.getFirst()
        + " relu" + bias(base + "linear1.bias", " bias") + ") > ln gain bias" + (bases.size() > 1 ? ")" : ""));
    sketch.note("no file stores where norms stand (behind what is added, or with norm_first in front of it) and which"
        + " function there is: relu is a guess");
    for (Module module : others) {
      behind.add(head(dimension, module));
    }
    behind.stream().filter(layer -> layer.startsWith("ln")).forEach(sketch::layer);
    behind.stream().filter(layer -> layer.startsWith("out")).forEach(sketch::layer);
    return behind.contains("") ? Optional.empty() : Optional.of(sketch);
  }

  /** What stands in front; modules that do are taken out. */
  private void source(long dimension, List<Module> others) {
    for (Module module : others) {
      List<Long> shape =
          module.parameters().containsKey("weight") ? module.parameters().get("weight").shape() : List.of();
      boolean table = module.path().text().contains("emb") && shape.size() == 2 && shape.getLast() == dimension;
      if (table || (shape.size() == 2 && shape.getFirst() == dimension && shape.getLast() != dimension)) {
        others.remove(module);
        if (table) {
          sketch.layer("tokens " + shape.getFirst() + "x" + Sketch.TOKENS + " " + dimension).noteTokens();
        } else {
          sketch.layer("seq " + Sketch.TOKENS + "x" + shape.getLast()).noteTokens();
          sketch.layer("dense " + dimension + (module.parameters().containsKey("bias") ? " bias" : ""));
        }
        return;
      }
    }
    sketch.layer("seq " + Sketch.TOKENS + "x" + dimension).noteTokens();
  }

  private String head(long dimension, Module module) {
    StoredTensor weight = module.parameters().get("weight");
    boolean bias = module.parameters().containsKey("bias");
    if (weight != null && weight.shape().equals(List.of(dimension)) && bias) {
      return "ln gain bias";
    }
    if (weight == null || weight.shape().size() != 2 || weight.shape().getLast() != dimension) {
      return "";
    }
    sketch.noteLoss("out");
    return "out " + weight.shape().getFirst() + (bias ? " bias" : "");
  }

  private List<Long> shape(String name) {
    return stored.find(name).map(StoredTensor::shape).orElse(List.of());
  }

  private String bias(String name, String words) {
    return stored.has(name) ? words : "";
  }

  /** How many blocks there are. */
  private long blocks(String list) {
    return stored.tensors().keySet().stream().filter(name -> name.startsWith(list))
        .map(name -> name.substring(list.length()).split("\\.", 2)[0]).distinct().count();
  }
}
