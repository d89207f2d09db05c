package lawsweep.drift;

import java.util.Locale;

/** What a law is, by what is summed in it; the words of drift for kinds of laws. */
enum LawWord {
  /** Squares against squares. */
  BALANCE,
  /** Entries of matrices: products of two rows. */
  MATRIX,
  /** Squares of one sign. */
  NORM,
  /** Parameters themselves. */
  SUM,
  /** Single parameters that do not move. */
  STILL;

  /** {@code balance}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
