package lawsweep.formula.print;

import java.util.List;
import lawsweep.formula.Entry;

/** How the parts of formulas are written. */
interface Notation {

  /** A tensor as a whole, or a number that depends on time alone. */
  String tensor(String name);

  /** A matrix with rows and columns exchanged. */
  String transposed(String matrix);

  /** What is on the diagonal of a matrix. */
  String diagonal(String matrix);

  /** A part of a tensor: for each side an index, or {@code :} for all. */
  String slice(String name, List<String> places);

  /** The sum of slices over an index. */
  String over(char letter, String slices);

  /** The sum of squares of the entries of a slice. */
  String norm(String slice);

  /** The sum of products of entries of two slices. */
  String inner(String one, String other);

  /** The sum of the entries of a slice. */
  String sum(String slice);

  /** The entries of a slice to a power; 0 for the logarithms of their absolute values. */
  String power(String slice, int exponent);

  /** A product of two numbers. */
  String product(String one, String other);

  /** An entry to a power of 1 or above. */
  String entry(Entry entry, int exponent);

  /** What stands between a number and what it is multiplied with. */
  String times();
}
