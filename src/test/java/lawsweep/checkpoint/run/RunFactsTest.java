package lawsweep.checkpoint.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.checkpoint.CheckpointException;
import lawsweep.checkpoint.NumberType;
import lawsweep.checkpoint.Safetensors;
import lawsweep.checkpoint.Safetensors.Tensor;
import lawsweep.checkpoint.run.Schedule.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of a run, and from whom. */
class RunFactsTest {

  @TempDir
  Path folder;

  private void write(int step, Map<String, String> metadata) throws IOException {
    Safetensors.write(folder.resolve("step%05d.safetensors".formatted(step)), metadata,
        List.of(new Tensor("w", NumberType.F64, List.of(1L), new double[1])));
  }

  private RunFacts facts(ToldFacts told) throws IOException {
    return RunFacts.of(run(), told);
  }

  private Run run() throws IOException {
    return Runs.of(List.of(folder)).getFirst();
  }

  private void assertRefused(String expected) {
    CheckpointException refused = assertThrows(CheckpointException.class, () -> facts(ToldFacts.none()));
    assertTrue(refused.getMessage().contains(expected), refused.getMessage());
    assertEquals(1, refused.getMessage().lines().count());
  }

  @Test
  void whatNothingTellsIsEmpty() throws IOException {
    write(0, Map.of());
    RunFacts none = facts(ToldFacts.none());
    assertEquals(new RunFacts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty()), none);
    assertEquals(Optional.empty(), none.times(run()));
  }

  @Test
  void optionsComeFirstThenTheFileThenMetadata() throws IOException {
    write(0, Map.of("lr", "0.1", "momentum", "0.9", "weight_decay", "1e-4", "optimizer", "momentum"));
    write(50, Map.of("lr", "0.1"));
    RunFacts metadata = facts(ToldFacts.none());
    String source = "metadata of step00000.safetensors";
    assertEquals(Optional.of(new Fact<>(Optimizer.MOMENTUM, source)), metadata.optimizer());
    assertEquals(Optional.of(new Fact<>(Schedule.constant(0.1), source)), metadata.lr());
    assertEquals(Optional.of(new Fact<>(0.9, source)), metadata.momentum());
    assertEquals(Optional.of(new Fact<>(1e-4, source)), metadata.weightDecay());
    Files.writeString(folder.resolve("run.json"),
        "{\"lr\": 0.2, \"momentum\": 0, \"batch\": 32, \"grad_norms\": [[0, 1.5], [1, 0.5]], \"weight_decay\": null}");
    RunFacts file =
        facts(new ToldFacts(Optional.of(Optimizer.SGD), Optional.of(0.3), Optional.empty(), Optional.empty()));
    assertEquals(Optional.of(new Fact<>(Optimizer.SGD, "option --optimizer")), file.optimizer());
    assertEquals(Optional.of(new Fact<>(Schedule.constant(0.3), "option --lr")), file.lr());
    assertEquals(Optional.of(new Fact<>(0.0, "run.json")), file.momentum());
    assertEquals(Optional.of(new Fact<>(1e-4, source)), file.weightDecay());
    assertEquals(Optional.of(new Fact<>(32L, "run.json")), file.batch());
    assertEquals(Optional.of(new Fact<>(List.of(new GradNorm(0, 1.5), new GradNorm(1, 0.5)), "run.json")),
        file.gradNorms());
  }

  @Test
  void timesAddUpLearningRates() throws IOException {
    write(0, Map.of());
    write(25, Map.of());
    write(100, Map.of());
    Files.writeString(folder.resolve("run.json"), "{\"lr\": [[0, 0.5], [20, 0.25], [50, 0]]}");
    assertEquals(Optional.of(List.of(0.0, 11.25, 17.5)), facts(ToldFacts.none()).times(run()));
    Files.delete(folder.resolve("step00000.safetensors"));
    assertEquals(Optional.of(List.of(0.0, 6.25)), facts(ToldFacts.none()).times(run()));
    Files.writeString(folder.resolve("run.json"), "{\"lr\": [[30, 0.5], [50, 0.25]]}");
    assertRefused("expected learning rates from step 25 on, that of the first checkpoint, got none before step 30");
    Files.writeString(folder.resolve("run.json"), "{\"lr\": [[50, 0.5], [30, 0.25]]}");
    assertRefused("expected ascending steps, got 50 before 30");
  }

  @Test
  void schedulesAddUpStepByStep() {
    Schedule schedule = new Schedule(List.of(new Rate(10, 1), new Rate(13, 2), new Rate(20, 0.5)));
    for (int from = 0; from < 25; from++) {
      for (int to = from; to < 25; to++) {
        double sum = 0;
        for (int step = from; step < to; step++) {
          sum += schedule.at(step);
        }
        assertEquals(sum, schedule.sum(from, to), from + " to " + to);
      }
    }
    assertEquals(List.of(1.0, 1.0, 2.0, 0.5),
        List.of(schedule.at(0), schedule.at(12), schedule.at(13), schedule.at(99)));
  }

  @Test
  void metadataMayTellASchedule() throws IOException {
    write(0, Map.of("lr", "0.5"));
    write(10, Map.of("lr", "0.5"));
    write(20, Map.of("lr", "0.25"));
    write(40, Map.of());
    RunFacts facts = facts(ToldFacts.none());
    assertEquals(List.of(new Rate(0, 0.5), new Rate(20, 0.25)), facts.lr().orElseThrow().value().rates());
    assertEquals("metadata of step00000.safetensors and later ones", facts.lr().orElseThrow().source());
    assertEquals(Optional.of(List.of(0.0, 5.0, 10.0, 15.0)), facts.times(run()));
    write(0, Map.of());
    assertRefused("expected lr in its metadata, since later checkpoints tell different ones");
  }

  @Test
  void metadataThatMakesNoSense() throws IOException {
    write(0, Map.of("momentum", "0.9"));
    write(10, Map.of("momentum", "0.8"));
    assertRefused("expected one momentum in a run, got 0.9 in the metadata of step00000.safetensors and 0.8 here");
    write(10, Map.of("momentum", "NaN"));
    assertRefused("expected a number that is not negative, and below 1, as momentum in its metadata, got 'NaN'");
    write(10, Map.of("optimizer", "AdamV"));
    assertRefused(
        "expected as optimizer in its metadata sgd, momentum, nesterov, adam or adamw (did you mean 'adam'?)");
    write(10, Map.of("lr", "-0.1"));
    assertRefused("expected a number that is not negative as lr in its metadata, got '-0.1'");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "[] | expected a JSON object, got array",
      "{'leaning_rate': 1} | expected no key 'leaning_rate'; there may be optimizer, lr, momentum, weight_decay, batch",
      "{'momentun': 1} | expected no key 'momentun' (did you mean 'momentum'?)",
      "{'lr': '0.1'} | expected a number in 'lr', got \"0.1\"", "{'lr': -1} | that are not negative in 'lr', got -1.0",
      "{'momentum': 1} | expected a momentum below 1 in 'momentum', got 1.0",
      "{'lr': 1e999} | not negative in 'lr', got Infinity", "{'lr': []} | expected at least one rate",
      "{'lr': [[0, 1] | end-of-input: expected close marker for Array (line 1, column",
      "{'lr': [[0]]} | expected arrays of 2 in 'lr'", "{'lr': [[0.5, 1]]} | expected steps in 'lr', got 0.5",
      "{'lr': [[0, 'x']]} | expected a number as item 1 of an array", "{'batch': 0} | expected at least 1 in 'batch'",
      "{'batch': 1.5} | expected an integer of 64 bits in 'batch'", "{'optimizer': 'lion'} | expected sgd, momentum",
      "{'momentum': true} | expected a number in 'momentum', got true",
      "{'grad_norms': [[1, 2], [1, 3]]} | expected ascending steps in 'grad_norms', got 1 before 1",
      "{'grad_norms': {}} | expected an array in 'grad_norms'", "{'lr': 1, 'lr': 2} | Duplicate", "{'lr': 1} x | JSON",
      "`` | expected"})
  void filesThatMakeNoSense(String json, String expected) throws IOException {
    write(0, Map.of());
    Files.writeString(folder.resolve("run.json"), json.replace('\'', '"'));
    assertRefused(expected);
    assertRefused(folder.resolve("run.json") + ": ");
  }
}
