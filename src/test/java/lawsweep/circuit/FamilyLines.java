package lawsweep.circuit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Networks of {@code known-families.json} in the language of networks. */
final class FamilyLines {

  /**
   * Families that the language cannot say, and why: 28 networks. Each would need a word or an option that the language
   * does not have, or fields that are not those of a network.
   */
  static final Map<String, String> UNSAID = Map.of(
      "attention-sharedqk", "one matrix for queries and keys: attn has two",
      "hadamard-diff", "a difference of powers of two vectors: hadamard has products only",
      "weightnorm", "a norm of weights: norms are of what runs through a network",
      "mha-phi", "fields of the reparametrisation: those of a line are its own",
      "mqa-phi", "fields of the reparametrisation: those of a line are its own",
      "resconv-block", "laws of some tensors only: BlockLawsTest counts these",
      "resmlp-block", "laws of some tensors only: BlockLawsTest counts these",
      "transformer-block", "laws of some tensors only: BlockLawsTest counts these");

  private static final Set<String> NORMS = Set.of("ln", "lnb", "ln0", "rms", "rms0");

  private final JsonNode sizes;

  private FamilyLines(JsonNode sizes) {
    this.sizes = sizes;
  }

  static Optional<String> of(String family, JsonNode sizes) {
    return UNSAID.containsKey(family) ? Optional.empty() : Optional.of(new FamilyLines(sizes).line(family));
  }

  private String line(String family) {
    return switch (family) {
      case "attention-data", "mha-data", "gqa-data", "mqa-data" -> attention();
      case "cross-attention" -> "seq %sx%s > attn %sx%s cross %sx%s".formatted(s("tokens", 0), s("dim_q"), s("heads"),
          s("head_dim"), s("tokens", 1), s("dim_kv"));
      case "attention-linear" -> kernel("linear");
      case "attention-relu" -> kernel("relu");
      case "attention-sigmoid" -> kernel("sigmoid");
      case "attention-partial-rope" -> "seq %sx%s causal > attn %sx%s kv 1 rope %s".formatted(s("tokens"), s("dim"),
          s("group"), s("head_dim"), s("rotary"));
      case "batchnorm" -> batchNorm();
      case "bn-resnet" -> normedBlocks();
      case "classifier-ce" -> "vec %s > ce %s%s".formatted(s("features"), s("classes"), bias("bias"));
      case "conv1d-linear", "conv1d-linear-full", "conv1d-relu", "conv2d-linear", "conv2d-relu" -> convolutions();
      case "cp" -> "cp %s rank %s".formatted(list("dims"), s("rank"));
      case "glu" -> "vec %s > glu %s %s to %s%s%s".formatted(s("inp"), s("hidden"), act(), s("out"), bias("bias"),
          sizes.has("loss") ? " > ce" : "");
      case "hadamard-prod" -> "hadamard %sx%s".formatted(s("n"), s("L"));
      case "layerscale-scalar" -> "vec %s > res(mlp %s %s > gamma scalar)".formatted(s("width"), s("hidden"), act());
      case "layerscale-vector" -> "vec %s > res(mlp %s %s > gamma)".formatted(s("width"), s("hidden"), act());
      case "lora" -> "vec %s > lowrank %s to %s".formatted(s("inp"), s("rank"), s("out"));
      case "lora-base" -> "vec %s > lowrank %s to %s trained".formatted(s("inp"), s("rank"), s("out"));
      case "lstm" -> "vec %s > lstm %s%s steps %s > out %s".formatted(s("inp"), s("state"), bias("bias"), s("T"),
          s("out"));
      case "mla" -> "seq %sx%s%s > mla %sx%s %s".formatted(s("tokens"), s("dim"), mask(), s("heads"), s("head_dim"),
          s("latent"));
      case "mlp" -> "vec %s > dense %s%s > %s > %s %s%s".formatted(s("inp"), s("hidden"), bias("bias"), act(),
          sizes.has("loss") ? "ce" : "out", s("out"), bias("obias"));
      case "moe-softmax" -> "vec %s > moe %s %s %s to %s".formatted(s("inp"), s("experts"), s("hidden"), act(),
          s("out"));
      case "norm-linear" -> normAndMatrix();
      case "postnorm" -> normsBehind();
      case "psd" -> "sensing %sx%s".formatted(s("n"), s("r"));
      case "resconv" -> "image %sx%s > ".formatted(s("channels"), s("p"))
          + String.join(" > ", convolvedBlocks(s("filters", 0), s("filters", 1), s("mode")));
      case "resmlp" -> residual();
      case "resnet-conv" -> residualConvolutions();
      case "rnn-diag" -> "vec %s > ssm %s steps %s > out %s".formatted(s("inp"), s("state"), s("T"), s("out"));
      case "rnn-linear" -> recurrent("id");
      case "rnn-relu" -> recurrent("relu");
      case "rnn-tanh" -> recurrent("tanh");
      case "separable-conv" -> separable();
      case "tensor-train" -> train();
      case "tied-autoencoder" -> "vec %s > dense %s > %s > tied".formatted(s("inp"), s("hidden"), act());
      case "transformer" -> transformer();
      case "tucker" -> "tucker %s ranks %s".formatted(list("dims"), list("ranks"));
      default -> throw new IllegalArgumentException("no line for " + family);
    };
  }

  private String attention() {
    String line = "seq %sx%s%s > ".formatted(s("tokens"), s("dim"), mask());
    int groups = sizes.get("kv_heads").asInt();
    int heads = groups * sizes.get("group").asInt();
    line += "attn %dx%s%s".formatted(heads, s("head_dim"), groups < heads ? " kv " + groups : "");
    for (String option : List.of("rope", "qknorm", "gain", "relbias")) {
      line += sizes.path(option).asBoolean() ? " " + option : "";
    }
    return line + (sizes.has("bias") ? " bias " + s("bias") : "");
  }

  private String kernel(String word) {
    return "seq %sx%s%s > attn %sx%s %s".formatted(s("tokens"), s("dim"), mask(), s("heads"), s("head_dim"), word);
  }

  private String batchNorm() {
    String norm = sizes.get("affine").asBoolean() ? "bn gain bias" : "bn";
    return "vec %s > dense %s > %s batch %s > %s > dense %s > %s".formatted(s("channels", 0), s("channels", 1), norm,
        s("batch"), act(), s("channels", 2), norm);
  }

  private String normedBlocks() {
    String block = " > res(dense %s > bn gain bias > relu > dense %s > bn gain bias) > relu".formatted(s("hidden"),
        s("channels"));
    return "vec %s > dense %s > bn gain bias batch %s > relu%s > out %s".formatted(s("c_in"), s("channels"),
        s("batch"), block.repeat(sizes.get("blocks").asInt()), s("out"));
  }

  private String convolutions() {
    boolean plane = sizes.path("dim").asInt() == 2;
    List<String> layers = new ArrayList<>();
    int count = sizes.get("filters").size();
    layers.add("image %s%s".formatted(s("channels", 0), ("x" + s("p")).repeat(plane ? 2 : 1)));
    for (int i = 0; i < count; i++) {
      layers.add("conv %s %s stride %s dil %s pad %s%s".formatted(s("channels", i + 1), s("filters", i),
          s("stride", i), s("dil", i), s("mode"), i < count - 1 ? bias("bias") : ""));
      if (i < count - 1 && !act().equals("id")) {
        layers.add(act());
      }
    }
    return String.join(" > ", layers);
  }

  private String normAndMatrix() {
    String norm = norm(s("norm"));
    return s("order").equals("pre")
        ? "vec %s > %s > out %s%s".formatted(s("inp"), norm, s("out"), bias("bias"))
        : "vec %s > dense %s%s > %s".formatted(s("inp"), s("out"), bias("bias"), norm);
  }

  private String normsBehind() {
    List<String> layers = new ArrayList<>(List.of("seq %sx%s".formatted(s("tokens"), s("stem")),
        "dense " + s("dim")));
    for (JsonNode block : sizes.get("blocks")) {
      layers.add("res(%s)".formatted(block.get(0).asText().equals("attn")
          ? "attn %sx%s".formatted(block.get(1).asText(), block.get(2).asText())
          : "mlp %s %s".formatted(block.get(2).asText(), block.get(1).asText())));
      layers.add(norm(s("norm")));
    }
    layers.add("out " + s("out"));
    return String.join(" > ", layers);
  }

  private List<String> convolvedBlocks(String in, String out, String mode) {
    List<String> blocks = new ArrayList<>();
    for (JsonNode hidden : sizes.get("hidden")) {
      blocks.add("res(conv %s %s pad %s%s > conv %s %s pad %s)".formatted(hidden.asText(), in, mode,
          act().equals("id") ? "" : " > " + act(), s("channels"), out, mode));
    }
    return blocks;
  }

  private String residual() {
    List<String> layers = new ArrayList<>();
    layers.add("vec " + (sizes.has("stem") ? s("stem") + " > dense " + s("width") : s("width")));
    sizes.get("hidden").forEach(hidden -> layers.add("res(mlp %s %s)".formatted(hidden.asText(), act())));
    if (sizes.has("classes_ce")) {
      layers.add("ce " + s("classes_ce"));
    } else if (sizes.has("out")) {
      layers.add("out " + s("out"));
    }
    return String.join(" > ", layers);
  }

  private String residualConvolutions() {
    List<String> layers = new ArrayList<>();
    layers.add("image %sx%s".formatted(s("c_in"), s("p")));
    layers.add("conv %s %s pad circ".formatted(s("channels"), s("filter")));
    for (String block : convolvedBlocks(s("filter"), s("filter"), "circ")) {
      layers.add(block + (sizes.get("stream_relu").asBoolean() ? " > relu" : ""));
    }
    layers.add("pool");
    layers.add("out " + s("out"));
    return String.join(" > ", layers);
  }

  private String recurrent(String function) {
    return "vec %s > rnn %s %s steps %s > out %s".formatted(s("inp"), s("state"), function, s("T"), s("out"));
  }

  private String separable() {
    String between = act().equals("id") ? "" : act() + " > ";
    return "image %sx%s > conv %s 1 > %sconv %s %s pad %s depthwise > %sconv %s 1".formatted(s("channels", 0), s("p"),
        s("channels", 1), between, s("channels", 1), s("filter"), s("mode"), between, s("channels", 2));
  }

  private String train() {
    List<String> bonds = new ArrayList<>();
    sizes.get("bonds").forEach(bond -> bonds.add(bond.asText()));
    return "train %s bonds %s".formatted(list("dims"), String.join(",", bonds.subList(1, bonds.size() - 1)));
  }

  private String transformer() {
    List<String> layers = new ArrayList<>(stem());
    boolean skip = sizes.path("skip").asBoolean(true);
    String norm = "";
    for (JsonNode layer : sizes.get("layers")) {
      String kind = layer.get(0).asText();
      if (NORMS.contains(kind)) {
        norm = norm(kind);
        continue;
      }
      String block = (norm.isEmpty() ? "" : norm + " > ") + block(kind, layer);
      layers.add(skip ? "res(" + block + ")" : block);
      norm = "";
    }
    if (!norm.isEmpty()) {
      layers.add(norm);
    }
    boolean tied = sizes.path("tied").asBoolean();
    if (sizes.has("head")) {
      boolean loss = s("head", 0).equals("ce");
      layers.add(tied ? loss ? "tied ce" : "tied" : (loss ? "ce " : "out ") + s("head", 1));
    }
    return String.join(" > ", layers);
  }

  private List<String> stem() {
    JsonNode stem = sizes.path("emb");
    if (stem.isMissingNode()) {
      return List.of("seq %sx%s%s".formatted(s("tokens"), s("dim"), mask()));
    }
    List<String> layers = new ArrayList<>();
    if (stem.size() > 2) {
      layers.add("seq %sx%s%s".formatted(s("tokens"), stem.get(0).asText(), mask()));
      layers.add("dense " + s("dim"));
    } else {
      layers.add("tokens %sx%s %s%s".formatted(stem.get(0).asText(), s("tokens"), s("dim"), mask()));
    }
    if (stem.get(1).asBoolean()) {
      layers.add("pos");
    }
    return layers;
  }

  private String block(String kind, JsonNode layer) {
    if (kind.equals("attn")) {
      int groups = layer.get(1).asInt();
      int heads = groups * layer.get(2).asInt();
      String bias = layer.path(4).asText("");
      return "attn %dx%s%s%s%s".formatted(heads, layer.get(3).asText(), groups < heads ? " kv " + groups : "",
          sizes.path("rope").asBoolean() ? " rope" : "", bias.isEmpty() ? "" : " bias " + bias);
    }
    return "%s %s %s%s".formatted(kind, layer.get(2).asText(), layer.get(1).asText(),
        layer.path(3).asBoolean() ? " bias" : "");
  }

  private static String norm(String kind) {
    return switch (kind) {
      case "ln0" -> "ln";
      case "ln" -> "ln gain";
      case "lnb" -> "ln gain bias";
      case "rms0" -> "rms";
      case "rms" -> "rms gain";
      default -> throw new IllegalArgumentException("no norm " + kind);
    };
  }

  private String mask() {
    return s("mask").equals("causal") ? " causal" : "";
  }

  private String act() {
    String act = s("act");
    return switch (act) {
      case "linear" -> "id";
      case "poly2", "poly3", "poly4" -> "x^" + act.substring(4);
      case "relu2", "relu3" -> "relu^" + act.substring(4);
      default -> act;
    };
  }

  private String bias(String key) {
    return sizes.path(key).asBoolean() ? " bias" : "";
  }

  private String list(String key) {
    List<String> numbers = new ArrayList<>();
    sizes.get(key).forEach(number -> numbers.add(number.asText()));
    return String.join(",", numbers);
  }

  private String s(String key) {
    return sizes.get(key).asText();
  }

  private String s(String key, int index) {
    return sizes.get(key).get(index).asText();
  }
}
