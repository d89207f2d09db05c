package lawsweep.law;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What roads say in the same words when they say why a count holds. */
public final class Phrases {

  private Phrases() {}

  /** {@code 1 edge}, {@code 2 edges}. */
  public static String many(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** {@code mod 4194319, 4194301}. */
  public static String modulo(List<Integer> primes) {
    return "mod " + primes.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** N' laws, and whether there are any among them besides the known ones. */
  public static String provenLaws(Certificate c) {
    return c.provenLaws()
        + (c.provenLaws() == c.knownLaws() ? " known laws" : " laws (known ones and those of scalar layers)");
  }

  /** How likely a count without proof is wrong. */
  public static String maybeWrong(LawCount count) {
    return maybeWrong("wrong", count);
  }

  /** The same of what may be wrong: {@code some rank is too low with probability at most 1.0e-13}. */
  public static String maybeWrong(String what, LawCount count) {
    return what + " with probability at most " + String.format(Locale.ROOT, "%.1e", count.errorBound());
  }
}
