package lawsweep.data;

import java.util.Arrays;
import lawsweep.activation.GatedNetwork;
import lawsweep.activation.ModularBatch;
import lawsweep.activation.ModularFields;
import lawsweep.activation.PatternSet;
import lawsweep.exact.Annihilator;
import lawsweep.field.PrimeField;
import lawsweep.kernel.Kernels;
import lawsweep.random.Stream;

/**
 * W_0(θ) and its brackets at one draw's weights, modulo one prime. Ranks are lower bounds of the dimensions. Patterns that raised the
 * rank span W_0(θ), and near it if its dimension is constant there, so brackets take no others.
 */
final class ModularDraw {

  private final FreeColumns columns;
  private final ModularFields fields;
  private final BracketSampler brackets;
  private final RowSpan span;
  private final double[] row;
  private final double[] kept;
  private int[] raising = new int[16];
  private int raised;

  ModularDraw(GatedNetwork network, FreeColumns columns, PrimeField field, Kernels kernels, Stream stream) {
    this.columns = columns;
    this.fields = new ModularFields(network, field);
    RandomFields random = new RandomFields(
        field, stream, network.inputs(), network.outputs(), fields.basis() > network.inputs());
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

  /** Absorbs the fields of one input: a pattern, an input's residues from {@code offset} on, and the constant. */
  void absorb(PatternSet patterns, int pattern, double[] x, int offset, double c, int lane) {
    fields.vector(patterns, pattern, x, offset, c);
    absorb(lane);
  }

  private void absorb(int lane) {
    boolean gained = false;
    for (int o = 0; o < fields.outputs(); o++) {
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

  /** Prepares brackets of the patterns that raised the rank. */
  void prepareBrackets(PatternSet patterns) {
    brackets.begin(fields.theta(), patterns, raising, raised);
  }

  /** The patterns or inputs that raised the rank. */
  int[] raising() {
    return Arrays.copyOf(raising, raised);
  }

  /** Brackets of given inputs. */
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
  boolean absorbBracket(int level, long sequence, PatternSet patterns) {
    int before = span.rank();
    columns.gather(brackets.sample(level, sequence, patterns, raising), 0, kept);
    span.absorb(kept);
    return span.rank() > before;
  }
}
