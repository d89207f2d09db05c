package lawsweep.road.data;

import java.util.Arrays;
import java.util.Optional;
import lawsweep.kernel.Kernels;
import lawsweep.lie.ModularBatch;
import lawsweep.lie.ModularFields;
import lawsweep.lie.span.PatternSpan;
import lawsweep.network.Circuit;
import lawsweep.pattern.PatternSet;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import lawsweep.road.data.span.BracketSampler;
import lawsweep.road.data.span.FieldTests;
import lawsweep.road.data.span.RandomFields;
import lawsweep.road.data.span.RowSpan;
import lawsweep.road.data.span.VanishingForms;
import lawsweep.work.Watch;

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
  private final Optional<TestedFields> tested;
  private final double[] row;
  private final double[] kept;
  private int[] raising = new int[16];
  private int raised;
  private long testsElsewhere;

  /**
   * Draws of a network.
   *
   * @param stream the words of coefficients, random weights and tests
   * @param testing true if {@link #absorbTested} is to be called, else the other ways to absorb
   */
  ModularDraw(Circuit network, FreeColumns columns, PrimeField field, Kernels kernels, Stream stream,
      boolean testing) {
    this(new ModularFields(network, field), columns, stream, network,
        testing ? new VanishingForms(field, kernels, columns.count(), TestedFields.most(TestedFields.rows(network)))
            : RowSpan.of(field, kernels, columns.count()),
        testing);
  }

  private ModularDraw(ModularFields fields, FreeColumns columns, Stream stream, Circuit network, RowSpan span,
      boolean testing) {
    this.field = fields.field();
    this.columns = columns;
    this.fields = fields;
    this.random = new RandomFields(field, stream, network, fields.basis() > network.inputs());
    this.row = new double[network.layout().size()];
    this.brackets = new BracketSampler(new ModularBatch(network, field), random, row.length);
    this.kept = new double[columns.count()];
    this.span = span;
    this.tested = testing
        ? Optional.of(new TestedFields(fields, columns.kept(), (VanishingForms) span,
            new FieldTests(network, columns.kept(), field, stream)))
        : Optional.empty();
  }

  /** Draws whose patterns are absorbed elsewhere, and only brackets here: for {@link #resume}. */
  static ModularDraw ofBrackets(Circuit network, FreeColumns columns, PrimeField field, Kernels kernels,
      Stream stream) {
    return new ModularDraw(new ModularFields(network, field), columns, stream, network,
        new VanishingForms(field, kernels, columns.count(), 1), false);
  }

  /**
   * Starts over with new weights.
   *
   * @param tests the sequence of tests
   */
  void begin(long[] theta, long tests) {
    fields.at(theta);
    begin(tests);
  }

  /** Starts over with random weights, none of which is 0. */
  void beginAnywhere(long sequence, long tests) {
    drawAnywhere(sequence, row);
    fields.at(row);
    begin(tests);
  }

  /** Draws random weights, none of which is 0. */
  void drawAnywhere(long sequence, double[] theta) {
    random.drawUnits(sequence, theta);
  }

  /**
   * Goes on with brackets from a span that was made elsewhere.
   *
   * @param theta the weights, residues
   * @param made the span, with its forms
   * @param patterns where it has its patterns from
   */
  void resume(double[] theta, PatternSpan made, PatternSet patterns) {
    PatternSpan.Forms forms = made.forms().orElseThrow();
    fields.at(theta);
    ((VanishingForms) span).restore(made.rank(), forms.columns(), forms.combinations());
    testsElsewhere = made.tests();
    raising = forms.raising().clone();
    raised = raising.length;
    brackets.begin(fields.theta(), patterns, raising, raised);
  }

  private void begin(long tests) {
    tested.ifPresent(each -> each.begin(tests));
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

  /**
   * Absorbs the fields of patterns from..to-1 for all inputs there are, pattern by pattern, until the rank is known to
   * be R.
   *
   * @return the number after that of the last pattern used
   */
  int absorbEach(PatternSet patterns, int from, int to, Watch watch) {
    int pattern = from;
    while (pattern < to && !full()) {
      watch.ask();
      fields.pattern(patterns, pattern);
      absorb(pattern++);
    }
    return pattern;
  }

  /** The same, where only patterns that {@link FieldTests} find to raise the rank are absorbed. */
  int absorbTested(PatternSet patterns, int from, int to, Watch watch) {
    return tested.orElseThrow().absorb(patterns, from, to, watch, this::note);
  }

  /** Absorbs the fields of one input, number {@code sample}: its pattern, its residues, and the constant. */
  void absorb(PatternSet patterns, int pattern, double[] x, double c, int sample) {
    fields.vector(patterns, pattern, x, c);
    absorb(sample);
  }

  /** How many tests were believed since the weights were set; 0 where there are none. */
  long tests() {
    return tested.map(TestedFields::believed).orElse(testsElsewhere);
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
      note(lane);
    }
  }

  private void note(int lane) {
    for (int i = 0; i < raised; i++) {
      if (raising[i] == lane) {
        return;
      }
    }
    raising = raised == raising.length ? Arrays.copyOf(raising, 2 * raised) : raising;
    raising[raised++] = lane;
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
