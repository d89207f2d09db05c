package lawsweep.checkpoint.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line of a residual network. */
final class ResNetSketch {

  private static final Pattern PLACE = Pattern.compile("^(.*?layer([0-9]+)\\.([0-9]+)\\.)(.*)$");
  private static final long LARGE_STEM = 7;

  private final StoredNames stored;
  private final Sketch sketch = new Sketch();

  private ResNetSketch(StoredNames stored) {
    this.stored = stored;
  }

  /** The line; empty where filters are in groups, which the language does not have. */
  static Optional<Sketch> of(StoredNames stored) {
    return new ResNetSketch(stored).sketch();
  }

  private Optional<Sketch> sketch() {
    List<String> paths = ResNet.paths(stored);
    List<Long> stem = shape(paths.getFirst());
    if (stem.size() != 4) {
      return Optional.empty();
    }
    boolean large = stem.getLast() == LARGE_STEM;
    sketch.layer("image " + stem.get(1) + (large ? "x224x224" : "x32x32"));
    long channels = stem.get(1);
    int i = 0;
    while (i < paths.size()) {
      Matcher place = PLACE.matcher(paths.get(i));
      if (place.matches()) {
        List<String> block = paths.stream().filter(path -> path.startsWith(place.group(1))).toList();
        OptionalLong out = block(block, channels, !place.group(2).equals("1") && place.group(3).equals("0"));
        if (out.isEmpty()) {
          return Optional.empty();
        }
        channels = out.getAsLong();
        i += block.size();
      } else {
        channels = layer(paths.get(i), channels, large && i == 0);
        i++;
      }
    }
    sketch
        .note("no file stores positions and strides: they are the usual ones, without max-pooling, which is not in the"
            + " language");
    return Optional.of(sketch.noteLoss("ce"));
  }

  /** A layer outside of blocks. */
  private long layer(String path, long channels, boolean halved) {
    List<Long> shape = shape(path);
    switch (shape.size()) {
      case 4 -> sketch.layer(conv(path, halved));
      case 2 -> sketch.layer("pool").layer("ce " + shape.getFirst() + (stored.has(path + ".bias") ? " bias" : ""));
      default -> sketch.layer("bn gain bias").layer("relu");
    }
    return shape.size() == 1 ? channels : shape.getFirst();
  }

  private static boolean side(List<String> block) {
    return block.getLast().endsWith(".1");
  }

  /** A block; the channels that it puts out, or nothing if its filters do not follow each other. */
  private OptionalLong block(List<String> block, long channels, boolean halved) {
    List<String> main = block.subList(0, block.size() - (side(block) ? 2 : 0));
    // torchvision halves positions at the middle one of three filters.
    int where = main.size() == 6 ? 2 : 0;
    List<String> layers = new ArrayList<>();
    long in = channels;
    for (int i = 0; i < main.size(); i++) {
      List<Long> shape = shape(main.get(i));
      if (shape.size() == 4) {
        if (shape.get(1) != in) {
          return OptionalLong.empty();
        }
        in = shape.getFirst();
        layers.add(conv(main.get(i), halved && i == where));
      } else {
        layers.add("bn gain bias" + (i < main.size() - 1 ? " > relu" : ""));
      }
    }
    String added = side(block) ? " | " + conv(block.get(block.size() - 2), halved) + " > bn gain bias" : "";
    sketch.layer("res(" + String.join(" > ", layers) + added + ")").layer("relu");
    return OptionalLong.of(in);
  }

  private String conv(String path, boolean halved) {
    List<Long> shape = shape(path);
    return "conv " + shape.getFirst() + " " + shape.getLast() + (halved ? " stride 2" : "")
        + (shape.getLast() > 1 ? " pad zero" : "") + (stored.has(path + ".bias") ? " bias" : "");
  }

  private List<Long> shape(String path) {
    return stored.tensors().get(path + ".weight").shape();
  }
}
