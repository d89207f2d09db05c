package lawsweep.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lawsweep.kind.simulation.IdentifyingColumns;
import lawsweep.kind.simulation.Simulated;
import lawsweep.kind.simulation.SimulationCell;
import lawsweep.kind.simulation.SimulationTable;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Equation;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Side;
import lawsweep.langevin.flow.GradientFlow;
import lawsweep.langevin.riemannian.Downstairs;
import lawsweep.langevin.sphere.Sphere;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Outcome;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.Table;
import lawsweep.sweep.TableColumn;
import lawsweep.work.Limits;
import org.junit.jupiter.api.Test;

/** The tables of simulations, as text and as JSON. */
class SimulationTableTest {

  private static final LangevinCell FINITE = cell(new Downstairs(), 3);
  private static final LangevinCell LIMIT = cell(new Downstairs(), LangevinCell.INFINITE);
  private static final LangevinCell FLOW = cell(new GradientFlow(), 3);

  private static LangevinCell cell(Equation equation, int depth) {
    return LangevinCells.plain(equation, Scheme.EULER, depth, 2).noise(0.5, 1).energy(Energy.quadratic())
        .clock(2, 1, 0.01).replicas(4).seeds(7, 5).cell();
  }

  private static final Sweep SWEEP = sweep("tables", FINITE, LIMIT, FLOW);

  private static Sweep sweep(String name, LangevinCell... cells) {
    return new Sweep(name, 7, Limits.DEFAULT, Stream.of(cells).map(SimulationCell::new).toList(),
        new Sweep.Source(new byte[0], Map.of()), FakeKinds.REAL);
  }

  private static CellRecord record(LangevinCell cell, ObservableRow... rows) {
    return CellRecord.done(new SimulationCell(cell),
        new Simulated("1", new LangevinResult(List.of(rows), 4, 0, 800)), "euler", "here", 1);
  }

  private static ObservableRow row(double time, String observable, String component, double value, double error) {
    return new ObservableRow(time, observable, component, value, error, 4);
  }

  private static CellRecord observed(LangevinCell cell) {
    return record(cell, row(0, "energy", "", 0.1, Double.NaN), row(1, "end_to_end", "2,1", -0.0, 0),
        row(1, "entropy", "", Double.NEGATIVE_INFINITY, Double.NaN), row(2, "entropy", "", Double.NaN, 1e-13));
  }

  private static String csv(SimulationTable table, CellRecord... records) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    fill(new CsvTable(bytes, table.of(SWEEP).columns()), table, records);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static List<String> json(SimulationTable table, CellRecord... records) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    fill(new JsonTable(bytes, table.of(SWEEP).columns()), table, records);
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static void fill(RowTable text, SimulationTable table, CellRecord... records) throws IOException {
    Table.Rows made = table.of(SWEEP);
    try (text) {
      for (CellRecord record : records) {
        for (List<Object> row : made.of(record)) {
          text.add(row);
        }
      }
      text.finish();
    }
  }

  private static final String HEAD =
      "sweep,sweep_seed,cell,repeat,seed,dynamics,scheme,side,depth,width,rank,beta,kappa,"
          + "energy,initial,step,end_time,record_every,replicas_asked";

  private static String start(LangevinCell cell, String side, String depth, String noise) {
    return "tables,7," + cell.key() + ",5,5," + cell.equation().label() + ",euler," + side + "," + depth + ",2,2,"
        + noise + ",quadratic,gaussian 1.0,0.01,2.0,1.0,4,";
  }

  @Test
  void observablesAsText() throws IOException {
    CellRecord failed =
        CellRecord.failed(new SimulationCell(cell(new Downstairs(), 9)), "euler", "here", 1, "oops");
    String expected = HEAD + ",time,observable,component,value,stderr,replicas\n";
    for (String start : List.of(start(FINITE, "", "3", "0.5,1.0"), start(LIMIT, "", "inf", "0.5,1.0"),
        start(FLOW, "downstairs", "3", ","))) {
      expected += start + "0,energy,,0.1,,4\n" + start + "1.0,end_to_end,\"2,1\",-0.0,0,4\n" + start
          + "1.0,entropy,,-Infinity,,4\n" + start + "2.0,entropy,,NaN,1.0E-13,4\n";
    }
    assertEquals(expected,
        csv(SimulationTable.OBSERVABLES, observed(FINITE), failed, observed(LIMIT), observed(FLOW)));
  }

  @Test
  void observablesAsJson() throws IOException {
    List<String> lines = json(SimulationTable.OBSERVABLES, observed(LIMIT), observed(FLOW));
    assertEquals(8, lines.size());
    assertEquals("{\"sweep\":\"tables\",\"sweep_seed\":7,\"cell\":\"" + LIMIT.key() + "\",\"repeat\":5,\"seed\":5,"
        + "\"dynamics\":\"downstairs\",\"scheme\":\"euler\",\"side\":null,\"depth\":\"inf\",\"width\":2,\"rank\":2,"
        + "\"beta\":0.5,\"kappa\":1.0,\"energy\":\"quadratic\",\"initial\":\"gaussian 1.0\",\"step\":0.01,"
        + "\"end_time\":2.0,\"record_every\":1.0,\"replicas_asked\":4,\"time\":1.0,\"observable\":\"end_to_end\","
        + "\"component\":\"2,1\",\"value\":-0.0,\"stderr\":0.0,\"replicas\":4}", lines.get(1));
    assertTrue(lines.get(0).endsWith("\"component\":\"\",\"value\":0.1,\"stderr\":null,\"replicas\":4}"), lines.get(0));
    assertTrue(lines.get(2).endsWith("\"value\":\"-Infinity\",\"stderr\":null,\"replicas\":4}"), lines.get(2));
    assertTrue(lines.get(3).endsWith("\"value\":null,\"stderr\":1.0E-13,\"replicas\":4}"), lines.get(3));
    assertTrue(lines.get(4).contains("\"depth\":3,\"width\":2,\"rank\":2,\"beta\":null,\"kappa\":null,"), lines.get(4));
  }

  /** Averages over the second half stand before those at the end; what says nothing of one time is left out. */
  @Test
  void averages() throws IOException {
    String start = start(FINITE, "", "3", "0.5,1.0");
    double trace = (4 + 2) / (3 * 0.5);
    assertEquals(
        HEAD + ",observable,component,value,stderr,over,closed_form\n" + start + "end_to_end,\"1,2\",0.5,0.25,end,\n"
            + start + "sigma,1,3.0,,end,\n" + start + "trace,,4.0,0.5,second half," + trace + "\n",
        csv(SimulationTable.AVERAGES,
            record(FINITE, row(0, "radius", "", 1, 1), row(2, "trace", "", 9, 1), row(2, "sigma", "1", 3, Double.NaN),
                row(2, "end_to_end", "1,2", 0.5, 0.25), row(2, "sigma_quantile", "1,0.5", 1, 1),
                row(2, "sigma_density", "0.0,1.0", 1, 1), row(2, "rank_jump_time", "2,1", 1, 1),
                row(2, "trace_average", "", 4, 0.5), row(2, "trace_correlation_time", "", 1, 1)))
            .replaceAll("(sigma,1,3.0,,end,).*", "$1"));
  }

  @Test
  void jumpsAndDensities() throws IOException {
    String start = start(FLOW, "downstairs", "3", ",");
    CellRecord record = record(FLOW, row(2, "sigma_density", "0.5,1.0", 1.5, 0.25),
        row(2, "sigma_density", "0.0,0.5", 0.5, Double.NaN), row(2, "rank_jump_fraction", "1,2", 0.25, 0.1),
        row(2, "rank_jump_time", "1,2", 1.5, 0.5), row(2, "rank_jump_fraction", "2,1", 0.75, 0.1),
        row(2, "rank_jump_time", "2,1", 0.5, 0.125), row(2, "rank_jump_fraction", "3,2", 0, 0));
    assertEquals(HEAD + ",jump,fraction,time,stderr\n" + start + "2→1,0.75,0.5,0.125\n" + start + "1→2,0.25,1.5,0.5\n",
        csv(SimulationTable.JUMPS, record));
    assertEquals(HEAD + ",lower,upper,density,stderr\n" + start + "0,0.5,0.5,\n" + start + "0.5,1.0,1.5,0.25\n",
        csv(SimulationTable.DENSITIES, record));
  }

  /** What a sweep has no use for is no column, and a parameter is printed on one line. */
  @Test
  void columnsAreThoseOfTheEquationsOfTheSweep() {
    LangevinCell sphere = LangevinCells.plain(new Sphere(), Scheme.EULER, 1, 3).values(3, 1, 0.5).clock(2, 1, 0.01)
        .replicas(4).seeds(7, 5).cell();
    IdentifyingColumns identity = IdentifyingColumns.of(sweep("s", sphere));
    assertEquals(
        "sweep, sweep_seed, cell, repeat, seed, dynamics, scheme, width, initial, step, end_time, record_every,"
            + " replicas_asked",
        String.join(", ", identity.columns().stream().map(TableColumn::key).toList()));
    assertEquals(Arrays.asList("s", 7L, sphere.key(), 5, 5, "sphere", "euler", 3L, "singular-values 3.0,1.0,0.5", 0.01,
        2.0, 1.0, 4L), identity.values(sphere));
  }
}
