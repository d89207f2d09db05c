package lawsweep.cuda;

import static java.lang.Double.doubleToRawLongBits;
import static java.lang.Double.longBitsToDouble;

import java.util.Optional;

/** Arithmetic in float64: every rounding is to the nearest, as Java's. */
final class PtxReals {

  private final PtxRegisters registers;

  PtxReals(PtxRegisters registers) {
    this.registers = registers;
  }

  private int slot(PtxStatement s, int i) {
    return registers.slot(s.operand(i), s);
  }

  Optional<PtxOperation> operation(PtxStatement s) {
    return switch (s.name()) {
      case "fma.rn.f64" -> Optional.of(fma(slot(s, 0), slot(s, 1), slot(s, 2), slot(s, 3)));
      case "neg.f64", "abs.f64", "rcp.rn.f64", "sqrt.rn.f64" -> Optional.of(unary(s, slot(s, 0), slot(s, 1)));
      case "add.rn.f64", "add.f64", "sub.rn.f64", "sub.f64", "mul.rn.f64", "mul.f64", "div.rn.f64", "min.f64",
          "max.f64" ->
        Optional.of(binary(s, slot(s, 0), slot(s, 1), slot(s, 2)));
      default -> Optional.empty();
    };
  }

  private static PtxOperation fma(int x, int a, int b, int c) {
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        r[x + l] = doubleToRawLongBits(
            Math.fma(longBitsToDouble(r[a + l]), longBitsToDouble(r[b + l]), longBitsToDouble(r[c + l])));
      }
    };
  }

  private static PtxOperation unary(PtxStatement s, int x, int a) {
    return switch (s.first()) {
      case "neg" -> (r, from, to, w) -> {
        for (int l = from; l < to; l++) {
          r[x + l] = r[a + l] ^ Long.MIN_VALUE;
        }
      };
      case "abs" -> (r, from, to, w) -> {
        for (int l = from; l < to; l++) {
          r[x + l] = r[a + l] & Long.MAX_VALUE;
        }
      };
      case "rcp" -> (r, from, to, w) -> {
        for (int l = from; l < to; l++) {
          r[x + l] = doubleToRawLongBits(1 / longBitsToDouble(r[a + l]));
        }
      };
      case "sqrt" -> (r, from, to, w) -> {
        for (int l = from; l < to; l++) {
          r[x + l] = doubleToRawLongBits(Math.sqrt(longBitsToDouble(r[a + l])));
        }
      };
      default -> throw s.unknown();
    };
  }

  private static PtxOperation binary(PtxStatement s, int x, int a, int b) {
    return switch (s.first()) {
      case "add" -> (r, from, to, w) -> {
        for (int l = from; l < to; l++) {
          r[x + l] = doubleToRawLongBits(longBitsToDouble(r[a + l]) + longBitsToDouble(r[b + l]));
        }
      };
      case "sub" -> (r, from, to, w) -> {
        for (int l = from; l < to; l++) {
          r[x + l] = doubleToRawLongBits(longBitsToDouble(r[a + l]) - longBitsToDouble(r[b + l]));
        }
      };
      case "mul" -> (r, from, to, w) -> {
        for (int l = from; l < to; l++) {
          r[x + l] = doubleToRawLongBits(longBitsToDouble(r[a + l]) * longBitsToDouble(r[b + l]));
        }
      };
      case "div" -> (r, from, to, w) -> {
        for (int l = from; l < to; l++) {
          r[x + l] = doubleToRawLongBits(longBitsToDouble(r[a + l]) / longBitsToDouble(r[b + l]));
        }
      };
      default -> extreme(s.first().equals("min"), x, a, b);
    };
  }

  /** A number wins against what is none; -0 is below 0. */
  private static PtxOperation extreme(boolean least, int x, int a, int b) {
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        double u = longBitsToDouble(r[a + l]);
        double v = longBitsToDouble(r[b + l]);
        double chosen = Double.isNaN(u) ? v : Double.isNaN(v) ? u : least ? Math.min(u, v) : Math.max(u, v);
        r[x + l] = doubleToRawLongBits(chosen);
      }
    };
  }
}
