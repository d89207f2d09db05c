package lawsweep.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory as people write it: {@code 512 MiB}, {@code 4 GiB}, {@code 1.5 GB}, or plain bytes. KiB, MiB, GiB
 * and TiB are powers of 1024; kB, MB, GB and TB powers of 1000. Bare letters ({@code 4G}) are not understood, since
 * programs disagree on them.
 *
 * @param bytes at least 1
 */
public record MemorySize(long bytes) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,19}(?:\\.[0-9]{1,9})?)\\s*([A-Za-z]*)");
  private static final Map<String, Long> UNITS =
      Map.of(
          "", 1L, "b", 1L, "kb", 1_000L, "mb", 1_000_000L, "gb", 1_000_000_000L, "tb", 1_000_000_000_000L, "kib",
          1L << 10, "mib", 1L << 20, "gib", 1L << 30, "tib", 1L << 40);

  /** Checks that {@code bytes} is positive. */
  public MemorySize {
    if (bytes < 1) {
      throw new IllegalArgumentException("expected at least one byte, got " + bytes);
    }
  }

  /** The size {@code text} means, rounded down to bytes; empty if it means none of 1 to 2^63 - 1 bytes. */
  public static Optional<MemorySize> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Long unit = UNITS.get(matcher.group(2).toLowerCase(Locale.ROOT));
    if (unit == null) {
      return Optional.empty();
    }
    BigDecimal bytes =
        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)).setScale(0, RoundingMode.DOWN);
    if (bytes.signum() <= 0 || bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      return Optional.empty();
    }
    return Optional.of(new MemorySize(bytes.longValueExact()));
  }

  /** The size in the largest binary unit that is exact, for example {@code 8 GiB} or {@code 1000 B}. */
  @Override
  public String toString() {
    String[] names = {"B", "KiB", "MiB", "GiB", "TiB"};
    int unit = Math.min(Long.numberOfTrailingZeros(bytes) / 10, names.length - 1);
    return (bytes >> (10 * unit)) + " " + names[unit];
  }
}
