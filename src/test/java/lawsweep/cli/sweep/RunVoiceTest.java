package lawsweep.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.run.RunMeter;
import lawsweep.sweep.run.RunResult;
import lawsweep.sweep.store.Sweeps;
import org.junit.jupiter.api.Test;

/** The end of a run, in words. */
class RunVoiceTest {

  private static final RunResult ALL = new RunResult(4, 4, 0, 0, Map.of(), 0, 3, Optional.empty(), List.of());

  /** What a run says that found cell 0 and recorded 1, 2 and 3, on two devices. */
  private static List<String> said(boolean quiet, boolean device) {
    PrintStream before = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try (RunVoice voice = RunVoice.of(FakeKinds.FAKE, new RunMeter(), quiet, device)) {
      voice.found(Sweeps.done(0));
      for (int i = 1; i <= 3; i++) {
        CellRecord r = Sweeps.done(i);
        voice.recorded(new CellRecord(r.schema(), r.status(), r.cell(), r.outcome(), r.method(),
            i == 2 ? "vector-512" : "cuda-9.0", r.seconds(), r.reason()));
      }
      voice.end(ALL, new NextCommand("lawsweep", List.of("run", "a.yaml"), Path.of("out")));
    } finally {
      System.setErr(before);
    }
    return err.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void withADeviceTheLastLineSaysWhatEachComputed() {
    assertEquals("lawsweep: computed: 2 cells on cuda-9.0, 1 cell on vector-512", said(false, true).getLast());
  }

  @Test
  void otherwiseNothingIsSaidOfDevices() {
    assertEquals("lawsweep: next: lawsweep report out", said(false, false).getLast());
    for (boolean device : new boolean[] {false, true}) {
      assertFalse(said(true, device).stream().anyMatch(line -> line.contains("cuda")));
    }
  }
}
