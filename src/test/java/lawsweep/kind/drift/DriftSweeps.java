package lawsweep.kind.drift;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.checkpoint.NumberType;
import lawsweep.checkpoint.Safetensors;
import lawsweep.export.ResultExport;
import lawsweep.export.ResultTable;
import lawsweep.export.TableFormat;
import lawsweep.kind.simulation.SimulationKind;
import lawsweep.spec.InputFiles;
import lawsweep.spec.SpecException;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.SpecReader;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.Retry;
import lawsweep.sweep.run.RunMeter;
import lawsweep.sweep.run.RunResult;
import lawsweep.sweep.run.RunSettings;
import lawsweep.sweep.run.StopSwitch;
import lawsweep.sweep.run.SweepRunner;
import lawsweep.sweep.store.Manifest;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.ResultReader;
import lawsweep.sweep.store.Shard;
import lawsweep.sweep.verify.Verification;
import lawsweep.work.ThreadTeam;

/** Sweeps with training runs, for tests: read, run, exported, verified. */
final class DriftSweeps {

  static final Kinds KINDS = Kinds.of(List.of(new SimulationKind(), new DriftKind()));

  /** Trains two networks at two learning rates and follows their laws. */
  static final String TRAINED = """
      name: trained
      seed: 3
      langevin:
        - dynamics: sgd
          depth: 3
          width: 2
          energy: {kind: target, matrix: [[1, 0.3], [-0.2, 0.6]]}
          initial: {kind: matrix, value: [[0.6, 0.1], [-0.2, 0.4]]}
          step: [0.04, 0.02]
          time: 0.8
          record_every: 0.2
          checkpoints: true
      drift: [{run: {cells: sgd}}]
      """;

  private DriftSweeps() {}

  /** A sweep whose files are in or below a folder. */
  static Sweep read(String spec, Path folder) throws SpecException {
    return new SpecReader(KINDS).read("sweep.yaml", spec.getBytes(StandardCharsets.UTF_8),
        InputFiles.beside(folder, ResultDirectory.MANIFEST));
  }

  /** What becomes of a directory that is run, or gone on with. */
  static RunResult run(Sweep sweep, Path out, Shard shard, Retry retry) throws IOException {
    ResultDirectory directory = ResultDirectory.prepare(out, sweep, Manifest.of(sweep, "auto", "1", Map.of()));
    return new SweepRunner(KINDS.at(out), RunSettings.of(shard, 2, retry, "here"), new StopSwitch(), new RunMeter())
        .run(directory);
  }

  /** The same in one piece. */
  static RunResult run(Sweep sweep, Path out) throws IOException {
    return run(sweep, out, Shard.WHOLE, Retry.NONE);
  }

  /** All records of a directory, in grid order. */
  static List<CellRecord> records(Path out) throws IOException {
    List<CellRecord> records = new ArrayList<>();
    try (ResultReader reader = ResultReader.open(ResultDirectory.open(out, KINDS))) {
      for (Optional<CellRecord> record = reader.next(); record.isPresent(); record = reader.next()) {
        records.add(record.get());
      }
    }
    return records;
  }

  /** What is said of refused records, and in the end how many were measured again and how many are refused. */
  static List<String> verify(Path out) throws IOException {
    List<String> said = new ArrayList<>();
    Kinds here = KINDS.at(out);
    try (ResultReader reader = ResultReader.open(ResultDirectory.open(out, here));
        ThreadTeam team = new ThreadTeam(2)) {
      Verification.Result result = new Verification(here, team, said::add).run(reader.toVerify());
      said.add(result.files().again() + " again, " + result.refused() + " refused");
    }
    return said;
  }

  /** The lines of a table. */
  static List<String> export(Path out, String table, TableFormat format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ResultTable label = ResultTable.words(KINDS).find(table).orElseThrow();
    new ResultExport(ResultDirectory.open(out, KINDS), label, format).toStream(bytes);
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** Writes a run of two layers without biases, 2 → 1 → 1: the number of a step moves its weights. */
  static void write(Path folder, int... steps) throws IOException {
    Files.createDirectories(folder);
    for (int step : steps) {
      Safetensors.write(folder.resolve("step%05d.safetensors".formatted(step)), Map.of("step", Integer.toString(step)),
          List.of(
              new Safetensors.Tensor("0.weight", NumberType.F64, List.of(1L, 2L), new double[] {1 + step, 2}),
              new Safetensors.Tensor("1.weight", NumberType.F64, List.of(1L, 1L), new double[] {3 - step})));
    }
  }
}
