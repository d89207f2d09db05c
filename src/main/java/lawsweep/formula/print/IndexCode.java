package lawsweep.formula.print;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lawsweep.formula.IndexForm;
import lawsweep.formula.IndexRange;
import lawsweep.formula.IndexTerm;
import lawsweep.formula.Operand;

/** Laws that are sums over indices as an expression of SymPy: of matrices where they are such, otherwise of loops. */
final class IndexCode {

  private static final char VALUES = 'I';

  private final IndexForm form;
  private final Identifiers names;

  IndexCode(IndexForm form, Identifiers names) {
    this.form = form;
    this.names = names;
  }

  /** Whether a name is that of a number that depends on time alone. */
  static boolean time(String name) {
    return name.equals("t") || name.equals("tau");
  }

  /** A matrix, a row of what is on its diagonal, a dictionary by indices, or one expression. */
  String text(String factor) {
    if (MatrixShape.fits(form)) {
      SignedSum sum = new SignedSum("*");
      form.terms().forEach(term -> sum.add(term.factor(), scalars(term) + matrices(term)));
      return factor + "(" + sum + ")" + (MatrixShape.diagonal(form) ? ".diagonal()" : "");
    }
    SignedSum sum = new SignedSum("*");
    form.terms().forEach(term -> sum.add(term.factor(), scalars(term) + loop(term)));
    String expression = sum.toString();
    for (IndexRange range : form.ranges().reversed()) {
      if (!single(range)) {
        expression = over(range, expression);
      }
    }
    return form.ranges().isEmpty() ? factor + "(" + expression + ")"
        : "{" + keys() + ": " + factor + "(" + expression + ")" + loops() + "}";
  }

  private String scalars(IndexTerm term) {
    return term.operands().stream().filter(operand -> time(operand.tensor()))
        .map(operand -> operand.tensor() + "*").collect(Collectors.joining());
  }

  private String matrices(IndexTerm term) {
    List<Operand> pair = MatrixShape.pair(term);
    String left = matrix(pair.get(0)) + (MatrixShape.turned(pair.get(0), MatrixShape.row(form)) ? ".T" : "");
    String right = matrix(pair.get(1)) + (MatrixShape.turned(pair.get(1), MatrixShape.column(form)) ? "" : ".T");
    return left + "*" + right;
  }

  private String matrix(Operand operand) {
    return "matrix(" + names.of(operand.tensor()) + ", "
        + operand.shape().stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
  }

  /** {@code sum(U1[a,i]*U1[a,j] for a in range(1, 3))}. */
  private String loop(IndexTerm term) {
    Map<Character, Integer> summed = new LinkedHashMap<>();
    List<String> product = new ArrayList<>();
    for (Operand operand : term.operands()) {
      if (!time(operand.tensor())) {
        product.add(entry(operand));
        for (int side = 0; side < operand.letters().length(); side++) {
          char letter = operand.letters().charAt(side);
          if (form.letters().indexOf(letter) < 0) {
            summed.put(letter, operand.shape().get(side));
          }
        }
      }
    }
    String text = String.join("*", product);
    return summed.isEmpty() ? text
        : "sum(" + text + summed.entrySet().stream()
            .map(letter -> " for " + letter.getKey() + " in range(1, " + (letter.getValue() + 1) + ")")
            .collect(Collectors.joining()) + ")";
  }

  private String entry(Operand operand) {
    String name = names.of(operand.tensor());
    String text = operand.letters().isEmpty() ? name
        : name + "[" + operand.letters().chars().mapToObj(letter -> String.valueOf((char) letter))
            .collect(Collectors.joining(",")) + "]";
    return operand.exponent() == 0 ? "log(abs(" + text + "))"
        : operand.exponent() == 1 ? text
            : text + "**" + (operand.exponent() < 0 ? "(" + operand.exponent() + ")" : operand.exponent());
  }

  /** Whether its values are indices one by one, without gaps. */
  private static boolean single(IndexRange range) {
    List<List<Integer>> members = range.members();
    for (int value = 0; value < members.size(); value++) {
      if (!members.get(value).equals(List.of(members.getFirst().getFirst() + value))) {
        return false;
      }
    }
    return !range.differences();
  }

  private static String over(IndexRange range, String expression) {
    String first = range.differences() ? " - over(" + list(range.members().getFirst()) + ", lambda "
        + range.letter() + ": " + expression + ")" : "";
    return "over(" + values(range) + ", lambda " + range.letter() + ": " + expression + ")" + first;
  }

  private static String values(IndexRange range) {
    return VALUES + String.valueOf(range.letter());
  }

  private static String list(List<Integer> indices) {
    return indices.stream().map(index -> String.valueOf(index + 1)).collect(Collectors.joining(", ", "[", "]"));
  }

  private String keys() {
    List<String> keys = form.ranges().stream()
        .map(range -> single(range) ? String.valueOf(range.letter()) : "tuple(" + values(range) + ")").toList();
    return keys.size() == 1 ? keys.getFirst() : "(" + String.join(", ", keys) + ")";
  }

  private String loops() {
    StringBuilder loops = new StringBuilder();
    for (int i = 0; i < form.ranges().size(); i++) {
      IndexRange range = form.ranges().get(i);
      boolean column = form.symmetry() != IndexForm.Symmetry.NONE && i == form.ranges().size() - 1;
      int first = range.members().getFirst().getFirst() + 1;
      String least = !column ? String.valueOf(first)
          : form.ranges().get(i - 1).letter() + (form.symmetry() == IndexForm.Symmetry.SYMMETRIC ? "" : " + 1");
      loops.append(" for ").append(single(range)
          ? range.letter() + " in range(" + least + ", " + (first + range.members().size()) + ")"
          : values(range) + " in " + range.members().stream().skip(range.differences() ? 1 : 0).map(IndexCode::list)
              .collect(Collectors.joining(", ", "[", "]")));
    }
    return loops.toString();
  }
}
