package lawsweep.road.symmetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lawsweep.circuit.walk.WalkStreams;
import lawsweep.kernel.Kernels;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.law.setting.SymmetrySetting;
import lawsweep.random.Stream;
import lawsweep.road.symmetry.SymmetryCertificate.Draw;
import lawsweep.road.symmetry.SymmetryCertificate.FlowRanks;
import lawsweep.road.symmetry.SymmetryCertificate.Laws;
import lawsweep.work.Deadline;
import lawsweep.work.Limits;
import lawsweep.work.OutOfReachException;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** Counts the conservation laws of networks whose data have a symmetry. */
final class SymmetryCounter {

  /** The name of this road in records. */
  static final String METHOD = "symmetry";

  /** The version of the rules; certificates of another version cannot be recomputed. */
  static final String ENGINE = "1";

  /** Orders of the flows from the first point. */
  static final List<Integer> ORDERS = List.of(10, 20);

  /** The order of flows from further points. */
  static final int LAST_ORDER = 32;

  /** How many points there are at most. */
  static final int MOST_DRAWS = 3;

  private final Kernels kernels;

  SymmetryCounter(Kernels kernels) {
    this.kernels = kernels;
  }

  /**
   * Counts the laws of one cell. A pure function of the cell and the limits, but for the time limit.
   *
   * @throws OutOfReachException if the network is too large for its loss; says why
   * @throws lawsweep.work.StoppedException if {@code stop} asked for it
   */
  LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    return new Count(cell, team, new Deadline(stop, limits.seconds())).run(limits);
  }

  /**
   * Follows the same flows again, each as far.
   *
   * @param reason why the search ended, if it did
   */
  LawCount recount(SymmetryCertificate claimed, String reason, Team team, Stop stop) {
    return new Count(claimed.cell(), team, new Deadline(stop, Double.POSITIVE_INFINITY)).again(claimed, reason);
  }

  /** One count under way. */
  private final class Count {

    private final LawCell cell;
    private final SymmetrySetting setting;
    private final SymmetricNetwork network;
    private final Team team;
    private final Deadline watch;
    private final Stream stream;
    private final KnownNumber known;
    private final Fingerprint fingerprint = new Fingerprint();
    private final List<SymmetryDraw> draws = new ArrayList<>();

    Count(LawCell cell, Team team, Deadline watch) {
      this.cell = cell;
      this.setting = (SymmetrySetting) cell.setting().orElseThrow();
      this.network = SymmetricNetwork.of(SymmetricNetwork.circuit(cell));
      this.team = team;
      this.watch = watch;
      this.stream = Stream.named("lawsweep symmetry " + ENGINE + " " + cell.sweepSeed() + " " + cell.key());
      this.known = KnownNumber.of(cell, network.circuit(), kernels, team, watch::checkStop);
      fingerprint.add("lawsweep law certificate, engine " + ENGINE + ", method " + METHOD);
      fingerprint.add(cell.sweepSeed() + " " + cell.key());
      fingerprint.add(setting.group());
      cell.line().ifPresent(line -> fingerprint.add(line.identity()));
    }

    LawCount run(Limits limits) {
      String reason = "";
      try {
        search();
      } catch (Deadline.TimeUpException e) {
        reason = "the limit of " + limits.seconds() + " seconds ended the search";
      }
      return result(reason.isEmpty() ? stagnation() : reason);
    }

    private void search() {
      SymmetryDraw first = draw(0);
      ORDERS.forEach(order -> follow(first, order, order + 1));
      for (int i = 1; i < MOST_DRAWS && !settled(); i++) {
        follow(draw(i), LAST_ORDER, LAST_ORDER + 1);
      }
    }

    /** Whether a rank meets the laws at any point. */
    private boolean settled() {
      return draws.stream().anyMatch(SymmetryDraw::full);
    }

    private void follow(SymmetryDraw draw, int order, int most) {
      if (!settled()) {
        draw.follow(order, most, fingerprint, team, watch);
      }
    }

    private SymmetryDraw draw(int index) {
      SymmetryDraw draw = new SymmetryDraw(network, setting, known, new WalkStreams(stream, index), kernels,
          watch::checkStop);
      draws.add(draw);
      Draw evidence = draw.evidence();
      fingerprint.add("draw " + index + " " + evidence.prime() + " " + draw.laws());
      return draw;
    }

    LawCount again(SymmetryCertificate claimed, String reason) {
      for (Draw each : claimed.draws()) {
        SymmetryDraw draw = draw(each.index());
        for (FlowRanks flow : each.flows()) {
          follow(draw, flow.order(), flow.ranks().size());
        }
      }
      return result(reason);
    }

    /** The draw with the most laws. */
    private Laws laws() {
      SymmetryDraw best = draws.getFirst();
      for (SymmetryDraw draw : draws) {
        best = draw.laws() > best.laws() ? draw : best;
      }
      Map<String, Long> kinds = known.kinds();
      return new Laws(kinds, best.named(),
          Math.max(best.laws(), kinds.values().stream().mapToLong(Long::longValue).sum()));
    }

    private List<Draw> evidence() {
      return draws.stream().map(SymmetryDraw::evidence).toList();
    }

    private SymmetryFinding finding() {
      return SymmetryFinding.of(cell.parameters(), laws(), evidence(), known.mistaken());
    }

    private String stagnation() {
      long flows = evidence().stream().mapToLong(draw -> draw.flows().size()).sum();
      return "the largest dimension found is " + finding().rank() + ", in " + flows + " flows of orders up to "
          + LAST_ORDER + " from " + draws.size() + " points, below D - " + laws().proven()
          + ", and nothing proves that it is not larger";
    }

    private LawCount result(String reason) {
      SymmetryFinding finding = finding();
      Laws laws = laws();
      fingerprint.add(finding.rank() + " " + laws.known() + " " + laws.proven() + " " + laws.named() + " "
          + finding.verdict().label());
      SymmetryCertificate certificate =
          new SymmetryCertificate(ENGINE, cell, laws, evidence(), finding.rank(), fingerprint.hex());
      long parameters = cell.parameters();
      long left = parameters - finding.rank();
      return new LawCount(parameters, List.of(), finding.rank(), left, laws.known(), left - laws.known(),
          finding.verdict(), /* bracketLength= */ 0, finding.errorBound(),
          finding.verdict() == Verdict.UNDECIDED ? reason : "", certificate);
    }
  }
}
