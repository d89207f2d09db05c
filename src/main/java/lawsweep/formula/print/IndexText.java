package lawsweep.formula.print;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lawsweep.formula.IndexForm;
import lawsweep.formula.IndexRange;
import lawsweep.formula.IndexTerm;
import lawsweep.formula.Operand;

/** Laws that are sums over indices as one line: products of matrices where they are such, otherwise slices. */
final class IndexText {

  private static final char INNER = 'z';
  private static final int SHOWN = 3;

  private final IndexForm form;
  private final Notation notation;

  IndexText(IndexForm form, Notation notation) {
    this.form = form;
    this.notation = notation;
  }

  /** {@code U1^T U1 - U2 U2^T}, {@code |l1.W[i,:]|^2 - |l2.W[:,i]|^2, i = 1..4}. */
  String text() {
    boolean matrix = MatrixShape.fits(form);
    SignedSum sum = new SignedSum(notation.times());
    form.terms().forEach(term -> sum.add(term.factor(), matrix ? matrices(term) : slices(term)));
    String text = sum.toString();
    return matrix ? MatrixShape.diagonal(form) ? notation.diagonal(text) : text : text + ranges();
  }

  private String scalars(IndexTerm term) {
    return term.operands().stream().filter(operand -> operand.shape().isEmpty() && time(operand))
        .map(operand -> notation.tensor(operand.tensor()) + notation.times()).collect(Collectors.joining());
  }

  private static boolean time(Operand operand) {
    return operand.tensor().equals("t") || operand.tensor().equals("tau");
  }

  private String matrices(IndexTerm term) {
    List<Operand> pair = MatrixShape.pair(term);
    Operand left = pair.get(0);
    Operand right = pair.get(1);
    String one = notation.tensor(left.tensor());
    String other = notation.tensor(right.tensor());
    return scalars(term) + (MatrixShape.turned(left, MatrixShape.row(form)) ? notation.transposed(one) : one) + " "
        + (MatrixShape.turned(right, MatrixShape.column(form)) ? other : notation.transposed(other));
  }

  private String slices(IndexTerm term) {
    List<Operand> operands = term.operands().stream().filter(operand -> !time(operand)).toList();
    Operand first = operands.getFirst();
    String text;
    if (operands.size() == 1) {
      String power = notation.power(slice(first), first.exponent());
      text = whole(first) ? power : notation.sum(power);
    } else if (operands.get(1).letters().indexOf(INNER) >= 0) {
      text = notation.norm(notation.over(INNER, slice(operands.get(1))));
    } else if (first.equals(operands.get(1))) {
      text = notation.norm(slice(first));
    } else if (operands.size() > 2) {
      String product = operands.stream().map(operand -> notation.power(slice(operand), operand.exponent()))
          .reduce(notation::product).orElseThrow();
      text = whole(first) ? product : notation.sum(product);
    } else if (first.exponent() == 1) {
      text = notation.inner(slice(first), slice(operands.get(1)));
    } else {
      String product = notation.product(notation.power(slice(first), first.exponent()), slice(operands.get(1)));
      text = whole(first) ? product : notation.sum(product);
    }
    return scalars(term) + text;
  }

  /** Whether it is one entry. */
  private boolean whole(Operand operand) {
    return operand.letters().chars().allMatch(letter -> form.letters().indexOf(letter) >= 0);
  }

  private String slice(Operand operand) {
    if (form.ranges().isEmpty() && operand.letters().indexOf(INNER) < 0) {
      return notation.slice(operand.tensor(), List.of());
    }
    List<String> places = new ArrayList<>();
    for (char letter : operand.letters().toCharArray()) {
      places.add(form.letters().indexOf(letter) >= 0 || letter == INNER ? String.valueOf(letter) : ":");
    }
    return notation.slice(operand.tensor(), places);
  }

  private String ranges() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < form.ranges().size(); i++) {
      boolean column = i == form.ranges().size() - 1 && i > 0 && form.symmetry() != IndexForm.Symmetry.NONE;
      text.append(", ").append(column
          ? form.ranges().get(i - 1).letter() + (form.symmetry() == IndexForm.Symmetry.SYMMETRIC ? " <= " : " < ")
              + form.ranges().get(i).letter()
          : range(form.ranges().get(i)));
    }
    return text.toString();
  }

  private static String range(IndexRange range) {
    List<List<Integer>> members = range.members();
    boolean each = members.stream().allMatch(some -> some.size() == 1);
    String values = each
        ? between(members.stream().map(List::getFirst).toList())
        : members.stream().limit(SHOWN).map(some -> some.stream().map(index -> String.valueOf(index + 1))
            .collect(Collectors.joining("+"))).collect(Collectors.joining(", "))
            + (members.size() > SHOWN ? ", ..." : "");
    return range.letter() + (each ? " = " : " in ") + values
        + (range.differences() ? ", each less the first" : "");
  }

  private static String between(List<Integer> indices) {
    int first = indices.getFirst() + 1;
    int last = indices.getLast() + 1;
    return last - first == indices.size() - 1 ? first + ".." + last
        : indices.stream().limit(SHOWN).map(index -> String.valueOf(index + 1)).collect(Collectors.joining(", "))
            + (indices.size() > SHOWN ? ", ..." : "");
  }
}
