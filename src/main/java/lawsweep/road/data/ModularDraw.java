package lawsweep.road.data;

import java.util.Arrays;
import lawsweep.exact.Annihilator;
import lawsweep.kernel.Kernels;
import lawsweep.lie.ModularBatch;
import lawsweep.lie.ModularFields;
import lawsweep.network.Circuit;
import lawsweep.pattern.PatternSet;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;

/**
 * W_0 and its brackets modulo one prime, at a draw's weights or at random ones with the same patterns. Ranks are lower
 * bounds of the dimensions. At random weights the patterns that raise the rank span W_0 there and almost everywhere,
 * so brackets take no others.
 */
final class ModularDraw {

  private final PrimeField field;
  private final FreeColumns columns;
  private final ModularFields fields;
  private final RandomFields random;
  private final BracketSampler brackets;
  private final RowSpan span;
  private final double[] row;
  private final double[] kept;
  private int[] raising = new int[16];
  private int raised;

  ModularDraw(Circuit network, FreeColumns columns, PrimeField field, Kernels kernels, Stream stream) {
    this.field = field;
    this.columns = columns;
    this.fields = new ModularFields(network, field);
    this.random = new RandomFields(field, stream, network, fields.basis() > network.inputs());
    this.row = new double[network.layout().size()];
    this.brackets = new BracketSampler(new ModularBatch(network, field), random, row.length);
    this.kept = new double[columns.count()];
    this.span = kept.length <= Annihilator.MOST_COLUMNS ? new SmallSpan(field, kept.length)
        : new LargeSpan(field, kernels, kept.length);
  }

  /** Starts over with new weights. */
  void begin(long[] theta) {
    fields.at(theta);
    span.reset();
    raised = 0;
  }

  /** Starts over with random weights, none of which is 0. */
  void beginAnywhere(long sequence) {
    random.drawUnits(sequence, row);
    fields.at(row);
    span.reset();
    raised = 0;
  }

  /** The rank of all that was absorbed. */
  int rank() {
    return span.rank();
  }

  /** True if the rank is known to be R. */
  boolean full() {
    return span.full();
  }

  /** Absorbs the fields of a pattern, for all inputs there are. */
  void absorb(PatternSet patterns, int pattern) {
    fields.pattern(patterns, pattern);
    absorb(pattern);
  }

  /** Absorbs the fields of one input, number {@code sample}: its pattern, its residues, and the constant. */
  void absorb(PatternSet patterns, int pattern, double[] x, double c, int sample) {
    fields.vector(patterns, pattern, x, c);
    absorb(sample);
  }

  private void absorb(int lane) {
    boolean gained = false;
    for (int o = 0; o < fields.directions(); o++) {
      for (int v = 0; v < fields.vectors(); v++) {
        fields.row(o, v, row);
        columns.gather(row, 0, kept);
        gained |= span.absorb(kept);
      }
    }
    if (gained) {
      raising = raised == raising.length ? Arrays.copyOf(raising, 2 * raised) : raising;
      raising[raised++] = lane;
    }
  }

  /** The patterns or inputs that raised the rank: the first {@link #raised}. */
  int[] raising() {
    return raising;
  }

  /** How many raised the rank. */
  int raised() {
    return raised;
  }

  /** The integers mod p. */
  PrimeField field() {
    return field;
  }

  /** Brackets of what raised the rank. */
  BracketSampler brackets() {
    return brackets;
  }

  /** θ mod p. */
  double[] theta() {
    return fields.theta();
  }

  /**
   * Absorbs a bracket of {@code level + 1} random fields.
   *
   * @return true if the rank grew
   */
  boolean absorbBracket(int level, long sequence) {
    int before = span.rank();
    columns.gather(brackets.sample(level, sequence), 0, kept);
    span.absorb(kept);
    return span.rank() > before;
  }
}
