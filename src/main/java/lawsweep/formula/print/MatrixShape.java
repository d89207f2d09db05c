package lawsweep.formula.print;

import java.util.List;
import lawsweep.formula.IndexForm;
import lawsweep.formula.IndexRange;
import lawsweep.formula.IndexTerm;
import lawsweep.formula.Operand;

/** Whether laws are the entries, or the diagonal, of a sum of products of two matrices, and which. */
final class MatrixShape {

  private static final int PAIR = 2;

  private MatrixShape() {}

  /** Whether it can be written with matrices alone. */
  static boolean fits(IndexForm form) {
    boolean matrix = form.symmetry() != IndexForm.Symmetry.NONE;
    return form.ranges().size() == (matrix ? PAIR : 1) && form.ranges().stream().allMatch(IndexRange::plain)
        && form.terms().stream().allMatch(term -> fits(term, form));
  }

  /** Whether the laws are a diagonal. */
  static boolean diagonal(IndexForm form) {
    return form.symmetry() == IndexForm.Symmetry.NONE;
  }

  private static boolean fits(IndexTerm term, IndexForm form) {
    List<Operand> pair = pair(term);
    if (pair.size() != PAIR
        || pair.stream().anyMatch(operand -> operand.exponent() != 1 || operand.shape().size() > PAIR
            || operand.letters().isEmpty())) {
      return false;
    }
    if (!whole(pair.get(0), form.ranges().getFirst()) || !whole(pair.get(1), form.ranges().getLast())) {
      return false;
    }
    String rest = rest(pair.get(0), row(form));
    String other = rest(pair.get(1), column(form));
    boolean single = pair.stream().allMatch(operand -> operand.shape().contains(1) || operand.shape().size() == 1);
    return rest.equals(other) || single;
  }

  /** Whether a letter takes all indices of a side of a tensor. */
  private static boolean whole(Operand operand, IndexRange range) {
    int side = operand.letters().indexOf(range.letter());
    return side >= 0 && operand.shape().get(side) == range.members().size();
  }

  private static String rest(Operand operand, char letter) {
    return operand.letters().replace(String.valueOf(letter), "");
  }

  /** The two matrices of a term. */
  static List<Operand> pair(IndexTerm term) {
    return term.operands().stream().filter(operand -> !operand.shape().isEmpty()).toList();
  }

  /** The letter of rows. */
  static char row(IndexForm form) {
    return form.ranges().getFirst().letter();
  }

  /** The letter of columns; that of rows for a diagonal. */
  static char column(IndexForm form) {
    return form.ranges().getLast().letter();
  }

  /** Whether a matrix must be turned for a letter to run along its rows. */
  static boolean turned(Operand operand, char letter) {
    return operand.shape().size() == PAIR && operand.letters().charAt(0) != letter;
  }
}
