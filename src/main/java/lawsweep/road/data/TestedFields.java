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
  private final int together;
  private final int rows;
  private final int cross;
  private int first;
  private int used;

  /**
   * Absorbs into a span.
   *
   * @param columns the parameters that the span's columns are
   */
  TestedFields(ModularFields fields, int[] columns, VanishingForms span, FieldTests tests) {
    this.fields = fields;
    this.columns = columns;
    this.span = span;
    this.tests = tests;
    this.rows = fields.directions() * fields.basis();
    this.cross = fields.directions() + fields.basis() - 1;
    this.together = columns.length <= Annihilator.MOST_COLUMNS ? rows : EchelonBasis.BLOCK;
    this.block = new double[columns.length * rows];
  }

  /** Whether the patterns of a cell are all there are, and tests of them save more than they cost. */
  static boolean pay(LawCell cell) {
    Architecture a = cell.architecture();
    if (!a.family().gated() || cell.data().flatMap(DataChoice::inputs).isPresent()) {
      return false;
    }
    Circuit network = cell.loss().circuit(a);
    boolean constant = network.affine() || network.layout().hasBias(0);
    int rows = network.directions() * (constant ? network.inputs() + 1 : network.inputs());
    return (long) rows * network.layout().size() >= LEAST;
  }

  /** Starts over with new weights; tests are made of the words of a sequence. */
  void begin(long sequence) {
    tests.begin(fields.theta(), sequence);
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
    int offset = (pattern - first) * rows;
    return columns.length - span.rank() <= rows && offset / together != (offset + rows - 1) / together;
  }

  /** Tests the lanes again and leaves out those in the span; returns the first that is not, {@code count} if none. */
  private int next(int count) {
    int next = count;
    tests.run(span);
    for (int l = count - 1; l >= 0; l--) {
      missing[l] = tests.outside(l) ? missing[l] : 0;
      next = missing[l] > 0 ? l : next;
    }
    return next;
  }

  /**
   * Absorbs as many fields of a pattern as two patterns with one neuron's difference may differ by: a rank-one change
   * of chains adds {@code directions + vectors - 1} dimensions at most.
   */
  private int absorbCross(PatternSet patterns, int pattern, IntConsumer raising) {
    fields.pattern(patterns, pattern);
    fields.cross(columns, block);
    int gained = span.absorb(block, 0, cross, cross);
    tell(pattern, (pattern - first + 1) * rows, gained, raising);
    return gained;
  }

  /** Absorbs all fields of a pattern; returns by how much the rank grew. */
  private void absorbAll(PatternSet patterns, int pattern, IntConsumer raising) {
    int before = span.rank();
    int offset = (pattern - first) * rows;
    fields.pattern(patterns, pattern);
    fields.block(columns, block);
    int row = 0;
    while (row < rows && !span.full()) {
      int end = decisive(pattern) ? Math.min(rows, row + together - (offset + row) % together) : rows;
      span.absorb(block, row, rows, end - row);
      row = end;
    }
    tell(pattern, offset + row, span.rank() - before, raising);
  }

  private void tell(int pattern, int row, int gained, IntConsumer raising) {
    if (span.full()) {
      int seen = (row + together - 1) / together * together;
      used = first + (seen - 1) / rows + 1;
    }
    if (gained > 0) {
      raising.accept(pattern);
    }
  }
}
