package lawsweep.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.road.dense.DenseCounter;
import lawsweep.support.Architectures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts that are known from elsewhere. */
class KnownCountsTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "linear | 2,2,2 | 4,5 | 3 | 0",
      "linear | 3,3,2 | 6,9 | 6 | 0",
      "linear | 2,2,2,2 | 4,6 | 6 | 0",
      "linear | 2,3,3,3,2 | 4,10,12 | 18 | 0",
      "linear | 1,3,3,2 | 2,3,5,6 | 12 | 0",
      "linear | 1,4,4,2 | 2,3,5,7,8 | 20 | 0",
      "linear | 1,2,2,1 | 1 | 7 | 1",
      "linear | 2,1,2,2,1 | 2 | 8 | 1",
      "relu | 5,2,5 | 18 | 2 | 0",
      "relu | 2,3,3,2 | 15 | 6 | 0"})
  void published(String family, String widths, String levels, long laws, long extra) {
    Family f = Family.valueOf(family.toUpperCase(Locale.ROOT));
    Architecture a = new Architecture(f, Architectures.widths(widths), Bias.NONE);
    check(a, Architectures.widths(levels), laws, laws - extra);
  }

  @Test
  void countedIndependently() throws IOException {
    int checked = 0;
    try (InputStream in = KnownCountsTest.class.getResourceAsStream("known-dims.json")) {
      for (JsonNode entry : new ObjectMapper().readTree(in)) {
        Family family = Family.valueOf(entry.get("family").asText().toUpperCase(Locale.ROOT));
        Architecture a = new Architecture(family, numbers(entry.get("widths")), Bias.NONE);
        assertEquals(entry.get("parameters").asLong(), a.parameters());
        check(a, numbers(entry.get("level_dims")), entry.get("laws").asLong(), entry.get("known_laws").asLong());
        checked++;
      }
    }
    assertEquals(120, checked);
  }

  private static List<Integer> numbers(JsonNode list) {
    List<Integer> numbers = new ArrayList<>();
    list.forEach(n -> numbers.add(n.asInt()));
    return numbers;
  }

  private static void check(Architecture a, List<Integer> levels, long laws, long known) {
    LawCount count = Counting.count(a);
    String message = a.family().label() + " " + a.widthsLabel();
    assertEquals(levels, count.levelDims(), message);
    assertEquals(laws, count.laws(), message);
    assertEquals(known, count.knownLaws(), message);
    assertEquals(laws - known, count.extraLaws(), message);
    assertEquals(a.parameters(), count.parameters(), message);
    assertEquals(a.parameters() - laws, count.lieDim(), message);
    assertEquals(laws > known ? Verdict.EXTRA : Verdict.COMPLETE, count.verdict(), message);
    assertEquals(0, count.errorBound(), message);
    assertEquals("", count.reason(), message);
    assertTrue(count.bracketLength() >= levels.size(), message);
    int promised = new DenseCounter(Counting.VECTOR).estimate(Counting.cell(a, 1, 0)).bracketLength();
    assertTrue(promised <= levels.size(), message + " is estimated to need brackets of " + promised + " fields");
  }
}
