package lawsweep.benchmarks.work;

import lawsweep.work.Team;

/** Copying n doubles again and again: the bound for what reads as much as it writes. */
public final class Copy implements Work {

  private final Team team;
  private final double[] from;
  private final double[] to;

  /** Prepares the arrays, which the threads of a team share if they are long. */
  public Copy(Team team, int n) {
    this.team = n < Write.SHARED ? Team.alone() : team;
    this.from = Inputs.random(1, 1, n).data();
    this.to = new double[n];
  }

  @Override
  public void run() {
    long n = to.length;
    int parts = team.size();
    team.forEach(parts, i -> {
      int first = (int) (n * i / parts);
      System.arraycopy(from, first, to, first, (int) (n * (i + 1) / parts) - first);
    });
  }

  /** Read and written. */
  @Override
  public double gigabytes() {
    return 16e-9 * to.length;
  }

  @Override
  public String check() {
    int middle = to.length / 2;
    if (to[middle] != from[middle]) {
      throw new IllegalStateException("expected " + from[middle] + ", got " + to[middle]);
    }
    return "ok";
  }
}
