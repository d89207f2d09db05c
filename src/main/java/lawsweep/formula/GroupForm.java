package lawsweep.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.types.LawGroup;

/**
 * A group of laws as sums over indices. Free letters are i, j, …; those of a matrix are the last two, and those that
 * are summed over begin with a.
 */
final class GroupForm {

  /** Letters that number laws. */
  static final String FREE = "ijklmnopqrst";
  /** Letters that are summed over. */
  static final String SUMMED = "abcdefgh";
  private static final char INNER = 'z';

  private final Circuit circuit;
  private final LawGroup group;
  private final int free;

  GroupForm(Circuit circuit, LawGroup group) {
    this.circuit = circuit;
    this.group = group;
    this.free = group.indices().size();
  }

  /** The group. */
  LawGroup group() {
    return group;
  }

  /** Whether its laws are sums of parameters. */
  boolean linear() {
    return group.form() == LawGroup.Form.SUMS;
  }

  /** The names of the tensors whose terms have a sign. */
  List<String> tensors(int sign) {
    return group.terms().stream().filter(term -> Long.signum(term.factor()) == sign)
        .map(term -> circuit.tensors().get(term.tensor()).name()).distinct().toList();
  }

  /** Free letters without those of a matrix, or with one of them for what is on its diagonal. */
  List<IndexRange> diagonal() {
    List<IndexRange> ranges = ranges();
    return group.form() == LawGroup.Form.PRODUCTS ? ranges.subList(0, ranges.size() - 1) : ranges;
  }

  /** A term's tensor with the letters of {@link #diagonal}. */
  Operand diagonal(LawGroup.Term term) {
    return operand(term, group.form() == LawGroup.Form.PRODUCTS ? FREE.charAt(free) : ' ');
  }

  /** Whether a term's tensor has one entry for each choice of the letters of {@link #diagonal()}. */
  boolean single(LawGroup.Term term) {
    List<Character> letters = diagonal().stream().map(IndexRange::letter).toList();
    Operand operand = diagonal(term);
    return diagonal().stream()
        .allMatch(range -> !range.differences() && range.members().stream().allMatch(some -> some.size() == 1)
            && operand.letters().indexOf(range.letter()) >= 0)
        && IntStream.range(0, operand.shape().size())
            .allMatch(side -> operand.shape().get(side) == 1 || letters.contains(operand.letters().charAt(side)));
  }

  /** A term's tensor as row i, or as row j, of a matrix. */
  Operand row(LawGroup.Term term, boolean first) {
    return operand(term, FREE.charAt(first ? free : free + 1));
  }

  /** The free letters of all laws. */
  List<IndexRange> ranges() {
    List<IndexRange> ranges = new ArrayList<>();
    for (int i = 0; i < free; i++) {
      LawGroup.Index index = group.indices().get(i);
      ranges.add(new IndexRange(FREE.charAt(i), index.members(), index.differences()));
    }
    for (int i = 0; i < (group.form() == LawGroup.Form.PRODUCTS ? 2 : 0); i++) {
      List<List<Integer>> members = IntStream.range(group.first(), group.first() + group.matrix()).boxed()
          .map(List::of).toList();
      ranges.add(new IndexRange(FREE.charAt(free + i), members, false));
    }
    return ranges;
  }

  /** The form. */
  IndexForm form() {
    List<IndexTerm> terms = group.terms().stream()
        .sorted((one, other) -> Integer.compare(Long.signum(other.factor()), Long.signum(one.factor())))
        .map(term -> new IndexTerm(term.factor(), switch (group.form()) {
          case SUMS -> List.of(operand(term, ' '));
          case SQUARES -> List.of(operand(term, ' '), operand(term, ' '));
          case PRODUCTS -> List.of(row(term, true), row(term, false));
          case SQUARES_OF_SUMS -> List.of(operand(term, (char) (INNER - 1)), operand(term, INNER));
        })).toList();
    boolean matrix = group.form() == LawGroup.Form.PRODUCTS;
    return new IndexForm(terms, ranges(), matrix ? IndexForm.Symmetry.SYMMETRIC : IndexForm.Symmetry.NONE);
  }

  /** A tensor with letters; what is summed gets letters of its own, the same in both operands. */
  private Operand operand(LawGroup.Term term, char matrix) {
    Tensor tensor = circuit.tensors().get(term.tensor());
    StringBuilder letters = new StringBuilder();
    int summed = 0;
    for (int side = 0; side < tensor.shape().size(); side++) {
      int place = term.places().indexOf(side);
      letters.append(place >= 0 ? FREE.charAt(place)
          : side == term.matrix() && matrix != ' ' ? matrix : SUMMED.charAt(summed++));
    }
    return new Operand(tensor.name(), tensor.shape(), letters.toString());
  }
}
