package lawsweep.report;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import lawsweep.export.CountCommand;
import lawsweep.export.OrderedParts;
import lawsweep.export.PartMaker;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.InputMatrix;
import lawsweep.parquet.RowGroup;
import lawsweep.parquet.RowGroupBuilder;
import lawsweep.pattern.Inputs;
import lawsweep.spec.InputFiles;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.log.RuleSet;
import lawsweep.sweep.store.ResultIndex;
import lawsweep.sweep.store.ResultColumns;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.work.ThreadTeam;

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
    Map<String, String> paths = new ConcurrentHashMap<>();
    return inputs -> Optional.ofNullable(paths.computeIfAbsent(inputs.sha256(), hash -> directory.sweep().files()
        .entrySet().stream().filter(file -> InputMatrix.hashes(file.getValue()).contains(hash)).findFirst()
        .map(file -> directory.path().resolve(InputFiles.DIRECTORY).resolve(InputFiles.copyName(file.getKey()))
            .toString())
        .orElse(null)));
  }

  /** Reads a directory, also while its sweep runs. */
  static SweepTables load(ResultDirectory directory, ReportDatabase database) throws IOException {
    SimulationTables.create(database);
    DrawTable.create(database);
    SweepTables tables = fill(directory, database);
    NetworkTable.create(database);
    return tables;
  }

  /** Some cells of the grid: their rows, and those of their records that have more to say, by their places. */
  private record Part(RowGroup rows, Map<Integer, CellRecord> records) {}

  /** True if all that a report has of a record is its row and its share of the tally. */
  private static boolean isToldByRow(CellRecord record) {
    return record.cell() instanceof CountCell && !DrawTable.has(record);
  }

  /** The parts in which cells are read: records of counts without data fields are not kept and weigh nothing. */
  static int[] ends(Sweep sweep, ResultColumns results) {
    List<Cell> grid = sweep.cells();
    return CellFile.GROUP.ends(grid.size(), place -> CountCell.law(grid.get(place))
        .filter(law -> law.data().isEmpty()).isPresent() ? 0 : results.cellLength(place));
  }

  private static SweepTables fill(ResultDirectory directory, ReportDatabase database) throws IOException {
    ResultTally tally = new ResultTally();
    DriftRuns drift = new DriftRuns();
    CountCommand command = new CountCommand(directory.manifest().method(), inputFiles(directory))
        .with(directory.sweep().limits().levels());
    try (ThreadTeam team = new ThreadTeam(ResultIndex.threads(Runtime.getRuntime().availableProcessors()));
        ResultColumns results = ResultColumns.of(directory, team);
        CellFile cells = CellFile.begin(database);
        SimulationTables simulations = SimulationTables.fill(database);
        DrawTable draws = DrawTable.fill(database)) {
      OrderedParts.write(ends(directory.sweep(), results), team,
          () -> parts(directory.sweep(), results, new CellTable(command), tally), part -> {
            cells.add(part.rows);
            for (Map.Entry<Integer, CellRecord> each : part.records.entrySet()) {
              simulations.add(each.getKey(), each.getValue());
              draws.add(each.getKey(), each.getValue());
              drift.add(each.getValue());
            }
          });
      cells.finish();
      return new SweepTables(tally, results.rows(), drift, results.warnings());
    }
  }

  private static PartMaker<Part> parts(Sweep sweep, ResultColumns results, CellTable table, ResultTally tally) {
    RowGroupBuilder group = CellFile.group();
    List<Cell> grid = sweep.cells();
    return (from, end) -> {
      Map<Integer, CellRecord> records = new LinkedHashMap<>();
      int row = firstRow(results, from);
      for (int place = from; place < end; place++) {
        boolean has = row < results.rows() && results.cell(row) == place;
        Optional<CellRecord> record = has ? Optional.of(results.parsed(row)) : Optional.empty();
        CellFile.add(table.row(place, grid.get(place), record,
            record.isPresent() ? Optional.of(results.written(row)) : Optional.empty()), group);
        if (record.isPresent()) {
          tally.add(record.get(), RuleSet.of(sweep.kinds(), record.get()));
          if (!isToldByRow(record.get())) {
            records.put(place, record.get());
          }
          row++;
        }
      }
      return new Part(group.take(end - from), records);
    };
  }

  /** The first row of a cell that has this place or a later one. */
  private static int firstRow(ResultColumns results, int place) {
    int low = 0;
    int high = results.rows();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (results.cell(middle) < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
