package lawsweep.sweep.log;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class IndexFileTest {

  private static final long RECORDS = 256L << 20;

  @Test
  void theLastBytesOfADiskAreForRecords() {
    assertThrows(IOException.class, () -> IndexFile.checkRoom(1000, 999 + RECORDS));
    assertThrows(IOException.class, () -> IndexFile.checkRoom(1000, 1000));
    assertThrows(IOException.class, () -> IndexFile.checkRoom(1000, 1));
    assertDoesNotThrow(() -> IndexFile.checkRoom(1000, 1000 + RECORDS));
    assertDoesNotThrow(() -> IndexFile.checkRoom(1L << 40, 0), "unknown");
  }
}
