package lawsweep.cuda;

import java.util.Optional;
import java.util.function.LongBinaryOperator;
import java.util.regex.Pattern;

/** A shuffle, a vote or another operation for which the lanes of a mask wait for each other. */
final class PtxMeeting {

  private static final Pattern SHUFFLE = Pattern.compile("shfl\\.sync\\.(idx|up|down|bfly)\\.b32");
  private static final Pattern VOTE = Pattern.compile("vote\\.sync\\.(ballot\\.b32|(any|all|uni)\\.pred)");
  private static final Pattern REDUCTION = Pattern.compile("redux\\.sync\\.((add|min|max)\\.[su]|(and|or|xor)\\.b)32");

  /** What the lanes do once all are there. */
  private interface Exchange {
    void run(long[] r, int lanes, PtxWarp warp);
  }

  private final int mask;
  private final Exchange exchange;

  private PtxMeeting(int mask, Exchange exchange) {
    this.mask = mask;
    this.exchange = exchange;
  }

  /** Empty if the instruction is none. */
  static Optional<PtxMeeting> of(PtxStatement s, PtxRegisters registers) {
    Exchange exchange;
    if (SHUFFLE.matcher(s.name()).matches()) {
      exchange = shuffle(s, registers);
    } else if (VOTE.matcher(s.name()).matches()) {
      exchange = vote(s, registers);
    } else if (REDUCTION.matcher(s.name()).matches()) {
      exchange = reduction(s, registers);
    } else if (s.name().equals("bar.warp.sync")) {
      exchange = (r, lanes, w) -> {};
    } else {
      return Optional.empty();
    }
    return Optional.of(new PtxMeeting(registers.slot(s.operands().getLast(), s), exchange));
  }

  /** The lanes that a lane waits for. */
  int lanes(long[] r, int lane) {
    return (int) r[mask + lane];
  }

  void run(long[] r, int lanes, PtxWarp warp) {
    exchange.run(r, lanes, warp);
  }

  private static Exchange shuffle(PtxStatement s, PtxRegisters registers) {
    String[] results = s.operand(0).split("\\|");
    int x = registers.slot(results[0], s);
    int inside = results.length > 1 ? registers.slot(results[1], s) : -1;
    int a = registers.slot(s.operand(1), s);
    int by = registers.slot(s.operand(2), s);
    int clamp = registers.slot(s.operand(3), s);
    String mode = s.parts().get(2);
    return (r, lanes, w) -> {
      long[] results32 = new long[PtxWarp.LANES];
      for (int m = lanes; m != 0; m &= m - 1) {
        int l = Integer.numberOfTrailingZeros(m);
        int source = source(mode, l, (int) r[by + l], (int) r[clamp + l]);
        boolean in = source >= 0;
        if (in && (lanes >> source & 1) == 0) {
          throw w.fault(l, "reads from lane " + source + ", which is not in the mask");
        }
        results32[l] = r[a + (in ? source : l)];
        if (inside >= 0) {
          r[inside + l] = in ? 1 : 0;
        }
      }
      scatter(r, x, lanes, results32);
    };
  }

  /** The lane that a lane reads from; -1 if it is outside of the segment. */
  private static int source(String mode, int lane, int by, int clamp) {
    int segment = clamp >> 8 & 31;
    int lowest = lane & segment;
    int bound = lowest | (clamp & 31 & ~segment);
    int source = switch (mode) {
      case "idx" -> lowest | (by & 31 & ~segment);
      case "bfly" -> lane ^ (by & 31);
      case "up" -> lane - (by & 31);
      default -> lane + (by & 31);
    };
    boolean in = mode.equals("up") ? source >= bound : source <= bound;
    return in ? source : -1;
  }

  private static void scatter(long[] r, int x, int lanes, long[] values) {
    for (int m = lanes; m != 0; m &= m - 1) {
      int l = Integer.numberOfTrailingZeros(m);
      r[x + l] = values[l];
    }
  }

  private static void broadcast(long[] r, int x, int lanes, long value) {
    for (int m = lanes; m != 0; m &= m - 1) {
      r[x + Integer.numberOfTrailingZeros(m)] = value;
    }
  }

  private static Exchange vote(PtxStatement s, PtxRegisters registers) {
    int x = registers.slot(s.operand(0), s);
    String name = s.operand(1);
    boolean negated = name.startsWith("!");
    int a = registers.slot(negated ? name.substring(1) : name, s);
    String mode = s.parts().get(2);
    return (r, lanes, w) -> {
      int ballot = 0;
      for (int m = lanes; m != 0; m &= m - 1) {
        int l = Integer.numberOfTrailingZeros(m);
        ballot |= (r[a + l] != 0) != negated ? 1 << l : 0;
      }
      broadcast(r, x, lanes, switch (mode) {
        case "ballot" -> ballot;
        case "any" -> ballot != 0 ? 1 : 0;
        case "all" -> ballot == lanes ? 1 : 0;
        default -> ballot == lanes || ballot == 0 ? 1 : 0;
      });
    };
  }

  private static Exchange reduction(PtxStatement s, PtxRegisters registers) {
    int x = registers.slot(s.operand(0), s);
    int a = registers.slot(s.operand(1), s);
    PtxType type = s.type();
    LongBinaryOperator operation = switch (s.parts().get(2)) {
      case "add" -> Long::sum;
      case "min" -> Math::min;
      case "max" -> Math::max;
      case "and" -> (u, v) -> u & v;
      case "or" -> (u, v) -> u | v;
      default -> (u, v) -> u ^ v;
    };
    return (r, lanes, w) -> {
      long result = type.value(r[a + Integer.numberOfTrailingZeros(lanes)]);
      for (int m = lanes & lanes - 1; m != 0; m &= m - 1) {
        result = operation.applyAsLong(result, type.value(r[a + Integer.numberOfTrailingZeros(m)]));
      }
      broadcast(r, x, lanes, result);
    };
  }
}
