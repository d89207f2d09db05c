package lawsweep.benchmarks.work;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import lawsweep.work.Team;

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
  @Override
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

  /**
   * Twelve chains, with different starts lest they be merged. Enough for two units with a latency of up to six cycles,
   * and few enough for 16 registers.
   */
  private static double chains(double factor, double term) {
    DoubleVector x = DoubleVector.broadcast(SPECIES, factor);
    DoubleVector y = DoubleVector.broadcast(SPECIES, term);
    DoubleVector a = y;
    DoubleVector b = a.add(a.mul(1e-3));
    DoubleVector c = b.add(b.mul(1e-3));
    DoubleVector d = c.add(c.mul(1e-3));
    DoubleVector e = d.add(d.mul(1e-3));
    DoubleVector f = e.add(e.mul(1e-3));
    DoubleVector g = f.add(f.mul(1e-3));
    DoubleVector h = g.add(g.mul(1e-3));
    DoubleVector i = h.add(h.mul(1e-3));
    DoubleVector j = i.add(i.mul(1e-3));
    DoubleVector k = j.add(j.mul(1e-3));
    DoubleVector l = k.add(k.mul(1e-3));
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
