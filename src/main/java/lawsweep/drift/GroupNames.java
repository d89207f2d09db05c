package lawsweep.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lawsweep.checkpoint.names.NameMap;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.types.LawGroup;

/** The names of the laws of a {@link LawGroup}, by the tensors of a checkpoint. */
final class GroupNames implements LawNames {

  private final LawGroup group;
  private final List<StoredPart> parts;
  private final String text;
  private final int[] rows;

  /** For a group of laws of the network whose tensors a map has found. */
  GroupNames(LawGroup group, NameMap map) {
    this.group = group;
    this.parts = group.terms().stream().map(term -> part(term, group, map)).toList();
    this.text = GroupText.of(group, map);
    this.rows = new int[group.matrix()];
    for (int i = 1; i < rows.length; i++) {
      rows[i] = rows[i - 1] + group.matrix() - i + 1;
    }
  }

  private static StoredPart part(LawGroup.Term term, LawGroup group, NameMap map) {
    List<Integer> fixed = new ArrayList<>(term.places());
    if (group.matrix() > 0) {
      fixed.add(term.matrix());
    }
    return new StoredPart(GroupText.name(term.tensor(), map), map.views().get(term.tensor()), fixed);
  }

  @Override
  public String group() {
    return text;
  }

  @Override
  public String kind() {
    return group.kind() == LawKind.STILL ? LawWord.STILL.word() : switch (group.form()) {
      case SUMS -> LawWord.SUM.word();
      case PRODUCTS -> LawWord.MATRIX.word();
      case SQUARES, SQUARES_OF_SUMS -> oneSided() ? LawWord.NORM.word() : LawWord.BALANCE.word();
    };
  }

  /** Whether all terms have one sign. */
  boolean oneSided() {
    return group.terms().stream().mapToInt(term -> Long.signum(term.factor())).distinct().count() == 1;
  }

  @Override
  public int count() {
    return Math.toIntExact(group.count());
  }

  @Override
  public String law(int law) {
    int[] index = index(law);
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < group.indices().size(); i++) {
      numbers.add(Integer.toString(label(group.indices().get(i), index[i])));
    }
    if (group.matrix() > 0) {
      numbers.add(Integer.toString(index[index.length - 2]));
      numbers.add(Integer.toString(index[index.length - 1]));
    }
    return kind() + " " + text + (numbers.isEmpty() ? "" : " [" + String.join(",", numbers) + "]");
  }

  private static int label(LawGroup.Index index, int value) {
    List<Integer> members = index.members().get(value);
    return members.size() == 1 ? members.getFirst() : value;
  }

  @Override
  public List<String> out(int law) {
    return side(law, 1);
  }

  @Override
  public List<String> in(int law) {
    return side(law, -1);
  }

  /** What has one sign in a law; of differences, also what is taken away at index 0. */
  private List<String> side(int law, int sign) {
    int[] index = index(law);
    int[] differences = IntStream.range(0, group.indices().size())
        .filter(i -> group.indices().get(i).differences()).toArray();
    CutList side = new CutList();
    for (int t = 0; t < parts.size(); t++) {
      for (int zeros = 0; zeros < 1 << differences.length; zeros++) {
        long factor = group.terms().get(t).factor() * (Integer.bitCount(zeros) % 2 == 0 ? 1 : -1);
        if (Long.signum(factor) == sign) {
          side.add(Math.abs(factor), cuts(t, at(index, differences, zeros)));
        }
      }
    }
    return side.texts().stream().map(text -> GroupText.summed(group, text)).toList();
  }

  private static int[] at(int[] index, int[] differences, int zeros) {
    int[] at = index.clone();
    for (int i = 0; i < differences.length; i++) {
      if ((zeros >> i & 1) == 1) {
        at[differences[i]] = 0;
      }
    }
    return at;
  }

  private List<Cut> cuts(int term, int[] index) {
    if (group.matrix() == 0) {
      return List.of(parts.get(term).cut(fixed(index, List.of())));
    }
    int row = index[index.length - 2];
    int column = index[index.length - 1];
    Cut first = parts.get(term).cut(fixed(index, List.of(row)));
    return row == column ? List.of(first) : List.of(first, parts.get(term).cut(fixed(index, List.of(column))));
  }

  private List<List<Integer>> fixed(int[] index, List<Integer> matrix) {
    List<List<Integer>> fixed = new ArrayList<>();
    for (int i = 0; i < group.indices().size(); i++) {
      fixed.add(group.indices().get(i).members().get(index[i]));
    }
    if (!matrix.isEmpty()) {
      fixed.add(matrix);
    }
    return fixed;
  }

  /** The values of all indices at a law, and then i and j of a matrix. */
  private int[] index(int law) {
    int count = group.indices().size();
    int[] index = new int[count + (group.matrix() > 0 ? 2 : 0)];
    int rest = law;
    if (group.matrix() > 0) {
      int entries = group.matrix() * (group.matrix() + 1) / 2;
      int entry = rest % entries;
      rest /= entries;
      int found = Arrays.binarySearch(rows, entry);
      int row = found >= 0 ? found : -found - 2;
      index[count] = group.first() + row;
      index[count + 1] = group.first() + row + entry - rows[row];
    }
    for (int i = count - 1; i >= 0; i--) {
      int skipped = group.indices().get(i).differences() ? 1 : 0;
      int values = group.indices().get(i).members().size() - skipped;
      index[i] = rest % values + skipped;
      rest /= values;
    }
    return index;
  }
}
