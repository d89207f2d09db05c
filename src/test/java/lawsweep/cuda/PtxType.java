package lawsweep.cuda;

import java.util.regex.Pattern;

/**
 * The type in an instruction's name: {@code s32}, {@code f64}, {@code pred}.
 *
 * @param kind {@code b} for bits, {@code u}, {@code s}, {@code f}, or {@code p} for a predicate
 * @param bits its width
 */
record PtxType(char kind, int bits) {

  private static final Pattern TYPE = Pattern.compile("[busf](8|16|32|64)|pred");

  static PtxType of(String text) {
    return text.equals("pred") ? new PtxType('p', 8) : new PtxType(text.charAt(0), Integer.parseInt(text.substring(1)));
  }

  static boolean is(String text) {
    return TYPE.matcher(text).matches();
  }

  boolean signed() {
    return kind == 's';
  }

  boolean real() {
    return kind == 'f';
  }

  int bytes() {
    return bits / 8;
  }

  /** The value that the low bits of a register hold, as this type reads it. */
  long value(long register) {
    int unused = 64 - bits;
    return signed() ? register << unused >> unused : register << unused >>> unused;
  }
}
