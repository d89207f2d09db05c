package lawsweep.sweep.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import lawsweep.export.ResultExport;
import lawsweep.export.ResultTable;
import lawsweep.export.TableFormat;
import lawsweep.kind.count.FakeCounter;
import lawsweep.sweep.Records;
import lawsweep.sweep.log.LogLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories that a newer program wrote say so. */
class WriterVersionTest {

  @TempDir
  Path temporary;

  private ResultDirectory opened() throws IOException {
    return ResultDirectory.open(temporary, Sweeps.READER);
  }

  private void change(String file, String from, String to) throws IOException {
    Path path = temporary.resolve(file);
    String text = Files.readString(path);
    assertTrue(text.contains(from), text);
    Files.writeString(path, text.replace(from, to));
  }

  @Test
  void versionsAreComparedByNumbers() {
    for (String[] pair : new String[][] {{"0.2.0", "0.1.0"}, {"0.10", "0.9.9"}, {"1", "0.9"}, {"0.1.0.1", "0.1"},
        {"0.2.0-SNAPSHOT", "0.1.0"}}) {
      assertTrue(WriterVersion.isNewer(pair[0], pair[1]), String.join(" ", pair));
      assertFalse(WriterVersion.isNewer(pair[1], pair[0]), String.join(" ", pair));
    }
    for (String[] pair : new String[][] {{"0.1", "0.1.0"}, {"unknown", "0.1.0"}, {"1", "${project.version}"},
        {"", "1"}, {"99999999999", "1"}, {"0.1.0-rc2", "0.1.0"}}) {
      assertFalse(WriterVersion.isNewer(pair[0], pair[1]), String.join(" ", pair));
    }
  }

  @Test
  void anotherLayoutIsRefused() throws IOException {
    Sweeps.prepare(temporary, Sweeps.of("a", 3));
    change("manifest.json", "\"schema\" : 1", "\"schema\" : 7");
    String message =
        String.valueOf(assertThrows(DirectoryRefusedException.class, this::opened).getMessage());
    assertTrue(message.contains("manifest.json: expected schema 1 or 2, got 7: a newer version of lawsweep wrote it"),
        message);
    assertFalse(message.contains("\n"));
  }

  @Test
  void recordsOfANewerVersionAreCountedInALine() throws IOException {
    ResultDirectory directory = Sweeps.prepare(temporary, Sweeps.of("a", 6));
    Path log = directory.log(Shard.WHOLE);
    for (int i = 0; i < 4; i++) {
      String record = new String(Records.write(Sweeps.done(i)), StandardCharsets.UTF_8);
      String newer = i == 0 ? record : record.replace("\"schema\":1", "\"schema\":2,\"more\":[" + i + "]");
      Files.write(log, LogLine.of(newer.getBytes(StandardCharsets.UTF_8)), StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
    List<String> expected = List.of("3 records are by a newer version of lawsweep than this and left out");
    SweepStatus status = SweepStatus.of(opened());
    assertEquals(expected, status.notices());
    assertEquals(List.of(), status.damages());
    assertEquals(1, status.finished());
    assertEquals(expected, new ResultExport(opened(), ResultTable.CELLS, TableFormat.CSV)
        .toStream(new ByteArrayOutputStream()).warnings());
    assertEquals(expected, Sweeps.run(directory, new FakeCounter(), Shard.WHOLE, 1).warnings());
  }
}
