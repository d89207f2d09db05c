package lawsweep.cuda;

import java.util.Optional;
import java.util.regex.Pattern;

/** Arithmetic of integers: sums, products, quotients, extremes. */
final class PtxIntegers {

  private static final Pattern NAME =
      Pattern.compile("(add|sub|(mul|mad)\\.(lo|hi|wide)|div|rem|min|max|neg|abs)\\.[us](16|32|64)");

  private final PtxRegisters registers;

  PtxIntegers(PtxRegisters registers) {
    this.registers = registers;
  }

  private int slot(PtxStatement s, int i) {
    return registers.slot(s.operand(i), s);
  }

  Optional<PtxOperation> operation(PtxStatement s) {
    if (!NAME.matcher(s.name()).matches()) {
      return Optional.empty();
    }
    int x = slot(s, 0);
    int a = slot(s, 1);
    return Optional.of(switch (s.first()) {
      case "neg", "abs" -> unary(s, x, a);
      case "mul", "mad" -> product(s, x, a);
      case "div", "rem", "min", "max" -> checked(s.type(), s, x, a);
      default -> sum(s, x, a, slot(s, 2));
    });
  }

  private static PtxOperation unary(PtxStatement s, int x, int a) {
    PtxType type = s.type();
    boolean negate = s.first().equals("neg");
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        long v = type.value(r[a + l]);
        r[x + l] = negate || v < 0 ? -v : v;
      }
    };
  }

  private static PtxOperation sum(PtxStatement s, int x, int a, int b) {
    return s.first().equals("add") ? (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        r[x + l] = r[a + l] + r[b + l];
      }
    } : (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        r[x + l] = r[a + l] - r[b + l];
      }
    };
  }

  private PtxOperation product(PtxStatement s, int x, int a) {
    int b = slot(s, 2);
    boolean plus = s.first().equals("mad");
    int c = plus ? slot(s, 3) : b;
    PtxType type = s.type();
    if (s.has("lo")) {
      return low(plus, x, a, b, c);
    }
    if (s.has("wide")) {
      return wide(type, plus, x, new int[] {a, b, c});
    }
    return high(type, plus, x, new int[] {a, b, c});
  }

  private static PtxOperation low(boolean plus, int x, int a, int b, int c) {
    return plus ? (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        r[x + l] = r[a + l] * r[b + l] + r[c + l];
      }
    } : (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        r[x + l] = r[a + l] * r[b + l];
      }
    };
  }

  private static PtxOperation wide(PtxType type, boolean plus, int x, int[] abc) {
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        r[x + l] = type.value(r[abc[0] + l]) * type.value(r[abc[1] + l]) + (plus ? r[abc[2] + l] : 0);
      }
    };
  }

  private static PtxOperation high(PtxType type, boolean plus, int x, int[] abc) {
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        long u = type.value(r[abc[0] + l]);
        long v = type.value(r[abc[1] + l]);
        long high = type.bits() < 64 ? (u * v) >> type.bits()
            : type.signed() ? Math.multiplyHigh(u, v) : Math.unsignedMultiplyHigh(u, v);
        r[x + l] = high + (plus ? r[abc[2] + l] : 0);
      }
    };
  }

  private PtxOperation checked(PtxType type, PtxStatement s, int x, int a) {
    int b = slot(s, 2);
    return switch (s.first()) {
      case "min", "max" -> {
        boolean least = s.first().equals("min");
        long flip = type.signed() ? 0 : Long.MIN_VALUE;
        yield (r, from, to, w) -> {
          for (int l = from; l < to; l++) {
            long u = type.value(r[a + l]);
            long v = type.value(r[b + l]);
            r[x + l] = (u + flip < v + flip) == least ? u : v;
          }
        };
      }
      default -> {
        boolean quotient = s.first().equals("div");
        yield (r, from, to, w) -> {
          for (int l = from; l < to; l++) {
            long u = type.value(r[a + l]);
            long v = type.value(r[b + l]);
            if (v == 0) {
              throw w.fault(l, "divides an integer by 0");
            }
            r[x + l] = quotient ? type.signed() ? u / v : Long.divideUnsigned(u, v)
                : type.signed() ? u % v : Long.remainderUnsigned(u, v);
          }
        };
      }
    };
  }
}
