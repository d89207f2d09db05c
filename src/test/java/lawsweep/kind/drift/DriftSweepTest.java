package lawsweep.kind.drift;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lawsweep.drift.DriftResult;
import lawsweep.drift.GroupResult;
import lawsweep.drift.LawTable;
import lawsweep.drift.RunResult;
import lawsweep.drift.Verdict;
import lawsweep.export.TableFormat;
import lawsweep.kind.simulation.SimulationOutcome;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.spec.SpecException;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.Retry;
import lawsweep.sweep.store.Manifest;
import lawsweep.sweep.store.Merge;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.Shard;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps that train networks and follow their laws in one run, and sweeps of folders with checkpoints. */
class DriftSweepTest {

  private static final String FOLDERS = """
      name: folders
      drift:
        - run: [runs/a, runs/b]
          model: {net: vec 2 > dense 1 > out 1, names: sequential}
          lr: 0.5
      """;

  @TempDir
  Path temporary;

  private Path out() {
    return temporary.resolve("out");
  }

  private Path trained() throws IOException, SpecException {
    assertEquals(0, DriftSweeps.run(DriftSweeps.read(DriftSweeps.TRAINED, temporary), out()).exitCode());
    return out();
  }

  private Sweep folders() throws IOException, SpecException {
    DriftSweeps.write(temporary.resolve("runs/a"), 0, 1, 4);
    DriftSweeps.write(temporary.resolve("runs/b"), 0, 2);
    return DriftSweeps.read(FOLDERS, temporary);
  }

  private static DriftResult result(CellRecord record) {
    return DriftOutcome.result(record).orElseThrow();
  }

  private static byte[] bytes(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  private static List<Path> checkpoints(Path out) throws IOException {
    try (Stream<Path> files = Files.walk(out.resolve("checkpoints"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** The simulation measures by itself how far the balances of its factors have drifted. */
  @Test
  void driftIsThatOfTheTraining() throws Exception {
    List<CellRecord> records = DriftSweeps.records(trained());
    assertEquals(4, records.size());
    for (int run = 0; run < 2; run++) {
      LangevinResult simulated = SimulationOutcome.result(records.get(run)).orElseThrow();
      double[] expected = simulated.rows().stream().filter(row -> row.observable().equals("law_drift"))
          .mapToDouble(ObservableRow::mean).toArray();
      double[] drifts = new double[expected.length];
      for (GroupResult group : result(records.get(2 + run)).runs().getFirst().groups()) {
        LawTable laws = group.laws().flatMap(GroupResult.Kept::table).orElseThrow();
        for (int law = 0; law < laws.count(); law++) {
          boolean diagonal = laws.names().law(law).matches(".*\\[(\\d+),\\1]");
          for (int at = 0; at < drifts.length; at++) {
            drifts[at] += (diagonal ? 1 : 2) * laws.drift(at, law) * laws.drift(at, law);
          }
        }
      }
      assertArrayEquals(expected, Arrays.stream(drifts).map(Math::sqrt).toArray(), 1e-14);
      assertTrue(expected[4] > 1e-6, "something drifts");
    }
  }

  @Test
  void runsThatAreFittedTogetherAreOfFirstOrder() throws Exception {
    String spec = DriftSweeps.TRAINED.replace("[0.04, 0.02]", "[0.04, 0.02, 0.01]").replace("{run: {cells: sgd}}",
        "{run: {cells: sgd}, together: true}");
    DriftSweeps.run(DriftSweeps.read(spec, temporary), out());
    DriftResult together = result(DriftSweeps.records(out()).getLast());
    assertEquals(3, together.runs().size());
    assertEquals(1, together.fit().orElseThrow().slope(), 0.1);
    assertEquals(Verdict.FIRST_ORDER, together.runs().getFirst().total().verdict());
  }

  @Test
  void whatIsFinishedIsKeptAndRecordsSayTheSame() throws Exception {
    List<CellRecord> records = DriftSweeps.records(trained());
    assertEquals(0, DriftSweeps.run(DriftSweeps.read(DriftSweeps.TRAINED, temporary), out()).recorded());
    Path other = temporary.resolve("other");
    DriftSweeps.run(DriftSweeps.read(DriftSweeps.TRAINED, temporary), other);
    List<CellRecord> again = DriftSweeps.records(other);
    for (int i = 0; i < records.size(); i++) {
      assertTrue(records.get(i).sameResult(again.get(i)), records.get(i).key());
    }
    List<Path> files = checkpoints(out());
    assertEquals(10, files.size());
    for (Path file : files) {
      assertArrayEquals(bytes(file), bytes(other.resolve(out().relativize(file))));
    }
  }

  @Test
  void verifyMeasuresAgainAndNamesWhatChanged() throws Exception {
    assertEquals(List.of("2 again, 0 refused"), DriftSweeps.verify(trained()));
    Path file = checkpoints(out()).getFirst();
    byte[] whole = bytes(file);
    byte[] changed = whole.clone();
    changed[changed.length - 1] ^= 1;
    Files.write(file, changed);
    List<String> said = DriftSweeps.verify(out());
    assertEquals("1 again, 1 refused", said.getLast());
    assertTrue(said.getFirst().contains("expected the file " + file + " with the SHA-256 "), said.getFirst());
    Files.delete(file);
    said = DriftSweeps.verify(out());
    assertEquals("1 again, 1 refused", said.getLast());
    assertTrue(said.getFirst().endsWith("expected the file " + file + ", which it was computed from, got no such file"),
        said.getFirst());
    Files.write(file, whole);
    assertEquals(List.of("2 again, 0 refused"), DriftSweeps.verify(out()));
  }

  /** A record that says something else of the same files. */
  @Test
  void verifyRefusesOtherNumbers() throws Exception {
    DriftSweeps.run(folders(), out());
    CellRecord record = DriftSweeps.records(out()).getFirst();
    DriftOutcome told = (DriftOutcome) record.outcome().orElseThrow();
    DriftOutcome other = new DriftOutcome(told.engine(), told.files(), new DriftResult(told.result().net(),
        List.of(renamed(result(DriftSweeps.records(out()).getLast()).runs().getFirst(), "runs/a")), Optional.empty()));
    CellMeasurement measurement = new CellMeasurement((DriftCell) record.cell(), Optional.of(out()),
        Team.alone(), Stop.NEVER);
    assertEquals(Optional.empty(), measurement.refuse(told));
    assertTrue(measurement.refuse(other).orElseThrow().startsWith("expected of all laws of runs/a at the end "),
        () -> measurement.refuse(other).toString());
  }

  private static RunResult renamed(RunResult run, String name) {
    return new RunResult(name, run.course(), run.facts(), run.names(), run.groups(), run.total());
  }

  /** W1 = (1 + step, 2) and W2 = 3 - step: h = (3 - step)² - (1 + step)² - 4. */
  @Test
  void tableHasTheLawsThenGroupsThenAll() throws Exception {
    DriftSweeps.run(folders(), out());
    List<String> csv = DriftSweeps.export(out(), "drift", TableFormat.CSV);
    assertEquals("run,law,kind,group,step,time,value,drift,rel,index,decay,floor,verdict", csv.getFirst());
    assertEquals(1 + 3 * 3 + 3 * 2, csv.size());
    String law = "runs/a,balance 0.weight>1.weight,balance,0.weight>1.weight,";
    assertTrue(csv.get(1).startsWith(law + "0,0,4.0,0,0,0,1.0,"), csv.get(1));
    assertTrue(csv.get(2).startsWith(law + "1,0.5,-4.0,-8.0," + (8 / 14.0) + ",1.0,-1.0,"), csv.get(2));
    assertTrue(csv.get(5).startsWith("runs/a,,balance,0.weight>1.weight,1,0.5,,8.0," + (8 / 14.0) + ","), csv.get(5));
    assertTrue(csv.get(9).startsWith("runs/a,,all,total,4,2.0,,"), csv.get(9));
    assertTrue(csv.getLast().startsWith("runs/b,,all,total,2,1.0,,"), csv.getLast());
    assertEquals(15, DriftSweeps.export(out(), "drift", TableFormat.JSON).size());
  }

  @Test
  void aRunThatGoesOnIsVerifiedAsItWas() throws Exception {
    DriftSweeps.run(folders(), out());
    DriftSweeps.write(temporary.resolve("runs/a"), 9);
    assertEquals(List.of("2 again, 0 refused"), DriftSweeps.verify(out()));
    Files.delete(temporary.resolve("runs/b/step00002.safetensors"));
    List<String> said = DriftSweeps.verify(out());
    assertTrue(said.getFirst().contains(temporary.resolve("runs/b/step00002.safetensors").toString()), said.getFirst());
    assertEquals("1 again, 1 refused", said.getLast());
  }

  /** The files of cells that have a result are made again where a cell that is open needs them. */
  @Test
  void filesThatAreGoneAreMadeAgain() throws Exception {
    String first = DriftSweeps.TRAINED.replaceFirst("drift: .*\n", "");
    DriftSweeps.run(DriftSweeps.read(first, temporary), out());
    byte[] kept = bytes(checkpoints(out()).getFirst());
    Path gone = checkpoints(out()).getFirst();
    Files.delete(gone);
    Sweep sweep = DriftSweeps.read(DriftSweeps.TRAINED, temporary);
    ResultDirectory.update(out(), sweep,
        Manifest.of(sweep, "auto", "1", Map.of()),
        ResultDirectory.specs(DriftSweeps.KINDS), line -> {});
    assertEquals(3, DriftSweeps.run(sweep, out()).recorded());
    assertArrayEquals(kept, bytes(gone));
    assertEquals(List.of("2 again, 0 refused"), DriftSweeps.verify(out()));
  }

  /** Shards keep cells together with those whose files they read. */
  @Test
  void eachShardHasWhatItNeeds() throws Exception {
    Sweep sweep = DriftSweeps.read(DriftSweeps.TRAINED, temporary);
    for (int shard = 2; shard >= 1; shard--) {
      Path part = temporary.resolve("part" + shard);
      assertEquals(0, DriftSweeps.run(sweep, part, new Shard(shard, 2), Retry.NONE).exitCode());
      assertEquals(2, DriftSweeps.records(part).size());
    }
    Path merged = temporary.resolve("merged");
    Merge.run(List.of(temporary.resolve("part1"), temporary.resolve("part2")), merged,
        ResultDirectory.specs(DriftSweeps.KINDS));
    assertEquals(10, checkpoints(merged).size());
    assertEquals(List.of("2 again, 0 refused"), DriftSweeps.verify(merged));
  }

  /** A cell whose training was refused says so, and is run again with it. */
  @Test
  void aCellWithoutItsTrainingIsTold() throws Exception {
    String limited = DriftSweeps.TRAINED.replace("seed: 3", "limits: {memory: 64 KiB}");
    assertEquals(2, DriftSweeps.run(DriftSweeps.read(limited, temporary), out()).failed());
    CellRecord failed = DriftSweeps.records(out()).getLast();
    assertEquals(CellStatus.FAILED, failed.status());
    assertTrue(failed.reason().endsWith("step00000.safetensors, which the cell "
        + DriftSweeps.records(out()).get(1).key() + " writes, got no such file: that cell was skipped or failed; run it"
        + " again with --retry failed,skipped"), failed.reason());
    assertEquals(4, DriftSweeps.run(DriftSweeps.read(limited, temporary), out(), Shard.WHOLE, Retry.parse("skipped"))
        .recorded());
  }
}
