package lawsweep.circuit.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lawsweep.circuit.Circuit;

/**
 * Whether gradients of all laws are independent at almost all parameters. A sum of laws has gradient 0 if what it moves
 * stands still at these parameters. Tensors are looked at one by one: where no motion but none at all leaves a generic
 * tensor as it is, all that moves it is none, which leaves less for the others.
 */
final class Independence {

  private final Circuit circuit;
  private final Unknowns unknowns;
  private final Equations equations;
  private final List<List<Integer>> byTensor = new ArrayList<>();
  private final Equations none = new Equations();

  Independence(Circuit circuit, Unknowns unknowns, Equations equations) {
    this.circuit = circuit;
    this.unknowns = unknowns;
    this.equations = equations;
    circuit.tensors().forEach(_ -> byTensor.add(new ArrayList<>()));
    for (int u = 0; u < equations.count(); u++) {
      byTensor.get(unknowns.get(u).tensor()).add(u);
      none.fresh();
    }
  }

  /** Names of tensors that may stand still although laws move them; none if all laws are independent. */
  Set<String> doubtful() {
    boolean any = true;
    while (any) {
      any = false;
      for (int t = 0; t < byTensor.size(); t++) {
        List<Integer> alive = alive(t);
        if (!alive.isEmpty() && faithful(alive, circuit.tensors().get(t).shape())) {
          alive.forEach(u -> none.equate(equations.value(u)));
          any = true;
        }
      }
    }
    Set<String> names = new TreeSet<>();
    for (int t = 0; t < byTensor.size(); t++) {
      if (!alive(t).isEmpty()) {
        names.add(circuit.tensors().get(t).name());
      }
    }
    return names;
  }

  private List<Integer> alive(int tensor) {
    return byTensor.get(tensor).stream().filter(u -> !none.reduced(equations.value(u)).isZero()).toList();
  }

  /** Whether some types of motion together leave no generic tensor as it is, unless they are all none. */
  private boolean faithful(List<Integer> alive, List<Integer> shape) {
    int all = 0;
    for (int place = 0; place < shape.size(); place++) {
      all |= shape.get(place) > 1 ? 1 << place : 0;
    }
    int matrices = 0;
    int factors = 0;
    boolean multiplied = false;
    List<Integer> shifts = new ArrayList<>();
    int touched = 0;
    for (int u : alive) {
      Op op = unknowns.get(u).op();
      touched |= op.touched();
      switch (op.kind()) {
        case MATRIX, ONES -> matrices |= 1 << op.side();
        case FACTOR -> {
          factors |= op.set();
          multiplied = true;
        }
        case SHIFT -> shifts.add(op.set());
      }
    }
    if (matrices != 0) {
      return Integer.bitCount(matrices) == 1
          && wide(Integer.numberOfTrailingZeros(matrices), all & ~touched, shape, shifts.isEmpty() ? 0 : 1);
    }
    return !multiplied || shifts.isEmpty() || apart(all, factors, shifts);
  }

  /** A symmetric matrix on one side leaves nothing as it is where there are as many columns as it has rows. */
  private static boolean wide(int side, int columns, List<Integer> shape, int more) {
    long count = 1;
    for (int place = 0; place < shape.size(); place++) {
      count *= (columns >> place & 1) == 1 ? shape.get(place) : 1;
    }
    return count >= (long) shape.get(side) + more;
  }

  /**
   * Whether factors that depend on some sides and constants that depend on others cannot cancel: differences along all
   * sides without factors take the constants away and leave the factors, or ratios along two sides do.
   */
  private static boolean apart(int all, int factors, List<Integer> shifts) {
    int still = all & ~factors;
    int constants = 0;
    boolean differences = still != 0;
    for (int set : shifts) {
      differences &= (still & ~set) != 0;
      constants |= set;
    }
    return differences || (still != 0 && (all & ~constants) != 0);
  }
}
