package lawsweep.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Names of laws. Those of a hidden layer i of a network with widths are called by a letter and i; all others by their
 * tensors, incoming {@code >} outgoing, as in the command {@code drift}. No name is given twice.
 */
final class FormulaNames {

  private static final int MOST_SHOWN = 3;

  private final Map<String, Integer> given = new HashMap<>();

  /**
   * A name that was not given before.
   *
   * @param letter what kind of law it is: G, M, A; empty for sums; before both {@code v.} for their velocities
   * @param in the tensors that count negative
   * @param out the tensors that count positive
   */
  String of(String letter, List<String> in, List<String> out) {
    OptionalInt layer = layer(in, out);
    String name = layer.isPresent() && !letter.isEmpty() && !letter.endsWith(".") ? letter + layer.getAsInt()
        : byTensors(letter, in, out);
    int times = given.merge(name, 1, Integer::sum);
    return times == 1 ? name : name + "#" + times;
  }

  private static String byTensors(String letter, List<String> in, List<String> out) {
    String ends = in.isEmpty() || out.isEmpty() ? side(in) + side(out) : side(in) + ">" + side(out);
    return letter.isEmpty() || letter.endsWith(".") ? letter + "sum " + ends : letter + " " + ends;
  }

  /** i, if the tensors are U_i, U_{i+1} and perhaps the bias of the layer between. */
  private static OptionalInt layer(List<String> in, List<String> out) {
    List<String> matrices = in.stream().filter(name -> name.matches("U\\d+")).toList();
    List<String> rest = in.stream().filter(name -> !name.matches("U\\d+")).toList();
    if (out.size() != 1 || !out.getFirst().matches("U\\d+") || matrices.size() != 1) {
      return OptionalInt.empty();
    }
    int layer = Integer.parseInt(out.getFirst().substring(1));
    boolean next = matrices.getFirst().equals("U" + (layer + 1));
    return next && (rest.isEmpty() || rest.equals(List.of("b" + layer))) ? OptionalInt.of(layer) : OptionalInt.empty();
  }

  /** A bias is left out where the matrix of its layer is there. */
  private static String side(List<String> names) {
    List<String> shown = names.stream().filter(name -> !hasMatrix(name, names)).distinct().toList();
    return shown.size() <= MOST_SHOWN ? String.join("+", shown)
        : shown.stream().limit(MOST_SHOWN - 1L).collect(Collectors.joining("+")) + "+…+" + shown.getLast();
  }

  private static boolean hasMatrix(String name, List<String> names) {
    return name.endsWith(".b") && names.contains(name.substring(0, name.length() - 1) + "W");
  }
}
