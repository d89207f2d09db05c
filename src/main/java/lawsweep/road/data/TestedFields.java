package lawsweep.road.data;

import java.util.function.IntConsumer;
import lawsweep.exact.Annihilator;
import lawsweep.exact.EchelonBasis;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCell;
import lawsweep.lie.ModularFields;
import lawsweep.network.Architecture;
import lawsweep.network.Circuit;
import lawsweep.pattern.PatternSet;
import lawsweep.road.data.span.FieldTests;
import lawsweep.road.data.span.VanishingForms;
import lawsweep.work.Watch;

/**
 * Absorbs the fields of patterns that raise the rank, as {@link FieldTests} tell: the rules of version 3. Of a pattern
 * with a field outside the span first a cross is absorbed; only if some field is still outside, all. The first patterns
 * are tested after their crosses were absorbed.
 *
 * <p>Which patterns count as used is what it was in versions 1 and 2, which looked at all rows of all patterns: at each
 * pattern where there are few columns, where there are many at every {@link EchelonBasis#BLOCK} rows and at the last.
 */
final class TestedFields {

  /** Entries of a pattern's rows from which its tests are cheaper than the rows. */
  private static final int LEAST = 256;

  private final ModularFields fields;
  private final int[] columns;
  private final VanishingForms span;
  private final FieldTests tests;
  private final int[] missing = new int[FieldTests.LANES];
  private final double[] block;
  private final int most;
  private final int together;
  private final int rows;
  private final int cross;
  private int first;
  private int used;
  private long believed;

  /**
   * Absorbs into a span.
   *
   * @param columns the parameters that the span's columns are
   * @param span takes {@link #most} rows at a time
   */
  TestedFields(ModularFields fields, int[] columns, VanishingForms span, FieldTests tests) {
    this.fields = fields;
    this.columns = columns;
    this.span = span;
    this.tests = tests;
    this.rows = fields.directions() * fields.basis();
    this.cross = fields.directions() + fields.basis() - 1;
    this.together = together(columns.length, rows);
    this.most = most(rows);
    this.block = new double[Math.multiplyExact(columns.length, most)];
  }

  /** How many of a pattern's rows are absorbed at a time, at most. */
  static int most(long rows) {
    return (int) Math.min(rows, EchelonBasis.BLOCK);
  }

  /** How many rows are looked at together when it is asked which pattern made the rank R. */
  static int together(int columns, int rows) {
    return columns <= Annihilator.MOST_COLUMNS ? rows : EchelonBasis.BLOCK;
  }

  /** How many rows a pattern of a cell has: n_0 n_q, or more with biases. */
  static long rows(LawCell cell) {
    return rows(cell.loss().circuit(cell.architecture()));
  }

  /** The same of a network. */
  static long rows(Circuit network) {
    boolean constant = network.affine() || network.layout().hasBias(0);
    return (long) network.directions() * (constant ? network.inputs() + 1 : network.inputs());
  }

  /** Whether the patterns of a cell are all there are, and tests of them save more than they cost. */
  static boolean pay(LawCell cell) {
    Architecture a = cell.architecture();
    if (!a.family().gated() || cell.data().flatMap(DataChoice::inputs).isPresent()) {
      return false;
    }
    return rows(cell) * a.parameters() >= LEAST;
  }

  /** Starts over with new weights; tests are made of the words of a sequence. */
  void begin(long sequence) {
    tests.begin(fields.theta(), sequence);
    believed = 0;
  }

  /**
   * How many tests were believed since {@link #begin}, whatever they said: at most two of each pattern. Each of them
   * may miss a field, and no other.
   */
  long believed() {
    return believed;
  }

  /**
   * Absorbs patterns from..to-1, in this order, until the rank is R.
   *
   * @param watch asked now and then; may end the work
   * @param raising is told each pattern that raises the rank, twice perhaps
   * @return the number after that of the last pattern used
   */
  int absorb(PatternSet patterns, int from, int to, Watch watch, IntConsumer raising) {
    first = from;
    used = to;
    int untested = from + absorbUntested(patterns, from, to, raising);
    for (int at = from; at < to && !span.full(); at += FieldTests.LANES) {
      watch.ask();
      int count = Math.min(FieldTests.LANES, to - at);
      for (int l = 0; l < count; l++) {
        missing[l] = at + l < untested ? 1 : 2;
      }
      test(patterns, at, count, raising);
    }
    return Math.min(used, to);
  }

  /** Absorbs the fields of a cross of the first patterns while these bring much; returns how many patterns. */
  private int absorbUntested(PatternSet patterns, int from, int to, IntConsumer raising) {
    int at = from;
    if (from < to && span.rank() == 0 && columns.length > rows) {
      absorbAll(patterns, at++, raising);
      int gained = cross;
      while (at < to && 2 * gained >= cross && columns.length - span.rank() > rows) {
        gained = absorbCross(patterns, at++, raising);
      }
    }
    return at - from;
  }

  private void test(PatternSet patterns, int at, int count, IntConsumer raising) {
    tests.take(patterns, at, count);
    for (int lane = next(count); lane < count; lane = next(count)) {
      int pattern = at + lane;
      if (missing[lane] == 2 && !decisive(pattern)) {
        missing[lane] = 1;
        absorbCross(patterns, pattern, raising);
      } else {
        missing[lane] = 0;
        absorbAll(patterns, pattern, raising);
      }
      if (span.full()) {
        return;
      }
    }
  }

  /** True if it may depend on the order of a pattern's fields when the rank is seen to be R. */
  private boolean decisive(int pattern) {
    long offset = offset(pattern);
    return columns.length - span.rank() <= rows && offset / together != (offset + rows - 1) / together;
  }

  /** How many rows the patterns before this one have. */
  private long offset(int pattern) {
    return (long) (pattern - first) * rows;
  }

  /**
   * Tests the lanes again and leaves out those in the span; returns the first that is not, {@code count} if none. A
   * test is believed in its lane's turn only. What it says of later lanes is not looked at, as these are tested again
   * with a larger span, and each test that is believed adds to what may be missed.
   */
  private int next(int count) {
    tests.run(span);
    for (int l = 0; l < count; l++) {
      if (missing[l] > 0) {
        believed++;
        if (tests.outside(l)) {
          return l;
        }
        missing[l] = 0;
      }
    }
    return count;
  }

  /**
   * Absorbs as many fields of a pattern as two patterns with one neuron's difference may differ by: a rank-one change
   * of chains adds {@code directions + vectors - 1} dimensions at most.
   */
  private int absorbCross(PatternSet patterns, int pattern, IntConsumer raising) {
    int before = span.rank();
    fields.pattern(patterns, pattern);
    for (int row = 0; row < cross && !span.full(); row += most) {
      int count = Math.min(most, cross - row);
      fields.cross(columns, row, count, block);
      span.absorb(block, 0, count, count);
    }
    int gained = span.rank() - before;
    tell(pattern, offset(pattern + 1), gained, raising);
    return gained;
  }

  /** Absorbs all fields of a pattern. */
  private void absorbAll(PatternSet patterns, int pattern, IntConsumer raising) {
    int before = span.rank();
    long offset = offset(pattern);
    fields.pattern(patterns, pattern);
    int row = 0;
    while (row < rows && !span.full()) {
      int next = decisive(pattern) ? together - (int) ((offset + row) % together) : most;
      int count = Math.min(next, rows - row);
      fields.block(columns, row, count, block);
      span.absorb(block, 0, count, count);
      row += count;
    }
    tell(pattern, offset + row, span.rank() - before, raising);
  }

  private void tell(int pattern, long row, int gained, IntConsumer raising) {
    if (span.full()) {
      long seen = (row + together - 1) / together * together;
      used = first + (int) ((seen - 1) / rows) + 1;
    }
    if (gained > 0) {
      raising.accept(pattern);
    }
  }
}
