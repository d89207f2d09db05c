package lawsweep.drift;

import java.util.List;
import java.util.stream.Collectors;
import lawsweep.checkpoint.names.NameMap;
import lawsweep.circuit.types.LawGroup;

/**
 * What groups of laws are called: incoming weights joined by {@code +}, {@code >}, outgoing weights. A bias is left out
 * where a weight of the same module stands on the same side; of a packed tensor it is said which part.
 */
final class GroupText {

  private GroupText() {}

  /** The name of a tensor of the network without what all names begin with. */
  static String name(int tensor, NameMap map) {
    String stored = map.views().get(tensor).stored();
    return stored.startsWith(map.prefix()) ? stored.substring(map.prefix().length()) : stored;
  }

  /** The text for a group. */
  static String of(LawGroup group, NameMap map) {
    String in = side(group, -1, map);
    String out = side(group, 1, map);
    return in.isEmpty() || out.isEmpty() ? in + out : in + ">" + out;
  }

  /** A tensor or a part of it, {@code sum(…)} where sums along a side are squared. */
  static String summed(LawGroup group, String text) {
    return group.form() == LawGroup.Form.SQUARES_OF_SUMS ? "sum(" + text + ")" : text;
  }

  private static String side(LawGroup group, int sign, NameMap map) {
    String text = side(map, group.terms().stream().filter(term -> Long.signum(term.factor()) == sign)
        .map(LawGroup.Term::tensor).toList());
    return text.isEmpty() ? text : summed(group, text);
  }

  /** The text for tensors that stand on one side; empty for none. */
  static String side(NameMap map, List<Integer> tensors) {
    CutList cuts = new CutList();
    tensors.stream().distinct()
        .forEach(tensor -> cuts.add(1, List.of(StoredPart.all(name(tensor, map), map.views().get(tensor)))));
    List<String> names = cuts.tensors();
    return names.stream().filter(name -> !isBias(name) || !hasWeight(name, names)).collect(Collectors.joining("+"));
  }

  private static boolean hasWeight(String bias, List<String> names) {
    for (String name : names) {
      if (!isBias(name) && module(name).equals(module(bias))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBias(String name) {
    return name.substring(module(name).length()).contains("bias");
  }

  private static String module(String name) {
    int bracket = name.indexOf('[');
    return name.substring(0, name.lastIndexOf('.', bracket < 0 ? name.length() : bracket) + 1);
  }
}
