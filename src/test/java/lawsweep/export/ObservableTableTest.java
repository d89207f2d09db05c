package lawsweep.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lawsweep.langevin.cell.Dynamics;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Initial;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Side;
import lawsweep.sweep.grid.Cell;
import lawsweep.sweep.record.CellRecord;
import lawsweep.sweep.record.Outcome;
import org.junit.jupiter.api.Test;

/** The tidy table of observables, as text and as JSON. */
class ObservableTableTest {

  private static LangevinCell cell(int depth) {
    return new LangevinCell(Dynamics.DOWNSTAIRS, Scheme.EULER, Side.DOWNSTAIRS, depth, 2, 2, 0.5, 1, Energy.NONE,
        new Initial.Gaussian(1), 0.01, 2, 1, 4, 0, 0, 0, 1, 0);
  }

  private static CellRecord record(int depth) {
    LangevinResult result = new LangevinResult(List.of(new ObservableRow(0, "energy", "", 0.1, Double.NaN, 1),
        new ObservableRow(1, "end_to_end", "2,1", -0.0, 0, 4),
        new ObservableRow(1, "entropy", "", Double.NEGATIVE_INFINITY, Double.NaN, 0),
        new ObservableRow(2, "entropy", "", Double.NaN, 1e-13, 0)), 4, 0, 800);
    return CellRecord.done(new Cell.Simulation(cell(depth)), new Outcome.Simulation("1", result), "euler", "here", 1);
  }

  private static CellRecord failed() {
    return CellRecord.failed(new Cell.Simulation(cell(9)), "euler", "here", 1, "oops");
  }

  @Test
  void csv() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (RecordRows table = new ObservableRows(new CsvTable(bytes, ObservableRows.COLUMNS))) {
      table.add(record(3));
      table.add(failed());
      table.add(record(LangevinCell.INFINITE));
      table.finish();
    }
    String head = cell(3).key() + ",downstairs,3,2,0.5,1.0,0.01,";
    String limit = cell(LangevinCell.INFINITE).key() + ",downstairs,inf,2,0.5,1.0,0.01,";
    String expected = "cell,dynamics,depth,width,beta,kappa,step,time,observable,index,mean,stderr,replicas\n";
    for (String start : List.of(head, limit)) {
      expected += start + "0,energy,,0.1,,1\n" + start + "1.0,end_to_end,\"2,1\",-0.0,0,4\n" + start
          + "1.0,entropy,,-Infinity,,0\n" + start + "2.0,entropy,,NaN,1.0E-13,0\n";
    }
    assertEquals(expected, bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void json() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (RecordRows table = new ObservableLines(bytes)) {
      table.add(record(LangevinCell.INFINITE));
      table.add(failed());
      table.finish();
    }
    List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(4, lines.size());
    assertEquals(
        "{\"cell\":\"" + cell(LangevinCell.INFINITE).key() + "\",\"dynamics\":\"downstairs\",\"depth\":\"inf\","
            + "\"width\":2,\"beta\":0.5,\"kappa\":1.0,\"step\":0.01,\"time\":1.0,\"observable\":\"end_to_end\","
            + "\"index\":\"2,1\",\"mean\":-0.0,\"stderr\":0.0,\"replicas\":4}",
        lines.get(1));
    assertEquals("\"mean\":\"-Infinity\",\"stderr\":null,\"replicas\":0}",
        lines.get(2).substring(lines.get(2).indexOf("\"mean\"")));
    assertEquals("\"mean\":null,\"stderr\":1.0E-13,\"replicas\":0}",
        lines.get(3).substring(lines.get(3).indexOf("\"mean\"")));
  }
}
