package lawsweep.work;

import java.util.Locale;
import java.util.Optional;

/** Decides from the estimate alone whether a cell is tried. */
public final class LimitCheck {

  private LimitCheck() {}

  /** Empty if the cell may be tried; otherwise one line with the estimate and the limit. */
  public static Optional<String> refuse(Estimate estimate, Limits limits) {
    if (estimate.memoryBytes() == Estimate.NO_MEMORY_SUFFICES) {
      return Optional.of("needs more memory than any machine has, the limit is " + bytes(limits.memoryBytes()));
    }
    if (estimate.memoryBytes() > limits.memoryBytes()) {
      return Optional.of("needs about " + bytes(estimate.memoryBytes()) + " of memory, the limit is "
          + bytes(limits.memoryBytes()));
    }
    if (estimate.bracketLength() > limits.bracketLength()) {
      return Optional.of("needs brackets of at least " + estimate.bracketLength() + " fields, the limit is "
          + limits.bracketLength());
    }
    return Optional.empty();
  }

  /** For example {@code 8 GiB} or {@code 1.37 TiB}: three digits at least, whatever the locale. */
  public static String bytes(long bytes) {
    String[] units = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    int unit = 0;
    double value = bytes;
    while (value >= 1024 && unit < units.length - 1) {
      value /= 1024;
      unit++;
    }
    String digits = value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    return digits + " " + units[unit];
  }
}
