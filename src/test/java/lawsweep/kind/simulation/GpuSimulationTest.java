package lawsweep.kind.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.flock.PackEngine;
import lawsweep.spec.SpecException;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.SpecReader;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.DeviceLane;
import lawsweep.sweep.run.DeviceLanes;
import lawsweep.sweep.run.HeardWarnings;
import lawsweep.sweep.run.Retry;
import lawsweep.sweep.run.RunListener;
import lawsweep.sweep.run.RunMeter;
import lawsweep.sweep.run.RunResult;
import lawsweep.sweep.run.RunSettings;
import lawsweep.sweep.run.StopSwitch;
import lawsweep.sweep.run.SweepRunner;
import lawsweep.sweep.store.Manifest;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.ResultReader;
import lawsweep.sweep.store.Shard;
import lawsweep.work.DeviceLostException;
import lawsweep.work.DeviceShare;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of sweeps with simulations on a device, here one of packs: records are those of the processor. */
class GpuSimulationTest {

  private static final String SPEC = """
      name: small
      seed: 9
      langevin:
        - {dynamics: [upstairs, downstairs], depth: 2, width: 2, step: 0.01, time: 0.1, record_every: 0.05,
           energy: {kind: quadratic}, replicas: 17}
        - {dynamics: dyson, width: 2, step: 0.01, time: 0.1, energy: {kind: quadratic}, replicas: 9}
      """;

  /** The cells of factors and of the end-to-end matrix are the device's. */
  private static final SimulationGpu RULE = new SimulationGpu() {
    @Override
    public Optional<DeviceShare> share(LangevinCell cell) {
      return cell.equation().label().equals("dyson") ? Optional.empty() : Optional.of(new DeviceShare(1 << 20, 1));
    }
  };

  @TempDir
  Path temporary;

  private final List<String> said = Collections.synchronizedList(new ArrayList<>());

  private static Kinds kinds(SimulationGpu gpu) {
    return Kinds.of(List.of(new SimulationKind(gpu)));
  }

  private static DeviceLanes lanes(boolean required, Consumer<PackEngine> beforeSteps) {
    Kinds kinds = kinds(new FlockLane(new PackEngine(1000, beforeSteps), Team.alone()));
    return new DeviceLanes("packs", 1, 1 << 30, required, () -> new DeviceLane() {
      @Override
      public Kinds kinds() {
        return kinds;
      }

      @Override
      public void giveBack() {}

      @Override
      public void close() {}
    });
  }

  private RunResult run(String name, SimulationGpu gpu, Optional<DeviceLanes> lanes) throws IOException, SpecException {
    Sweep sweep = new SpecReader(kinds(SimulationGpu.NONE)).read("sweep.yaml", SPEC.getBytes(StandardCharsets.UTF_8));
    ResultDirectory directory =
        ResultDirectory.prepare(temporary.resolve(name), sweep, Manifest.of(sweep, "auto", "1", Map.of()));
    RunListener listener = new HeardWarnings(said);
    return new SweepRunner(kinds(gpu), RunSettings.of(Shard.WHOLE, 1, Retry.NONE, "host"), new StopSwitch(),
        new RunMeter(), listener, lanes).run(directory);
  }

  private Map<String, CellRecord> records(String name) throws IOException {
    Map<String, CellRecord> records = new TreeMap<>();
    try (ResultReader reader =
        ResultReader.open(ResultDirectory.open(temporary.resolve(name), kinds(SimulationGpu.NONE)))) {
      for (Optional<CellRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
        records.put(next.get().key(), next.get());
      }
    }
    return records;
  }

  private static long on(Map<String, CellRecord> records, String backend) {
    return records.values().stream().filter(record -> record.backend().equals(backend)).count();
  }

  private Map<String, CellRecord> expected() throws IOException, SpecException {
    assertEquals(0, run("plain", SimulationGpu.NONE, Optional.empty()).exitCode());
    Map<String, CellRecord> records = records("plain");
    assertEquals(3, on(records, "host"));
    return records;
  }

  @Test
  void recordsAreThoseOfTheProcessor() throws IOException, SpecException {
    Map<String, CellRecord> expected = expected();
    assertEquals(0, run("device", RULE, Optional.of(lanes(true, engine -> {}))).exitCode());
    Map<String, CellRecord> records = records("device");
    assertEquals(2, on(records, "packs"));
    assertEquals(1, on(records, "host"));
    expected.forEach((key, record) -> assertTrue(record.sameResult(records.get(key)), key));
    assertEquals(List.of(), said);
  }

  private static void lose(PackEngine engine) {
    if (engine.advances() == 3) {
      throw new DeviceLostException("719 CUDA_ERROR_LAUNCH_FAILED");
    }
  }

  @Test
  void withoutItsDeviceARunGoesOn() throws IOException, SpecException {
    Map<String, CellRecord> expected = expected();
    assertEquals(0, run("lost", RULE, Optional.of(lanes(false, GpuSimulationTest::lose))).exitCode());
    Map<String, CellRecord> records = records("lost");
    assertEquals(3, on(records, "host"));
    expected.forEach((key, record) -> assertTrue(record.sameResult(records.get(key)), key));
    assertTrue(said.getFirst().startsWith("packs is given up: 719 CUDA_ERROR_LAUNCH_FAILED; "), said.toString());
  }

  @Test
  void aDeviceThatIsRequiredAndLostFailsItsCell() throws IOException, SpecException {
    run("required", RULE, Optional.of(lanes(true, GpuSimulationTest::lose)));
    Map<String, CellRecord> records = records("required");
    assertEquals(2, records.size(), "one that failed, and the processor's");
    assertEquals(1, records.values().stream().filter(record -> record.status() == CellStatus.FAILED).count());
    run("required", SimulationGpu.NONE, Optional.empty());
    assertEquals(3, records("required").size(), "the one that was left");
  }
}
