package lawsweep.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellQuoteTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"plain", "two words", "it's", "\"$HOME\" `id` \\ !", "''", "#", "*", "a;b&c|d", "ü€", "-n", "~"})
  void bashReadsOneWord(String text) throws IOException, InterruptedException {
    Process bash = new ProcessBuilder("bash", "-c", "printf '%s|' " + ShellQuote.bash(text)).start();
    assertEquals(text + "|", new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    assertEquals(0, bash.waitFor());
  }
}
