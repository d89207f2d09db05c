package lawsweep.road.draws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How rare a value is that no draw had, against the probability that none has it. */
class UnseenShareTest {

  private static final Pattern PERCENT = Pattern.compile("is below ([0-9.]+) % with 95 % confidence");

  private static double missedByAll(BigDecimal share, long draws) {
    return BigDecimal.ONE.subtract(share).pow((int) draws, new MathContext(60)).doubleValue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 7, 10, 59, 60, 1000, 5000, 1_000_000, 999_999_999})
  void fivePercentOfSamplesMissIt(long draws) {
    assertEquals(0.05, missedByAll(new BigDecimal(UnseenShare.of(draws)), draws), 1e-8);
  }

  /** What is printed is above s, so that the share is indeed below it, and not far above. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 7, 10, 59, 60, 1000, 5000, 1_000_000, 999_999_999})
  void whatIsPrintedIsTrue(long draws) {
    Matcher matcher = PERCENT.matcher(UnseenShare.reason(draws));
    assertTrue(matcher.find(), UnseenShare.reason(draws));
    BigDecimal share = new BigDecimal(matcher.group(1)).movePointLeft(2);
    double missed = missedByAll(share, draws);
    assertTrue(missed <= 0.05 + 1e-12 && missed > 0.035, share + ": " + missed);
  }

  @ParameterizedTest
  @CsvSource({"1,95", "2,78", "20,14", "1000,0.30", "5000,0.060", "1000000,0.00030"})
  void twoDigitsArePrinted(long draws, String percent) {
    assertEquals("phi's value in none of " + (draws == 1 ? "1 draw" : draws + " draws") + " (its share is below "
        + percent + " % with 95 % confidence)", UnseenShare.reason(draws));
  }

  @Test
  void noDrawsSayNothing() {
    assertEquals(1, UnseenShare.of(0));
  }
}
