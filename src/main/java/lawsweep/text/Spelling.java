package lawsweep.text;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Guesses which word was meant. */
public final class Spelling {
  private static final int MAX_LENGTH = 40;

  private Spelling() {}

  /** {@code " (did you mean 'width'?)"} if a known word is near {@code word}, otherwise the empty string. */
  public static String hint(String word, Collection<String> known) {
    return word.length() > MAX_LENGTH
        ? ""
        : nearest(word.toLowerCase(Locale.ROOT), known).map(best -> " (did you mean '" + best + "'?)").orElse("");
  }

  /** The known word that is nearest to {@code word}, if at most a third of its letters are other ones. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : known) {
      int most = (candidate.length() + 1) / 3;
      int distance = Math.abs(candidate.length() - word.length()) > most ? bestDistance : distance(word, candidate);
      if (distance < bestDistance && distance <= most) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** {@code a, b or c}. */
  public static String choice(Collection<String> words) {
    List<String> all = List.copyOf(words);
    int last = all.size() - 1;
    return last < 1 ? String.join("", all) : String.join(", ", all.subList(0, last)) + " or " + all.get(last);
  }

  /**
   * The number of letters to insert, delete or replace, or of neighbours to swap, to turn {@code a} into {@code b}
   * (optimal string alignment).
   */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(a, b, d, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(String a, String b, int[][] d, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best = Math.min(d[i - 1][j - 1] + (same ? 0 : 1), Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
