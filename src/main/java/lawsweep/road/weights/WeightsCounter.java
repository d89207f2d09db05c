package lawsweep.road.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.circuit.laws.KnownLaws;
import lawsweep.circuit.walk.CircuitRefusedException;
import lawsweep.circuit.walk.CircuitSpan;
import lawsweep.kernel.Kernels;
import lawsweep.law.Fingerprint;
import lawsweep.law.GivenWeights;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.NetLine;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import lawsweep.road.weights.WeightsCertificate.Draw;
import lawsweep.work.Deadline;
import lawsweep.work.Limits;
import lawsweep.work.OutOfReachException;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/** Counts at weights from a file, by ranks modulo primes. */
final class WeightsCounter {

  /** The name of this road in records. */
  static final String METHOD = "weights";

  /** The version of the rules; certificates of another version cannot be recomputed. */
  static final String ENGINE = "1";

  /** The most levels at θ. */
  static final int MOST_LEVELS = CircuitSpan.HIGHEST + 1;

  /** So many draws have to agree where the rank does not meet D - N. */
  static final int AGREEING = 3;

  /** So many levels in a row that add nothing, although the space around θ has more. */
  private static final int PATIENCE = 3;

  private final Kernels kernels;

  WeightsCounter(Kernels kernels) {
    this.kernels = kernels;
  }

  /**
   * Counts one cell. A pure function of the cell and the limits, but for the time limit.
   *
   * @throws OutOfReachException if the weights are not at hand, or others than the hash says
   * @throws lawsweep.work.StoppedException if {@code stop} asked for it
   */
  LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    return guarded(() -> new Count(cell, limits, team, new Deadline(stop, limits.seconds())).run());
  }

  /**
   * Makes the same draws again, each with as many levels, and says what follows.
   *
   * @param claimed a certificate whose cell has its weights
   * @param reason why the search ended early, if it did
   */
  LawCount recount(WeightsCertificate claimed, String reason, Team team, Stop stop) {
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
    private final NetLine line;
    private final Limits limits;
    private final Team team;
    private final Deadline watch;
    private final Fingerprint fingerprint = new Fingerprint();
    private final WeightsFields fields;
    private final WeightsDraw.Question question;
    private final List<Draw> draws = new ArrayList<>();
    private Map<String, Long> kinds = new LinkedHashMap<>();
    private Optional<KnownLaws> laws = Optional.empty();
    private String reason = "";

    Count(LawCell cell, Limits limits, Team team, Deadline watch) {
      this.cell = cell;
      this.line = cell.line().orElseThrow();
      this.limits = limits;
      this.team = team;
      this.watch = watch;
      GivenWeights weights = cell.weights().orElseThrow();
      Stream stream = Stream.named("lawsweep weights " + ENGINE + " " + cell.sweepSeed() + " " + cell.key());
      this.fields = WeightsFields.of(cell, stream, watch);
      this.question = new WeightsDraw.Question(line.network().circuit(), fields.circuit(), this::laws, weights.known(),
          stream);
      fingerprint.add("lawsweep law certificate, engine " + ENGINE + ", method " + METHOD);
      fingerprint.add(cell.sweepSeed() + " " + cell.key());
      fingerprint.add(line.identity());
    }

    private KnownLaws laws(PrimeField field, Watch asked) {
      KnownLaws found = laws.isEmpty() ? KnownLaws.of(line.network().circuit(), field, asked)
          : laws.get().in(field, asked);
      laws = laws.or(() -> Optional.of(found));
      return found;
    }

    LawCount run() {
      try {
        search();
      } catch (Deadline.TimeUpException e) {
        reason = "the limit of " + limits.seconds() + " seconds ended the search";
      }
      return result();
    }

    LawCount again(WeightsCertificate claimed, String claimedReason) {
      for (Draw each : claimed.draws()) {
        WeightsDraw draw = begin(each.index());
        while (draw.height() < each.levels().size()) {
          draw.climb();
        }
        each.generic().ifPresent(generic -> draw.compare(generic.ranks().size()));
        each.space().ifPresent(space -> draw.enclose(space.inside().ranks().size()));
        draws.add(draw.evidence());
      }
      reason = claimedReason;
      return result();
    }

    private LawCount result() {
      return WeightsFinding.of(cell, draws, fields.patterns()).count(cell, new WeightsFinding.Basis(kinds,
          fields.patterns(), draws), fingerprint, reason);
    }

    private WeightsDraw begin(int index) {
      WeightsDraw draw = new WeightsDraw(question, index, kernels, team, watch, fingerprint);
      if (draws.isEmpty() || sum(draw.kinds()) > sum(kinds)) {
        kinds = draw.kinds();
      }
      return draw;
    }

    private static long sum(Map<String, Long> numbers) {
      return numbers.values().stream().mapToLong(Long::longValue).sum();
    }

    private int longest() {
      return Math.min(limits.bracketLength(), MOST_LEVELS);
    }

    private void search() {
      boolean full = draw(0);
      if (full) {
        confirmLevels();
        return;
      }
      for (int i = 1; i < AGREEING && reason.isEmpty(); i++) {
        draw(i);
      }
    }

    /** Samples levels at θ until the bound is met or nothing speaks for more; true if it is met. */
    private boolean draw(int index) {
      WeightsDraw draw = begin(index);
      try {
        climb(draw, 1);
        if (index == 0) {
          draw.compare(longest());
        }
        if (!draw.full()) {
          draw.enclose(longest());
          if (draw.belowSpace()) {
            climb(draw, PATIENCE);
          }
        }
        return draw.full();
      } finally {
        draws.add(draw.evidence());
      }
    }

    /**
     * Climbs.
     *
     * @param idle so many levels in a row without gain are enough
     */
    private void climb(WeightsDraw draw, int idle) {
      while (!draw.full() && draw.idle() < idle && (idle == 1 || draw.belowSpace())) {
        if (draw.height() == longest()) {
          reason = "brackets of more than " + longest() + " fields are needed (limits: bracket_length)";
          return;
        }
        draw.climb();
      }
    }

    /** A second draw for dimensions of inner levels, which nothing pins. */
    private void confirmLevels() {
      int inner = draws.getFirst().levels().size() - 1;
      if (inner > 0) {
        WeightsDraw draw = begin(1);
        try {
          while (draw.height() < inner) {
            draw.climb();
          }
        } finally {
          draws.add(draw.evidence());
        }
      }
    }
  }
}
