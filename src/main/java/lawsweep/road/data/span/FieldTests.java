package lawsweep.road.data.span;

import java.util.Arrays;
import lawsweep.lie.ModularBatch;
import lawsweep.network.Circuit;
import lawsweep.pattern.PatternSet;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;

/**
 * Tests whether patterns have a field outside a span, mod p: {@value #ROUNDS} times, one random field of each pattern
 * at one random form that vanishes on the span. All patterns are tested with the same output weights w, input (x, c)
 * and form, each with its own gates.
 *
 * <p>What is not 0 proves that the pattern has a field outside. If it has one, the value is a polynomial other than 0
 * of degree 3 in uniform residues: the form, w and (x, c) have one each. So one round misses it with a probability of
 * at most 3/p (Schwartz, Zippel), and all of them with (3/p)^{@value #ROUNDS}. That is for one span: where a pattern is
 * tested again with a larger one, it may be missed again.
 */
public final class FieldTests {

  /** How often a pattern is tested. */
  public static final int ROUNDS = 2;

  /** The degree of a test's value in random residues. */
  public static final int DEGREE = 3;

  /** The most patterns tested at a time. */
  public static final int LANES = 64;

  private final PrimeField field;
  private final Stream stream;
  private final int inputs;
  private final int outputs;
  private final int directions;
  private final int[] columns;
  private final Round[] rounds = new Round[ROUNDS];
  private final double[] kept;
  private final double[] form;
  private final long[] words;
  private double[] theta = {};
  private long sequence;
  private boolean drawn;
  private int stride;
  private int used;

  /** One test's random numbers, and its fields. */
  private static final class Round {
    private final ModularBatch batch;
    private final double[] random;
    private final double[] x;
    private final double[] w;
    private final double[] c = new double[LANES];
    private final double[] values = new double[LANES];
    private double[] inputs = {};
    private double[] outputs = {};
    private double constant;

    Round(ModularBatch batch, int columns, int inputs, int outputs) {
      this.batch = batch;
      this.random = new double[columns];
      this.x = new double[inputs];
      this.w = new double[outputs];
    }
  }

  /**
   * Tests of a network's patterns.
   *
   * @param columns the parameters that the span's columns are
   * @param stream the tests' words
   */
  public FieldTests(Circuit network, int[] columns, PrimeField field, Stream stream) {
    this.field = field;
    this.stream = stream;
    this.inputs = network.inputs();
    this.outputs = network.outputs();
    this.directions = network.directions();
    this.columns = columns.clone();
    this.kept = new double[columns.length];
    this.form = new double[network.layout().size()];
    this.words = new long[(ROUNDS * (columns.length + inputs + directions + 1) + 1) / 2 * 2];
    for (int i = 0; i < ROUNDS; i++) {
      rounds[i] = new Round(new ModularBatch(network, field), columns.length, inputs, outputs);
      rounds[i].inputs = new double[inputs * LANES];
      rounds[i].outputs = new double[outputs * LANES];
    }
  }

  /**
   * Starts over.
   *
   * @param weights θ, residues; not copied
   * @param sequence of words, of which nothing else is made
   */
  public void begin(double[] weights, long sequence) {
    theta = weights;
    this.sequence = sequence;
    drawn = false;
  }

  /**
   * Takes patterns, one a lane.
   *
   * @param from the first one's number
   * @param count at most {@link #LANES}
   */
  public void take(PatternSet patterns, int from, int count) {
    draw();
    stride = ModularBatch.padded(count);
    for (Round round : rounds) {
      round.batch.resize(stride, 0);
      for (int l = 0; l < count; l++) {
        round.batch.gate(l, patterns, from + l);
      }
      spread(round.x, round.inputs);
      spread(round.w, round.outputs);
      Arrays.fill(round.c, round.constant);
      round.batch.chains(theta, round.inputs, round.c, round.outputs);
    }
  }

  /** Tests what was taken. */
  public void run(VanishingForms span) {
    for (Round round : rounds) {
      span.form(round.random, kept);
      for (int j = 0; j < columns.length; j++) {
        form[columns[j]] = kept[j];
      }
      round.batch.values(form, round.c, round.values);
    }
  }

  /** True if the last {@link #run} proved that a lane's pattern has a field outside the span. */
  public boolean outside(int lane) {
    boolean outside = false;
    for (Round round : rounds) {
      outside |= field.canonical(round.values[lane]) != 0;
    }
    return outside;
  }

  private void spread(double[] each, double[] lanes) {
    for (int i = 0; i < each.length; i++) {
      Arrays.fill(lanes, i * stride, (i + 1) * stride, each[i]);
    }
  }

  private void draw() {
    if (drawn) {
      return;
    }
    drawn = true;
    stream.fill(sequence, words);
    used = 0;
    for (Round round : rounds) {
      fill(round.random, round.random.length);
      fill(round.x, inputs);
      round.constant = field.fromWord(words[used++]);
      fill(round.w, directions);
      if (directions < outputs) {
        double sum = 0;
        for (int o = 0; o < directions; o++) {
          sum += round.w[o];
        }
        round.w[directions] = field.reduce(-sum);
      }
    }
  }

  private void fill(double[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = field.fromWord(words[used++]);
    }
  }
}
