package lawsweep.langevin.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import lawsweep.text.Words;

/** The parameters that every cell has a place for, and those of an equation's own that version 0.1.0 knew. */
public final class Parameters {

  /** The equation. */
  public static final Parameter<Equation> DYNAMICS =
      Parameter.of("dynamics", new Values.Label(), LangevinCell::equation);
  /** How it is discretised. */
  public static final Parameter<Scheme> SCHEME =
      Parameter.of("scheme", new Values.SchemeLabel(), LangevinCell::scheme);
  /** Where it is solved. */
  public static final Parameter<Side> SIDE = Parameter.of("side",
      new Values.Word<>(Side.class, Words.of(Side.values(), Side::label)), LangevinCell::side);
  /** N, the number of factors. */
  public static final Parameter<Integer> DEPTH = Parameter.of("depth", new Values.Depth(), LangevinCell::depth);
  /** d. */
  public static final Parameter<Integer> WIDTH =
      Parameter.of("width", new Values.Whole(CellRules.MAX_WIDTH), LangevinCell::width);
  /** The working rank. */
  public static final Parameter<Integer> RANK =
      Parameter.of("rank", new Values.Whole(CellRules.MAX_WIDTH), LangevinCell::rank);
  /** β. */
  public static final Parameter<Double> BETA = Parameter.of("beta", new Values.Real(), LangevinCell::beta);
  /** κ. */
  public static final Parameter<Double> KAPPA = Parameter.of("kappa", new Values.Real(), LangevinCell::kappa);
  /** What is minimised. */
  public static final Parameter<Energy> ENERGY =
      Parameter.of("energy", new Values.Energies(), LangevinCell::energy);
  /** Where replicas start. */
  public static final Parameter<Initial> INITIAL =
      Parameter.of("initial", new Values.Starts(), LangevinCell::initial);
  /** The step size. */
  public static final Parameter<Double> STEP = Parameter.of("step", new Values.Real(), LangevinCell::step);
  /** T. */
  public static final Parameter<Double> TIME = Parameter.of("time", new Values.Real(), LangevinCell::time);
  /** Distance of records. */
  public static final Parameter<Double> RECORD_EVERY =
      Parameter.of("record_every", new Values.Real(), LangevinCell::recordEvery);
  /** How many copies. */
  public static final Parameter<Integer> REPLICAS =
      Parameter.of("replicas", new Values.Whole(CellRules.MAX_REPLICAS), LangevinCell::replicas);

  /** The parameters that every cell has a place for, in the order of the documentation. */
  public static final List<Parameter<?>> COMMON = List.of(DYNAMICS, SCHEME, SIDE, DEPTH, WIDTH, RANK, BETA, KAPPA,
      ENERGY, INITIAL, STEP, TIME, RECORD_EVERY, REPLICAS);

  /** c ≥ 0 in ½ c Σ|W_p|² of gradient descent. */
  public static final Parameter<Double> WEIGHT_DECAY = Parameter.setting("weight_decay", new Values.Real(), 0.0);
  /** Data points of stochastic gradient descent, 0 for full gradients. */
  public static final Parameter<Integer> SAMPLES =
      Parameter.setting("samples", new Values.Whole(CellRules.MAX_SAMPLES), 0);
  /** Data points in one step's gradient, 0 for full gradients. */
  public static final Parameter<Integer> BATCH =
      Parameter.setting("batch", new Values.Whole(CellRules.MAX_SAMPLES), 0);

  /**
   * What the objects of records and the texts under digests name of every cell, in this order, as version 0.1.0 did:
   * also what means nothing to its equation. Settings of later equations come after, where they mean something.
   */
  public static final List<Parameter<?>> ALWAYS = joined(COMMON, List.of(WEIGHT_DECAY, SAMPLES, BATCH));

  /** What means something to every equation. */
  private static final Set<Parameter<?>> EVERYWHERE =
      Set.of(DYNAMICS, SCHEME, WIDTH, INITIAL, STEP, TIME, RECORD_EVERY, REPLICAS);

  private Parameters() {}

  /**
   * The parameters of an equation in the order of the documentation: dynamics, scheme, width, start, clock and
   * replicas, which mean something to every one; the given ones of those that every cell has a place for; then the
   * given settings.
   */
  public static List<Parameter<?>> of(Parameter<?>... more) {
    List<Parameter<?>> given = Arrays.asList(more);
    List<Parameter<?>> common =
        COMMON.stream().filter(each -> EVERYWHERE.contains(each) || given.contains(each)).toList();
    return joined(common, given.stream().filter(each -> !COMMON.contains(each)).toList());
  }

  /** The settings of an equation that version 0.1.0 did not know: they are written after all others. */
  public static List<Parameter<?>> later(Equation equation) {
    return equation.parameters().stream().filter(each -> !ALWAYS.contains(each)).toList();
  }

  private static List<Parameter<?>> joined(List<Parameter<?>> first, List<Parameter<?>> then) {
    List<Parameter<?>> all = new ArrayList<>(first);
    all.addAll(then);
    return List.copyOf(all);
  }
}
