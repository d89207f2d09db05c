package lawsweep.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.sweep.run.RunResult;
import lawsweep.sweep.run.StopKind;
import org.junit.jupiter.api.Test;

class NextCommandTest {

  private static RunResult result(long failed, long remaining, long cells) {
    return new RunResult(cells, cells - failed - remaining, 0, failed, Map.of(), remaining, 1,
        remaining > 0 ? Optional.of(StopKind.DEADLINE) : Optional.empty(), List.of());
  }

  private static List<String> after(RunResult result, String directory, String... arguments) {
    return new NextCommand("./lawsweep", List.of(arguments), Path.of(directory)).after(result);
  }

  @Test
  void aRunThatIsDoneIsReported() {
    assertEquals(List.of("./lawsweep report results/a"), after(result(0, 0, 3), "results/a", "run", "a.yaml"));
    assertEquals(List.of("./lawsweep report 'it'\\''s here'"),
        after(result(0, 0, 3), "it's here", "run", "a.yaml", "--out", "it's here"));
  }

  @Test
  void failedCellsAreTriedAgainWithTheSameOptions() {
    assertEquals(List.of("./lawsweep run 'my sweep.yaml' --method dense --set 'networks.1.depth=[2, 3]' --retry failed",
        "./lawsweep report results/a"),
        after(result(1, 0, 3), "results/a", "run", "my sweep.yaml", "--method", "dense", "--set",
            "networks.1.depth=[2, 3]"));
    List<String> retry = List.of("./lawsweep run a.yaml --quiet --retry failed", "./lawsweep report d");
    assertEquals(retry, after(result(1, 0, 3), "d", "run", "a.yaml", "--retry=failed", "--quiet"));
    assertEquals(retry, after(result(1, 0, 3), "d", "run", "a.yaml", "--retry", "undecided,skipped", "--quiet"));
  }

  @Test
  void aRunThatWasStoppedGoesOnByTheSameCommand() {
    assertEquals(List.of("./lawsweep run a.yaml --deadline 1h", "./lawsweep report results/a"),
        after(result(1, 1, 3), "results/a", "run", "a.yaml", "--deadline", "1h"));
    assertEquals(List.of("./lawsweep run a.yaml"), after(result(0, 3, 3), "results/a", "run", "a.yaml"));
  }

  @Test
  void aSpecFromTheStandardInputIsInTheDirectory() {
    assertEquals(List.of("./lawsweep run 'a b/spec.yaml' --out 'a b'"),
        after(result(0, 3, 3), "a b", "run", "-", "--out", "a b"));
  }
}
