package lawsweep.circuit.walk;

import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;

/** How the inverse roots of a circuit are nested, and what that costs. */
final class RootDepths {

  private final int[] depths;
  private final boolean[] fresh;
  private boolean standing;
  private int depth;
  private final int[] atDepth;
  private int nested;
  private int roots;

  RootDepths(Circuit circuit) {
    List<Step> steps = circuit.steps();
    depths = new int[steps.size()];
    fresh = new boolean[steps.size()];
    atDepth = new int[steps.size() + 2];
    for (int i = 0; i < depths.length; i++) {
      for (int wire : steps.get(i).reads()) {
        depths[i] = Math.max(depths[i], depths[wire]);
        fresh[i] |= fresh[wire];
      }
      fresh[i] |= steps.get(i) instanceof Step.Input || steps.get(i) instanceof Step.Gate;
      if (steps.get(i) instanceof Step.InverseRoot root) {
        standing |= !fresh[i];
        int size = Shapes.size(root.shape());
        roots += size;
        nested += depths[i] > 0 ? size : 0;
        depths[i]++;
        depth = Math.max(depth, depths[i]);
        atDepth[depths[i]] += size;
      }
    }
  }

  /** How many inverse roots lie one behind the other up to a step, itself included. */
  int of(int step) {
    return depths[step];
  }

  /** Whether numbers that a field draws are behind a step; choices are not numbers. */
  boolean fresh(int step) {
    return fresh[step];
  }

  /** Whether a root is taken of what no number that fields draw is behind. */
  boolean standing() {
    return standing;
  }

  /** The longest such row; 0 without inverse roots. */
  int depth() {
    return depth;
  }

  /** How many roots lie deeper than so many others, themselves included. */
  int deeper(int height) {
    int count = 0;
    for (int depth = height + 1; depth < atDepth.length; depth++) {
      count += atDepth[depth];
    }
    return count;
  }

  /** How many roots are taken in all. */
  int roots() {
    return roots;
  }

  /** How many roots are taken of what depends on other roots. */
  int nested() {
    return nested;
  }
}
