package lawsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

  @Test
  void aLineIsACommandAndDirectoriesMayHaveBlanks() {
    assertEquals(List.of(List.of("run", "/a b/x.yaml", "--out", "/tmp/c d/s"), List.of("--help")),
        Training.commands("# said\n\nrun {launcher}/x.yaml  --out {tmp}/s \n--help\n", "/tmp/c d", "/a b"));
  }

  @Test
  void theFirstCommandThatFailsIsTheLast(@TempDir Path temp) throws IOException {
    Path file = Files.writeString(temp.resolve("training"), "--version\nno-such-command\n--version\n");
    assertEquals(2, Training.run(file, temp.toString(), temp.toString()));
  }
}
