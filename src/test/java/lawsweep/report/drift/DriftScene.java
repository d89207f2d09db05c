package lawsweep.report.drift;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import lawsweep.checkpoint.run.Fact;
import lawsweep.checkpoint.run.Optimizer;
import lawsweep.checkpoint.run.RunFacts;
import lawsweep.checkpoint.run.Schedule;
import lawsweep.drift.CheckpointDrift;
import lawsweep.drift.DriftResult;
import lawsweep.drift.Fit;
import lawsweep.drift.GroupResult;
import lawsweep.drift.LawNames;
import lawsweep.drift.LawSpread;
import lawsweep.drift.LawTable;
import lawsweep.drift.RunCourse;
import lawsweep.drift.RunNames;
import lawsweep.drift.RunResult;
import lawsweep.drift.Verdict;
import lawsweep.drift.value.LawValues;

/** Results of runs that never were, of any size. */
final class DriftScene {

  private static final double FLOOR = 2e-8;

  private DriftScene() {}

  /** A group of laws that runs have: its text, its kind, how many, and the side of matrices or 0. */
  record Shape(String group, String kind, int count, int side) {}

  private record Names(String group, String kind, int count) implements LawNames {

    @Override
    public String law(int law) {
      return kind + " " + group + " [" + law + "]";
    }

    @Override
    public List<String> out(int law) {
      return List.of(group + "[:," + law + "]");
    }

    @Override
    public List<String> in(int law) {
      return List.of(group + "[" + law + ",:]");
    }
  }

  /** Groups of a transformer with many layers. */
  static List<Shape> transformer(int layers, int width) {
    List<Shape> shapes = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      String layer = "model.layers." + i + ".";
      shapes
          .add(new Shape(layer + "self_attn.q_proj.weight>" + layer + "self_attn.k_proj.weight", "balance", width, 0));
      shapes.add(new Shape(layer + "self_attn.v_proj.weight>" + layer + "self_attn.o_proj.weight", "matrix",
          2 * 8 * 9 / 2, 8));
      shapes.add(new Shape(layer + "mlp.up_proj.weight>" + layer + "mlp.down_proj.weight", "balance", 3 * width, 0));
      shapes.add(new Shape(layer + "input_layernorm.weight>" + layer + "self_attn.q_proj.weight+" + layer
          + "self_attn.k_proj.weight+" + layer + "self_attn.v_proj.weight", "balance", width, 0));
    }
    return shapes;
  }

  /** A run whose laws drift by about so much, as a share of what they are made of. */
  static RunResult run(String name, String optimizer, double lr, List<Shape> shapes, int checkpoints, double size,
      Verdict verdict) {
    Random random = new Random(name.hashCode());
    List<Long> steps = new ArrayList<>();
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < checkpoints; i++) {
      steps.add(100L * i);
      times.add(100 * i * lr);
    }
    List<GroupResult> groups = shapes.stream()
        .map(shape -> group(shape, table(shape, checkpoints, size * Math.exp(random.nextGaussian()), random), steps,
            verdict))
        .toList();
    long count = shapes.stream().mapToLong(Shape::count).sum();
    GroupResult total = new GroupResult(GroupResult.TOTAL, GroupResult.ALL, count, groups.getFirst().checkpoints(),
        verdict, "index " + size + " with " + optimizer + ".", Optional.empty());
    RunFacts facts = new RunFacts(Optional.of(new Fact<>(Optimizer.valueOf(optimizer.toUpperCase(Locale.ROOT)),
        "run.json")), Optional.of(new Fact<>(Schedule.constant(lr), "__metadata__")), Optional.empty(),
        Optional.of(new Fact<>(0.0, "option --weight-decay")), Optional.empty(), Optional.empty());
    return new RunResult(name,
        new RunCourse(steps, Optional.of(times), List.copyOf(Collections.nCopies(checkpoints, "F32"))), facts,
        new RunNames("llama", "model.", List.of("rotary.inv_freq", "lm_head.bias")), groups, total);
  }

  /** Two groups of sixteen balances, a sum, and a matrix. */
  static List<Shape> small() {
    return List.of(new Shape("0.weight>2.weight", "balance", 16, 0), new Shape("2.weight>4.weight", "balance", 16, 0),
        new Shape("4.bias", "sum", 1, 0), new Shape("6.weight>7.weight", "matrix", 36, 8));
  }

  /** Runs with a fit. */
  static DriftResult result(List<RunResult> runs) {
    List<Double> taus = runs.stream().map(run -> run.facts().lr().orElseThrow().value().at(0)).toList();
    List<Double> rel = runs.stream().map(run -> run.total().last().rel().orElseThrow()).toList();
    return new DriftResult("input 10; linear 16; relu; linear 3", runs,
        runs.size() < 2 ? Optional.empty()
            : Optional.of(
                new Fit(4, runs.stream().map(RunResult::run).toList(), taus, rel, 1.036, OptionalDouble.of(0.0125))));
  }

  private static LawTable table(Shape shape, int checkpoints, double size, Random random) {
    int count = shape.count();
    double[][] out = new double[checkpoints][count];
    double[][] in = new double[checkpoints][count];
    double[][] variance = new double[checkpoints][count];
    for (int law = 0; law < count; law++) {
      double scale = 1 + random.nextDouble();
      double start = 0.3 * random.nextGaussian() + 0.1;
      double speed = random.nextGaussian();
      for (int i = 0; i < checkpoints; i++) {
        double value = start + speed * size * Math.sqrt((double) i / Math.max(1, checkpoints - 1));
        out[i][law] = (scale + value + 0.2 * i) / 2;
        in[i][law] = (scale - value + 0.2 * i) / 2;
        variance[i][law] = FLOOR * FLOOR;
      }
    }
    List<LawValues> values = new ArrayList<>();
    for (int i = 0; i < checkpoints; i++) {
      values.add(new LawValues(out[i], in[i], variance[i]));
    }
    return new LawTable(new Names(shape.group(), shape.kind(), count), values);
  }

  private static GroupResult group(Shape shape, LawTable table, List<Long> steps, Verdict verdict) {
    List<CheckpointDrift> checkpoints = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      double drifts = 0;
      double moves = 0;
      double squares = 0;
      double scales = 0;
      double max = 0;
      for (int law = 0; law < table.count(); law++) {
        double drift = Math.abs(table.drift(i, law));
        drifts += drift;
        moves += drift == 0 ? 0 : drift / table.index(i, law);
        squares += drift * drift;
        scales += table.scale(law) * table.scale(law);
        max = Math.max(max, drift);
      }
      checkpoints.add(new CheckpointDrift(steps.get(i), OptionalDouble.of(Math.sqrt(squares / scales)), max,
          OptionalDouble.of(moves == 0 ? 0 : Math.min(1, drifts / moves)), OptionalDouble.of(1),
          OptionalDouble.of(FLOOR),
          new CheckpointDrift.Checks(max / FLOOR, OptionalDouble.empty(), OptionalDouble.empty(),
              OptionalDouble.empty(), Optional.empty())));
    }
    return new GroupResult(shape.group(), shape.kind(), shape.count(), checkpoints, verdict,
        "the index is " + checkpoints.getLast().index().orElseThrow() + " at the last checkpoint.",
        Optional.of(new GroupResult.Kept(LawSpread.of(table, shape.side()), Optional.of(table))));
  }
}
