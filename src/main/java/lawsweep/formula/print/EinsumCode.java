package lawsweep.formula.print;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lawsweep.formula.IndexForm;
import lawsweep.formula.IndexRange;
import lawsweep.formula.IndexTerm;
import lawsweep.formula.Operand;

/** Laws that are sums over indices as an expression of NumPy or PyTorch, by the helpers of the Python file. */
final class EinsumCode {

  private EinsumCode() {}

  /** One expression: {@code _sum("ai,aj->ij", p["U1"], p["U1"]) - …}. */
  static String of(IndexForm form) {
    SignedSum sum = new SignedSum(" * ");
    form.terms().forEach(term -> sum.add(term.factor(), term(term, form.letters())));
    String text = sum.toString();
    for (int axis = 0; axis < form.ranges().size(); axis++) {
      IndexRange range = form.ranges().get(axis);
      if (!whole(form, range)) {
        text = "_pick(" + text + ", " + axis + ", " + members(range) + (range.differences() ? ", True" : "") + ")";
      }
    }
    return text;
  }

  private static String term(IndexTerm term, String free) {
    String time = term.operands().stream().map(Operand::tensor).filter(IndexCode::time)
        .map(name -> name + " * ").collect(Collectors.joining());
    List<Operand> operands = term.operands().stream().filter(operand -> !IndexCode.time(operand.tensor())).toList();
    String letters = operands.stream().map(Operand::letters).collect(Collectors.joining(","));
    return time + (letters.equals(free) && operands.size() == 1 ? array(operands.getFirst())
        : "_sum(\"" + letters + "->" + free + "\", "
            + operands.stream().map(EinsumCode::array).collect(Collectors.joining(", ")) + ")");
  }

  private static String array(Operand operand) {
    String name = "p[\"" + operand.tensor() + "\"]";
    return operand.exponent() == 0 ? "_log(" + name + ")"
        : operand.exponent() == 1 ? name
            : name + " ** " + operand.exponent();
  }

  /** Whether a letter takes all indices of the sides that it runs along, one by one. */
  private static boolean whole(IndexForm form, IndexRange range) {
    for (Operand operand : form.terms().getFirst().operands()) {
      int side = operand.letters().indexOf(range.letter());
      if (side >= 0) {
        return range.plain() && operand.shape().get(side) == range.members().size();
      }
    }
    return false;
  }

  private static String members(IndexRange range) {
    List<List<Integer>> members = range.members();
    if (members.stream().allMatch(some -> some.size() == 1)) {
      List<Integer> indices = members.stream().map(List::getFirst).toList();
      int first = indices.getFirst();
      int last = indices.getLast();
      return last - first == indices.size() - 1 ? "range(" + first + ", " + (last + 1) + ")" : indices.toString();
    }
    return new ArrayList<>(members).toString();
  }
}
