package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lawsweep.circuit.Shapes;

/** Which entry of the result of a contraction each pair of entries adds to. */
final class Pairing {

  private final int[][] rights;
  private final int[][] outs;

  private Pairing(int[][] rights, int[][] outs) {
    this.rights = rights;
    this.outs = outs;
  }

  /**
   * Reads {@code ab,bc->ac}.
   *
   * @param left sides of the left factor
   */
  static Pairing of(String indices, List<Integer> left, List<Integer> right, List<Integer> out) {
    int comma = indices.indexOf(',');
    int arrow = indices.indexOf("->");
    Letters letters = new Letters();
    letters.read(indices.substring(0, comma), left, 0);
    letters.read(indices.substring(comma + 1, arrow), right, 1);
    letters.read(indices.substring(arrow + 2), out, 2);
    return letters.pairing(Shapes.size(left));
  }

  /** The entries of the right factor that meet an entry of the left one. */
  int[] rights(int left) {
    return rights[left];
  }

  /** What they add to. */
  int[] outs(int left) {
    return outs[left];
  }

  /** The pairs of entries that add to each entry of the result. */
  List<List<int[]>> byOut(int leftSize, int outSize) {
    List<List<int[]>> lists = new ArrayList<>(outSize);
    for (int o = 0; o < outSize; o++) {
      lists.add(new ArrayList<>(1));
    }
    for (int i = 0; i < leftSize; i++) {
      for (int k = 0; k < rights[i].length; k++) {
        lists.get(outs[i][k]).add(new int[] {i, rights[i][k]});
      }
    }
    return lists;
  }

  /** With the factors exchanged. */
  Pairing exchanged(int rightSize) {
    int[] counts = new int[rightSize];
    for (int[] row : rights) {
      for (int right : row) {
        counts[right]++;
      }
    }
    int[][] lefts = new int[rightSize][];
    int[][] results = new int[rightSize][];
    for (int i = 0; i < rightSize; i++) {
      lefts[i] = new int[counts[i]];
      results[i] = new int[counts[i]];
    }
    for (int left = rights.length - 1; left >= 0; left--) {
      for (int k = rights[left].length - 1; k >= 0; k--) {
        int right = rights[left][k];
        lefts[right][--counts[right]] = left;
        results[right][counts[right]] = outs[left][k];
      }
    }
    return new Pairing(lefts, results);
  }

  /** The letters, each with its extent and its three strides. */
  private static final class Letters {

    private final Map<Character, int[]> found = new TreeMap<>();

    void read(String names, List<Integer> shape, int factor) {
      int stride = 1;
      for (int i = names.length() - 1; i >= 0; i--) {
        int[] letter = found.computeIfAbsent(names.charAt(i), _ -> new int[4]);
        letter[3] = shape.get(i);
        letter[factor] += stride;
        stride *= shape.get(i);
      }
    }

    Pairing pairing(int size) {
      List<int[]> all = new ArrayList<>(found.values());
      // Letters of the left factor first: the others only make lists longer.
      all.sort((a, b) -> Boolean.compare(a[0] == 0, b[0] == 0));
      List<int[]> inner = all.stream().filter(letter -> letter[0] == 0).toList();
      int meets = 1;
      for (int[] letter : inner) {
        meets *= letter[3];
      }
      int[][] rights = new int[size][0];
      int[][] outs = new int[size][0];
      int[] at = new int[3];
      fill(all.subList(0, all.size() - inner.size()), inner, meets, at, new int[][][] {rights, outs});
      return new Pairing(rights, outs);
    }

    private void fill(List<int[]> outer, List<int[]> inner, int meets, int[] at, int[][][] into) {
      if (outer.isEmpty()) {
        int[] rights = new int[meets];
        int[] outs = new int[meets];
        list(inner, at, rights, outs, 0);
        into[0][at[0]] = rights;
        into[1][at[0]] = outs;
        return;
      }
      int[] letter = outer.getFirst();
      for (int i = 0; i < letter[3]; i++) {
        fill(outer.subList(1, outer.size()), inner, meets, moved(at, letter, i), into);
      }
    }

    private int list(List<int[]> inner, int[] at, int[] rights, int[] outs, int from) {
      if (inner.isEmpty()) {
        rights[from] = at[1];
        outs[from] = at[2];
        return from + 1;
      }
      int next = from;
      for (int i = 0; i < inner.getFirst()[3]; i++) {
        next = list(inner.subList(1, inner.size()), moved(at, inner.getFirst(), i), rights, outs, next);
      }
      return next;
    }

    private static int[] moved(int[] at, int[] letter, int i) {
      return new int[] {at[0] + i * letter[0], at[1] + i * letter[1], at[2] + i * letter[2]};
    }
  }
}
