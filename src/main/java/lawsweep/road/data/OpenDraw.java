package lawsweep.road.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import lawsweep.lie.span.PatternDraw;
import lawsweep.lie.span.PatternSpan;
import lawsweep.lie.span.PatternWork;
import lawsweep.pattern.PatternSearch;
import lawsweep.pattern.PatternSet;
import lawsweep.pattern.Weights;
import lawsweep.work.Watch;

/**
 * A draw of {@link ExactDraws} with all inputs whose patterns are absorbed elsewhere, with those of other draws: what
 * {@link AllInputs} and {@link Shortfall} do, in the same order, with the same results.
 */
final class OpenDraw implements PatternDraw {

  private final DrawRounds rounds;
  private final int place;
  private final int other;
  private final PatternSearch search;
  private final PatternSet found;
  private final long[] theta;
  private final double[] weights;
  private final double[] anywhere;
  private final BiConsumer<Integer, DrawResult> results;
  private final Watch watch;
  private int draw;
  private int rank;
  private int used;
  private long tests;
  private boolean atRandom;
  private Optional<Shortfall> shortfall = Optional.empty();

  /**
   * A draw that is not begun.
   *
   * @param place the place of its span at the draw's weights
   * @param other the place of that at random ones
   * @param results is told what each draw gave
   * @param watch asked now and then; may end the work
   */
  OpenDraw(DrawRounds rounds, int place, int other, BiConsumer<Integer, DrawResult> results, Watch watch) {
    this.rounds = rounds;
    this.place = place;
    this.other = other;
    this.search = new PatternSearch(rounds.network());
    this.found = new PatternSet(rounds.network().neurons());
    this.theta = new long[rounds.network().layout().size()];
    this.weights = new double[theta.length];
    this.anywhere = new double[theta.length];
    this.results = results;
    this.watch = watch;
  }

  @Override
  public List<PatternWork> begin(int number) {
    draw = number;
    rank = 0;
    used = 0;
    tests = 0;
    shortfall = Optional.empty();
    found.clear();
    Weights.draw(rounds.streams().weights(), draw, theta);
    for (int e = 0; e < theta.length; e++) {
      weights[e] = theta[e];
    }
    search.begin(theta, rounds.streams().weights(), draw);
    return rounds.with(bench -> explore(bench, Optional.of(atWeights(bench, 0))));
  }

  @Override
  public List<PatternWork> proceed(List<PatternSpan> spans) {
    return rounds.with(bench -> proceed(bench, spans));
  }

  private List<PatternWork> proceed(DrawBench bench, List<PatternSpan> spans) {
    if (shortfall.isPresent()) {
      return settle(bench, shortfall.get(), spans);
    }
    PatternSpan span = spans.getFirst();
    boolean gained = span.rank() > rank;
    rank = span.rank();
    used = span.used();
    tests = span.tests();
    search.gained(gained);
    return explore(bench, Optional.empty());
  }

  /** Searches for patterns until some are new, or there are no more or the rank is R. */
  private List<PatternWork> explore(DrawBench bench, Optional<PatternWork.Start> start) {
    while (!search.exhausted() && !search.saturated() && rank < rounds.columns()) {
      watch.ask();
      int before = found.size();
      search.more(found);
      if (found.size() > before) {
        return List.of(new PatternWork(place, start, found, before, found.size(), false));
      }
      search.gained(false);
    }
    if (rank == rounds.columns()) {
      return end(new DrawResult(rank, rank, rank, 1, 0, used, false, 1, 0, Optional.empty()));
    }
    int bound = bench.laws().of(found, theta, bench.primes().get(0));
    return goOn(bench, new Shortfall(rounds.terms(), draw, bound));
  }

  /** What the next prime needs; of the first the rank is there. */
  private List<PatternWork> goOn(DrawBench bench, Shortfall open) {
    shortfall = Optional.of(open);
    while (open.open()) {
      List<PatternWork> works = new ArrayList<>();
      if (open.prime() == 0) {
        open.takeRank(rank, tests);
      } else {
        works.add(all(place, atWeights(bench, open.prime()), false));
      }
      atRandom = open.lieOpen();
      if (atRandom) {
        works.add(all(other, atRandom(bench, open.prime()), true));
      }
      if (!works.isEmpty()) {
        return works;
      }
      open.settle();
    }
    return end(open.result(bench.laws().dead(found), used, search.exhausted()));
  }

  private List<PatternWork> settle(DrawBench bench, Shortfall open, List<PatternSpan> spans) {
    watch.ask();
    if (open.prime() > 0) {
      open.takeRank(spans.getFirst().rank(), spans.getFirst().tests());
    }
    if (atRandom && open.lieOpen()) {
      ModularDraw modulus = bench.modulus(open.prime());
      modulus.resume(anywhere, spans.getLast(), found);
      open.takeLie(modulus, watch);
    }
    open.settle();
    return goOn(bench, open);
  }

  private PatternWork all(int at, PatternWork.Start start, boolean forms) {
    return new PatternWork(at, Optional.of(start), found, 0, used, forms);
  }

  private PatternWork.Start atWeights(DrawBench bench, int prime) {
    return new PatternWork.Start(bench.primes().get(prime), weights, DrawStreams.tests(draw, prime, false));
  }

  private PatternWork.Start atRandom(DrawBench bench, int prime) {
    bench.modulus(prime).drawAnywhere(DrawStreams.point(draw, prime), anywhere);
    return new PatternWork.Start(bench.primes().get(prime), anywhere, DrawStreams.tests(draw, prime, true));
  }

  private List<PatternWork> end(DrawResult result) {
    results.accept(draw, result);
    return List.of();
  }
}
