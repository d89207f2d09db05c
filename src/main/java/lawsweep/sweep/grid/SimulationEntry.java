package lawsweep.sweep.grid;

import java.util.List;
import java.util.Optional;
import lawsweep.langevin.cell.Dynamics;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Initial;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Offer;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Side;
import lawsweep.spec.Axis;
import lawsweep.spec.SpecKeys;
import lawsweep.text.Saturating;

/**
 * One entry of {@code langevin}: the product of its axes, in the order of the components, draws fastest.
 *
 * @param keys what was written, for places in messages
 */
record SimulationEntry(
    SpecKeys keys,
    Axis<Dynamics> dynamics,
    Axis<Scheme> scheme,
    Axis<Side> side,
    Axis<Integer> depth,
    Axis<Integer> width,
    Axis<Integer> rank,
    Axis<Double> beta,
    Axis<Double> kappa,
    Energy energy,
    Initial initial,
    Axis<Double> step,
    Axis<Double> time,
    Axis<Double> recordEvery,
    Axis<Integer> replicas,
    Axis<Double> weightDecay,
    Axis<Integer> samples,
    Axis<Integer> batch,
    int seeds) {

  /** Cells of the entry; saturates. */
  long cells() {
    long cells = seeds;
    for (Axis<?> axis : axes()) {
      cells = Saturating.times(cells, axis.size());
    }
    return cells;
  }

  private List<Axis<?>> axes() {
    return List.of(dynamics, scheme, side, depth, width, rank, beta, kappa, step, time, recordEvery, replicas,
        weightDecay, samples, batch);
  }

  /** The cell at a place, with defaults for what is not given; nothing is checked. */
  LangevinCell cell(int index, long sweepSeed) {
    Digits digits = new Digits(index);
    int seed = digits.next(seeds);
    Optional<Integer> batches = digits.next(batch);
    Optional<Integer> data = digits.next(samples);
    Optional<Double> decay = digits.next(weightDecay);
    Optional<Integer> copies = digits.next(replicas);
    Optional<Double> every = digits.next(recordEvery);
    double end = digits.next(time).orElseThrow();
    Optional<Double> length = digits.next(step);
    Optional<Double> anisotropy = digits.next(kappa);
    Optional<Double> inverseTemperature = digits.next(beta);
    Optional<Integer> workingRank = digits.next(rank);
    int d = digits.next(width).orElseThrow();
    int n = digits.next(depth).orElse(1);
    Optional<Side> where = digits.next(side);
    Optional<Scheme> how = digits.next(scheme);
    Dynamics what = digits.next(dynamics).orElseThrow();
    return new LangevinCell(what, how.orElse(Offer.scheme(what, n)), where.orElse(Offer.side(what)), n, d,
        workingRank.orElse(d), inverseTemperature.orElse(1.0), anisotropy.orElse(Offer.kappa(what)), energy, initial,
        length.orElse(0.0), end, every.orElse(end), copies.orElse(1), decay.orElse(0.0), data.orElse(0),
        batches.orElse(0), sweepSeed, seed);
  }

  /** Takes a place in the grid apart, the fastest axis first. */
  private static final class Digits {
    private int rest;

    Digits(int index) {
      this.rest = index;
    }

    int next(int size) {
      int digit = rest % size;
      rest /= size;
      return digit;
    }

    <T> Optional<T> next(Axis<T> axis) {
      return axis.at().apply(next(axis.size()));
    }
  }
}
