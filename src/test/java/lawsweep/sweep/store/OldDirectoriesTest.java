package lawsweep.sweep.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.kind.count.CountKind;
import lawsweep.kind.count.RoadChoice;
import lawsweep.kind.simulation.SimulationKind;
import lawsweep.spec.InputFiles;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.RecordForm;
import lawsweep.sweep.SpecReader;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.log.LogScan;
import lawsweep.sweep.run.Retry;
import lawsweep.sweep.run.RunMeter;
import lawsweep.sweep.run.RunResult;
import lawsweep.sweep.run.RunSettings;
import lawsweep.sweep.run.StopSwitch;
import lawsweep.sweep.run.SweepRunner;
import lawsweep.sweep.verify.Verification;
import lawsweep.work.ThreadTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Result directories that version 0.1.0 made are read, checked and resumed. */
class OldDirectoriesTest {

  private static final Kinds KINDS =
      FakeKinds.of(new CountKind(new VectorKernels(), RoadChoice.AUTO), new SimulationKind());

  @TempDir
  Path temporary;

  /** A copy of one of them. */
  private Path copy(String name) throws IOException, URISyntaxException {
    Path from =
        Path.of(Objects.requireNonNull(OldDirectoriesTest.class.getResource("/lawsweep/dirs-0.1.0/" + name)).toURI());
    Path to = temporary.resolve(name);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }

  private static Verification.Result verify(ResultDirectory directory) throws IOException {
    return verify(directory, List.of());
  }

  private static Verification.Result verify(ResultDirectory directory, List<String> notices) throws IOException {
    List<String> said = new ArrayList<>();
    try (ResultReader reader = ResultReader.open(directory); ThreadTeam team = new ThreadTeam(2)) {
      Verification.Result result = new Verification(KINDS, team, said::add).run(reader.toVerify());
      assertEquals(List.of(), said);
      assertEquals(notices, reader.warnings());
      return result;
    }
  }

  private static List<byte[]> payloads(ResultDirectory directory) throws IOException {
    List<byte[]> payloads = new ArrayList<>();
    for (Path log : directory.logs()) {
      try (FileChannel channel = FileChannel.open(log)) {
        assertEquals(List.of(), LogScan.scan(channel, (payload, offset) -> payloads.add(payload)).damagedAt());
      }
    }
    return payloads;
  }

  @Test
  void whatIsReadIsWrittenByteForByte() throws Exception {
    int records = 0;
    for (String name : List.of("counts", "simulations", "halfdone")) {
      ResultDirectory directory = ResultDirectory.open(copy(name), KINDS);
      RecordForm form = directory.sweep().records();
      for (byte[] payload : payloads(directory)) {
        assertEquals(new String(payload, StandardCharsets.UTF_8),
            new String(form.bytes(form.read(payload)), StandardCharsets.UTF_8));
        records++;
      }
    }
    assertTrue(records > 40, records + " records");
  }

  @Test
  void countsAreVerified() throws Exception {
    ResultDirectory directory = ResultDirectory.open(copy("counts"), KINDS);
    SweepStatus status = SweepStatus.of(directory);
    assertEquals(0, status.remaining());
    assertEquals(List.of(), status.damages());
    Verification.Result result = verify(directory);
    assertEquals(status.count(CellStatus.DONE), result.verified());
  }

  /** What version 1 called extra of draws is kept as it is, and counted as what it is. */
  @Test
  void extrasOfDrawsAreUndecidedInSummariesAlone() throws Exception {
    ResultDirectory directory = ResultDirectory.open(copy("counts"), KINDS);
    SweepStatus status = SweepStatus.of(directory);
    assertEquals(1, status.count("undecided"));
    assertEquals(5, status.count("extra"));
    assertEquals("relu_2x3x2_data_10_2ind915e2f5_0", status.attention().getFirst().key());
    assertEquals("phi's value in none of 10 draws (its share is below 26 % with 95 % confidence)",
        status.attention().getFirst().reason());
    long extras = payloads(directory).stream().map(payload -> new String(payload, StandardCharsets.UTF_8))
        .filter(record -> record.contains("\"verdict\":\"extra\"")).count();
    assertEquals(6, extras);
    List<byte[]> before = payloads(directory);
    RunResult result = new SweepRunner(KINDS, RunSettings.of(Shard.WHOLE, 2, Retry.NONE, "here"), new StopSwitch(),
        new RunMeter()).run(directory);
    assertEquals(0, result.recorded());
    assertEquals(before.size(), payloads(directory).size());
  }

  @Test
  void simulationsAreComputedAgain() throws Exception {
    ResultDirectory directory = ResultDirectory.open(copy("simulations"), KINDS);
    SweepStatus status = SweepStatus.of(directory);
    assertEquals(0, status.remaining());
    Verification.Result result = verify(directory);
    assertEquals(status.finished(), result.again());
  }

  /** One more entry, the others in another order: all that there was is kept. */
  @Test
  void aDirectoryGoesOnWithAnotherSpec() throws Exception {
    for (String name : List.of("counts", "halfdone")) {
      // Cells with inputs that version 0.1.0 rounded: they are other cells now.
      int rounded = 2;
      Path path = copy(name);
      SweepStatus before = SweepStatus.of(ResultDirectory.open(path, KINDS));
      String spec = Files.readString(path.resolve("spec.yaml"))
          .replace("networks:\n", "networks:\n  - {family: linear, widths: [[3, 3, 3]]}\n");
      Sweep sweep = new SpecReader(KINDS).read("spec.yaml", spec.getBytes(StandardCharsets.UTF_8),
          InputFiles.copiesIn(path));
      List<String> said = new ArrayList<>();
      ResultDirectory directory = ResultDirectory.update(path, sweep, Manifest.of(sweep, "auto", "0.1.0", Map.of()),
          ResultDirectory.specs(KINDS), said::add);
      assertEquals(List.of("going on in " + path + " with a spec that was changed: networks.1 is new; inputs that are"
          + " not whole numbers, which version 0.1.0 rounded, are taken exactly"), said);
      SweepStatus now = SweepStatus.of(ResultDirectory.open(path, KINDS));
      assertEquals(before.finished() - rounded, now.finished());
      assertEquals(before.remaining() + 1 + rounded, now.remaining());
      assertEquals(before.begun(), now.begun());
      assertEquals("0.1.0", directory.manifest().specs().getFirst().version());
      assertEquals(1 + before.remaining() + rounded,
          new SweepRunner(KINDS, RunSettings.of(Shard.WHOLE, 2, Retry.NONE, "here"),
              new StopSwitch(), new RunMeter()).run(directory).recorded());
      verify(directory, List.of(rounded + " records are of cells that the spec no longer asks for"));
    }
  }

  @Test
  void aRunThatWasStoppedGoesOn() throws Exception {
    ResultDirectory directory = ResultDirectory.open(copy("halfdone"), KINDS);
    SweepStatus before = SweepStatus.of(directory);
    assertTrue(before.remaining() > 0);
    assertEquals(1, before.begun());
    RunResult result = new SweepRunner(KINDS, RunSettings.of(Shard.WHOLE, 2, Retry.NONE, "here"), new StopSwitch(),
        new RunMeter()).run(directory);
    assertEquals(0, result.exitCode());
    assertEquals(List.of(), result.warnings());
    assertEquals(before.remaining(), result.recorded());
    SweepStatus after = SweepStatus.of(directory);
    assertTrue(after.complete());
    assertEquals(0, after.begun());
    verify(directory);
    List<String> data = payloads(directory).stream().map(payload -> new String(payload, StandardCharsets.UTF_8))
        .filter(record -> record.contains("\"inputs\":{\"samples\"")).toList();
    assertEquals(2, data.size());
    assertTrue(data.stream().allMatch(record -> record.contains("\"engine\":\"1\"")), "their inputs were rounded");
  }
}
