package lawsweep.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lawsweep.sweep.CellColumns;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Column;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.RecordText;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.Retry;
import lawsweep.sweep.run.RunMeter;
import lawsweep.sweep.run.RunSettings;
import lawsweep.sweep.run.StopSwitch;
import lawsweep.sweep.run.SweepRunner;
import lawsweep.sweep.store.Manifest;
import lawsweep.sweep.store.ResultColumns;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.Shard;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of all sorts are copied from logs into tables, and no record is read for them. */
class PlainCertificatesTest {

  private static final String SPEC = """
      name: sorts
      levels: 2
      networks:
        - {family: linear, widths: [[2, 3, 3, 2], [1, 4, 4, 2], [1, 3, 2], [200, 300, 200]]}
        - {family: relu, fields: data, draws: 20, widths: [[1, 3, 3, 2], [2, 3, 2]]}
        - {family: relu, fields: data, draws: 3, loss: ce, widths: [[1, 2, 3]]}
        - {family: linear, loss: ce, widths: [[2, 2, 3]]}
        - {family: attention, widths: [[2, 2, 2]], fields: adam}
        - {net: "seq 2x{m} > attn {h}x{d}", over: {m: 2, h: [1, 2], d: [1, 2]}}
        - {net: "vec {m} > res(mlp {r} relu)", over: {m: 2, r: [1, 2]}}
        - {family: linear, flow: momentum, depth: 2, each: 1..2}
        - {family: linear, flow: mirror, widths: [[1, 2, 1]]}
        - {family: linear, flow: momentum, metric: entropy, widths: [[1, 1, 1]]}
        - {family: linear, symmetry: neg, loss: [mse, poisson], widths: [[3, 1, 3]]}
      """;

  @TempDir
  Path temporary;

  @Test
  void noRecordIsReadForThem() throws Exception {
    Sweep sweep = FakeKinds.read("sorts.yaml", SPEC.getBytes(StandardCharsets.UTF_8));
    ResultDirectory directory =
        ResultDirectory.prepare(temporary.resolve("sorts"), sweep, Manifest.of(sweep, "auto", "1", Map.of()));
    new SweepRunner(FakeKinds.REAL, RunSettings.of(Shard.WHOLE, 1, Retry.NONE, "test"), new StopSwitch(),
        new RunMeter()).run(directory);
    CellColumns columns = CellColumns.of(sweep, Column.Extent.WHOLE_RECORDS);
    Set<String> methods = new TreeSet<>();
    Set<String> bad = new TreeSet<>();
    try (ResultColumns results = ResultColumns.of(directory, Team.alone())) {
      assertEquals(sweep.cells().size(), results.rows());
      for (int row = 0; row < results.rows(); row++) {
        CellRecord record = results.parsed(row);
        methods.add(record.method());
        Object shown = columns.value(record, RecordText.KEY);
        byte[] text = sweep.kinds().certificates().certificate(results.record(row));
        String copied = text == null ? null : new String(text, StandardCharsets.UTF_8);
        if (!String.valueOf(shown).equals(String.valueOf(copied)) || !results.plain(row)) {
          bad.add(record.key() + "\n   " + shown + "\n   " + copied);
        }
      }
    }
    assertEquals(Set.of(), bad);
    assertTrue(methods.size() > 5, methods.toString());
  }
}
