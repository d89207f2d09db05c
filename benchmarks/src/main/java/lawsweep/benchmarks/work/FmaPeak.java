package lawsweep.benchmarks.work;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import lawsweep.kernel.Team;

/** What the machine can do at most: fused multiply-adds on registers, without loads or stores. */
public final class FmaPeak implements Work {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LOOPS = 1 << 12;
  private static final int CALLS = 1 << 8;
  private static final int ACCUMULATORS = 12;

  /** Results of different threads lie a cache line apart. */
  private static final int STRIDE = 16;

  private final Team team;
  private final double[] results;

  /** All threads of a team. */
  public FmaPeak(Team team) {
    this.team = team;
    this.results = new double[team.size() * STRIDE];
  }

  /** The flops of one run, in billions. */
  public double gigaflop() {
    return 2e-9 * CALLS * LOOPS * ACCUMULATORS * SPECIES.length() * team.size();
  }

  @Override
  public void run() {
    team.forEach(team.size(), i -> {
      double last = 0;
      for (int n = 0; n < CALLS; n++) {
        last = chains(0.5, 1.0);
      }
      results[i * STRIDE] = last;
    });
  }

  /** Twelve chains: enough for two units with a latency of up to six cycles, and few enough for 16 registers. */
  private static double chains(double factor, double term) {
    DoubleVector x = DoubleVector.broadcast(SPECIES, factor);
    DoubleVector y = DoubleVector.broadcast(SPECIES, term);
    DoubleVector a = y;
    DoubleVector b = y;
    DoubleVector c = y;
    DoubleVector d = y;
    DoubleVector e = y;
    DoubleVector f = y;
    DoubleVector g = y;
    DoubleVector h = y;
    DoubleVector i = y;
    DoubleVector j = y;
    DoubleVector k = y;
    DoubleVector l = y;
    for (int n = 0; n < LOOPS; n++) {
      a = a.fma(x, y);
      b = b.fma(x, y);
      c = c.fma(x, y);
      d = d.fma(x, y);
      e = e.fma(x, y);
      f = f.fma(x, y);
      g = g.fma(x, y);
      h = h.fma(x, y);
      i = i.fma(x, y);
      j = j.fma(x, y);
      k = k.fma(x, y);
      l = l.fma(x, y);
    }
    DoubleVector sum = a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j).add(k).add(l);
    return sum.lane(0);
  }

  /** {@inheritDoc} Each chain converges to term / (1 - factor) = 2. */
  @Override
  public String check() {
    for (int i = 0; i < team.size(); i++) {
      if (results[i * STRIDE] != 2.0 * ACCUMULATORS) {
        throw new IllegalStateException("expected " + 2 * ACCUMULATORS + ", got " + results[i * STRIDE]);
      }
    }
    return "ok";
  }
}
