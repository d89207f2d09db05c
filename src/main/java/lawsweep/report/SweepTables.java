package lawsweep.report;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lawsweep.export.CountCommand;
import lawsweep.kind.count.InputMatrix;
import lawsweep.pattern.Inputs;
import lawsweep.spec.InputFiles;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.ResultReader;

/**
 * The cells and records of a result directory as tables of a database: {@link CellTable}, {@link SimulationTables}.
 *
 * @param tally what all records say together
 * @param records how many there are
 * @param drift what runs conserve
 * @param warnings records that are damaged or contradict each other, a line each
 */
record SweepTables(ResultTally tally, long records, DriftRuns drift, List<String> warnings) {

  /** Finds the copy of the file that inputs came from by their hash. */
  private static Function<Inputs, Optional<String>> inputFiles(ResultDirectory directory) {
    Map<String, String> paths = new HashMap<>();
    return inputs -> Optional.ofNullable(paths.computeIfAbsent(inputs.sha256(), hash -> directory.sweep().files()
        .entrySet().stream().filter(file -> InputMatrix.hashes(file.getValue()).contains(hash)).findFirst()
        .map(file -> directory.path().resolve(InputFiles.DIRECTORY).resolve(InputFiles.copyName(file.getKey()))
            .toString())
        .orElse(null)));
  }

  /** Reads a directory, also while its sweep runs. */
  static SweepTables load(ResultDirectory directory, ReportDatabase database) throws IOException {
    database.execute(CellTable.CREATE);
    SimulationTables.create(database);
    DrawTable.create(database);
    SweepTables tables = fill(directory, database);
    NetworkTable.create(database);
    return tables;
  }

  private static SweepTables fill(ResultDirectory directory, ReportDatabase database) throws IOException {
    ResultTally tally = new ResultTally();
    DriftRuns drift = new DriftRuns();
    long records = 0;
    try (ResultReader reader = ResultReader.open(directory);
        ReportDatabase.Rows rows = database.rows("cells");
        SimulationTables simulations = SimulationTables.fill(database);
        DrawTable draws = DrawTable.fill(database)) {
      CellTable cells = new CellTable(rows, new CountCommand(directory.manifest().method(), inputFiles(directory)));
      Optional<CellRecord> next = reader.next();
      List<Cell> grid = directory.sweep().cells();
      for (int place = 0; place < grid.size(); place++) {
        Cell cell = grid.get(place);
        boolean has = next.isPresent() && next.get().cell().equals(cell);
        Optional<CellRecord> record = has ? next : Optional.empty();
        cells.add(place, cell, record, reader.written(place));
        if (record.isPresent()) {
          tally.add(record.get(), directory.sweep().kinds().rules(record.get()));
          simulations.add(place, record.get());
          draws.add(place, record.get());
          drift.add(record.get());
          records++;
          next = reader.next();
        }
      }
      return new SweepTables(tally, records, drift, reader.warnings());
    }
  }
}
