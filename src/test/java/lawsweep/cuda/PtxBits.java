package lawsweep.cuda;

import java.util.Optional;

/** Operations on bits, of integers and of predicates. */
final class PtxBits {

  private final PtxRegisters registers;

  PtxBits(PtxRegisters registers) {
    this.registers = registers;
  }

  private int slot(PtxStatement s, int i) {
    return registers.slot(s.operand(i), s);
  }

  Optional<PtxOperation> operation(PtxStatement s) {
    return switch (s.name()) {
      case "and.pred", "and.b16", "and.b32", "and.b64", "or.pred", "or.b16", "or.b32", "or.b64", "xor.pred", "xor.b16",
          "xor.b32", "xor.b64" ->
        Optional.of(logic(s, slot(s, 0), slot(s, 1), slot(s, 2)));
      case "not.pred", "not.b16", "not.b32", "not.b64", "cnot.b32" -> Optional.of(not(s, slot(s, 0), slot(s, 1)));
      case "shl.b16", "shl.b32", "shl.b64", "shr.u16", "shr.u32", "shr.u64", "shr.s16", "shr.s32", "shr.s64", "shr.b16",
          "shr.b32", "shr.b64" ->
        Optional.of(shift(s, slot(s, 0), slot(s, 1), slot(s, 2)));
      case "shf.l.wrap.b32", "shf.r.wrap.b32" -> Optional.of(funnel(s));
      case "popc.b32", "popc.b64", "clz.b32", "clz.b64", "brev.b32", "brev.b64", "bfind.u32", "bfind.u64",
          "bfind.shiftamt.u32", "bfind.shiftamt.u64" ->
        Optional.of(count(s, slot(s, 0), slot(s, 1)));
      case "bfi.b32", "bfi.b64" -> Optional.of(insert(s));
      case "bfe.u32", "bfe.u64" -> Optional.of(extract(s));
      case "lop3.b32" -> Optional.of(table(s));
      default -> Optional.empty();
    };
  }

  private static PtxOperation logic(PtxStatement s, int x, int a, int b) {
    return switch (s.first()) {
      case "and" -> (r, from, to, w) -> {
        for (int l = from; l < to; l++) {
          r[x + l] = r[a + l] & r[b + l];
        }
      };
      case "or" -> (r, from, to, w) -> {
        for (int l = from; l < to; l++) {
          r[x + l] = r[a + l] | r[b + l];
        }
      };
      default -> (r, from, to, w) -> {
        for (int l = from; l < to; l++) {
          r[x + l] = r[a + l] ^ r[b + l];
        }
      };
    };
  }

  private static PtxOperation not(PtxStatement s, int x, int a) {
    PtxType type = s.type();
    boolean logical = s.first().equals("cnot");
    long mask = type.kind() == 'p' ? 1 : -1;
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        r[x + l] = logical ? type.value(r[a + l]) == 0 ? 1 : 0 : r[a + l] ^ mask;
      }
    };
  }

  /** An amount is an unsigned number of 32 bits; larger ones shift everything out. */
  private static PtxOperation shift(PtxStatement s, int x, int a, int b) {
    PtxType type = s.type();
    boolean left = s.first().equals("shl");
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        long amount = r[b + l] & 0xFFFFFFFFL;
        long v = type.value(r[a + l]);
        boolean all = amount >= type.bits();
        r[x + l] = left ? all ? 0 : v << amount
            : all ? type.signed() ? v >> 63 : 0
                : type.signed() ? v >> amount : v >>> amount;
      }
    };
  }

  private PtxOperation funnel(PtxStatement s) {
    int x = slot(s, 0);
    int low = slot(s, 1);
    int high = slot(s, 2);
    int by = slot(s, 3);
    boolean left = s.has("l");
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        long both = (r[high + l] << 32) | (r[low + l] & 0xFFFFFFFFL);
        int amount = (int) r[by + l] & 31;
        r[x + l] = left ? both << amount >>> 32 : both >>> amount;
      }
    };
  }

  private static PtxOperation count(PtxStatement s, int x, int a) {
    int bits = s.type().bits();
    PtxType type = s.type();
    boolean amount = s.has("shiftamt");
    return switch (s.first()) {
      case "popc" -> (r, from, to, w) -> {
        for (int l = from; l < to; l++) {
          r[x + l] = Long.bitCount(type.value(r[a + l]));
        }
      };
      case "clz" -> (r, from, to, w) -> {
        for (int l = from; l < to; l++) {
          r[x + l] = Long.numberOfLeadingZeros(type.value(r[a + l])) - (64L - bits);
        }
      };
      case "brev" -> (r, from, to, w) -> {
        for (int l = from; l < to; l++) {
          r[x + l] = Long.reverse(r[a + l]) >>> (64 - bits);
        }
      };
      default -> (r, from, to, w) -> {
        for (int l = from; l < to; l++) {
          long v = type.value(r[a + l]);
          int zeros = Long.numberOfLeadingZeros(v) - (64 - bits);
          r[x + l] = v == 0 ? -1 : amount ? zeros : bits - 1 - zeros;
        }
      };
    };
  }

  private PtxOperation insert(PtxStatement s) {
    int x = slot(s, 0);
    int a = slot(s, 1);
    int b = slot(s, 2);
    int position = slot(s, 3);
    int length = slot(s, 4);
    int bits = s.type().bits();
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        int p = (int) r[position + l] & 255;
        int n = (int) r[length + l] & 255;
        long mask = p >= bits ? 0 : (n >= 64 ? -1L : (1L << n) - 1) << p;
        r[x + l] = (r[b + l] & ~mask) | ((r[a + l] << p) & mask);
      }
    };
  }

  private PtxOperation extract(PtxStatement s) {
    int x = slot(s, 0);
    int a = slot(s, 1);
    int position = slot(s, 2);
    int length = slot(s, 3);
    PtxType type = s.type();
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        int p = (int) r[position + l] & 255;
        int n = (int) r[length + l] & 255;
        long v = p >= type.bits() ? 0 : type.value(r[a + l]) >>> p;
        r[x + l] = n >= 64 ? v : v & (1L << n) - 1;
      }
    };
  }

  /** Any function of three bits, by its table of eight. */
  private PtxOperation table(PtxStatement s) {
    int x = slot(s, 0);
    int[] inputs = {slot(s, 1), slot(s, 2), slot(s, 3)};
    int table = Integer.decode(s.operand(4));
    return (r, from, to, w) -> {
      for (int l = from; l < to; l++) {
        long result = 0;
        for (int i = 0; i < 8; i++) {
          if ((table >> i & 1) != 0) {
            long a = r[inputs[0] + l];
            long b = r[inputs[1] + l];
            long c = r[inputs[2] + l];
            result |= ((i & 4) != 0 ? a : ~a) & ((i & 2) != 0 ? b : ~b) & ((i & 1) != 0 ? c : ~c);
          }
        }
        r[x + l] = result;
      }
    };
  }
}
