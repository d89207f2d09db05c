package lawsweep.support;

import java.util.Random;

/** Where tests get their randomness from: fixed unless {@code -Dlawsweep.test.seed} says otherwise. */
public final class Seeds {

  private static final String PROPERTY = "lawsweep.test.seed";
  private static final long SEED = Long.getLong(PROPERTY, 20260101L);

  private Seeds() {}

  /** A generator for one case; other names and numbers give other sequences. */
  public static Random random(String name, long number) {
    return new Random(SEED * 0x9E3779B97F4A7C15L + name.hashCode() * 1_000_003L + number);
  }

  /** What a failure message says so that the case can be repeated. */
  public static String note(Object what) {
    return what + " (-D" + PROPERTY + "=" + SEED + ")";
  }
}
