package lawsweep.symmetry;

import java.util.List;
import java.util.stream.IntStream;

/** Generators of the groups that are words and act by signed permutations. */
final class Signed {

  private Signed() {}

  /** Matrices that generate the group of a word; for the orthogonal group all signed permutations. */
  static List<long[][]> generators(String word, int n) {
    return switch (word) {
      case "none" -> List.<long[][]>of(unit(n));
      case "neg" -> List.<long[][]>of(negative(n));
      case "signs" -> IntStream.range(0, n).mapToObj(i -> signs(n, i)).toList();
      case "swap" -> List.<long[][]>of(swap(n));
      case "cyclic" -> List.<long[][]>of(shift(n));
      case "symmetric" -> n < 2 ? List.<long[][]>of(unit(n)) : List.of(swap(n), shift(n));
      case "hyperoctahedral", "orthogonal" ->
        n < 2 ? List.<long[][]>of(negative(n)) : List.of(swap(n), shift(n), signs(n, 0));
      default -> throw new IllegalArgumentException("expected " + GroupText.EXPECTED + ", got " + word);
    };
  }

  private static long[][] unit(int n) {
    long[][] unit = new long[n][n];
    for (int i = 0; i < n; i++) {
      unit[i][i] = 1;
    }
    return unit;
  }

  private static long[][] negative(int n) {
    long[][] negative = new long[n][n];
    for (int i = 0; i < n; i++) {
      negative[i][i] = -1;
    }
    return negative;
  }

  /** The sign of one coordinate is changed. */
  static long[][] signs(int n, int changed) {
    long[][] signs = unit(n);
    signs[changed][changed] = -1;
    return signs;
  }

  private static long[][] swap(int n) {
    long[][] swap = unit(n);
    swap[0][0] = 0;
    swap[1][1] = 0;
    swap[0][1] = 1;
    swap[1][0] = 1;
    return swap;
  }

  private static long[][] shift(int n) {
    long[][] shift = new long[n][n];
    for (int i = 0; i < n; i++) {
      shift[(i + 1) % n][i] = 1;
    }
    return shift;
  }
}
