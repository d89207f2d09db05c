package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;

/**
 * The same circuit with norms of embedded tokens taken of the rows of the table of embeddings, from which tokens are
 * then chosen. So it is seen that a norm is blind to the length of each row by itself.
 */
final class Tables {

  /** The most words of a table: equations grow with their square, and the laws of longer tables are not looked for. */
  private static final int MOST_WORDS = 64;

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxy";

  private final Circuit circuit;
  private final List<Step> old;
  /** The side of tokens of each wire that is a function of a row of the table and of parameters. */
  private final Map<Integer, Integer> side = new HashMap<>();
  private final Set<Integer> fixed = new TreeSet<>();
  private final Set<Integer> roots = new TreeSet<>();
  private final Set<Integer> wanted = new TreeSet<>();
  private final List<Step> steps = new ArrayList<>();
  private final Map<Integer, Integer> plain = new HashMap<>();
  private final Map<Integer, Integer> table = new HashMap<>();
  private int choices = -1;
  private int words;

  private Tables(Circuit circuit) {
    this.circuit = circuit;
    this.old = circuit.steps();
  }

  /** The circuit, or the same one. */
  static Circuit of(Circuit circuit) {
    Tables tables = new Tables(circuit);
    for (int i = 0; i < tables.old.size(); i++) {
      tables.look(i, tables.old.get(i));
    }
    Set<Integer> norms = new TreeSet<>(tables.wanted);
    for (int i = tables.old.size() - 1; i >= 0; i--) {
      if (tables.wanted.contains(i)) {
        tables.old.get(i).reads().stream().filter(tables.side::containsKey).forEach(tables.wanted::add);
      }
    }
    return norms.isEmpty() || tables.readElsewhere(norms) ? circuit : tables.rewritten();
  }

  /** Whether anything but norms reads what they are taken of: then the length of rows is seen. */
  private boolean readElsewhere(Set<Integer> norms) {
    boolean elsewhere = wanted.contains(circuit.output()) && !norms.contains(circuit.output());
    for (int i = 0; i < old.size(); i++) {
      elsewhere |= !wanted.contains(i)
          && old.get(i).reads().stream().anyMatch(wire -> wanted.contains(wire) && !norms.contains(wire));
    }
    return elsewhere;
  }

  private void look(int i, Step step) {
    if (step instanceof Step.OneHot choice && choice.shape().size() == 2
        && choice.shape().getLast() <= MOST_WORDS) {
      choices = i;
      words = choice.shape().getLast();
    }
    boolean given = step instanceof Step.Input || step instanceof Step.OneHot || step instanceof Step.Gate;
    if (!given && fixed.containsAll(step.reads())) {
      fixed.add(i);
    }
    int own = side(step);
    if (own >= 0) {
      side.put(i, own);
      note(i, step);
    }
  }

  /** Notes roots, and products with them: norms. */
  private void note(int i, Step step) {
    if (step instanceof Step.InverseRoot || (step instanceof Step.Sum && roots.containsAll(step.reads()))) {
      roots.add(i);
    } else if (step instanceof Step.Contraction product
        && roots.contains(product.left()) != roots.contains(product.right())) {
      wanted.add(i);
    }
  }

  /** The side of tokens of what a step writes; -1 if it is not made row by row. */
  private int side(Step step) {
    return switch (step) {
      case Step.Contraction contraction -> side(contraction);
      case Step.Sum sum -> side(sum);
      case Step.Power power -> side.getOrDefault(power.from(), -1);
      case Step.Apply apply -> side.getOrDefault(apply.from(), -1);
      case Step.InverseRoot root -> side.getOrDefault(root.from(), -1);
      case Step.Parameter _,Step.Input _,Step.OneHot _,Step.Constant _,Step.Rotation _,Step.Gate _ -> -1;
    };
  }

  private int side(Step.Contraction step) {
    if (step.left() == choices && choices >= 0) {
      return old.get(step.right()) instanceof Step.Parameter && step.indices().equals("nv,ve->ne") ? 0 : -1;
    }
    char left = letter(step.left(), step.leftLetters());
    char right = letter(step.right(), step.rightLetters());
    boolean both = left != 0 && right != 0;
    char row = left == 0 ? right : left;
    if (row == 0 || (both && left != right) || (!both && !fixed.contains(left == 0 ? step.left() : step.right()))) {
      return -1;
    }
    boolean apart = count(step.leftLetters(), row) == (left == 0 ? 0 : 1)
        && count(step.rightLetters(), row) == (right == 0 ? 0 : 1);
    return apart ? step.outLetters().indexOf(row) : -1;
  }

  private char letter(int wire, String letters) {
    return side.containsKey(wire) ? letters.charAt(side.get(wire)) : 0;
  }

  private static long count(String letters, char letter) {
    return letters.chars().filter(c -> c == letter).count();
  }

  private int side(Step.Sum sum) {
    int row = -1;
    for (Step.Term term : sum.terms()) {
      row = Math.max(row, side.getOrDefault(term.wire(), -1));
    }
    for (Step.Term term : sum.terms()) {
      if (side.getOrDefault(term.wire(), -1) != row && !(row >= 0 && repeated(term.wire(), row))) {
        return -1;
      }
    }
    return row;
  }

  /** Whether a wire is the same for all tokens: something fixed times ones. */
  private boolean repeated(int wire, int row) {
    if (!fixed.contains(wire) || !(old.get(wire) instanceof Step.Contraction step)
        || !(old.get(step.right()) instanceof Step.Constant ones) || ones.shape().size() != 1
        || !ones.values().stream().allMatch(value -> value == 1)) {
      return false;
    }
    char repeated = step.rightLetters().charAt(0);
    return step.outLetters().charAt(row) == repeated && count(step.leftLetters(), repeated) == 0;
  }

  private Circuit rewritten() {
    for (int i = 0; i < old.size(); i++) {
      if (wanted.contains(i)) {
        table.put(i, tableStep(i, old.get(i)));
      } else {
        plain.put(i, add(moved(old.get(i), this::chosen, old.get(i).shape())));
      }
    }
    return new Circuit(circuit.tensors(), steps, chosen(circuit.output()), circuit.centred());
  }

  private int add(Step step) {
    steps.add(step);
    return steps.size() - 1;
  }

  /** A wire of the old circuit; where there is a table tokens are chosen from it. */
  private int chosen(int wire) {
    Integer known = plain.get(wire);
    if (known != null) {
      return known;
    }
    List<Integer> shape = old.get(wire).shape();
    String all = LETTERS.substring(0, shape.size());
    char row = all.charAt(side.get(wire));
    int at = add(new Step.Contraction(plain.get(choices), table.get(wire),
        row + "z," + all.replace(row, 'z') + "->" + all, shape));
    plain.put(wire, at);
    return at;
  }

  private int tableStep(int i, Step step) {
    if (step instanceof Step.Contraction contraction && contraction.left() == choices) {
      return plain.get(contraction.right());
    }
    List<Integer> shape = new ArrayList<>(step.shape());
    shape.set(side.get(i), words);
    return add(moved(step, wire -> table.containsKey(wire) ? table.get(wire) : row(step, wire, side.get(i)), shape));
  }

  /** What a row of a table is multiplied with, or has added. */
  private int row(Step step, int wire, int row) {
    if (!(step instanceof Step.Sum)) {
      return plain.get(wire);
    }
    Step.Contraction repeated = (Step.Contraction) old.get(wire);
    int ones = add(new Step.Constant(List.of(words), Collections.nCopies(words, 1L)));
    List<Integer> shape = new ArrayList<>(repeated.shape());
    shape.set(row, words);
    return add(new Step.Contraction(plain.get(repeated.left()), ones, repeated.indices(), shape));
  }

  private interface Renumbering {
    int of(int wire);
  }

  private static Step moved(Step step, Renumbering wires, List<Integer> shape) {
    return switch (step) {
      case Step.Contraction c -> new Step.Contraction(wires.of(c.left()), wires.of(c.right()), c.indices(), shape);
      case Step.Sum sum -> new Step.Sum(sum.terms().stream()
          .map(term -> new Step.Term(wires.of(term.wire()), term.factor(), term.divisor())).toList(), shape);
      case Step.Gate gate -> new Step.Gate(wires.of(gate.from()), shape);
      case Step.Power power -> new Step.Power(wires.of(power.from()), power.exponent(), shape);
      case Step.Apply apply -> new Step.Apply(wires.of(apply.from()), apply.function(), shape);
      case Step.InverseRoot root -> new Step.InverseRoot(wires.of(root.from()), shape);
      case Step.Parameter _,Step.Input _,Step.OneHot _,Step.Constant _,Step.Rotation _ -> step;
    };
  }
}
