package lawsweep.cuda;

import static java.lang.Double.doubleToRawLongBits;
import static java.lang.Double.longBitsToDouble;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Loads, stores and atomic operations, in every space of addresses. */
final class PtxAccess {

  private static final Pattern NAME =
      Pattern.compile("(ld|st)(\\.(volatile|weak|relaxed|gpu|cta|cg|ca|cs|lu|cv|wb|wt|nc"
          + "|global|shared|local|param|v2|v4))*\\.[busf](8|16|32|64)");
  private static final Pattern ATOMIC = Pattern.compile("(atom|red)(\\.(relaxed|gpu|cta))*(\\.(global|shared))?"
      + "\\.(add|min|max|and|or|xor|exch|cas)\\.([bus](32|64)|f64)");
  private static final Pattern ADDRESS = Pattern.compile("\\[([^+\\]]+)(?:\\+(-?\\d+))?\\]");

  /** Where an address points to. */
  private enum Space {
    GLOBAL,
    SHARED,
    LOCAL,
    PARAMETER,
    GENERIC
  }

  private final PtxRegisters registers;

  PtxAccess(PtxRegisters registers) {
    this.registers = registers;
  }

  Optional<PtxOperation> operation(PtxStatement s) {
    if (NAME.matcher(s.name()).matches()) {
      boolean load = s.first().equals("ld");
      Address address = address(s, s.operand(load ? 1 : 0));
      return Optional.of(load ? load(s, address, slots(s, s.operand(0))) : store(s, address, slots(s, s.operand(1))));
    }
    return ATOMIC.matcher(s.name()).matches() ? Optional.of(atomic(s)) : Optional.empty();
  }

  private record Address(int base, long offset) {}

  private Address address(PtxStatement s, String operand) {
    Matcher m = ADDRESS.matcher(operand);
    if (!m.matches()) {
      throw s.unknown();
    }
    return new Address(registers.slot(m.group(1), s), m.group(2) == null ? 0 : Long.parseLong(m.group(2)));
  }

  private int[] slots(PtxStatement s, String operand) {
    int vector = s.has("v2") ? 2 : s.has("v4") ? 4 : 1;
    int[] slots =
        Arrays.stream(operand.replaceAll("[{}]", "").split(",")).mapToInt(x -> registers.slot(x, s)).toArray();
    if (slots.length != vector) {
      throw s.unknown();
    }
    return slots;
  }

  private static Space space(PtxStatement s) {
    List<String> parts = s.parts();
    return parts.contains("global") ? Space.GLOBAL
        : parts.contains("shared") ? Space.SHARED
            : parts.contains("local") ? Space.LOCAL : parts.contains("param") ? Space.PARAMETER : Space.GENERIC;
  }

  private static PtxOperation load(PtxStatement s, Address a, int[] v) {
    PtxType type = s.type();
    int base = a.base();
    int size = type.bytes();
    long offset = a.offset();
    if (v.length == 1 && !type.signed() && space(s) == Space.GLOBAL) {
      int x = v[0];
      return (r, from, to, w) -> {
        PtxMemory memory = w.memory();
        for (int l = from; l < to; l++) {
          r[x + l] = memory.load(w, l, r[base + l] + offset, size);
        }
      };
    }
    if (v.length == 1 && !type.signed() && space(s) == Space.SHARED) {
      int x = v[0];
      return (r, from, to, w) -> {
        PtxShared shared = w.shared();
        for (int l = from; l < to; l++) {
          r[x + l] = shared.load(w, l, r[base + l] + offset, size);
        }
      };
    }
    Space space = space(s);
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        long address = aligned(w, l, r[base + l] + offset, size * v.length);
        for (int i = 0; i < v.length; i++) {
          r[v[i] + l] = type.value(load(space, w, l, address + (long) i * size, size));
        }
      }
    };
  }

  private static PtxOperation store(PtxStatement s, Address a, int[] v) {
    int base = a.base();
    int size = s.type().bytes();
    long offset = a.offset();
    Space space = space(s);
    if (v.length == 1 && space == Space.GLOBAL) {
      int x = v[0];
      return (r, from, to, w) -> {
        PtxMemory memory = w.memory();
        for (int l = from; l < to; l++) {
          memory.store(w, l, r[base + l] + offset, size, r[x + l]);
        }
      };
    }
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        long address = aligned(w, l, r[base + l] + offset, size * v.length);
        for (int i = 0; i < v.length; i++) {
          store(space, w, l, address + (long) i * size, size, r[v[i] + l]);
        }
      }
    };
  }

  private static long aligned(PtxWarp warp, int lane, long address, int alignment) {
    if ((address & alignment - 1) != 0) {
      throw warp.fault(lane, "address " + Long.toHexString(address) + " is not a multiple of " + alignment);
    }
    return address;
  }

  private static long load(Space space, PtxWarp w, int lane, long address, int size) {
    return switch (space) {
      case GLOBAL -> w.memory().load(w, lane, address, size);
      case SHARED -> w.shared().load(w, lane, address, size);
      case LOCAL -> w.loadLocal(lane, address, size);
      case PARAMETER -> w.loadParameter(lane, address, size);
      case GENERIC -> load(of(address), w, lane, plain(address), size);
    };
  }

  private static void store(Space space, PtxWarp w, int lane, long address, int size, long value) {
    switch (space) {
      case GLOBAL -> w.memory().store(w, lane, address, size, value);
      case SHARED -> w.shared().store(w, lane, address, size, value);
      case LOCAL -> w.storeLocal(lane, address, size, value);
      case PARAMETER -> throw w.fault(lane, "writes to a parameter");
      case GENERIC -> store(of(address), w, lane, plain(address), size, value);
    }
  }

  private static Space of(long generic) {
    return (generic & PtxConversion.SHARED) != 0 ? Space.SHARED
        : (generic & PtxConversion.LOCAL) != 0 ? Space.LOCAL : Space.GLOBAL;
  }

  private static long plain(long generic) {
    return generic & ~(PtxConversion.SHARED | PtxConversion.LOCAL);
  }

  private PtxOperation atomic(PtxStatement s) {
    boolean result = s.first().equals("atom");
    int first = result ? 1 : 0;
    int x = result ? registers.slot(s.operand(0), s) : -1;
    Address a = address(s, s.operand(first));
    int value = registers.slot(s.operand(first + 1), s);
    boolean compare = s.has("cas");
    int swap = compare ? registers.slot(s.operand(first + 2), s) : value;
    PtxType type = s.type();
    Space space = space(s);
    LongBinaryOperator operation = compare ? (u, v) -> v : atomicOperation(s, type);
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        long address = aligned(w, l, r[a.base() + l] + a.offset(), type.bytes());
        Space where = space == Space.GENERIC ? of(address) : space;
        long at = plain(address);
        if (where == Space.SHARED) {
          w.shared().atomic(w, l, at, type.bytes());
        }
        byte[] bytes = where == Space.SHARED ? w.shared().bytes() : w.memory().bytes();
        int index = where == Space.SHARED ? (int) at : w.memory().index(at, type.bytes(), type.bytes(), w.where(l));
        long old = type.value(PtxBytes.get(bytes, index, type.bytes()));
        boolean done = !compare || old == type.value(r[value + l]);
        if (done) {
          PtxBytes.put(bytes, index, type.bytes(), operation.applyAsLong(old, type.value(r[swap + l])));
        }
        if (result) {
          r[x + l] = old;
        }
      }
    };
  }

  private static LongBinaryOperator atomicOperation(PtxStatement s, PtxType type) {
    String name = s.parts().get(s.parts().size() - 2);
    return switch (name) {
      case "add" -> type.real() ? (u, v) -> doubleToRawLongBits(longBitsToDouble(u) + longBitsToDouble(v))
          : (u, v) -> u + v;
      case "min" -> type.signed() ? Math::min : (u, v) -> Long.compareUnsigned(u, v) < 0 ? u : v;
      case "max" -> type.signed() ? Math::max : (u, v) -> Long.compareUnsigned(u, v) < 0 ? v : u;
      case "and" -> (u, v) -> u & v;
      case "or" -> (u, v) -> u | v;
      case "xor" -> (u, v) -> u ^ v;
      case "exch" -> (u, v) -> v;
      default -> throw s.unknown();
    };
  }
}
