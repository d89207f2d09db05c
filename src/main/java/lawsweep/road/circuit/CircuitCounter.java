package lawsweep.road.circuit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.line.Network;
import lawsweep.circuit.walk.ArgumentCertificate;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.CircuitRefusedException;
import lawsweep.circuit.walk.RootCertificate;
import lawsweep.kernel.Kernels;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.NetLine;
import lawsweep.law.Verdict;
import lawsweep.random.Stream;
import lawsweep.road.circuit.CircuitCertificate.Draw;
import lawsweep.road.circuit.CircuitCertificate.Freedom;
import lawsweep.road.circuit.CircuitCertificate.Laws;
import lawsweep.work.Deadline;
import lawsweep.work.Limits;
import lawsweep.work.OutOfReachException;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/** Counts the conservation laws of networks that a line says. */
final class CircuitCounter {

  /** The name of this road in records. */
  static final String METHOD = "circuit";

  /** The version of the rules; certificates of another version cannot be recomputed. */
  static final String ENGINE = "1";

  /** Draws made at most before a count without proof is given up. */
  static final int MOST_DRAWS = 64;

  private final Kernels kernels;

  CircuitCounter(Kernels kernels) {
    this.kernels = kernels;
  }

  /**
   * Counts the laws of one cell. A pure function of the cell and the limits, but for the time limit.
   *
   * @throws OutOfReachException if the network is one that residues cannot count; says why
   * @throws lawsweep.work.StoppedException if {@code stop} asked for it
   */
  LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    return guarded(cell, () -> new Count(cell, limits, team, new Deadline(stop, limits.seconds())).run());
  }

  /**
   * Makes the same draws again, each with as many levels, and says what follows.
   *
   * @param reason why the search ended early, if it did
   */
  LawCount recount(CircuitCertificate claimed, String reason, Team team, Stop stop) {
    Deadline watch = new Deadline(stop, Double.POSITIVE_INFINITY);
    return guarded(claimed.cell(), () -> new Count(claimed.cell(), Limits.DEFAULT, team, watch).again(claimed, reason));
  }

  /**
   * The laws with a proof besides known ones, at the point of a count's first draw.
   *
   * @return what is conserved, and how many laws that gives
   */
  Map<String, Integer> named(CircuitCertificate certificate) {
    LawCell cell = certificate.cell();
    Network network = cell.line().orElseThrow().network();
    return new CircuitDraw(new LawsOfCircuit(network), CircuitDraw.point(network, stream(cell), 0), kernels,
        Team.alone(), Watch.NONE, new Fingerprint()).named(kernels, Team.alone());
  }

  private static Stream stream(LawCell cell) {
    return Stream.named("lawsweep circuit " + ENGINE + " " + cell.sweepSeed() + " " + cell.key());
  }

  private interface Work {
    LawCount run();
  }

  private static LawCount guarded(LawCell cell, Work work) {
    if (cell.line().orElseThrow().fields() != cell.fields()) {
      throw new IllegalArgumentException("there are no fields '" + cell.fields().label() + "' of " + cell.subject());
    }
    try {
      return work.run();
    } catch (CircuitRefusedException e) {
      throw new OutOfReachException(e.getMessage());
    }
  }

  /** One count under way. */
  private final class Count {

    private final LawCell cell;
    private final NetLine line;
    private final LawsOfCircuit laws;
    private final Limits limits;
    private final Team team;
    private final Deadline watch;
    private final Stream stream;
    private final Fingerprint fingerprint = new Fingerprint();
    private final List<Draw> draws = new ArrayList<>();
    private Map<String, Long> kinds = new LinkedHashMap<>();
    private CircuitDraw first;
    /** Whether laws are named; older certificates are recomputed without. */
    private boolean names = true;
    private long proven = -1;
    private Freedom freedom;
    private String reason = "";

    Count(LawCell cell, Limits limits, Team team, Deadline watch) {
      this.cell = cell;
      this.line = cell.line().orElseThrow();
      this.laws = new LawsOfCircuit(line.network());
      this.limits = limits;
      this.team = team;
      this.watch = watch;
      this.stream = stream(cell);
      fingerprint.add("lawsweep law certificate, engine " + ENGINE + ", method " + METHOD);
      fingerprint.add(cell.sweepSeed() + " " + cell.key());
      fingerprint.add(line.identity());
    }

    LawCount run() {
      try {
        search();
      } catch (Deadline.TimeUpException e) {
        reason = "the limit of " + limits.seconds() + " seconds ended the search";
        if (freedom == null) {
          leaveOpen(first == null ? Freedom.LAWS_LATE : Freedom.LATE);
        }
      }
      return result();
    }

    LawCount again(CircuitCertificate claimed, String claimedReason) {
      names = claimed.provenLaws() > claimed.knownLaws();
      if (claimed.freedom().late()) {
        first = claimed.freedom().equals(Freedom.LATE) ? at(0) : null;
        leaveOpen(claimed.freedom());
      } else {
        claimed.draws().forEach(draw -> draw(draw.index(), draw.levels().size(), false));
      }
      reason = claimedReason;
      return result();
    }

    private CircuitFinding finding() {
      return CircuitFinding.of(line, freedom, proven(), draws);
    }

    private LawCount result() {
      CircuitFinding finding = finding();
      boolean undecided = finding.verdict() == Verdict.UNDECIDED;
      return CircuitCounts.of(cell, finding, new CircuitCounts.Basis(new Laws(kinds, proven()), freedom, draws),
          fingerprint,
          undecided ? reason : "");
    }

    /** N', by the first draw; where N laws are all there are no others. */
    private long proven() {
      if (proven < 0) {
        proven = names && first != null && !first.full() ? first.proven(kernels, team) : 0;
      }
      return Math.max(proven, sum(kinds));
    }

    private void search() {
      draw(0, longest(), true);
      if (finding().verdict() != Verdict.UNDECIDED) {
        confirmLevels(draws.getFirst());
        return;
      }
      if (!reason.isEmpty()) {
        return;
      }
      reason = hopeless();
      for (int i = 1; i < MOST_DRAWS && reason.isEmpty() && finding().verdict() == Verdict.UNDECIDED; i++) {
        draw(i, longest(), true);
      }
      if (reason.isEmpty()) {
        reason = "the dimension stagnates below D - N, and " + MOST_DRAWS + " draws did not settle it";
      }
    }

    /** Why more draws would settle nothing; empty if they may. */
    private String hopeless() {
      Draw pilot = draws.getFirst();
      String stands = "the dimension stands still at " + pilot.rank() + ", below D - N = "
          + (line.parameters() - pilot.laws());
      if (!freedom.proved()) {
        return stands + ", and residues may overstate it: " + freedom.failure();
      }
      Optional<Circuit> telling = CircuitFinding.telling(line.network());
      if (pilot.rank() + proven() < line.parameters() && telling.isEmpty()) {
        return stands + ", which says nothing where contexts of tokens may have been missed";
      }
      double each = CircuitBound.of(telling.orElse(line.network().circuit())).perDraw(pilot.rank(),
          pilot.levels().size());
      return each > 0.5 ? stands + ", and the network is too large for a probabilistic proof" : "";
    }

    private int longest() {
      return Math.min(limits.bracketLength(), CircuitDraw.MOST_LEVELS);
    }

    /**
     * Samples levels.
     *
     * @param most how many
     * @param ends whether it ends early where r + N = D, or the dimension stands still
     */
    private void draw(int index, int most, boolean ends) {
      CircuitDraw draw = at(index);
      if (index == 0) {
        first = draw;
        prove(draw.point());
      }
      try {
        while (draw.evidence().levels().size() < most) {
          draw.climb(team, watch);
          if (ends && (draw.full() || draw.evidence().stagnated())) {
            return;
          }
        }
        if (ends) {
          reason = "brackets of more than " + most + " fields are needed (limits: bracket_length)";
        }
      } finally {
        draws.add(draw.evidence());
      }
    }

    /** The point of a draw, and the laws there. */
    private CircuitDraw at(int index) {
      CircuitDraw draw = new CircuitDraw(laws, point(index), kernels, team, watch, fingerprint);
      keepMost(draw.kinds());
      return draw;
    }

    private CircuitPoint point(int index) {
      return CircuitDraw.point(line.network(), stream, index);
    }

    /** Notes the first draw, for which nothing is sampled, without laws if these are not there. */
    private void leaveOpen(Freedom late) {
      freedom = late;
      draws.add(first == null ? CircuitDraw.late(point(0), fingerprint) : first.evidence());
      freedom.addTo(fingerprint);
    }

    private void keepMost(Map<String, Long> found) {
      if (draws.isEmpty() || sum(found) > sum(kinds)) {
        kinds = found;
      }
    }

    private static long sum(Map<String, Long> numbers) {
      return numbers.values().stream().mapToLong(Long::longValue).sum();
    }

    private void prove(CircuitPoint point) {
      freedom = new Freedom(ArgumentCertificate.of(point, kernels, watch), RootCertificate.of(point, watch));
      if (!freedom.roots().flat().isEmpty()) {
        throw new OutOfReachException("a norm over one effective dimension gives 1 or -1, which residues cannot count:"
            + " RMS and norms of queries need 2 features, LN needs 3, batch norm 3 samples");
      }
      freedom.addTo(fingerprint);
    }

    /** A second draw for dimensions of inner levels, which nothing pins: bad luck would have to strike twice. */
    private void confirmLevels(Draw pilot) {
      if (pilot.levels().size() > 1) {
        draw(1, pilot.levels().size() - 1, false);
      }
    }
  }
}
