package lawsweep.road.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small networks of convolutions and matrices with rectifiers between them, drawn at random. */
final class GatedLines {

  private final Random random;

  GatedLines(long seed) {
    random = new Random(seed);
  }

  private int upTo(int n) {
    return 1 + random.nextInt(n);
  }

  private boolean in(int n) {
    return random.nextInt(n) == 0;
  }

  private String of(String... words) {
    return words[random.nextInt(words.length)];
  }

  /** A network of a line or a plane, of one to four filters, sometimes with a head. */
  String next() {
    boolean plane = in(4);
    int side = plane ? upTo(3) : upTo(7);
    List<String> layers = new ArrayList<>();
    int channels = upTo(2);
    layers.add("image " + channels + "x" + side + (plane ? "x" + upTo(3) : ""));
    if (in(8)) {
      layers.add("relu");
    }
    int depth = plane ? upTo(2) : upTo(4);
    for (int l = 0; l < depth; l++) {
      boolean depthwise = in(4);
      channels = depthwise ? channels : upTo(3);
      String padding = of("zero", "zero", "circ", "valid");
      int length = padding.equals("valid") ? upTo(2) : upTo(plane ? 3 : 5);
      layers.add("conv " + channels + " " + length + (in(4) ? " stride " + (1 + upTo(2)) : "")
          + (in(4) ? " dil " + (1 + upTo(3)) : "") + " pad " + padding + (depthwise ? " depthwise" : "")
          + (in(4) ? " bias" : ""));
      layers.add(of("relu", "relu", "leaky", "relu > relu"));
    }
    end(layers);
    return String.join(" > ", layers);
  }

  private void end(List<String> layers) {
    if (in(3)) {
      layers.add("pool");
    }
    switch (random.nextInt(5)) {
      case 0 -> layers.add("out " + upTo(3) + (in(2) ? " bias" : ""));
      case 1 -> layers.add("ce " + upTo(3) + (in(2) ? " bias" : ""));
      case 2 -> layers.add("dense " + upTo(2) + " > relu > " + of("out ", "ce ") + upTo(3));
      default -> {
        if (in(2) && layers.size() > 3) {
          layers.remove(layers.getLast().equals("pool") ? layers.size() - 2 : layers.size() - 1);
        }
      }
    }
  }
}
