package lawsweep.cuda;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One instruction of the text.
 *
 * @param line its line, from 1
 * @param guard the predicate that it depends on; empty if on none
 * @param negated whether it is done where the guard is false
 * @param name {@code fma.rn.f64}
 * @param operands in their order; <code>{a, b}</code> and {@code [address+8]} are one each
 */
record PtxStatement(int line, String guard, boolean negated, String name, List<String> operands) {

  private static final Pattern POINT = Pattern.compile("\\.");

  /** The parts of the name between its points. */
  List<String> parts() {
    return POINT.splitAsStream(name).toList();
  }

  String first() {
    return parts().getFirst();
  }

  /** The last part that is a type. */
  PtxType type() {
    return PtxType.of(parts().reversed().stream().filter(PtxType::is).findFirst().orElseThrow(this::unknown));
  }

  boolean has(String part) {
    return parts().contains(part);
  }

  String operand(int i) {
    if (i >= operands.size()) {
      throw unknown();
    }
    return operands.get(i);
  }

  PtxFault unknown() {
    return new PtxFault("unknown instruction " + this);
  }

  @Override
  public String toString() {
    return (guard.isEmpty() ? "" : "@" + (negated ? "!" : "") + guard + " ") + name + " " + String.join(", ", operands)
        + " (line " + line + ")";
  }
}
