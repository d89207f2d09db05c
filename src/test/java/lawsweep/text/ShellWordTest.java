package lawsweep.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ShellWordTest {

  @Test
  void bashReadsTheSame() throws IOException, InterruptedException {
    for (String text : new String[] {"results/a", "a b", "it's", "$HOME", "`x`", "a\nb'c\\d", "", "~", "*", "é", "-x",
        "a;b",
        "a\\b", "networks.1.depth=[2, 3]", "tab\there"}) {
      String word = ShellWord.of(text);
      assertFalse(word.contains("\n"), word);
      Process bash = new ProcessBuilder("bash", "-c", "printf '%s|' " + word).start();
      assertEquals(text + "|", new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      assertEquals(0, bash.waitFor());
    }
    assertEquals("results/a-1.2_b", ShellWord.of("results/a-1.2_b"));
  }
}
