package lawsweep.text;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as they are written and said. */
public final class Durations {

  private static final Pattern UNITS = Pattern.compile(
      "(?:([0-9]{1,9})d)?(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?");

  private static final MathContext TWO_DIGITS = new MathContext(2);

  private Durations() {}

  /**
   * Reads {@code 90s}, {@code 10m}, {@code 2h}, {@code 1h30m}, {@code 1d12h} or ISO 8601 ({@code PT1H30M}).
   *
   * @return a positive duration
   * @throws IllegalArgumentException with one line fit for a user
   */
  public static Duration parse(String text) {
    String trimmed = text.strip();
    Matcher matcher = UNITS.matcher(trimmed.toLowerCase(Locale.ROOT));
    Duration duration = Duration.ZERO;
    if (!trimmed.isEmpty() && matcher.matches()) {
      duration = Duration.ofDays(number(matcher, 1)).plusHours(number(matcher, 2)).plusMinutes(number(matcher, 3))
          .plusSeconds(number(matcher, 4));
    } else {
      try {
        duration = Duration.parse(trimmed);
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(expected(text), e);
      }
    }
    if (!duration.isPositive()) {
      throw new IllegalArgumentException(expected(text));
    }
    return duration;
  }

  private static String expected(String text) {
    return "expected a positive duration such as 90s, 10m, 2h, 1h30m or PT1H30M, got '" + text + "'";
  }

  private static long number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** What is left of a duration that began with this process. */
  public static Duration leftSinceStart(Duration total) {
    return total.minusMillis(ManagementFactory.getRuntimeMXBean().getUptime());
  }

  /** A time of any length, for people: {@code 4.2 µs}, {@code 31 ms}, {@code 6.8 s}, then as {@link #brief}. */
  public static String shown(double seconds) {
    if (!(seconds > 0) || seconds >= 9.95) {
      return brief(seconds);
    }
    BigDecimal rounded = new BigDecimal(seconds).round(TWO_DIGITS);
    if (rounded.compareTo(BigDecimal.ONE) >= 0) {
      return plain(rounded) + " s";
    }
    BigDecimal millis = rounded.movePointRight(3);
    return millis.compareTo(BigDecimal.ONE) >= 0 ? plain(millis) + " ms" : plain(millis.movePointRight(3)) + " µs";
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /** Two units at most, for people: {@code 45s}, {@code 3m20s}, {@code 2h05m}, {@code 3d04h}. */
  public static String brief(double seconds) {
    if (!(seconds < 1e9)) {
      return "?";
    }
    long s = Math.round(Math.max(0, seconds));
    if (s < 60) {
      return s + "s";
    }
    if (s < 3600) {
      return String.format(Locale.ROOT, "%dm%02ds", s / 60, s % 60);
    }
    if (s < 86400) {
      return String.format(Locale.ROOT, "%dh%02dm", s / 3600, s / 60 % 60);
    }
    return String.format(Locale.ROOT, "%dd%02dh", s / 86400, s / 3600 % 24);
  }
}
