package lawsweep.cuda;

import static java.lang.Double.doubleToRawLongBits;
import static java.lang.Double.longBitsToDouble;

import java.util.Optional;
import java.util.regex.Pattern;

/** Moves, conversions between types, and addresses made generic. */
final class PtxConversion {

  private static final Pattern MOVE = Pattern.compile("mov\\.([busf](16|32|64)|pred)");
  private static final Pattern GENERIC = Pattern.compile("cvta(\\.to)?\\.(global|shared|local)\\.u64");
  private static final Pattern REAL = Pattern.compile("cvt\\.((rn|rz|rm|rp)\\.)?f64\\.[us](16|32|64)");
  private static final Pattern ROUNDED = Pattern.compile("cvt\\.r[nzmp]i\\.([us](32|64)|f64)\\.f64");
  private static final Pattern WIDTH = Pattern.compile("cvt\\.[us](8|16|32|64)\\.[us](8|16|32|64)");

  /** Generic addresses of shared and local memory have this bit. */
  static final long SHARED = 1L << 60;
  static final long LOCAL = 1L << 61;

  private final PtxRegisters registers;

  PtxConversion(PtxRegisters registers) {
    this.registers = registers;
  }

  private int slot(PtxStatement s, int i) {
    return registers.slot(s.operand(i), s);
  }

  Optional<PtxOperation> operation(PtxStatement s) {
    if (MOVE.matcher(s.name()).matches()) {
      return Optional.of(move(s));
    }
    if (GENERIC.matcher(s.name()).matches()) {
      long tag = s.has("shared") ? SHARED : s.has("local") ? LOCAL : 0;
      return Optional.of(generic(s.has("to"), tag, slot(s, 0), slot(s, 1)));
    }
    if (REAL.matcher(s.name()).matches()) {
      return Optional.of(real(s));
    }
    if (ROUNDED.matcher(s.name()).matches()) {
      return Optional.of(rounded(s));
    }
    if (WIDTH.matcher(s.name()).matches()) {
      return Optional.of(width(s));
    }
    return Optional.empty();
  }

  private PtxOperation move(PtxStatement s) {
    String to = s.operand(0);
    String from = s.operand(1);
    int half = s.type().bits() / 2;
    if (to.startsWith("{")) {
      int[] parts = pair(to, s);
      return split(half, slot(s, 1), parts[0], parts[1]);
    }
    if (from.startsWith("{")) {
      int[] parts = pair(from, s);
      return join(half, slot(s, 0), parts[0], parts[1]);
    }
    return s.type().kind() == 'p' ? truth(slot(s, 0), slot(s, 1)) : copy(slot(s, 0), slot(s, 1));
  }

  /** A predicate is 0 or 1 here, whatever number stands for true in the text. */
  private static PtxOperation truth(int x, int a) {
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        r[x + l] = r[a + l] != 0 ? 1 : 0;
      }
    };
  }

  private int[] pair(String braces, PtxStatement s) {
    String[] names = braces.substring(1, braces.length() - 1).split(",");
    if (names.length != 2) {
      throw s.unknown();
    }
    return new int[] {registers.slot(names[0], s), registers.slot(names[1], s)};
  }

  private static PtxOperation copy(int x, int a) {
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        r[x + l] = r[a + l];
      }
    };
  }

  private static PtxOperation split(int half, int a, int low, int high) {
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        long v = r[a + l];
        r[low + l] = v;
        r[high + l] = v >>> half;
      }
    };
  }

  private static PtxOperation join(int half, int x, int low, int high) {
    long mask = (1L << half) - 1;
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        r[x + l] = (r[low + l] & mask) | (r[high + l] << half);
      }
    };
  }

  private static PtxOperation generic(boolean back, long tag, int x, int a) {
    return back ? (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        r[x + l] = r[a + l] ^ tag;
      }
    } : (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        r[x + l] = r[a + l] | tag;
      }
    };
  }

  private PtxOperation real(PtxStatement s) {
    PtxType type = PtxType.of(s.parts().getLast());
    if (!s.has("rn") && type.bits() == 64) {
      throw s.unknown();
    }
    int x = slot(s, 0);
    int a = slot(s, 1);
    boolean unsigned = type.kind() == 'u';
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        long v = type.value(r[a + l]);
        // the lowest bit is kept, so that half of a large number rounds as the number would
        double d = v < 0 && unsigned ? ((v >>> 1) | (v & 1)) * 2.0 : v;
        r[x + l] = doubleToRawLongBits(d);
      }
    };
  }

  private PtxOperation rounded(PtxStatement s) {
    int x = slot(s, 0);
    int a = slot(s, 1);
    String mode = s.parts().get(1);
    String target = s.parts().get(2);
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        double d = round(mode, longBitsToDouble(r[a + l]));
        r[x + l] = target.equals("f64") ? doubleToRawLongBits(d) : integer(target, d);
      }
    };
  }

  private static double round(String mode, double d) {
    return switch (mode) {
      case "rni" -> Math.rint(d);
      case "rmi" -> Math.floor(d);
      case "rpi" -> Math.ceil(d);
      default -> d < 0 ? Math.ceil(d) : Math.floor(d);
    };
  }

  /** An integer as the type can hold it; what is no number becomes the type's highest bit. */
  private static long integer(String target, double d) {
    if (Double.isNaN(d)) {
      return 1L << (PtxType.of(target).bits() - 1);
    }
    return switch (target) {
      case "s32" -> (int) d;
      case "u32" -> (long) Math.clamp(d, 0, 0xFFFFFFFFL);
      case "s64" -> (long) d;
      default -> d <= 0 ? 0 : d >= 0x1p64 ? -1L : d < 0x1p63 ? (long) d : (long) (d - 0x1p63) + Long.MIN_VALUE;
    };
  }

  private PtxOperation width(PtxStatement s) {
    PtxType target = PtxType.of(s.parts().get(1));
    PtxType source = PtxType.of(s.parts().get(2));
    int x = slot(s, 0);
    int a = slot(s, 1);
    // to a narrow register: a consumer of more bits than the target has would see them as the target's type has them
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        r[x + l] = target.value(source.value(r[a + l]));
      }
    };
  }
}
