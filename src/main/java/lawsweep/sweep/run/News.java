package lawsweep.sweep.run;

import java.util.function.Consumer;

/**
 * Lets the first of many lines through; of the others, ever more seldom, how many there are, with the latest. For many
 * threads at once.
 */
public final class News {

  private static final long FIRST = 10;

  private final Consumer<String> out;
  private long told;
  /** The number of the next line that is let through: 1, 2, …, 10, 20, 50, 100, 200, 500, … */
  private long next = 1;

  /** Lets lines through to {@code out}, one at a time. */
  public News(Consumer<String> out) {
    this.out = out;
  }

  /** Something happened that nobody would have expected. */
  public synchronized void tell(String line) {
    told++;
    if (told < next) {
      return;
    }
    out.accept(told <= FIRST ? line : told + " surprises and failures so far, the latest: " + line);
    next = told < FIRST ? told + 1 : after(told);
  }

  private static long after(long number) {
    long power = FIRST;
    while (power * FIRST <= number) {
      power *= FIRST;
    }
    return number < 2 * power ? 2 * power : number < 5 * power ? 5 * power : 10 * power;
  }
}
