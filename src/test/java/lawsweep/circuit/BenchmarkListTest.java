package lawsweep.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The networks that the benchmarks count are those of the list that the language can say, with their laws. */
class BenchmarkListTest {

  private static final Path LIST =
      Path.of("benchmarks/src/main/resources/lawsweep/benchmarks/work/known-families.txt");

  @Test
  void benchmarksCountTheKnownFamilies() throws IOException {
    List<String> expected = KnownFamilies.rows().stream().filter(row -> row.line().isPresent() && !row.degenerate())
        .map(row -> row.count().laws() + "\t" + row.line().get()).distinct().toList();
    assertEquals(expected, Files.readAllLines(LIST));
  }
}
