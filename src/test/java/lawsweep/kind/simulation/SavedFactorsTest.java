package lawsweep.kind.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import lawsweep.checkpoint.Checkpoint;
import lawsweep.checkpoint.Checkpoints;
import lawsweep.checkpoint.StoredTensor;
import lawsweep.spec.SpecException;
import lawsweep.sweep.CellFiles;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Sweep;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints of gradient descent: what is in them, when they are written, and who may ask for them. */
class SavedFactorsTest {

  private static final double[] START = {1, 0.5, -0.25, 2};
  private static final double[] GOAL = {0.5, 0, 1, -1};

  @TempDir
  Path temporary;

  private static Sweep sweep(String more) throws SpecException {
    return FakeKinds.read("s.yaml", ("name: a\nlangevin: [{dynamics: sgd, width: 2, energy: {kind: target, matrix: "
        + "[[0.5, 0], [1, -1]]}, initial: {kind: matrix, value: [[1, 0.5], [-0.25, 2]]}, " + more + "}]\n")
        .getBytes(StandardCharsets.UTF_8));
  }

  private static SimulationCell cell(String more) throws SpecException {
    return (SimulationCell) sweep(more).cells().getFirst();
  }

  private CellFiles run(SimulationCell cell) throws IOException {
    var kind = new SimulationKind().at(temporary);
    kind.run(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER, CheckpointStore.NONE);
    return kind.leaves(cell).orElseThrow();
  }

  private double[] numbers(CellFiles files, int at, String tensor) throws IOException {
    try (Checkpoint checkpoint = Checkpoints.open(temporary.resolve(files.folder()).resolve(files.names().get(at)))) {
      StoredTensor stored = checkpoint.find(tensor).orElseThrow();
      double[] numbers = new double[Math.toIntExact(stored.size())];
      checkpoint.numbers(stored).read(0, numbers, 0, numbers.length);
      return numbers;
    }
  }

  /** The product of the layers is the matrix of the start, which is not symmetric: layers are out × in, in order. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void layersStandFromInputToOutput(int depth) throws Exception {
    CellFiles files = run(cell("depth: " + depth + ", step: 0.1, time: 0.5, checkpoints: true"));
    double[] product = numbers(files, 0, "0.weight");
    for (int layer = 1; layer < depth; layer++) {
      product = multiply(numbers(files, 0, layer + ".weight"), product);
    }
    assertArrayEquals(START, product, 1e-14);
    assertEquals("vec 2" + " > dense 2".repeat(depth - 1) + " > out 2", files.net());
  }

  private static double[] multiply(double[] a, double[] b) {
    return new double[] {a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3]};
  }

  /** One layer goes the way W - T ← (1 - τ) (W - T), at the steps that files tell. */
  @Test
  void oneLayerIsKnownInClosedForm() throws Exception {
    CellFiles files = run(cell("depth: 1, step: 0.1, time: 1, record_every: 0.2, checkpoints: true"));
    assertEquals(List.of("step00000.safetensors", "step00002.safetensors", "step00004.safetensors",
        "step00006.safetensors", "step00008.safetensors", "step00010.safetensors"), files.names());
    for (int at = 0; at < 6; at++) {
      double[] expected = new double[4];
      for (int i = 0; i < 4; i++) {
        expected[i] = GOAL[i] + Math.pow(0.9, 2 * at) * (START[i] - GOAL[i]);
      }
      assertArrayEquals(expected, numbers(files, at, "0.weight"), 1e-14);
    }
  }

  @Test
  void filesTellHowTheyWereMade() throws Exception {
    CellFiles files = run(cell("depth: 2, step: 0.1, time: 0.3, record_every: 0.3, weight_decay: 0.5,"
        + " checkpoints: true"));
    Path folder = temporary.resolve(files.folder());
    try (Checkpoint last = Checkpoints.open(folder.resolve("step00003.safetensors"))) {
      assertEquals(Map.of("step", "3", "lr", "0.1", "weight_decay", "0.5", "optimizer", "sgd"), last.metadata());
      assertEquals(List.of("0.weight", "1.weight"), last.tensors().stream().map(StoredTensor::name).toList());
    }
  }

  /** Records every 0.25 make steps of 0.125 where 0.2 was asked for, and one of 0.1 at the end. */
  @Test
  void otherRatesStandInAFileOfTheirOwn() throws Exception {
    CellFiles files = run(cell("depth: 2, step: 0.2, time: 0.35, record_every: 0.25, checkpoints: true"));
    assertEquals(List.of("run.json", "step00000.safetensors", "step00002.safetensors", "step00003.safetensors"),
        files.names());
    String told = Files.readString(temporary.resolve(files.folder()).resolve("run.json"));
    assertTrue(told.startsWith("{\"optimizer\":\"sgd\",\"lr\":[[0,0.125],[2,0.09"), told);
    assertTrue(told.endsWith("]],\"weight_decay\":0.0}"), told);
  }

  /** Stopped once it has begun, and gone on with after a file was lost: all files are there again, with their bytes. */
  @Test
  void aSimulationThatGoesOnLeavesTheSameFiles() throws Exception {
    SimulationCell cell = cell("depth: 2, step: 0.1, time: 0.5, checkpoints: true");
    CellFiles files = run(cell);
    Path first = temporary.resolve(files.folder()).resolve(files.names().getFirst());
    byte[] whole = Files.readAllBytes(first);
    for (String name : files.names()) {
      Files.delete(temporary.resolve(files.folder()).resolve(name));
    }
    byte[][] kept = new byte[1][];
    CheckpointStore store = new CheckpointStore() {
      @Override
      public Optional<byte[]> load() {
        return Optional.ofNullable(kept[0]);
      }

      @Override
      public void save(byte[] checkpoint) {
        kept[0] = checkpoint;
      }
    };
    AtomicInteger asked = new AtomicInteger();
    var kind = new SimulationKind().at(temporary);
    Stop second = () -> asked.incrementAndGet() > 1;
    assertThrows(StoppedException.class, () -> kind.run(cell, Limits.DEFAULT, Team.alone(), second, store));
    Files.delete(first);
    kind.run(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER, store);
    assertEquals(Optional.empty(), files.missing(temporary));
    assertArrayEquals(whole, Files.readAllBytes(first));
  }

  /** Keys, and with them random numbers and directories, are those of simulations that save nothing. */
  @Test
  void cellsStayTheSame() throws Exception {
    String plain = "depth: 2, step: 0.1, time: 0.5";
    Sweep saved = sweep(plain + ", checkpoints: true");
    assertEquals(sweep(plain).fingerprint(), saved.fingerprint());
    assertEquals(sweep(plain).cells(), saved.cells());
    assertFalse(cell(plain + ", checkpoints: false").checkpoints());
    assertTrue(cell(plain + ", checkpoints: true").checkpoints());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "dynamics: upstairs, depth: 2, width: 2, step: 0.1, time: 1, checkpoints: true | 'checkpoints' is not used by"
          + " upstairs; remove it; it is for sgd",
      "dynamics: [sgd, dyson], depth: 2, width: 2, step: 0.1, time: 1, checkpoints: true | 'checkpoints' is not used by"
          + " dyson; give dyson an entry of its own; it is for sgd",
      "dynamics: sgd, depth: 2, width: 2, step: 0.1, time: 1, checkpoints: 5 | 'checkpoints' is '5'; expected true or"
          + " false",
      "dynamics: sgd, depth: 2, width: 2, step: 0.001, time: 20, record_every: 0.001, checkpoints: true | are 20001"
          + " files; expected at most 10000: give a larger 'record_every'"})
  void whoCannotSaveIsTold(String entry, String message) {
    SpecException e = assertThrows(SpecException.class, () -> FakeKinds.read("s.yaml",
        ("name: a\nlangevin: [{" + entry.strip() + "}]\n").getBytes(StandardCharsets.UTF_8)));
    assertTrue(e.getMessage().endsWith(message.strip()), e.getMessage());
  }
}
