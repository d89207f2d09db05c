package lawsweep.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import lawsweep.kind.simulation.WordySimulator;
import lawsweep.sweep.store.ResultColumns;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report has few records in memory if they say a lot. */
class LongRecordsTest {

  @TempDir
  Path temporary;

  @Test
  void longRecordsAreReadOneByOne() throws Exception {
    ResultDirectory directory = WordySimulator.run(temporary.resolve("wordy"));
    try (ResultColumns results = ResultColumns.of(directory, Team.alone())) {
      assertArrayEquals(new int[] {9, 10, 11}, SweepTables.ends(directory.sweep(), results));
    }
    try (ReportDatabase database = ReportDatabase.open(temporary)) {
      SweepTables tables = SweepTables.load(directory, database);
      assertEquals(11, tables.records());
      assertEquals(8, tables.tally().counts());
      assertEquals(3, tables.tally().simulationFindings().simulations());
      assertEquals(3L * WordySimulator.ROWS, database.number("SELECT count(*) FROM series"));
      assertEquals(11, database.number("SELECT count(*) FROM cells"));
    }
  }
}
