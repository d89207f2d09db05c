package lawsweep.road.dense;

import java.util.ArrayList;
import java.util.List;
import lawsweep.kernel.Kernels;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.law.known.LawRanks;
import lawsweep.lie.span.Engines;
import lawsweep.network.Architecture;
import lawsweep.random.Stream;
import lawsweep.work.Deadline;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;

/**
 * Counts the conservation laws of cells on the dense road. Samples of W_0(θ), W_1(θ), … go into an exact echelon
 * basis, until its rank r meets D - N', which proves the count, or the filtration stagnates (papers/000, Prop. 3.1,
 * Lemma 3.2).
 *
 * <p>Where not all levels are asked for, the first draw goes on behind them with Taylor coefficients of flows of
 * time-dependent fields. They lie in Lie(W_0)(θ), so r + N' = D is a proof with them too; that they add nothing proves
 * nothing. If they do not reach it, the count is made again as if all levels were asked for.
 */
public final class DenseCounter {

  /** The name of this road in records. */
  public static final String METHOD = "dense";

  /** The version of the sampling rules of counts by levels alone. */
  public static final String ENGINE = "2";

  /** The version of the sampling rules of counts with Taylor coefficients. */
  public static final String WITH_ORDERS = "3";

  /** Draws made at most before a count without proof is given up. */
  static final int MOST_DRAWS = 64;

  private final Engines engines;
  private final LawRanks.Source lawRanks;

  /** A counter that computes on the processor, with the given kernels. */
  public DenseCounter(Kernels kernels) {
    this(Engines.host(kernels));
  }

  /** A counter that computes with the given engines. */
  public DenseCounter(Engines engines) {
    this(engines, LawRanks::compute);
  }

  /** A counter that takes the laws at hand from elsewhere. */
  DenseCounter(Engines engines, LawRanks.Source lawRanks) {
    this.engines = engines;
    this.lawRanks = lawRanks;
  }

  /** What the cell is expected to cost. */
  public Estimate estimate(LawCell cell) {
    return DenseCost.estimate(cell.architecture());
  }

  /**
   * Counts the laws of one cell. A pure function of the cell and the limits, but for the time limit; team and engines
   * change nothing.
   *
   * @throws StoppedException if {@code stop} asked for it
   */
  public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    return new Count(cell, limits, team, new Deadline(stop, limits.seconds())).run();
  }

  /** The words that feed a cell. */
  static Stream stream(LawCell cell) {
    return Stream.named("lawsweep law-count " + ENGINE + " " + cell.sweepSeed() + " " + cell.key());
  }

  /** One count under way. */
  private final class Count {

    private final LawCell cell;
    private final Architecture architecture;
    private final Limits limits;
    private final Team team;
    private final Deadline watch;
    private final Stream stream;
    private final List<DenseCertificate.Draw> draws = new ArrayList<>();
    private Fingerprint fingerprint;
    private LawRanks laws;
    private LevelPlan plan;
    private String reason = "";

    Count(LawCell cell, Limits limits, Team team, Deadline watch) {
      this.cell = cell;
      this.architecture = cell.architecture();
      this.limits = limits;
      this.team = team;
      this.watch = watch;
      this.stream = stream(cell);
      this.fingerprint = DenseCounts.begin(cell, draws);
    }

    LawCount run() {
      laws = lawRanks.compute(architecture, stream, engines.kernels(), team, watch::checkStop);
      plan = new LevelPlan(architecture, architecture.parameters() - laws.proven());
      try {
        search();
      } catch (Deadline.TimeUpException e) {
        reason = "the limit of " + limits.seconds() + " seconds ended the search";
      }
      DenseFinding finding = finding();
      if (finding.verdict() != Verdict.UNDECIDED) {
        reason = "";
      }
      return DenseCounts.count(cell, laws, finding, draws, fingerprint, reason);
    }

    private DenseFinding finding() {
      return DenseFinding.of(architecture, laws, draws);
    }

    private void search() {
      if (drawWithOrders()) {
        return;
      }
      draw(0, Integer.MAX_VALUE);
      searchOn();
    }

    /**
     * Makes the first draw with the levels that are asked for, and Taylor coefficients behind them if it takes them.
     *
     * @return false if no draw is made, because levels have to tell
     */
    private boolean drawWithOrders() {
      OrderClimb orders = new OrderClimb(architecture, limits, plan.target());
      if (!orders.possible()) {
        return false;
      }
      OrderClimb.End end;
      try (Filtration filtration = filtration(0)) {
        end = sample(filtration, orders);
      }
      switch (end) {
        case SETTLED -> searchOn();
        case STANDS_STILL -> {
          draws.clear();
          fingerprint = DenseCounts.begin(cell, draws);
          return false;
        }
        case LIMITED -> reason = tooLong();
      }
      return true;
    }

    private void searchOn() {
      if (finding().errorBound() == 0) {
        confirmLevels(draws.getFirst());
        return;
      }
      if (!draws.getFirst().orders().isEmpty()) {
        reason = "the known laws were dependent at the points drawn";
        return;
      }
      if (!reason.isEmpty() && !folded(0)) {
        return;
      }
      reason = "";
      for (int i = 1; i < MOST_DRAWS && finding().verdict() == Verdict.UNDECIDED; i++) {
        if (!folded(i - 1)
            && ErrorBound.perDraw(architecture, finding().rank(), draws.getLast().levels().size()) > 0.5) {
          reason = "the dimension stagnates below D - N', and the architecture is too large for a probabilistic proof";
        }
        draw(i, Integer.MAX_VALUE);
        if (!reason.isEmpty()) {
          return;
        }
      }
      reason = "the dimension stagnates below D - N', and " + MOST_DRAWS + " draws did not settle it";
    }

    private boolean folded(int draw) {
      return draws.get(draw).columns() < architecture.parameters();
    }

    /** Samples levels until the target, stagnation, a limit, or {@code levels} levels. */
    private void draw(int index, int levels) {
      try (Filtration filtration = filtration(index)) {
        sample(filtration, levels);
      }
    }

    private Filtration filtration(int index) {
      return new Filtration(architecture, stream, index, plan.columns(index), engines.draws(), team, watch);
    }

    private void sample(Filtration filtration, int levels) {
      try {
        climb(filtration, levels);
      } finally {
        note(filtration);
      }
    }

    private OrderClimb.End sample(Filtration filtration, OrderClimb orders) {
      try {
        climb(filtration, orders.levels());
        return filtration.rank() == plan.target() || stagnated(filtration) ? OrderClimb.End.SETTLED
            : orders.climb(filtration);
      } finally {
        note(filtration);
      }
    }

    private void climb(Filtration filtration, int levels) {
      while (wantsMore(filtration, levels)) {
        filtration.sampleLevel(plan.rule(filtration.levels().size()));
        filtration.refuseMoreThan(plan.target());
      }
    }

    private void note(Filtration filtration) {
      draws.add(filtration.evidence());
      if (draws.size() == 1) {
        fingerprint = DenseCounts.begin(cell, draws);
      }
      filtration.addTo(fingerprint);
    }

    private static boolean stagnated(Filtration filtration) {
      List<DenseCertificate.Level> levels = filtration.levels();
      int n = levels.size();
      return n >= 2 && levels.get(n - 1).rank() == levels.get(n - 2).rank();
    }

    private String tooLong() {
      return "brackets of more than " + OrderClimb.longest(limits) + " fields are needed (limits: bracket_length)";
    }

    private boolean wantsMore(Filtration filtration, int levels) {
      List<DenseCertificate.Level> taken = filtration.levels();
      if (taken.isEmpty()) {
        return true;
      }
      if (filtration.rank() == plan.target() || taken.size() >= levels || stagnated(filtration)) {
        return false;
      }
      if (taken.size() == OrderClimb.longest(limits)) {
        reason = tooLong();
        return false;
      }
      return true;
    }

    /** A second draw for dimensions of inner levels that no theorem pins: bad luck would have to strike twice. */
    private void confirmLevels(DenseCertificate.Draw first) {
      int last = first.levels().size() - (first.orders().isEmpty() ? 2 : 1);
      while (last >= 0 && plan.pinned(last, first.levels().get(last).rank())) {
        last--;
      }
      if (last >= 0) {
        draw(1, last + 1);
      }
    }
  }
}
