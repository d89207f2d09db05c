package lawsweep.benchmarks.work;

import java.util.Arrays;
import lawsweep.work.Team;

/** Writing n doubles again and again: the bound for what does little more than write. */
public final class Write implements Work {

  /** Below this, starting other threads costs more than they write. */
  static final int SHARED = 1 << 16;

  private final Team team;
  private final double[] x;
  private double value;

  /** Prepares the array, which the threads of a team share if it is long. */
  public Write(Team team, int n) {
    this.team = n < SHARED ? Team.alone() : team;
    this.x = new double[n];
  }

  @Override
  public void run() {
    value++;
    long n = x.length;
    int parts = team.size();
    team.forEach(parts, i -> Arrays.fill(x, (int) (n * i / parts), (int) (n * (i + 1) / parts), value));
  }

  @Override
  public double gigabytes() {
    return 8e-9 * x.length;
  }

  @Override
  public String check() {
    if (x[x.length / 2] != value) {
      throw new IllegalStateException("expected " + value + ", got " + x[x.length / 2]);
    }
    return "ok";
  }
}
