package lawsweep.support;

import java.util.Random;

/**
 * Where tests get their randomness from: fixed unless {@code -Dlawsweep.test.seed} says otherwise. What fails names the
 * property and its value ({@link SeedNote}).
 */
public final class Seeds {

  private static final String PROPERTY = "lawsweep.test.seed";
  private static final long SEED = Long.getLong(PROPERTY, 20260101L);

  /** What the test under way goes by. */
  private static volatile long current = SEED;

  private Seeds() {}

  /** A generator for one case; other names and numbers give other sequences. */
  public static Random random(String name, long number) {
    return new Random(number(name) + number);
  }

  /** A number to start generators of another kind with; other names give other numbers. */
  public static long number(String name) {
    return SEED * 0x9E3779B97F4A7C15L + name.hashCode() * 1_000_003L;
  }

  /** Another number in every run, unless the property says which: for tests that live on what never happened before. */
  public static long fresh() {
    current = Long.getLong(PROPERTY, System.nanoTime());
    return current;
  }

  /** What a failure message says so that the case can be repeated. */
  public static String note(Object what) {
    return what + " (-D" + PROPERTY + "=" + current + ")";
  }

  /** A test begins. */
  static void begin() {
    current = SEED;
  }
}
