package lawsweep.report.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lawsweep.checkpoint.run.Fact;
import lawsweep.checkpoint.run.Optimizer;
import lawsweep.checkpoint.run.RunFacts;
import lawsweep.drift.CheckpointDrift;
import lawsweep.drift.GroupResult;
import lawsweep.drift.RunCourse;
import lawsweep.drift.RunNames;
import lawsweep.drift.RunResult;
import lawsweep.drift.Verdict;
import org.junit.jupiter.api.Test;

/** The sentence that answers first. */
class DriftSentenceTest {

  /** A run with checkpoints each 100 steps, whose laws have these indices; groups have verdicts and 24 laws each. */
  private static RunResult run(String name, Verdict total, double rel, double[] indices, Verdict... groups) {
    List<Long> steps = new ArrayList<>();
    List<CheckpointDrift> checkpoints = new ArrayList<>();
    for (int i = 0; i < indices.length; i++) {
      steps.add(100L * i);
      checkpoints.add(new CheckpointDrift(100L * i, OptionalDouble.of(rel * i / (indices.length - 1)), 1,
          OptionalDouble.of(indices[i]), OptionalDouble.of(0.4489), OptionalDouble.of(1e-8),
          new CheckpointDrift.Checks(1, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(),
              Optional.empty())));
    }
    List<GroupResult> list = new ArrayList<>();
    for (Verdict verdict : groups) {
      list.add(new GroupResult(list.size() + ".weight", "balance", 24, checkpoints, verdict, "", Optional.empty()));
    }
    RunFacts facts = new RunFacts(Optional.of(new Fact<>(Optimizer.ADAM, "run.json")), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    return new RunResult(name, new RunCourse(steps, Optional.empty(), List.of("F32")), facts,
        new RunNames("sequential", "", List.of()), list,
        new GroupResult(GroupResult.TOTAL, GroupResult.ALL, 24L * groups.length, checkpoints, total, "",
            Optional.empty()));
  }

  private static final double[] KEPT = {0, 0.001, 0.002, 0.003, 0.003, 0.003, 0.003, 0.004, 0.004};
  private static final double[] BROKEN = {0, 0.3, 0.4};
  private static final double[] LATER = {0, 0.03, 0.4};

  private static final RunResult SGD =
      run("sgd", Verdict.FIRST_ORDER, 0.004, KEPT, Verdict.FIRST_ORDER, Verdict.DRIFTS);
  private static final RunResult ADAM = run("Adam run", Verdict.BROKEN, 0.3, BROKEN, Verdict.BROKEN, Verdict.BROKEN);

  private static String of(RunResult... runs) {
    return DriftSentence.of(List.of(runs), List.of(runs).stream().map(RunResult::run).toList());
  }

  @Test
  void oneRun() {
    assertEquals("All 48 laws are kept to 0.4 % over 800 steps.", of(SGD));
    assertEquals("All 48 laws are kept to 0.4 % over 800 steps", DriftSentence.of(SGD));
    assertEquals("Broken from the first 100 steps.", of(ADAM));
    assertEquals("Broken after 200 steps.", of(run("a", Verdict.BROKEN, 0.3, LATER, Verdict.BROKEN)));
    assertEquals("All laws shrink as weight decay makes them, to 0.45 of what they were.",
        of(run("w", Verdict.DECAY, 0.3, BROKEN, Verdict.DECAY)));
    assertEquals("All 24 laws are kept to rounding over 200 steps.",
        of(run("r", Verdict.ROUNDING, 1e-9, LATER, Verdict.ROUNDING)));
    assertEquals("24 of 48 laws broken after 200 steps.",
        of(run("h", Verdict.DRIFTS, 0.01, LATER, Verdict.BROKEN, Verdict.DRIFTS)));
    assertEquals("All 24 laws are kept to 3e-7 of their size over 800 steps.",
        of(run("t", Verdict.DRIFTS, 3e-7, KEPT, Verdict.DRIFTS)));
  }

  @Test
  void severalRuns() {
    assertEquals(
        "All 48 laws are kept to 0.4 % over 800 steps in 1 of 2 runs; Adam run: broken from the first 100 steps.",
        of(SGD, ADAM));
    assertEquals("All 48 laws are kept to 0.4 % over 800 steps in all 2 runs.", of(SGD, SGD));
    assertEquals("x (adam): broken from the first 100 steps; Adam run: broken from the first 100 steps.",
        of(run("x", Verdict.BROKEN, 0.3, BROKEN, Verdict.BROKEN, Verdict.BROKEN), ADAM));
    assertEquals("All 48 laws are kept to 0.4 % over 800 steps in 1 of 7 runs; 5 runs: broken; 1 run: shrinking as"
        + " weight decay makes them.",
        of(ADAM, ADAM, SGD, ADAM, ADAM, ADAM, run("w", Verdict.DECAY, 0.3, BROKEN, Verdict.DECAY, Verdict.DECAY)));
  }

  @Test
  void labelsTellApart() {
    assertEquals(List.of("a", "b"), RunLabels.of(List.of(named("/x/y/a"), named("/x/y/b"))));
    assertEquals(List.of("y/a", "z/a"), RunLabels.of(List.of(named("/x/y/a"), named("/x/z/a"))));
    assertEquals(List.of("a"), RunLabels.of(List.of(named("/x/y/a"))));
    assertEquals(List.of("a", "2: a"), RunLabels.of(List.of(named("a"), named("a"))));
    assertEquals(List.of("a/", "ab/"), RunLabels.of(List.of(named("x/a/"), named("x/ab/"))));
  }

  private static RunResult named(String name) {
    return run(name, Verdict.DRIFTS, 0.1, KEPT, Verdict.DRIFTS);
  }
}
