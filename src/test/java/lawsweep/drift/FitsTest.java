package lawsweep.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lawsweep.checkpoint.CheckpointException;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs at several learning rates, and the line through their drifts. */
class FitsTest {

  @TempDir
  Path temporary;

  /** A run up to T = 0.4, with a checkpoint at each 0.1. */
  private SmallRun run(String name, double rate) {
    SmallRun run = new SmallRun(temporary.resolve(name), Seeds.random("fit", 0), true, 3, 5, 4, 2);
    run.whole = true;
    run.rate = rate;
    run.steps = (int) Math.round(0.4 / rate);
    run.every = run.steps / 4;
    run.metadata.put("lr", Double.toString(rate));
    return run;
  }

  @Test
  void aLineOfLeastSquares() {
    Fits.LogLine exact = Fits.LogLine.of(List.of(1.0, 2.0, 4.0), List.of(3.0, 12.0, 48.0)).orElseThrow();
    assertEquals(2, exact.slope(), 1e-14);
    assertEquals(0, exact.slopeSe().orElseThrow(), 1e-14);
    // x = 0, 1, 2 and y = 0, 1, 0 in logarithms: slope 0, residuals -1/3, 2/3, -1/3, whose squares sum to 2/3.
    double e = Math.E;
    Fits.LogLine bent = Fits.LogLine.of(List.of(1.0, e, e * e), List.of(1.0, e, 1.0)).orElseThrow();
    assertEquals(0, bent.slope(), 1e-15);
    assertEquals(Math.sqrt(2.0 / 3 / 1 / 2), bent.slopeSe().orElseThrow(), 1e-15);
    assertEquals(OptionalDouble.empty(), Fits.LogLine.of(List.of(1.0, 2.0), List.of(1.0, 2.0)).orElseThrow().slopeSe());
    assertEquals(Optional.empty(), Fits.LogLine.of(List.of(1.0, 1.0), List.of(1.0, 2.0)));
    assertEquals(Optional.empty(), Fits.LogLine.of(List.of(1.0, 2.0), List.of(0.0, 2.0)));
    assertEquals(Optional.empty(), Fits.LogLine.of(List.of(1.0, 2.0), List.of(Double.NaN, 2.0)));
  }

  @Test
  void threeRatesShowFirstOrder() throws IOException {
    List<RunResult> alone = new ArrayList<>();
    for (double rate : List.of(0.02, 0.01, 0.005, 0.0025)) {
      alone.add(run("lr" + rate, rate).measured());
      assertEquals(Verdict.DRIFTS, alone.getLast().total().verdict());
    }
    DriftResult result = DriftResult.of("net", alone);
    Fit fit = result.fit().orElseThrow();
    assertEquals(List.of(0.02, 0.01, 0.005, 0.0025), fit.taus());
    assertEquals(List.of("lr0.02", "lr0.01", "lr0.005", "lr0.0025"), fit.runs());
    assertEquals(0.4, fit.time(), 1e-12);
    assertEquals(1, fit.slope(), 0.2);
    for (int i = 0; i < 4; i++) {
      assertEquals(alone.get(i).total().last().rel().orElseThrow(), fit.rel().get(i));
      assertEquals(Verdict.FIRST_ORDER, result.runs().get(i).total().verdict());
    }
    assertTrue(result.runs().getFirst().total().reason().matches(
        "drift is of first order in the learning rate: slope [0-9.]+ ± [0-9.e-]+ over 4 runs at T = 0.4"),
        result.runs().getFirst().total().reason());
    List<RunResult> two = DriftResult.of("net", alone.subList(0, 2)).runs();
    assertEquals(Verdict.DRIFTS, two.getFirst().total().verdict(), "two runs show no order");
  }

  /** Adam moves laws as far at any rate: slope 0. */
  @Test
  void adamHasNoOrder() throws IOException {
    List<RunResult> runs = new ArrayList<>();
    for (double rate : List.of(0.02, 0.01, 0.005)) {
      SmallRun run = run("adam" + rate, rate);
      run.adam = true;
      runs.add(run.measured());
    }
    DriftResult result = DriftResult.of("net", runs);
    assertTrue(Math.abs(result.fit().orElseThrow().slope()) < 0.6, result.fit().toString());
    assertEquals(Verdict.BROKEN, result.runs().getFirst().total().verdict());
  }

  /** Runs are compared where most of them have a checkpoint; those known to be trained otherwise are left out. */
  @Test
  void runsAreComparedAtATimeThatTheyShare() throws IOException {
    List<RunResult> runs = new ArrayList<>();
    runs.add(run("a", 0.02).measured());
    SmallRun longer = run("b", 0.01);
    longer.steps = 60;
    runs.add(longer.measured());
    SmallRun other = run("c", 0.005);
    other.metadata.put("optimizer", "nesterov");
    runs.add(other.measured());
    SmallRun unknown = run("d", 0.005);
    unknown.metadata.clear();
    runs.add(unknown.measured());
    Fit fit = DriftResult.of("net", runs).fit().orElseThrow();
    assertEquals(List.of("a", "b"), fit.runs());
    assertEquals(0.4, fit.time(), 1e-12);
    assertEquals(Optional.empty(), DriftResult.of("net", runs.subList(1, 4)).fit());
    SmallRun third = run("e", 0.005);
    third.steps = 120;
    runs.add(third.measured());
    assertEquals(List.of("a", "b", "e"), DriftResult.of("net", runs).fit().orElseThrow().runs());
    assertEquals(0.4, DriftResult.of("net", runs).fit().orElseThrow().time(), 1e-12);
    assertEquals(0.6, DriftResult.of("net", runs.subList(1, 5)).fit().orElseThrow().time(), 1e-12);
    assertEquals(Optional.empty(), DriftResult.of("net", runs.subList(0, 1)).fit());
  }

  @Test
  void runsOfOtherNetworksAreRefused() throws IOException {
    RunResult first = run("a", 0.02).measured();
    SmallRun other = new SmallRun(temporary.resolve("other"), Seeds.random("fit", 0), true, 3, 6, 4, 2);
    List<RunResult> both = List.of(first, other.measured());
    assertEquals(
        "expected runs of one network with the same names of tensors, got 5 laws balance 0.weight>2.weight in a"
            + " but 6 laws balance 0.weight>2.weight in other",
        assertThrows(CheckpointException.class, () -> DriftResult.of("net", both)).getMessage());
  }
}
