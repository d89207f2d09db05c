package lawsweep.road.data;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.law.DataChoice;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.lie.span.Engines;
import lawsweep.road.dense.DenseCounter;
import lawsweep.work.Deadline;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;

/**
 * Counts cells with data fields, draw by draw: dim W_0(θ) and dim Lie(W_0)(θ) at drawn weights, and what they are
 * together. Threads share the draws; memory does not grow with how many there are.
 */
public final class DataCounter {

  /** Draws that a thread takes at a time, if they are quick, and so many times between two additions to the tally. */
  private static final int TASK_DRAWS = 64;

  private static final int TASKS_PER_THREAD = 32;

  /** Makes a thread's counter of draws. */
  interface Source {
    DrawCounter of(LawCell cell, DataRules rules, Limits limits);
  }

  /**
   * The first draws of a cell.
   *
   * @param draws how many
   * @param ended why the others are left out; empty if there are no others
   */
  record Part(int draws, String ended) {

    /** All draws of a cell. */
    static Part all(LawCell cell) {
      return new Part(cell.data().orElseThrow().draws(), "");
    }
  }

  /** Draws of a network of which nothing moves. */
  private static final DrawCounter STILL =
      (draw, watch) -> new DrawResult(0, 0, 0, 1, 0, 0, false, 0, 0, Optional.empty());

  private final String method;
  private final Source source;
  private final Optional<Engines> rounds;

  private DataCounter(String method, Source source, Optional<Engines> rounds) {
    this.method = method;
    this.source = source;
    this.rounds = rounds;
  }

  /** Counts exactly, by ranks modulo primes; kernels eliminate where there are many parameters. */
  public DataCounter(Kernels kernels) {
    this(Engines.host(kernels));
  }

  /** The same; draws go in rounds if there is an engine for patterns of many. */
  public DataCounter(Engines engines) {
    this(DenseCounter.METHOD,
        (cell, rules, limits) -> still(cell) ? STILL
            : new ExactDraws(cell, engines.kernels(), limits.bracketLength(), rules.tested()),
        Optional.of(engines).filter(each -> each.patterns().isPresent()));
  }

  /** Counts in float64, by singular values that leave a gap. */
  public static DataCounter inFloat64() {
    return new DataCounter(DataFinding.FLOAT64,
        (cell, rules, limits) -> still(cell) ? STILL
            : new FloatDraws(cell, DrawStreams.of(cell).weights(), limits.bracketLength(), rules.everyRow()),
        Optional.empty());
  }

  /** What draws of a cell go in rounds with; empty if they are counted one by one. */
  private Optional<DrawRounds> rounds(LawCell cell, DataRules rules, Limits limits) {
    return rounds.filter(_ -> !still(cell) && DrawRounds.take(cell, rules)).map(engines -> new DrawRounds(cell,
        engines.kernels(), engines.patterns().orElseThrow(), limits.bracketLength()));
  }

  /** True with one class. */
  static boolean still(LawCell cell) {
    return cell.loss().still(cell.architecture()) == cell.parameters();
  }

  /** The road, as records name it. */
  public String method() {
    return method;
  }

  /** What the cell is expected to cost. */
  public Estimate estimate(LawCell cell) {
    return DataCost.estimate(cell);
  }

  /**
   * Counts the laws of one cell. A pure function of the cell and the limits (time limit aside), whatever the team.
   *
   * @throws StoppedException if {@code stop} asked for it
   */
  public LawCount count(LawCell cell, Limits limits, Team team, Stop stop) {
    return count(cell, DataRules.of(method, cell), Part.all(cell), limits, team, stop);
  }

  /** Counts some of the draws by some version of the rules. */
  LawCount count(LawCell cell, DataRules rules, Part part, Limits limits, Team team, Stop stop) {
    return new Count(cell, rules, limits, team, new Deadline(stop, limits.seconds())).run(part.draws(), part.ended());
  }

  /** One count under way. */
  private final class Count {

    private final LawCell cell;
    private final DataRules rules;
    private final Limits limits;
    private final Team team;
    private final Deadline watch;
    private final DataChoice data;
    private final DataFinding finding;
    private final Fingerprint fingerprint;
    private final TallySheet sheet;
    private final Deque<DrawCounter> idle = new ArrayDeque<>();
    private final Optional<DrawRounds> together;

    Count(LawCell cell, DataRules rules, Limits limits, Team team, Deadline watch) {
      this.cell = cell;
      this.rules = rules;
      this.limits = limits;
      this.team = team;
      this.watch = watch;
      this.data = cell.data().orElseThrow();
      this.finding = new DataFinding(cell, method, rules);
      this.fingerprint = finding.begin();
      this.sheet = new TallySheet(finding.phi());
      this.together = rounds(cell, rules, limits);
    }

    LawCount run(int draws, String why) {
      String ended = why;
      int perTask = Math.clamp(draws / ((long) TASKS_PER_THREAD * team.size()), 1, TASK_DRAWS);
      int wave = together.isPresent() ? DrawRounds.wave() : perTask * TASKS_PER_THREAD * team.size();
      try {
        for (int done = 0; done < draws; done += wave) {
          wave(data.first() + done, Math.min(wave, draws - done), perTask);
        }
      } catch (Deadline.TimeUpException e) {
        ended = "the limit of " + limits.seconds() + " seconds ended the search";
      }
      return finding.count(sheet, fingerprint, ended);
    }

    /** Counts draws; those before the first that time was not enough for are added all the same. */
    private void wave(int first, int draws, int perTask) {
      DrawResult[] results = new DrawResult[draws];
      try {
        if (together.isPresent()) {
          together.get().count(first, results, team, watch);
        } else {
          oneByOne(first, results, perTask);
        }
      } catch (Deadline.TimeUpException e) {
        add(first, results);
        throw e;
      }
      add(first, results);
    }

    private void oneByOne(int first, DrawResult[] results, int perTask) {
      int draws = results.length;
      team.forEach((draws + perTask - 1) / perTask, task -> {
        DrawCounter counter = take();
        for (int i = task * perTask; i < Math.min(draws, (task + 1) * perTask); i++) {
          results[i] = counter.count(first + i, watch);
        }
        giveBack(counter);
      });
    }

    private void add(int first, DrawResult[] results) {
      for (int i = 0; i < results.length && results[i] != null; i++) {
        sheet.add(first + i, results[i], fingerprint);
      }
    }

    private DrawCounter take() {
      synchronized (idle) {
        if (!idle.isEmpty()) {
          return idle.pop();
        }
      }
      return source.of(cell, rules, limits);
    }

    private void giveBack(DrawCounter counter) {
      synchronized (idle) {
        idle.push(counter);
      }
    }
  }
}
