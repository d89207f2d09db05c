package lawsweep.road.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.circuit.walk.ArgumentCertificate;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.CircuitRefusedException;
import lawsweep.circuit.walk.RootCertificate;
import lawsweep.kernel.Kernels;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.law.setting.Flow;
import lawsweep.random.Stream;
import lawsweep.road.flow.FlowCertificate.Draw;
import lawsweep.road.flow.FlowCertificate.Freedom;
import lawsweep.road.flow.FlowCertificate.Laws;
import lawsweep.road.flow.FlowCertificate.Orders;
import lawsweep.work.Deadline;
import lawsweep.work.Limits;
import lawsweep.work.OutOfReachException;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** Counts the laws of momentum and of flows with a metric. */
final class FlowCounter {

  /** The name of this road in records. */
  static final String METHOD = "flow";

  /** The version of the rules; certificates of another version cannot be recomputed. */
  static final String ENGINE = "1";

  /** The most draws. */
  static final int MOST_DRAWS = 16;

  /** How often flows are begun from one point, at most. */
  static final int MOST_FLOWS = 32;

  /** No flow is followed to a higher order. */
  static final int MOST_ORDER = 127;

  /** So many flows from a point that bring nothing end a search, and so many draws that end like that. */
  private static final int IN_VAIN = 2;
  private static final int FEWEST_IDLE = 6;

  private final Kernels kernels;

  FlowCounter(Kernels kernels) {
    this.kernels = kernels;
  }

  /**
   * Counts the laws of one cell. A pure function of the cell and the limits, but for the time limit.
   *
   * @throws OutOfReachException if the network is one that residues cannot count; says why
   * @throws lawsweep.work.StoppedException if {@code stop} asked for it
   */
  LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    return guarded(() -> new Count(cell, limits, team, new Deadline(stop, limits.seconds())).run());
  }

  /**
   * Makes the same draws again, each with the same flows, and says what follows.
   *
   * @param reason why the search ended early, if it did
   */
  LawCount recount(FlowCertificate claimed, String reason, Team team, Stop stop) {
    Deadline watch = new Deadline(stop, Double.POSITIVE_INFINITY);
    return guarded(() -> new Count(claimed.cell(), Limits.DEFAULT, team, watch).again(claimed, reason));
  }

  private interface Work {
    LawCount run();
  }

  private static LawCount guarded(Work work) {
    try {
      return work.run();
    } catch (CircuitRefusedException e) {
      throw new OutOfReachException(e.getMessage());
    }
  }

  /** One count under way. */
  private final class Count {

    private final LawCell cell;
    private final FlowNetwork network;
    private final Limits limits;
    private final Team team;
    private final Deadline watch;
    private final Stream stream;
    private final Fingerprint fingerprint = new Fingerprint();
    private final List<Draw> draws = new ArrayList<>();
    private Freedom freedom = Freedom.LATE;
    private boolean timed;
    private String reason = "";

    Count(LawCell cell, Limits limits, Team team, Deadline watch) {
      this.cell = cell;
      this.network = FlowNetwork.of(cell);
      this.limits = limits;
      this.team = team;
      this.watch = watch;
      this.stream = Stream.named("lawsweep flow " + ENGINE + " " + cell.sweepSeed() + " " + cell.key());
      fingerprint.add("lawsweep law certificate, engine " + ENGINE + ", method " + METHOD);
      fingerprint.add(cell.sweepSeed() + " " + cell.key());
      cell.line().ifPresent(line -> fingerprint.add(line.identity()));
    }

    LawCount run() {
      try {
        search();
      } catch (Deadline.TimeUpException e) {
        reason = "the limit of " + limits.seconds() + " seconds ended the search";
      }
      return result();
    }

    LawCount again(FlowCertificate claimed, String claimedReason) {
      if (!claimed.freedom().equals(Freedom.LATE)) {
        prove();
      }
      claimed.draws().forEach(this::replay);
      reason = claimedReason;
      return result();
    }

    private FlowFinding finding() {
      return FlowFinding.of(network, freedom, draws);
    }

    private LawCount result() {
      FlowFinding finding = finding();
      boolean open = finding.verdict() == Verdict.UNDECIDED;
      Optional<Long> time = open ? Optional.empty()
          : Optional.of(network.setting().flow() == Flow.MOMENTUM && timed ? 1L : 0L);
      fingerprint.add(finding.rank() + " " + finding.known() + " " + finding.proven() + " "
          + time.map(String::valueOf).orElse("-") + " " + finding.verdict().label());
      FlowCertificate certificate = new FlowCertificate(ENGINE, cell,
          new Laws(finding.known(), finding.proven(), time), freedom, draws, finding.rank(), fingerprint.hex());
      long laws = certificate.phaseDim() - finding.rank();
      return new LawCount(cell.parameters(), List.of(), finding.rank(), laws, finding.known(),
          laws - finding.known(), finding.verdict(), 0, finding.errorBound(), open ? reason : "", certificate);
    }

    private void search() {
      prove();
      for (int i = 0; i < IN_VAIN && open(); i++) {
        reason = draw(i);
      }
      if (open() && freedom.proved() && draws.getLast().rank() + draws.getLast().proven() == dimension()) {
        // Extra laws are counted; that N is right wants more points.
        for (int i = draws.size(); i < MOST_DRAWS && open(); i++) {
          draws.add(at(i).evidence());
        }
      }
    }

    private int dimension() {
      return network.motion().dimension();
    }

    /** Whether flows may settle more than is settled. */
    private boolean open() {
      return finding().verdict() == Verdict.UNDECIDED;
    }

    private void prove() {
      CircuitPoint point = FlowDraw.point(network, stream, 0);
      Freedom found = new Freedom(ArgumentCertificate.of(point, kernels, watch), RootCertificate.of(point, watch));
      if (!found.roots().flat().isEmpty()) {
        throw new OutOfReachException("a norm over one effective dimension gives 1 or -1, which residues cannot count:"
            + " RMS and norms of queries need 2 features, LN needs 3, batch norm 3 samples");
      }
      freedom = found;
      freedom.addTo(fingerprint);
    }

    private FlowDraw at(int index) {
      FlowDraw draw = new FlowDraw(network, FlowDraw.point(network, stream, index), kernels, team, watch, fingerprint);
      timed |= draw.timed();
      return draw;
    }

    private void replay(Draw claimed) {
      FlowDraw draw = at(claimed.index());
      for (Orders flow : claimed.flows()) {
        draw.begin(flow.most());
        for (int order = 0; order < flow.ranks().size(); order++) {
          draw.climb();
        }
      }
      draws.add(draw.evidence());
    }

    /**
     * Follows flows from one point until the laws are met or nothing more is found.
     *
     * @return why it ended, empty if the laws are met
     */
    private String draw(int index) {
      FlowDraw draw = at(index);
      try {
        return follow(draw);
      } finally {
        draws.add(draw.evidence());
      }
    }

    private String follow(FlowDraw draw) {
      int highest = highest();
      int inVain = 0;
      for (int flow = 0; flow < MOST_FLOWS; flow++) {
        int before = draw.rank();
        boolean idle = follow(draw, highest);
        if (draw.full()) {
          return "";
        }
        inVain = draw.rank() == before ? inVain + 1 : 0;
        if (inVain == IN_VAIN) {
          return stands(draw) + (idle ? "" : " (limits: bracket_length, memory)") + unproved();
        }
      }
      return MOST_FLOWS + " flows from one point do not end the search" + unproved();
    }

    /** The order up to which flows may be followed: by the longest bracket that is allowed, and by memory. */
    private int highest() {
      int highest = Math.min(limits.bracketLength() - 1, MOST_ORDER);
      while (highest > FEWEST_IDLE && FlowEstimate.cost(network, highest).bytes() > limits.memoryBytes()) {
        highest /= 2;
      }
      return highest;
    }

    private String stands(FlowDraw draw) {
      return "the dimension stands still at " + draw.rank() + ", below " + dimension() + " - " + draw.proven()
          + ", on flows followed up to order " + draw.highest() + "; that says nothing of longer ones";
    }

    private String unproved() {
      return freedom.proved() ? "" : ", and residues may overstate it: " + freedom.failure();
    }

    /**
     * Follows one flow.
     *
     * @return whether it was left since many orders brought nothing
     */
    private boolean follow(FlowDraw draw, int most) {
      draw.begin(most);
      int rank = -1;
      int idle = 0;
      for (int order = 0; order <= most && !draw.full(); order++) {
        draw.climb();
        idle = draw.rank() == rank ? idle + 1 : 0;
        rank = draw.rank();
        // The vectors of flows before are found again first.
        if (idle >= Math.max(FEWEST_IDLE, order / 2) && order >= draw.grown() + FEWEST_IDLE) {
          return true;
        }
      }
      return false;
    }
  }
}
