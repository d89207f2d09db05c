package lawsweep.road.data;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import lawsweep.kernel.Kernels;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCell;
import lawsweep.lie.span.PatternEngine;
import lawsweep.lie.span.PatternRounds;
import lawsweep.lie.span.PatternSpans;
import lawsweep.network.Circuit;
import lawsweep.pattern.PatternSpace;
import lawsweep.work.DeviceLostException;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * Counts draws as {@link ExactDraws} does, many at a time: patterns of all are absorbed together by an engine, in
 * rounds; the rest is done by the processor.
 */
final class DrawRounds {

  /** One of so many draws is counted twice. */
  private static final int CHECKED = 256;

  /** So many times as many draws as are open go between two additions to the tally. */
  private static final int WAVE = 16;

  private final LawCell cell;
  private final Kernels kernels;
  private final PatternEngine engine;
  private final Circuit network;
  private final FreeColumns columns;
  private final DrawStreams streams;
  private final Shortfall.Terms terms;
  private final ExactDraws alone;
  private final Queue<DrawBench> idle = new ConcurrentLinkedQueue<>();

  /**
   * Counts draws of a cell that {@link #take} is true of.
   *
   * @param longest the most fields in a bracket
   */
  DrawRounds(LawCell cell, Kernels kernels, PatternEngine engine, int longest) {
    this.cell = cell;
    this.kernels = kernels;
    this.engine = engine;
    this.network = cell.loss().circuit(cell.architecture());
    this.columns = new FreeColumns(network);
    this.streams = DrawStreams.of(cell);
    this.terms = ExactDraws.terms(cell, network, longest);
    this.alone = new ExactDraws(cell, kernels, longest, TestedFields.pay(cell));
  }

  /**
   * Whether draws of an exact count with gates go in rounds: those with all inputs, by the rules of today. These look
   * at rows of patterns one by one, or test them.
   */
  static boolean take(LawCell cell, DataRules rules) {
    return cell.data().flatMap(DataChoice::inputs).isEmpty() && rules.tested() == TestedFields.pay(cell);
  }

  /** How many draws go between two additions to the tally. */
  static int wave() {
    return WAVE * PatternRounds.OPEN;
  }

  /** What the spans of a cell's draws have in common. */
  static PatternSpace space(LawCell cell) {
    Circuit network = cell.loss().circuit(cell.architecture());
    int[] kept = new FreeColumns(network).kept();
    int rows = Math.toIntExact(TestedFields.rows(network));
    return new PatternSpace(network, kept, DrawStreams.of(cell).fields(),
        new PatternSpace.Rules(TestedFields.pay(cell), TestedFields.most(rows),
            TestedFields.together(kept.length, rows)));
  }

  /**
   * Counts draws. One of {@value #CHECKED} is counted by the processor alone, too, the first among them: a device that
   * errs now and then errs there, sooner or later. No result behind such a draw counts before it was compared, whenever
   * the watch ends the work: the results before the first null are those to take.
   *
   * @param results receives what draw {@code first + i} gave as number i; null remains where the watch ended the work
   * @param watch asked now and then; may end the work
   * @throws DeviceLostException if a draw gave something else there, or what cannot be
   */
  void count(int first, DrawResult[] results, Team team, Watch watch) {
    try (PatternSpans spans = engine.open(space(cell), PatternRounds.places(results.length))) {
      int open = spans.places() / PatternRounds.PLACES;
      List<OpenDraw> draws = IntStream.range(0, open)
          .mapToObj(i -> new OpenDraw(this, i, open + i, (draw, result) -> {
            if ((draw - first) % CHECKED == 0) {
              check(draw, result, watch);
            }
            results[draw - first] = result;
          }, watch))
          .toList();
      new PatternRounds(spans, draws).run(first, first + results.length, team, watch);
    } catch (Shortfall.ImpossibleException e) {
      throw new DeviceLostException(e.getMessage());
    }
  }

  private synchronized void check(int draw, DrawResult found, Watch watch) {
    DrawResult expected = alone.count(draw, watch);
    if (!expected.equals(found)) {
      throw new DeviceLostException("draw " + draw + " of " + cell.key() + " has rank " + found.rank() + " and "
          + found.lie() + " there, " + expected.rank() + " and " + expected.lie() + " on the processor");
    }
  }

  /** Lends a bench to the calling thread. */
  <T> T with(Function<DrawBench, T> work) {
    DrawBench bench = idle.poll();
    bench = bench == null ? new DrawBench(cell, kernels) : bench;
    T result = work.apply(bench);
    idle.add(bench);
    return result;
  }

  Circuit network() {
    return network;
  }

  /** R. */
  int columns() {
    return columns.count();
  }

  DrawStreams streams() {
    return streams;
  }

  Shortfall.Terms terms() {
    return terms;
  }
}
