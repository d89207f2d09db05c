package lawsweep.road.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lemma 5 of doc-files/momentum.md, by going through all characters of words with a single switch. */
class SwitchingWordsTest {

  /** No character in question differs from another by more than twice the one of a condition on determinants. */
  private static final int MOST = 2;

  private int shared;

  /** One list of widths: layers as wide as their neighbours together, and how many characters each hidden layer has. */
  private record Widths(List<Integer> widths) {

    int depth() {
      return widths.size() - 1;
    }

    int beside(int layer) {
      return widths.get(layer - 1) + widths.get(layer + 1);
    }

    boolean wide(int layer) {
      return widths.get(layer) >= beside(layer);
    }

    int characters(int layer) {
      return wide(layer) ? beside(layer) : widths.get(layer);
    }

    List<Integer> wideLayers() {
      List<Integer> wide = new ArrayList<>();
      for (int layer = 1; layer < depth(); layer++) {
        if (wide(layer)) {
          wide.add(layer);
        }
      }
      return wide;
    }

    boolean box() {
      int last = -1;
      boolean box = false;
      for (int layer = 0; layer <= depth(); layer++) {
        if (widths.get(layer) == 1) {
          box |= last >= 0 && layer - last >= 3;
          last = layer;
        }
      }
      return box;
    }

    /** Whether all hidden neighbours of a layer have the width. */
    boolean neighbours(int layer, int width) {
      return (layer == 1 || widths.get(layer - 1) == width)
          && (layer == depth() - 1 || widths.get(layer + 1) == width);
    }
  }

  /** The sign of the switch that has a character; 0 for none, 2 if nothing has it. */
  private static int sign(int[] character) {
    int sum = Arrays.stream(character).sum();
    if (Arrays.stream(character).allMatch(each -> each == 0)) {
      return 0;
    }
    boolean plus = sum == 2 && Arrays.stream(character).allMatch(each -> each >= 0);
    boolean minus = sum == -2 && Arrays.stream(character).allMatch(each -> each <= 0);
    return plus ? 1 : minus ? -1 : 2;
  }

  /** The word with switches of these signs at layers 1, 2, …: true for u; empty if there is no switch, or no word. */
  private static boolean[] word(int[] signs) {
    int last = 0;
    boolean[] word = new boolean[signs.length + 1];
    for (int layer = 0; layer < signs.length; layer++) {
      if (signs[layer] == 2 || (signs[layer] != 0 && signs[layer] == last)) {
        return new boolean[0];
      }
      last = signs[layer] == 0 ? last : signs[layer];
    }
    int first = Arrays.stream(signs).filter(each -> each != 0).findFirst().orElse(0);
    word[0] = first > 0;
    for (int layer = 0; layer < signs.length; layer++) {
      word[layer + 1] = signs[layer] == 0 ? word[layer] : !word[layer];
    }
    return first == 0 ? new boolean[0] : word;
  }

  private static int letters(boolean[] word) {
    int letters = 0;
    for (boolean each : word) {
      letters += each ? 1 : 0;
    }
    return letters;
  }

  private void check(Widths widths) {
    for (int layer = 1; layer < widths.depth(); layer++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        for (int mu = 0; mu < widths.characters(layer); mu++) {
          for (int nu = mu; nu < widths.characters(layer); nu++) {
            check(widths, layer, sign, new int[] {mu, nu});
          }
        }
      }
    }
  }

  private void check(Widths widths, int layer, int sign, int[] pair) {
    List<Integer> wide = widths.wideLayers();
    int[] times = new int[wide.size()];
    Arrays.fill(times, -MOST);
    do {
      if (Arrays.stream(times).anyMatch(each -> each != 0)) {
        int[][] character = character(widths, layer, sign, pair);
        for (int k = 0; k < times.length; k++) {
          subtract(widths, wide.get(k), times[k], character);
        }
        compare(widths, layer, sign, pair, character);
      }
    } while (next(times));
  }

  private static boolean next(int[] times) {
    for (int k = 0; k < times.length; k++) {
      if (times[k] < MOST) {
        times[k]++;
        return true;
      }
      times[k] = -MOST;
    }
    return false;
  }

  private static int[][] character(Widths widths, int layer, int sign, int[] pair) {
    int[][] character = new int[widths.depth() - 1][];
    for (int k = 1; k < widths.depth(); k++) {
      character[k - 1] = new int[widths.characters(k)];
    }
    character[layer - 1][pair[0]] += sign;
    character[layer - 1][pair[1]] += sign;
    return character;
  }

  private static void subtract(Widths widths, int layer, int times, int[][] character) {
    for (int k = Math.max(1, layer - 1); k <= Math.min(widths.depth() - 1, layer + 1); k++) {
      for (int each = 0; each < character[k - 1].length; each++) {
        character[k - 1][each] -= k == layer ? times : -times;
      }
    }
  }

  private void compare(Widths widths, int layer, int sign, int[] pair, int[][] character) {
    boolean[] other = word(Arrays.stream(character).mapToInt(SwitchingWordsTest::sign).toArray());
    boolean[] given = new boolean[widths.depth()];
    for (int k = 0; k < given.length; k++) {
      given[k] = k < layer == sign > 0;
    }
    if (other.length == 0 || letters(other) != letters(given)) {
      return;
    }
    boolean[] exchanged = given.clone();
    exchanged[layer - 1] = given[layer];
    exchanged[layer] = given[layer - 1];
    String where = widths.widths() + " at " + layer + ": " + Arrays.deepToString(character);
    assertTrue(Arrays.equals(exchanged, other) && widths.wide(layer), where);
    int[] rest = character[layer - 1];
    if (widths.beside(layer) == 4) {
      assertTrue(widths.neighbours(layer, 2) && pair[0] != pair[1], where);
    } else {
      assertEquals(2, widths.beside(layer), where);
      boolean mixed = pair[0] != pair[1];
      assertEquals(mixed ? -sign : -2 * sign, rest[1 - pair[0]], where);
    }
    shared++;
  }

  private void checkAll(int depth, int most) {
    int[] widths = new int[depth + 1];
    Arrays.fill(widths, 1);
    do {
      Widths list = new Widths(Arrays.stream(widths).boxed().toList());
      if (!list.box()) {
        check(list);
      }
    } while (following(widths, most));
  }

  private static boolean following(int[] widths, int most) {
    for (int k = 0; k < widths.length; k++) {
      if (widths[k] < most) {
        widths[k]++;
        return true;
      }
      widths[k] = 1;
    }
    return false;
  }

  @Test
  void noOthersShareACharacter() {
    checkAll(3, 6);
    checkAll(4, 4);
    checkAll(5, 3);
    check(new Widths(List.of(1, 2, 1, 2, 1, 2, 1)));
    check(new Widths(List.of(3, 4, 1, 2, 1, 2, 1)));
    check(new Widths(List.of(2, 4, 2, 3, 2)));
    assertTrue(shared > 1000, "found " + shared);
  }
}
