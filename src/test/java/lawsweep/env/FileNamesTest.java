package lawsweep.env;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

  private static final List<String> PLAIN = List.of("run", "a.yaml", "/home/x");
  private static final List<String> LOST = List.of("run", "a.yaml", "/home/T\ufffd\ufffdl");

  @Test
  void allNamesAreWellInUtf8() {
    assertEquals(Optional.empty(), FileNames.complaint("UTF-8", LOST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ANSI_X3.4-1968", "US-ASCII", "ISO-8859-1"})
  void namesBeyondAsciiAreRefusedElsewhere(String encoding) {
    assertEquals(Optional.empty(), FileNames.complaint(encoding, PLAIN));
    String complaint = FileNames.complaint(encoding, LOST).orElseThrow();
    assertTrue(complaint.startsWith("expected a locale with UTF-8") && complaint.contains(encoding), complaint);
    assertTrue(complaint.contains("/home/T") && !complaint.contains("\n"), complaint);
  }
}
