package lawsweep.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lawsweep.cli.terminal.UsageException;
import lawsweep.cuda.NoGpuException;
import lawsweep.cuda.PtxGpu;
import lawsweep.env.Provenance;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.RoadChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.lie.span.Engines;
import lawsweep.spec.SpecException;
import lawsweep.support.Architectures;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.SpecReader;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.DeviceLane;
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
import lawsweep.work.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** How a command gets its GPU, and what a run does with it: here one that executes PTX text in Java. */
class GpuInUseTest {

  private static final Kernels KERNELS = new VectorKernels();
  private static final GpuSource NONE = index -> {
    throw new NoGpuException("no driver");
  };
  private static final String SPEC = """
      name: small
      seed: 9
      networks:
        - family: linear
          widths: [[2, 3, 3, 2], [3, 4, 3], [1, 4, 4, 2], [2, 2, 2, 2], [4, 3, 4], [2, 5, 2]]
        - {family: relu, widths: [[1, 2, 1], [2, 2, 2]], fields: data, draws: 2}
        - {family: tanh, depth: 2, each: 2..3, fields: data, draws: 2}
      """;

  private static final String ENSEMBLES = """
      name: ensembles
      seed: 9
      langevin:
        - {dynamics: [upstairs, downstairs], depth: 2, width: [2, 5], step: 0.05, time: 0.2, record_every: 0.1,
           energy: {kind: quadratic}, replicas: 9}
        - {dynamics: upstairs, scheme: heun, depth: 2, width: 2, step: 0.05, time: 0.1, replicas: 3}
        - {dynamics: dyson, width: 2, step: 0.05, time: 0.1, replicas: 3}
      """;

  @TempDir
  Path temporary;

  private final List<String> said = Collections.synchronizedList(new ArrayList<>());

  private static Device device(String text) {
    return new Device.Converter().convert(text);
  }

  @Test
  void devicesAreRead() {
    assertEquals(Device.AUTO, device("auto"));
    assertEquals(Device.CPU, device("cpu"));
    assertEquals(Device.gpu(0), device("cuda"));
    assertEquals(Device.gpu(12), device("cuda:12"));
    assertTrue(device("cuda:0").required());
    assertFalse(device("auto").required());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CPU", "gpu", "cuda:", "cuda:x", "cuda:-1", "cuda:1000", "cuda 1", "cuda0"})
  void otherDevicesAreRefused(String text) {
    assertEquals("expected auto, cpu, cuda or cuda:1 (cuda:0 is the first GPU), got '" + text + "'",
        assertThrows(TypeConversionException.class, () -> device(text)).getMessage());
  }

  @Test
  void noneIsLookedForInVain() {
    GpuSource untouched = index -> fail("looked for");
    for (GpuInUse gpu : List.of(GpuInUse.of(Device.CPU, () -> true, untouched),
        GpuInUse.of(Device.AUTO, () -> false, untouched))) {
      assertEquals("", gpu.line());
      assertEquals(Optional.empty(), gpu.off());
      assertEquals(Optional.empty(), gpu.provenance());
      assertEquals(Optional.empty(), gpu.lanes(KERNELS, RoadChoice.AUTO, false));
      gpu.close();
    }
  }

  @Test
  void withoutOneAutoSaysSoAndCudaIsRefused() {
    GpuInUse auto = GpuInUse.of(Device.AUTO, () -> true, NONE);
    assertEquals("; GPU: off (no driver); using CPU", auto.line());
    assertEquals(Optional.of("GPU: off (no driver); using CPU"), auto.off());
    assertEquals("expected a GPU for --device cuda, got none: no driver",
        assertThrows(UsageException.class, () -> GpuInUse.of(device("cuda"), () -> false, NONE)).getMessage());
    assertEquals("expected a GPU for --device cuda:3, got none: no driver",
        assertThrows(UsageException.class, () -> GpuInUse.of(device("cuda:3"), () -> false, NONE)).getMessage());
  }

  @Test
  void theOneThatIsAskedForIsOpened() {
    List<Integer> asked = new ArrayList<>();
    GpuSource source = index -> {
      asked.add(index);
      return new PtxGpu();
    };
    GpuInUse.of(Device.AUTO, () -> true, source).close();
    GpuInUse.of(device("cuda"), () -> false, source).close();
    GpuInUse.of(device("cuda:2"), () -> false, source).close();
    assertEquals(List.of(0, 0, 2), asked);
  }

  /** The rate is written as it decides: rounded. Without a GPU the keys are those of older versions. */
  @Test
  void whatItIsIsWrittenDown() {
    Provenance here = Provenance.of(System.getenv(), "vector-512", 2);
    assertEquals(List.of("version", "commit", "dirty", "java", "system", "host", "cpu", "fma", "backend", "threads",
        "heap_bytes"), List.copyOf(here.toMap().keySet()));
    try (GpuInUse gpu = GpuInUse.of(Device.AUTO, () -> true, index -> PtxGpu.withMemory(1L << 30))) {
      assertEquals("; GPU: PTX in Java (cuda-9.0)", gpu.line());
      assertEquals(Map.of("name", "PTX in Java", "software", "no driver, plain loops", "memory_bytes", 1L << 30,
          "flops_per_second", 0x1p43), here.with(gpu.provenance()).toMap().get("gpu"));
    }
  }

  /** limits.memory is about the heap: on a lane the basis is not there. */
  @Test
  void cellsOnALaneNeedLittleHeap() {
    RoadChoice dense = new RoadChoice("dense");
    CountCell cell = new CountCell(
        new LawCell(Architectures.linear(Collections.nCopies(11, 100).toArray(Integer[]::new)), Fields.GENERIC, 0, 0));
    try (GpuInUse gpu = GpuInUse.of(Device.AUTO, () -> true, index -> new PtxGpu());
        DeviceLane lane = gpu.lanes(KERNELS, dense, false).orElseThrow().lanes().get()) {
      long there = lane.kinds().of(cell).estimate(cell, Limits.DEFAULT).memoryBytes();
      long here = AllKinds.with(KERNELS, dense).of(cell).estimate(cell, Limits.DEFAULT).memoryBytes();
      assertTrue(there < 1L << 30 && here > 8L << 30, there + " and " + here);
    }
  }

  private static Sweep sweep(String spec) throws SpecException {
    return new SpecReader(AllKinds.plain()).read("sweep.yaml", spec.getBytes(StandardCharsets.UTF_8));
  }

  /** Runs the sweep with all cells on the GPU that can be, beside the processor. */
  private RunResult run(String name, GpuInUse gpu, boolean required) throws IOException, SpecException {
    return run(name, SPEC, gpu, required);
  }

  private RunResult run(String name, String spec, GpuInUse gpu, boolean required) throws IOException, SpecException {
    Sweep sweep = sweep(spec);
    ResultDirectory directory =
        ResultDirectory.prepare(temporary.resolve(name), sweep, Manifest.of(sweep, "auto", "1", Map.of()));
    RunListener listener = new HeardWarnings(said);
    Kinds kinds = AllKinds.with(Engines.host(KERNELS), RoadChoice.AUTO, gpu.useForAll());
    return new SweepRunner(kinds, RunSettings.of(Shard.WHOLE, 1, Retry.NONE, "host"), new StopSwitch(),
        new RunMeter(), listener, gpu.lanes(KERNELS, RoadChoice.AUTO, required, 2)).run(directory);
  }

  private Map<String, CellRecord> records(String name) throws IOException {
    Map<String, CellRecord> records = new TreeMap<>();
    try (ResultReader reader =
        ResultReader.open(ResultDirectory.open(temporary.resolve(name), AllKinds.plain()))) {
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
    run("plain", GpuInUse.of(Device.CPU, () -> false, NONE), false);
    return records("plain");
  }

  @Test
  void aMixedSweepHasTheRecordsOfTheProcessor() throws IOException, SpecException {
    Map<String, CellRecord> expected = expected();
    try (GpuInUse gpu = GpuInUse.of(device("cuda"), () -> false, index -> PtxGpu.withMemory(1L << 30))) {
      assertEquals(0, run("mixed", gpu, true).exitCode());
    }
    Map<String, CellRecord> mixed = records("mixed");
    assertEquals(8, on(mixed, "cuda-9.0"));
    assertEquals(expected.size() - 8, on(mixed, "host"));
    expected.forEach((key, record) -> assertTrue(record.sameResult(mixed.get(key)), key));
    assertEquals(List.of(), said);
  }

  /** Replicas that PTX text moves have the records of those that the processor moves. */
  @Test
  void simulationsHaveTheRecordsOfTheProcessor() throws IOException, SpecException {
    run("plain", ENSEMBLES, GpuInUse.of(Device.CPU, () -> false, NONE), false);
    Map<String, CellRecord> expected = records("plain");
    try (GpuInUse gpu = GpuInUse.of(device("cuda"), () -> false, index -> PtxGpu.withMemory(1L << 30))) {
      assertEquals(0, run("moved", ENSEMBLES, gpu, true).exitCode());
    }
    Map<String, CellRecord> moved = records("moved");
    assertEquals(4, on(moved, "cuda-9.0"));
    assertEquals(2, on(moved, "host"));
    expected.forEach((key, record) -> assertTrue(record.sameResult(moved.get(key)), key));
    assertEquals(List.of(), said);
  }

  @Test
  void withLittleMemoryTheProcessorCountsAll() throws IOException, SpecException {
    Map<String, CellRecord> expected = expected();
    try (GpuInUse gpu = GpuInUse.of(device("cuda"), () -> false, index -> PtxGpu.withMemory(1L << 20))) {
      assertEquals(0, run("little", gpu, true).exitCode());
    }
    Map<String, CellRecord> little = records("little");
    assertEquals(expected.size(), on(little, "host"));
    expected.forEach((key, record) -> assertTrue(record.sameResult(little.get(key)), key));
  }

  @Test
  void aGpuThatIsLostIsGivenUpOrFailsACell() throws IOException, SpecException {
    Map<String, CellRecord> expected = expected();
    for (boolean required : new boolean[] {false, true}) {
      said.clear();
      String name = "lost" + required;
      try (GpuInUse gpu = GpuInUse.of(device("cuda"), () -> false, index -> losing())) {
        RunResult result = run(name, gpu, required);
        assertEquals(required ? 3 : 0, result.exitCode());
        assertEquals(required ? 1 : 0, result.failed());
      }
      Map<String, CellRecord> lost = records(name);
      assertTrue(lost.size() < expected.size() == required, lost.size() + " records");
      lost.forEach((key, record) -> assertTrue(
          record.status() == CellStatus.FAILED || record.sameResult(expected.get(key)), key));
      assertEquals(1, said.size(), said.toString());
      assertTrue(said.getFirst().startsWith("cuda-9.0 is given up: "), said.getFirst());
    }
  }

  private static PtxGpu losing() {
    PtxGpu gpu = PtxGpu.withMemory(1L << 30);
    gpu.loseAt(60);
    return gpu;
  }
}
