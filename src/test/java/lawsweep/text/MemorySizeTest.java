package lawsweep.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory as people write it. */
class MemorySizeTest {

  @ParameterizedTest
  @CsvSource({
      "1, 1",
      "123 B, 123",
      "1 kB, 1000",
      "1 KiB, 1024",
      "512 MiB, 536870912",
      "4GiB, 4294967296",
      "4 gb, 4000000000",
      "1.5 GiB, 1610612736",
      "0.0015 kB, 1",
      "2 TB, 2000000000000",
      "9223372036854775807, 9223372036854775807"
  })
  void understood(String text, long bytes) {
    assertEquals(Optional.of(new MemorySize(bytes)), MemorySize.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
          "", "GiB", "4G", "4 g", "-1", "0", "0.4 B", "1e9", "1,5 GB", "4 GiB!", "9223372036854775808", "8388608 TiB"
      })
  void notUnderstood(String text) {
    assertEquals(Optional.empty(), MemorySize.parse(text));
  }

  @Test
  void printsTheLargestExactUnit() {
    assertEquals("8 GiB", new MemorySize(8L << 30).toString());
    assertEquals("1000 B", new MemorySize(1000).toString());
    assertEquals("1025 KiB", new MemorySize(1025L << 10).toString());
    assertEquals("4096 TiB", new MemorySize(4096L << 40).toString());
  }
}
