package lawsweep.road.dense;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import lawsweep.law.Fingerprint;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.lie.span.DrawEngine;
import lawsweep.lie.span.DrawSpan;
import lawsweep.network.Architecture;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import lawsweep.work.DeviceLostException;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * The filtration W_0(θ) ⊆ W_1(θ) ⊆ … of one draw, as far as it has been sampled: a prime, a point, and a span that
 * takes samples level by level, and behind them orders of flows. What it holds depends on the number of samples taken
 * of each, not on how they were cut into blocks, nor on the engine.
 */
final class Filtration implements AutoCloseable {

  private final FieldStreams streams;
  private final PrimeField field;
  private final int columns;
  private final String engine;
  private final int ahead;
  private final DrawSpan span;
  private final List<DenseCertificate.Level> levels = new ArrayList<>();
  private final List<DenseCertificate.Order> orders = new ArrayList<>();

  /**
   * A draw without samples.
   *
   * @param columns columns to run the elimination on: D, or fewer to fold them
   * @param watch asked between blocks; may end the work
   */
  Filtration(
      Architecture architecture,
      Stream stream,
      int draw,
      int columns,
      DrawEngine engine,
      Team team,
      Watch watch) {
    this.streams = new FieldStreams(stream, draw);
    this.field = streams.field();
    this.columns = columns;
    this.engine = engine.name();
    this.ahead = engine.ahead();
    Point point = Point.random(architecture, field, streams, streams.point());
    this.span = engine.open(point, streams, columns, team, watch);
  }

  /** dim of the span of all samples so far. */
  int rank() {
    return span.rank();
  }

  /** The levels taken so far. */
  List<DenseCertificate.Level> levels() {
    return levels;
  }

  /**
   * Samples the next level. If it is abandoned, the level counts with the samples taken so far.
   *
   * @param rule decides how many samples to take at a time, 0 to end the level
   */
  void sampleLevel(Sampling rule) {
    int level = levels.size();
    Rows rows = (first, sizes) -> span.take(level, first, sizes);
    take(rule, rows, taken -> levels.add(new DenseCertificate.Level(level + 1, taken, span.rank())));
  }

  /**
   * Samples an order of flows of time-dependent fields. If it is abandoned, it counts with the samples taken so far.
   *
   * @param order k of the coefficients of t^k
   * @param rule decides how many samples to take at a time, 0 to end
   */
  void follow(int order, Sampling rule) {
    Rows rows = (first, sizes) -> span.follow(order, first, sizes);
    take(rule, rows, taken -> orders.add(new DenseCertificate.Order(order, taken, span.rank())));
  }

  private void take(Sampling rule, Rows rows, IntConsumer note) {
    boolean asked = false;
    int samples = 0;
    try {
      Ahead plan = Ahead.of(rule, rule.next(0, 0, span.rank()), span.rank(), ahead);
      while (!plan.isEmpty()) {
        asked = true;
        int[] gains = rows.take(samples, plan.sizes());
        samples = span.taken();
        int last = gains.length - 1;
        int size = rule.next(plan.sizes()[last], gains[last], span.rank());
        plan = Ahead.of(rule, size, span.rank(), ahead);
      }
    } finally {
      note.accept(asked ? span.taken() : 0);
    }
  }

  /**
   * Refuses a rank that no draw can have: whatever made it computes wrongly.
   *
   * @param most D - N', a proved bound
   * @throws DeviceLostException if the rank exceeds it
   */
  void refuseMoreThan(long most) {
    if (span.rank() > most) {
      throw new DeviceLostException(
          engine + " computes wrongly: a rank of " + span.rank() + ", where " + most + " is the most there can be");
    }
  }

  /** What was drawn, for the certificate. */
  DenseCertificate.Draw evidence() {
    return new DenseCertificate.Draw(streams.draw(), field.p(), columns, levels, orders);
  }

  /** Feeds the evidence, the pivot columns and a random linear form of the reduced basis to a fingerprint. */
  void addTo(Fingerprint fingerprint) {
    evidence().addTo(fingerprint);
    fingerprint.add(span.pivots());
    double[] form = new double[columns];
    streams.fill(field, streams.form(), form, 0, columns);
    double[] values = span.reducedTimes(form);
    int[] canonical = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      canonical[i] = field.canonical(values[i]);
    }
    fingerprint.add(canonical);
  }

  @Override
  public void close() {
    span.close();
  }

  /** Blocks of samples from a place on, as {@link DrawSpan#take} takes them. */
  @FunctionalInterface
  private interface Rows {
    int[] take(int first, int[] sizes);
  }

  /** How many samples of a level to take; a function of its arguments alone. */
  @FunctionalInterface
  interface Sampling {

    /**
     * The size of the next block.
     *
     * @param taken size of the block just absorbed, 0 at first
     * @param gained by how much it raised the rank
     * @param rank dim of the span with that block
     * @return 0 to end the level
     */
    int next(int taken, int gained, int rank);
  }
}
