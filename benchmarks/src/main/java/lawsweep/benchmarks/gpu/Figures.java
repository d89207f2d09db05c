package lawsweep.benchmarks.gpu;

import java.util.Locale;

/** Numbers as people read them. */
final class Figures {

  private Figures() {}

  /** A time with three digits. */
  static String seconds(double value) {
    return value >= 1 || value == 0 ? digits(value) + " s"
        : value >= 1e-3 ? digits(1e3 * value) + " ms" : digits(1e6 * value) + " µs";
  }

  /** A share with two digits behind the point. */
  static String share(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** Operations a second. */
  static String teraflops(double flops) {
    return digits(flops * 1e-12) + " TFLOP/s";
  }

  /** Bytes a second. */
  static String gigabytes(double bytes) {
    return digits(bytes * 1e-9) + " GB/s";
  }

  /** Three digits, no exponent. */
  static String digits(double value) {
    int behind = value >= 99.5 || value <= 0 ? 0 : (int) Math.min(6, 2 - Math.floor(Math.log10(value)));
    return String.format(Locale.ROOT, "%." + behind + "f", value);
  }
}
