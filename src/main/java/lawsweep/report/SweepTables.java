package lawsweep.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.ResultDirectory;
import lawsweep.sweep.ResultReader;

/**
 * The cells and records of a result directory as tables of a database: {@link CellTable}, {@link SimulationTables}.
 *
 * @param tally what all records say together
 * @param records how many there are
 * @param warnings records that are damaged or contradict each other, a line each
 */
record SweepTables(ResultTally tally, long records, List<String> warnings) {

  /** Reads a directory, also while its sweep runs. */
  static SweepTables load(ResultDirectory directory, ReportDatabase database) throws IOException {
    database.execute(CellTable.CREATE);
    SimulationTables.create(database);
    ResultTally tally = new ResultTally();
    long records = 0;
    try (ResultReader reader = ResultReader.open(directory);
        ReportDatabase.Rows rows = database.rows("cells");
        SimulationTables simulations = SimulationTables.fill(database)) {
      CellTable cells = new CellTable(rows, new CountCommand(directory.manifest().method()));
      Optional<CellRecord> next = reader.next();
      List<Cell> grid = directory.sweep().cells();
      for (int place = 0; place < grid.size(); place++) {
        Cell cell = grid.get(place);
        boolean has = next.isPresent() && next.get().cell().equals(cell);
        Optional<CellRecord> record = has ? next : Optional.empty();
        cells.add(place, cell, record);
        if (record.isPresent()) {
          tally.add(record.get());
          simulations.add(place, record.get());
          records++;
          next = reader.next();
        }
      }
      return new SweepTables(tally, records, reader.warnings());
    }
  }
}
