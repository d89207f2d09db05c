package lawsweep.cuda;

import static java.lang.Double.doubleToRawLongBits;
import static java.lang.Double.longBitsToDouble;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every instruction that the machine knows, over extreme values, against Java's own arithmetic or whole numbers of any
 * size. Three inputs of 64 bits are there as %rd1..3, their low halves as %r1..3 and %rs1..3, their doubles as %fd1..3.
 */
class PtxInstructionTest {

  private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);

  private static final long[] EXTREMES = {0, 1, 2, 3, 5, 7, 31, 32, 33, 63, 64, 65, 255, 0x7FFF, 0x8000, 0xFFFF,
      0x7FFFFFFFL,
      0x80000000L, 0x80000001L, 0xFFFFFFFFL, 0x100000000L, 1L << 52, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE, -1,
      -2, -7, -31, -0x80000000L, 0xFFFFFFFF00000000L, 0x5555555555555555L,
      0x8000000000000401L};

  private static final double[] REALS = {0, -0.0, 1, -1, 0.5, 1.5, -2.5, 0.1, 1e-300, -1e300, Double.MIN_VALUE,
      Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 0x1p31, -0x1p31,
      0x1.fffffffep31,
      0x1p32, 0x1p52, 0x1p53, -0x1p63, 0x1p63, 0x1.8p63, 0x1p64, 4194304.5, 8388593, 0x1p-1022, 3.999999999999999};

  /** What an instruction should make of three inputs. */
  private interface Truth {
    long of(long a, long b, long c);
  }

  /** What it should make of three doubles. */
  private interface RealTruth {
    double of(double a, double b, double c);
  }

  /**
   * An instruction and what it should do.
   *
   * @param text its text; several are parted by {@code ;}
   * @param result the register that has the result
   * @param reals whether the inputs are doubles
   * @param truth the result; of 32-bit registers its low half counts, of predicates its lowest bit
   */
  record Case(String text, String result, boolean reals, Truth truth) {
    @Override
    public String toString() {
      return text;
    }
  }

  private static Case r32(String text, Truth truth) {
    return new Case(text, "%r9", false, truth);
  }

  private static Case r64(String text, Truth truth) {
    return new Case(text, "%rd9", false, truth);
  }

  private static Case predicate(String text, Truth truth) {
    return new Case(text, "%p9", false, truth);
  }

  private static Case real(String text, RealTruth truth) {
    return new Case(text, "%fd9", true, (a, b, c) -> doubleToRawLongBits(
        truth.of(longBitsToDouble(a), longBitsToDouble(b), longBitsToDouble(c))));
  }

  private static long bit(boolean b) {
    return b ? 1 : 0;
  }

  private static long low(long x) {
    return x & 0xFFFFFFFFL;
  }

  private static BigInteger unsigned(long x) {
    return BigInteger.valueOf(x).mod(WORD);
  }

  private static long high(BigInteger a, BigInteger b) {
    return a.multiply(b).shiftRight(64).longValue();
  }

  private static List<Case> sums() {
    return List.of(
        r32("add.s32 %r9, %r1, %r2", (a, b, c) -> (int) a + (int) b),
        r32("add.u32 %r9, %r1, -7", (a, b, c) -> (int) a - 7),
        r32("sub.s32 %r9, %r1, %r2", (a, b, c) -> (int) a - (int) b),
        r64("add.s64 %rd9, %rd1, %rd2", (a, b, c) -> a + b),
        r64("sub.u64 %rd9, %rd1, %rd2", (a, b, c) -> a - b),
        r32("neg.s32 %r9, %r1", (a, b, c) -> -(int) a),
        r64("neg.s64 %rd9, %rd1", (a, b, c) -> -a),
        r32("abs.s32 %r9, %r1", (a, b, c) -> Math.abs((int) a)),
        r64("abs.s64 %rd9, %rd1", (a, b, c) -> Math.abs(a)),
        r32("min.s32 %r9, %r1, %r2", (a, b, c) -> Math.min((int) a, (int) b)),
        r32("max.s32 %r9, %r1, %r2", (a, b, c) -> Math.max((int) a, (int) b)),
        r32("min.u32 %r9, %r1, %r2", (a, b, c) -> Math.min(low(a), low(b))),
        r32("max.u32 %r9, %r1, %r2", (a, b, c) -> Math.max(low(a), low(b))),
        r64("min.s64 %rd9, %rd1, %rd2", (a, b, c) -> Math.min(a, b)),
        r64("max.u64 %rd9, %rd1, %rd2", (a, b, c) -> unsigned(a).max(unsigned(b)).longValue()),
        r64("min.u64 %rd9, %rd1, %rd2", (a, b, c) -> unsigned(a).min(unsigned(b)).longValue()));
  }

  private static List<Case> products() {
    return List.of(
        r32("mul.lo.s32 %r9, %r1, %r2", (a, b, c) -> (long) (int) a * (int) b),
        r64("mul.lo.s64 %rd9, %rd1, %rd2", (a, b, c) -> a * b),
        r32("mul.hi.s32 %r9, %r1, %r2", (a, b, c) -> ((long) (int) a * (int) b) >> 32),
        r32("mul.hi.u32 %r9, %r1, %r2", (a, b, c) -> (low(a) * low(b)) >>> 32),
        r64("mul.hi.u64 %rd9, %rd1, %rd2", (a, b, c) -> high(unsigned(a), unsigned(b))),
        r64("mul.hi.s64 %rd9, %rd1, %rd2", (a, b, c) -> high(BigInteger.valueOf(a), BigInteger.valueOf(b))),
        r64("mul.wide.s32 %rd9, %r1, %r2", (a, b, c) -> (long) (int) a * (int) b),
        r64("mul.wide.u32 %rd9, %r1, %r2", (a, b, c) -> low(a) * low(b)),
        r32("mul.wide.s16 %r9, %rs1, %rs2", (a, b, c) -> (short) a * (short) b),
        r32("mad.lo.s32 %r9, %r1, %r2, %r3", (a, b, c) -> (int) a * (int) b + (int) c),
        r64("mad.lo.s64 %rd9, %rd1, %rd2, %rd3", (a, b, c) -> a * b + c),
        r64("mad.wide.u32 %rd9, %r1, %r2, %rd3", (a, b, c) -> low(a) * low(b) + c),
        r64("mad.wide.s32 %rd9, %r1, %r2, %rd3", (a, b, c) -> (long) (int) a * (int) b + c),
        r32("mad.hi.u32 %r9, %r1, %r2, %r3", (a, b, c) -> ((low(a) * low(b)) >>> 32) + c),
        // a divisor of 0 is a fault: these never are
        r32("or.b32 %r4, %r2, 1; div.s32 %r9, %r1, %r4", (a, b, c) -> (int) a / ((int) b | 1)),
        r32("or.b32 %r4, %r2, 1; rem.s32 %r9, %r1, %r4", (a, b, c) -> (int) a % ((int) b | 1)),
        r32("or.b32 %r4, %r2, 1; div.u32 %r9, %r1, %r4", (a, b, c) -> low(a) / (low(b) | 1)),
        r32("or.b32 %r4, %r2, 1; rem.u32 %r9, %r1, %r4", (a, b, c) -> low(a) % (low(b) | 1)),
        r64("or.b64 %rd4, %rd2, 1; div.s64 %rd9, %rd1, %rd4", (a, b, c) -> a / (b | 1)),
        r64("or.b64 %rd4, %rd2, 1; rem.s64 %rd9, %rd1, %rd4", (a, b, c) -> a % (b | 1)),
        r64("or.b64 %rd4, %rd2, 1; div.u64 %rd9, %rd1, %rd4",
            (a, b, c) -> unsigned(a).divide(unsigned(b | 1)).longValue()),
        r64("or.b64 %rd4, %rd2, 1; rem.u64 %rd9, %rd1, %rd4",
            (a, b, c) -> unsigned(a).mod(unsigned(b | 1)).longValue()));
  }

  private static List<Case> bits() {
    return List.of(
        r32("and.b32 %r9, %r1, %r2", (a, b, c) -> a & b),
        r64("or.b64 %rd9, %rd1, %rd2", (a, b, c) -> a | b),
        r64("xor.b64 %rd9, %rd1, 0xF0", (a, b, c) -> a ^ 0xF0),
        r32("not.b32 %r9, %r1", (a, b, c) -> ~a),
        r64("not.b64 %rd9, %rd1", (a, b, c) -> ~a),
        r32("cnot.b32 %r9, %r1", (a, b, c) -> (int) a == 0 ? 1 : 0),
        r32("shl.b32 %r9, %r1, %r2", (a, b, c) -> low(b) > 31 ? 0 : (int) a << (int) b),
        r32("shr.u32 %r9, %r1, %r2", (a, b, c) -> low(b) > 31 ? 0 : (int) a >>> (int) b),
        r32("shr.s32 %r9, %r1, %r2", (a, b, c) -> (int) a >> (int) Math.min(low(b), 31)),
        r64("shl.b64 %rd9, %rd1, %r2", (a, b, c) -> low(b) > 63 ? 0 : a << (int) b),
        r64("shr.u64 %rd9, %rd1, %r2", (a, b, c) -> low(b) > 63 ? 0 : a >>> (int) b),
        r64("shr.s64 %rd9, %rd1, %r2", (a, b, c) -> a >> (int) Math.min(low(b), 63)),
        r32("shf.l.wrap.b32 %r9, %r1, %r2, %r3",
            (a, b, c) -> unsigned(b << 32 | low(a)).shiftLeft((int) c & 31).shiftRight(32).intValue()),
        r32("shf.r.wrap.b32 %r9, %r1, %r2, %r3",
            (a, b, c) -> unsigned(b << 32 | low(a)).shiftRight((int) c & 31).intValue()),
        r32("popc.b32 %r9, %r1", (a, b, c) -> Integer.bitCount((int) a)),
        r32("popc.b64 %r9, %rd1", (a, b, c) -> Long.bitCount(a)),
        r32("clz.b32 %r9, %r1", (a, b, c) -> Integer.numberOfLeadingZeros((int) a)),
        r32("clz.b64 %r9, %rd1", (a, b, c) -> Long.numberOfLeadingZeros(a)),
        r32("brev.b32 %r9, %r1", (a, b, c) -> Integer.reverse((int) a)),
        r64("brev.b64 %rd9, %rd1", (a, b, c) -> Long.reverse(a)),
        r32("bfind.u32 %r9, %r1", (a, b, c) -> 31 - Integer.numberOfLeadingZeros((int) a)),
        r32("bfind.shiftamt.u32 %r9, %r1",
            (a, b, c) -> (int) a == 0 ? -1 : Integer.numberOfLeadingZeros((int) a)),
        r32("bfind.u64 %r9, %rd1", (a, b, c) -> 63 - Long.numberOfLeadingZeros(a)),
        r32("bfi.b32 %r9, %r1, %r2, 5, 12", (a, b, c) -> (b & ~(0xFFFL << 5)) | ((a & 0xFFF) << 5)),
        r64("bfi.b64 %rd9, %rd1, %rd2, 32, 32", (a, b, c) -> low(b) | a << 32),
        r32("bfe.u32 %r9, %r1, 5, 12", (a, b, c) -> a >> 5 & 0xFFF),
        r64("bfe.u64 %rd9, %rd1, 40, 64", (a, b, c) -> a >>> 40),
        r32("lop3.b32 %r9, %r1, %r2, %r3, 0x96", (a, b, c) -> a ^ b ^ c),
        r32("lop3.b32 %r9, %r1, %r2, %r3, 0xE8", (a, b, c) -> (a & b) | (b & c) | (a & c)),
        r64("mov.b64 %rd9, {%r2, %r1}", (a, b, c) -> a << 32 | low(b)),
        r32("mov.b64 {%r8, %r9}, %rd1", (a, b, c) -> a >>> 32),
        r32("mov.b64 {%r9, %r8}, %rd1", (a, b, c) -> a),
        r32("mov.u32 %r9, %laneid; add.s32 %r9, %r9, %r1; mov.u32 %r8, %tid.x; and.b32 %r8, %r8, 31; "
            + "sub.s32 %r9, %r9, %r8", (a, b, c) -> a),
        r32("mov.u32 %r9, %lanemask_lt; mov.u32 %r8, %lanemask_ge; add.s32 %r9, %r9, %r8", (a, b, c) -> -1),
        r32("mov.u32 %r8, %lanemask_lt; popc.b32 %r9, %r8; mov.u32 %r7, %laneid; sub.s32 %r9, %r9, %r7",
            (a, b, c) -> 0));
  }

  private static List<Case> comparisons() {
    List<Case> cases = new ArrayList<>(List.of(
        predicate("setp.lt.s32 %p9, %r1, %r2", (a, b, c) -> bit((int) a < (int) b)),
        predicate("setp.le.s64 %p9, %rd1, %rd2", (a, b, c) -> bit(a <= b)),
        predicate("setp.gt.u32 %p9, %r1, %r2", (a, b, c) -> bit(low(a) > low(b))),
        predicate("setp.ge.u64 %p9, %rd1, %rd2", (a, b, c) -> bit(unsigned(a).compareTo(unsigned(b)) >= 0)),
        predicate("setp.eq.s32 %p9, %r1, %r2", (a, b, c) -> bit((int) a == (int) b)),
        predicate("setp.ne.b64 %p9, %rd1, %rd2", (a, b, c) -> bit(a != b)),
        predicate("setp.gt.s16 %p9, %rs1, 7", (a, b, c) -> bit((short) a > 7)),
        predicate("setp.lt.s32 %p1, %r1, %r2; setp.lt.and.s32 %p9, %r2, %r3, %p1",
            (a, b, c) -> bit((int) a < (int) b && (int) b < (int) c)),
        predicate("setp.lt.s32 %p1, %r1, %r2; setp.lt.or.s32 %p9, %r2, %r3, !%p1",
            (a, b, c) -> bit((int) a >= (int) b || (int) b < (int) c)),
        predicate("setp.eq.s32 %p8|%p9, %r1, %r2", (a, b, c) -> bit((int) a != (int) b)),
        predicate("setp.lt.s32 %p1, %r1, %r2; setp.lt.s32 %p2, %r2, %r3; xor.pred %p9, %p1, %p2",
            (a, b, c) -> bit((int) a < (int) b != (int) b < (int) c)),
        predicate("setp.lt.s32 %p1, %r1, %r2; not.pred %p9, %p1", (a, b, c) -> bit((int) a >= (int) b)),
        predicate("mov.pred %p1, -1; not.pred %p9, %p1", (a, b, c) -> 0),
        r32("setp.lt.s64 %p1, %rd1, %rd2; selp.b32 %r9, %r3, 5, %p1", (a, b, c) -> a < b ? c : 5),
        r64("mov.u64 %rd9, %rd1; setp.lt.s64 %p1, %rd1, %rd2; @%p1 mov.u64 %rd9, %rd3; @!%p1 add.s64 %rd9, %rd9, 1",
            (a, b, c) -> a < b ? c : a + 1)));
    for (String order : List.of("eq", "ne", "lt", "le", "gt", "ge")) {
      cases.add(realPredicate(order, false));
      cases.add(realPredicate(order, true));
    }
    cases.add(new Case("setp.num.f64 %p9, %fd1, %fd2", "%p9", true,
        (a, b, c) -> bit(!Double.isNaN(longBitsToDouble(a)) && !Double.isNaN(longBitsToDouble(b)))));
    cases.add(new Case("setp.nan.f64 %p9, %fd1, %fd2", "%p9", true,
        (a, b, c) -> bit(Double.isNaN(longBitsToDouble(a)) || Double.isNaN(longBitsToDouble(b)))));
    return cases;
  }

  private static Case realPredicate(String order, boolean unordered) {
    return new Case("setp." + order + (unordered ? "u" : "") + ".f64 %p9, %fd1, %fd2", "%p9", true, (x, y, z) -> {
      double a = longBitsToDouble(x);
      double b = longBitsToDouble(y);
      if (Double.isNaN(a) || Double.isNaN(b)) {
        return bit(unordered);
      }
      return bit(switch (order) {
        case "eq" -> a == b;
        case "ne" -> a != b;
        case "lt" -> a < b;
        case "le" -> a <= b;
        case "gt" -> a > b;
        default -> a >= b;
      });
    });
  }

  private static List<Case> reals() {
    return List.of(
        real("fma.rn.f64 %fd9, %fd1, %fd2, %fd3", Math::fma),
        real("add.rn.f64 %fd9, %fd1, %fd2", (a, b, c) -> a + b),
        real("sub.rn.f64 %fd9, %fd1, %fd2", (a, b, c) -> a - b),
        real("add.f64 %fd9, %fd1, 0d3FF8000000000000", (a, b, c) -> a + 1.5),
        real("mul.rn.f64 %fd9, %fd1, %fd2", (a, b, c) -> a * b),
        real("div.rn.f64 %fd9, %fd1, %fd2", (a, b, c) -> a / b),
        real("rcp.rn.f64 %fd9, %fd1", (a, b, c) -> 1 / a),
        real("sqrt.rn.f64 %fd9, %fd1", (a, b, c) -> Math.sqrt(a)),
        real("neg.f64 %fd9, %fd1", (a, b, c) -> -a),
        real("abs.f64 %fd9, %fd1", (a, b, c) -> Math.abs(a)),
        real("min.f64 %fd9, %fd1, %fd2",
            (a, b, c) -> Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b)),
        real("max.f64 %fd9, %fd1, %fd2",
            (a, b, c) -> Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b)),
        real("setp.lt.f64 %p1, %fd1, %fd2; selp.f64 %fd9, %fd3, %fd1, %p1", (a, b, c) -> a < b ? c : a),
        real("cvt.rni.f64.f64 %fd9, %fd1", (a, b, c) -> Math.rint(a)),
        real("cvt.rmi.f64.f64 %fd9, %fd1", (a, b, c) -> Math.floor(a)),
        real("cvt.rpi.f64.f64 %fd9, %fd1", (a, b, c) -> Math.ceil(a)),
        real("cvt.rzi.f64.f64 %fd9, %fd1", (a, b, c) -> a < 0 ? Math.ceil(a) : Math.floor(a)));
  }

  private static List<Case> conversions() {
    return List.of(
        r64("cvt.s64.s32 %rd9, %r1", (a, b, c) -> (int) a),
        r64("cvt.u64.u32 %rd9, %r1", (a, b, c) -> low(a)),
        r32("cvt.u32.u64 %r9, %rd1", (a, b, c) -> a),
        r32("cvt.s32.s16 %r9, %rs1", (a, b, c) -> (short) a),
        r32("cvt.u16.u32 %rs4, %r1; cvt.u32.u16 %r9, %rs4", (a, b, c) -> a & 0xFFFF),
        r32("cvt.s32.s8 %r9, %r1", (a, b, c) -> (byte) a),
        r64("cvt.rn.f64.s32 %fd4, %r1; mov.b64 %rd9, %fd4", (a, b, c) -> doubleToRawLongBits((int) a)),
        r64("cvt.rn.f64.u32 %fd4, %r1; mov.b64 %rd9, %fd4", (a, b, c) -> doubleToRawLongBits((double) low(a))),
        r64("cvt.rn.f64.s64 %fd4, %rd1; mov.b64 %rd9, %fd4", (a, b, c) -> doubleToRawLongBits((double) a)),
        r64("cvt.rn.f64.u64 %fd4, %rd1; mov.b64 %rd9, %fd4",
            (a, b, c) -> doubleToRawLongBits(unsigned(a).doubleValue())),
        new Case("cvt.rzi.s32.f64 %r9, %fd1", "%r9", true,
            (a, b, c) -> Double.isNaN(longBitsToDouble(a)) ? 0x80000000L : (int) longBitsToDouble(a)),
        new Case("cvt.rni.s32.f64 %r9, %fd1", "%r9", true,
            (a, b, c) -> Double.isNaN(longBitsToDouble(a)) ? 0x80000000L : (int) Math.rint(longBitsToDouble(a))),
        new Case("cvt.rzi.u32.f64 %r9, %fd1", "%r9", true, (a, b, c) -> {
          double x = longBitsToDouble(a);
          return Double.isNaN(x) ? 0x80000000L : (long) Math.min(Math.max(x, 0), 0xFFFFFFFFL);
        }),
        new Case("cvt.rzi.s64.f64 %rd9, %fd1", "%rd9", true,
            (a, b, c) -> Double.isNaN(longBitsToDouble(a)) ? Long.MIN_VALUE : (long) longBitsToDouble(a)),
        new Case("cvt.rzi.u64.f64 %rd9, %fd1", "%rd9", true, (a, b, c) -> {
          double x = longBitsToDouble(a);
          return Double.isNaN(x) ? Long.MIN_VALUE
              : x >= 0x1p64 ? -1
                  : x <= 0 ? 0
                      : new BigDecimal(x).toBigInteger().longValue();
        }));
  }

  static Stream<Case> cases() {
    return Stream.of(sums(), products(), bits(), comparisons(), reals(), conversions()).flatMap(List::stream);
  }

  /** A kernel that does it for inputs 3t.. of thread t, and writes 8 bytes. */
  private static String kernel(Case c) {
    String result = switch (c.result()) {
      case "%r9" -> "cvt.u64.u32 %rd7, %r9;";
      case "%p9" -> "selp.u64 %rd7, 1, 0, %p9;";
      case "%fd9" -> "mov.b64 %rd7, %fd9;";
      default -> "mov.u64 %rd7, %rd9;";
    };
    return """
        .version 7.0
        .target sm_80
        .address_size 64
        .visible .entry probe(.param .u64 in, .param .u64 out)
        {
        .reg .pred %p<10>;
        .reg .b16 %rs<10>;
        .reg .b32 %r<20>;
        .reg .b64 %rd<20>;
        .reg .f64 %fd<10>;
        ld.param.u64 %rd10, [in];
        ld.param.u64 %rd11, [out];
        mov.u32 %r10, %tid.x;
        mul.wide.u32 %rd12, %r10, 24;
        add.s64 %rd12, %rd12, %rd10;
        mul.wide.u32 %rd13, %r10, 8;
        add.s64 %rd13, %rd13, %rd11;
        """ + IntStream.rangeClosed(1, 3).mapToObj(i -> """
        ld.global.u64 %rdI, [%rd12+OFFSET];
        cvt.u32.u64 %rI, %rdI;
        cvt.u16.u64 %rsI, %rdI;
        mov.b64 %fdI, %rdI;
        """.replace("I", "" + i).replace("OFFSET", "" + 8 * (i - 1))).collect(Collectors.joining())
        + c.text() + ";\n" + result + "\nst.global.u64 [%rd13], %rd7;\nret;\n}\n";
  }

  @ParameterizedTest
  @MethodSource("cases")
  void doesWhatJavaDoes(Case c) {
    PtxProgram program = new PtxMachine(kernel(c)).program("probe");
    long[] inputs = inputs(c.reals());
    PtxMemory memory = new PtxMemory(1L << 40);
    PtxLauncher launcher = new PtxLauncher(memory);
    int threads = 608;
    long in = memory.allocate(threads * 24L);
    long out = memory.allocate(threads * 8L);
    for (int start = 0; start + threads * 3 <= inputs.length; start += threads * 3) {
      for (int i = 0; i < threads * 3; i++) {
        PtxBytes.put(memory.bytes(), memory.index(in, 0, 1, "test") + 8 * i, 8, inputs[start + i]);
      }
      launcher.launch(program, new Grid(1, 1, threads), 0, new Arguments().add(in).add(out));
      for (int t = 0; t < threads; t++) {
        check(c, inputs, start + 3 * t, PtxBytes.get(memory.bytes(), memory.index(out, 0, 1, "test") + 8 * t, 8));
      }
    }
  }

  private static void check(Case c, long[] inputs, int at, long got) {
    long expected = c.truth().of(inputs[at], inputs[at + 1], inputs[at + 2]);
    expected = c.result().equals("%r9") ? low(expected) : expected;
    if (c.result().equals("%fd9") && Double.isNaN(longBitsToDouble(expected)) && Double.isNaN(longBitsToDouble(got))) {
      return;
    }
    if (expected != got) {
      assertEquals(Long.toHexString(expected), Long.toHexString(got), c + " of " + Long.toHexString(inputs[at]) + ", "
          + Long.toHexString(inputs[at + 1]) + ", " + Long.toHexString(inputs[at + 2]));
    }
  }

  /** All pairs of extremes, each with a third, and as many random ones. */
  private static long[] inputs(boolean reals) {
    Random random = Seeds.random("ptx instructions", 0);
    int n = reals ? REALS.length : EXTREMES.length;
    long[] inputs = new long[608 * 3 * 4];
    for (int i = 0; i < inputs.length / 3; i++) {
      boolean extreme = i < n * n;
      for (int k = 0; k < 3; k++) {
        int which = k == 0 ? i % n : k == 1 ? i / n % n : random.nextInt(n);
        inputs[3 * i + k] = reals ? doubleToRawLongBits(extreme ? REALS[which] : real(random))
            : extreme ? EXTREMES[which] : random.nextLong() >> random.nextInt(64);
      }
    }
    return inputs;
  }

  private static double real(Random random) {
    return random.nextInt(3) == 0 ? random.nextLong() >> random.nextInt(64)
        : Math.scalb(random.nextGaussian(), random.nextInt(40) - 20);
  }

  @Test
  void allOfThemArePtx() {
    assumeTrue(PtxAssembler.available(), "JCuda's compiler of PTX is for 64-bit Linux on x86 only");
    StringBuilder all = new StringBuilder();
    int[] number = {0};
    cases().forEach(c -> {
      String text = kernel(c).replace("probe(.param .u64 in, .param .u64 out)",
          "probe" + number[0]++ + "(.param .u64 in, .param .u64 out)");
      all.append(all.isEmpty() ? text : text.substring(text.indexOf(".visible")));
    });
    assertEquals(number[0], PtxAssembler.assemble(all.toString(), "sm_80").registers().size());
  }
}
