package lawsweep.slurm;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lawsweep.text.Durations;

/** A job's time limit, which Slurm counts in whole minutes. */
public final class WallTime {

  private static final Pattern MINUTES = Pattern.compile("([0-9]{1,6})(?::([0-9]{1,2}))?");
  private static final Pattern HOURS = Pattern.compile("([0-9]{1,5}):([0-9]{1,2}):([0-9]{1,2})");
  private static final Pattern DAYS = Pattern.compile("([0-9]{1,4})-([0-9]{1,2})(?::([0-9]{1,2})(?::([0-9]{1,2}))?)?");
  private static final Duration LONGEST = Duration.ofDays(366);

  private WallTime() {}

  /**
   * Reads what sbatch reads (minutes, {@code MM:SS}, {@code HH:MM:SS}, {@code D-HH}, {@code D-HH:MM},
   * {@code D-HH:MM:SS}), or a duration such as {@code 90m}.
   *
   * @return rounded up to minutes; at most 366 days
   * @throws IllegalArgumentException with one line fit for a user
   */
  public static Duration parse(String text) {
    Duration duration = sbatch(text.strip());
    if (duration.isNegative()) {
      duration = Durations.parse(text);
    }
    if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("expected a time limit of a minute to 366 days such as 90m or 1-12:00:00,"
          + " got '" + text + "'");
    }
    return upToMinutes(duration.toSeconds());
  }

  private static Duration sbatch(String text) {
    Matcher m = MINUTES.matcher(text);
    if (m.matches()) {
      return Duration.ofMinutes(number(m, 1)).plusSeconds(number(m, 2));
    }
    m = HOURS.matcher(text);
    if (m.matches()) {
      return Duration.ofHours(number(m, 1)).plusMinutes(number(m, 2)).plusSeconds(number(m, 3));
    }
    m = DAYS.matcher(text);
    if (m.matches()) {
      return Duration.ofDays(number(m, 1)).plusHours(number(m, 2)).plusMinutes(number(m, 3)).plusSeconds(number(m, 4));
    }
    return Duration.ofSeconds(-1);
  }

  private static long number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** The least whole number of minutes that is not shorter. */
  static Duration upToMinutes(long seconds) {
    return Duration.ofMinutes(Math.ceilDiv(seconds, 60));
  }

  /** As sbatch reads it: {@code HH:MM:SS}, {@code D-HH:MM:SS} from a day on. */
  static String format(Duration time) {
    String clock = String.format(Locale.ROOT, "%02d:%02d:%02d", time.toHoursPart(), time.toMinutesPart(),
        time.toSecondsPart());
    return time.toDays() > 0 ? time.toDays() + "-" + clock : clock;
  }
}
