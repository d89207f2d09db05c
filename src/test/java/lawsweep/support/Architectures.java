package lawsweep.support;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;

/** Architectures to test with. */
public final class Architectures {

  private Architectures() {}

  /** A linear network, from output to input. */
  public static Architecture linear(Integer... widths) {
    return new Architecture(Family.LINEAR, Arrays.asList(widths), Bias.NONE);
  }

  /** A ReLU network, from output to input. */
  public static Architecture relu(Bias bias, Integer... widths) {
    return new Architecture(Family.RELU, Arrays.asList(widths), bias);
  }

  /** Widths as they are printed, {@code 2,3,3,2}. */
  public static List<Integer> widths(String text) {
    return Arrays.stream(text.strip().split(",")).map(Integer::valueOf).toList();
  }

  /** A random network of the given family and of depth 2..most, widths 1..width. */
  public static Architecture random(Random random, Family family, int mostLayers, int width) {
    int depth = random.nextInt(2, mostLayers + 1);
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i <= depth; i++) {
      widths.add(random.nextInt(1, width + 1));
    }
    return new Architecture(family, widths, family == Family.LINEAR ? Bias.NONE : bias(random));
  }

  private static Bias bias(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> Bias.NONE;
      case 1 -> Bias.HIDDEN;
      default -> Bias.ALL;
    };
  }
}
