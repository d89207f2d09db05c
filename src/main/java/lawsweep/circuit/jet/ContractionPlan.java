package lawsweep.circuit.jet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the indices of a contraction mean for entries: each letter with its extent and its strides in the left factor,
 * the right factor and the result. A letter that occurs twice in a tensor runs along its diagonal.
 */
public final class ContractionPlan {

  /** One letter. */
  public record Letter(int extent, int left, int right, int out) {

    private Letter exchanged() {
      return new Letter(extent, /* left= */ right, /* right= */ left, out);
    }
  }

  private final List<Letter> letters;

  /**
   * Reads {@code ab,bc->ac}.
   *
   * @throws IllegalArgumentException if letters and shapes do not fit
   */
  public ContractionPlan(String indices, List<Integer> left, List<Integer> right, List<Integer> out) {
    int comma = indices.indexOf(',');
    int arrow = indices.indexOf("->");
    if (comma < 0 || arrow < comma) {
      throw new IllegalArgumentException("expected indices such as ab,bc->ac, got " + indices);
    }
    Map<Character, int[]> found = new LinkedHashMap<>();
    read(indices, indices.substring(0, comma), left, found, 1);
    read(indices, indices.substring(comma + 1, arrow), right, found, 2);
    int inputs = found.size();
    read(indices, indices.substring(arrow + 2), out, found, 3);
    if (found.size() > inputs) {
      throw new IllegalArgumentException("the result of " + indices + " has a letter that neither factor has");
    }
    letters = new ArrayList<>();
    found.values().forEach(v -> letters.add(new Letter(v[0], v[1], v[2], v[3])));
  }

  private static void read(String indices, String names, List<Integer> shape, Map<Character, int[]> found, int slot) {
    if (names.length() != shape.size()) {
      throw new IllegalArgumentException("the indices " + indices + " do not fit a tensor of shape " + shape);
    }
    int stride = 1;
    for (int i = names.length() - 1; i >= 0; i--) {
      int extent = shape.get(i);
      int[] letter = found.computeIfAbsent(names.charAt(i), name -> new int[] {extent, 0, 0, 0});
      if (letter[0] != extent) {
        throw new IllegalArgumentException("the letter " + names.charAt(i) + " of " + indices + " has sides "
            + letter[0] + " and " + extent);
      }
      letter[slot] += stride;
      stride *= extent;
    }
  }

  public List<Letter> letters() {
    return letters;
  }

  /** out += left right. */
  public LoopNest forward() {
    return LoopNest.of(letters.stream().map(l -> new LoopNest.Index(l.extent, l.left, l.right, l.out)).toList());
  }

  /** left += out right. */
  public LoopNest toLeft() {
    return LoopNest.of(letters.stream().map(l -> new LoopNest.Index(l.extent, l.out, l.right, l.left)).toList());
  }

  /** right += out left. */
  public LoopNest toRight() {
    return LoopNest.of(letters.stream().map(l -> new LoopNest.Index(l.extent, l.out, l.left, l.right)).toList());
  }

  /** With the factors exchanged. */
  public ContractionPlan exchanged() {
    return new ContractionPlan(letters.stream().map(Letter::exchanged).toList());
  }

  private ContractionPlan(List<Letter> letters) {
    this.letters = letters;
  }
}
