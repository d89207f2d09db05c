package lawsweep.cuda;

import static java.lang.Double.longBitsToDouble;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Comparisons and choices. */
final class PtxComparison {

  private static final List<String> ORDERS =
      List.of("eq", "ne", "lt", "le", "gt", "ge", "equ", "neu", "ltu", "leu", "gtu", "geu", "num", "nan");
  private static final Pattern NAME = Pattern.compile("setp\\.(\\w+)\\.(?:(and|or|xor)\\.)?([busf])(16|32|64)");

  private static final Pattern CHOICE = Pattern.compile("selp\\.[busf](16|32|64)");

  /** Two numbers compare as below, equal, above or not at all: one bit each. */
  private static final int BELOW = 1;
  private static final int EQUAL = 2;
  private static final int ABOVE = 4;
  private static final int UNORDERED = 8;

  private final PtxRegisters registers;

  PtxComparison(PtxRegisters registers) {
    this.registers = registers;
  }

  private int slot(PtxStatement s, int i) {
    return registers.slot(s.operand(i), s);
  }

  Optional<PtxOperation> operation(PtxStatement s) {
    if (CHOICE.matcher(s.name()).matches()) {
      return Optional.of(choice(slot(s, 0), slot(s, 1), slot(s, 2), slot(s, 3)));
    }
    var name = NAME.matcher(s.name());
    if (!name.matches() || !ORDERS.contains(name.group(1))) {
      return Optional.empty();
    }
    String[] results = s.operand(0).split("\\|");
    int x = registers.slot(results[0], s);
    int accepted = accepted(name.group(1));
    PtxOperation compare = s.type().real() ? reals(accepted, x, slot(s, 1), slot(s, 2))
        : integers(s.type(), accepted, x, slot(s, 1), slot(s, 2));
    int complement = results.length > 1 ? registers.slot(results[1], s) : -1;
    return Optional.of(name.group(2) == null && complement < 0 ? compare : combined(s, compare, complement, x));
  }

  private static PtxOperation choice(int x, int a, int b, int p) {
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        r[x + l] = r[p + l] != 0 ? r[a + l] : r[b + l];
      }
    };
  }

  private static int accepted(String order) {
    return switch (order) {
      case "num" -> BELOW | EQUAL | ABOVE;
      case "nan" -> UNORDERED;
      case "eq" -> EQUAL;
      case "equ" -> EQUAL | UNORDERED;
      case "ne" -> BELOW | ABOVE;
      case "neu" -> BELOW | ABOVE | UNORDERED;
      default -> (order.startsWith("l") ? BELOW : ABOVE) | (order.charAt(1) == 'e' ? EQUAL : 0)
          | (order.endsWith("u") ? UNORDERED : 0);
    };
  }

  private static PtxOperation reals(int accepted, int x, int a, int b) {
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        double u = longBitsToDouble(r[a + l]);
        double v = longBitsToDouble(r[b + l]);
        int is = u < v ? BELOW : u == v ? EQUAL : u > v ? ABOVE : UNORDERED;
        r[x + l] = (accepted & is) != 0 ? 1 : 0;
      }
    };
  }

  private static PtxOperation integers(PtxType type, int accepted, int x, int a, int b) {
    long flip = type.signed() ? 0 : Long.MIN_VALUE;
    int unused = 64 - type.bits();
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        // only the low bits count: moved to the top they compare as they are
        long u = (r[a + l] << unused) + flip;
        long v = (r[b + l] << unused) + flip;
        int is = u < v ? BELOW : u == v ? EQUAL : ABOVE;
        r[x + l] = (accepted & is) != 0 ? 1 : 0;
      }
    };
  }

  /** The result, and its complement if asked for, each combined with a third predicate if there is one. */
  private PtxOperation combined(PtxStatement s, PtxOperation compare, int complement, int x) {
    boolean third = s.operands().size() > 3;
    String name = third ? s.operand(3) : s.operand(0).split("\\|")[0];
    boolean negated = name.startsWith("!");
    int c = registers.slot(negated ? name.substring(1) : name, s);
    char how = s.has("and") ? 'a' : s.has("or") ? 'o' : s.has("xor") ? 'x' : '-';
    return (r, from, to, w) -> {
      long[] with = new long[PtxWarp.LANES];
      for (int l = from; l < to; l++) {
        with[l] = r[c + l] ^ (negated ? 1 : 0);
      }
      compare.run(r, from, to, w);
      for (int l = from; l < to; l++) {
        long result = r[x + l];
        r[x + l] = combine(how, result, with[l]);
        if (complement >= 0) {
          r[complement + l] = combine(how, 1 - result, with[l]);
        }
      }
    };
  }

  private static long combine(char how, long a, long b) {
    return how == 'a' ? a & b : how == 'o' ? a | b : how == 'x' ? a ^ b : a;
  }
}
