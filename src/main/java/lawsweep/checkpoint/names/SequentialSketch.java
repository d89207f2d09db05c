package lawsweep.checkpoint.names;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.checkpoint.StoredTensor;

/** The line of modules one behind the other. */
final class SequentialSketch {

  /** Positions of images along each side where nothing says how many. */
  private static final long POSITIONS = 32;

  private final StoredNames stored;
  private final List<Module> modules;
  private final Sketch sketch = new Sketch();
  /** What runs to the next module: numbers, dimension of tokens, or channels; and positions of an image. */
  private long width;
  private long positions;
  private boolean image;
  private boolean guessed;

  private SequentialSketch(StoredNames stored) {
    this.stored = stored;
    this.modules = Module.of(stored, stored.parameters());
  }

  /** The line; empty where modules are of other kinds or do not follow each other. */
  static Optional<Sketch> of(StoredNames stored) {
    return new SequentialSketch(stored).sketch();
  }

  private Optional<Sketch> sketch() {
    for (int i = 0; i < modules.size(); i++) {
      if (!add(i)) {
        return Optional.empty();
      }
      if (i < modules.size() - 1 && between(modules.get(i), modules.get(i + 1))) {
        sketch.layer("relu");
        guessed = true;
      }
    }
    if (guessed) {
      sketch.note("no file stores functions: relu is a guess");
    }
    return sketch.empty() ? Optional.empty() : Optional.of(sketch);
  }

  private boolean add(int index) {
    Module module = modules.get(index);
    Map<String, StoredTensor> parts = module.parameters();
    if (module.attention()) {
      return attention(parts);
    }
    StoredTensor weight = parts.get("weight");
    if (weight == null || parts.size() > (parts.containsKey("bias") ? 2 : 1)) {
      return false;
    }
    String bias = parts.containsKey("bias") ? " bias" : "";
    List<Long> shape = weight.shape();
    return switch (shape.size()) {
      case 1 -> norm(module, shape.getFirst(), bias);
      case 2 -> linear(shape, bias, index == modules.size() - 1);
      case 3, 4 -> conv(shape, bias);
      default -> false;
    };
  }

  private boolean norm(Module module, long size, String bias) {
    boolean batch = stored.has(Module.inside(module.path().text(), "running_mean"));
    if (size != width || (image && !batch) || sketch.empty()) {
      return false;
    }
    sketch.layer(batch ? "bn gain" + bias : bias.isEmpty() ? "rms gain" : "ln gain bias");
    return true;
  }

  private boolean linear(List<Long> shape, String bias, boolean last) {
    long in = shape.getLast();
    if (sketch.empty()) {
      sketch.layer("vec " + in);
    } else if (image && in == width) {
      sketch.layer("pool");
    } else if (in != (image ? width * positions * positions : width)) {
      return false;
    }
    image = false;
    width = shape.getFirst();
    sketch.layer((last ? "out " : "dense ") + width + bias);
    if (last) {
      sketch.noteLoss("out");
    }
    return true;
  }

  private boolean conv(List<Long> shape, String bias) {
    boolean plane = shape.size() == 4;
    long channels = shape.getFirst();
    long length = shape.get(2);
    if (plane && shape.get(3) != length) {
      return false;
    }
    if (sketch.empty()) {
      positions = positions();
      sketch.layer("image " + shape.get(1) + "x" + positions + (plane ? "x" + positions : ""));
      sketch.note("no shape tells positions, strides and padding: those here keep sizes as they are; max-pooling is not"
          + " in the language");
      image = true;
      width = shape.get(1);
    }
    boolean depthwise = shape.get(1) == 1 && width == channels && width > 1;
    if (!image || (shape.get(1) != width && !depthwise)) {
      return false;
    }
    width = channels;
    sketch.layer("conv " + channels + " " + length + " pad zero" + (depthwise ? " depthwise" : "") + bias);
    return true;
  }

  /** As many as the first matrix behind filters takes, if that is a square number for each channel. */
  private long positions() {
    long channels = 0;
    for (Module module : modules) {
      StoredTensor weight = module.parameters().get("weight");
      List<Long> shape = weight == null ? List.of() : weight.shape();
      if (shape.size() > 2) {
        channels = shape.getFirst();
      } else if (shape.size() == 2) {
        long each = channels > 0 && shape.getLast() % channels == 0 ? shape.getLast() / channels : 1;
        long root = Math.round(Math.sqrt((double) each));
        return each > 1 && root * root == each ? root : POSITIONS;
      }
    }
    return POSITIONS;
  }

  private boolean attention(Map<String, StoredTensor> parts) {
    StoredTensor query = parts.getOrDefault("in_proj_weight", parts.get("q_proj_weight"));
    long dimension = query.shape().getLast();
    if (sketch.empty()) {
      sketch.layer("seq " + Sketch.TOKENS + "x" + dimension).noteTokens();
      width = dimension;
    }
    if (width != dimension || image) {
      return false;
    }
    StoredTensor key = parts.get("k_proj_weight");
    String cross = key == null ? "" : " cross " + Sketch.TOKENS + "x" + key.shape().getLast();
    sketch.layer("attn " + sketch.heads(dimension, 64) + cross + (parts.containsKey("in_proj_bias")
        ? " bias qkvo"
        : ""));
    return true;
  }

  /** True if a module without weights seems to stand between two: behind numbers that leave one out, or weights. */
  private boolean between(Module before, Module after) {
    String first = before.path().text();
    String second = after.path().text();
    if (first.matches("(.*\\.)?[0-9]{1,9}") && second.matches("(.*\\.)?[0-9]{1,9}")
        && first.substring(0, first.lastIndexOf('.') + 1).equals(second.substring(0, second.lastIndexOf('.') + 1))) {
      return Long.parseLong(second.substring(second.lastIndexOf('.') + 1))
          - Long.parseLong(first.substring(first.lastIndexOf('.') + 1)) > 1;
    }
    return matrix(before) && matrix(after);
  }

  private static boolean matrix(Module module) {
    StoredTensor weight = module.parameters().get("weight");
    return weight != null && weight.shape().size() > 1;
  }
}
