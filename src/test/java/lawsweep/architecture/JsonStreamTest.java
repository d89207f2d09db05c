package lawsweep.architecture;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** JSON is written and read token by token in the room {@code json} and in forms alone; others hold a form. */
class JsonStreamTest {

  private static final Pattern STREAMS =
      Pattern.compile("(?m)^import com\\.fasterxml\\.jackson\\.core\\.Json(Factory|Generator|Parser|Token);");

  /** What is still there, and why. */
  private static final Map<String, String> STILL_THERE = Map.ofEntries(
      entry("export.JsonTable",
          "lines of numbers, written without a form for speed"),
      entry("kind.count.Roads",
          "stays: hands the writer of a record to the form of its certificate"),
      entry("sweep.verify.RecordFile",
          "finds where a record begins in a file of many"));

  @Test
  void onlyFormsKnowTokens() {
    Set<String> found = new TreeSet<>();
    House.files(House.SOURCES, ".java").forEach(file -> {
      String name = House.name(House.SOURCES.relativize(file).toString().replaceFirst("\\.java$", ""));
      if (forbidden(name, House.text(file))) {
        found.add(name);
      }
    });
    assertEquals("", House.report(found, STILL_THERE));
  }

  @Test
  void othersAreFound() {
    String source = "package lawsweep.law;\n\nimport com.fasterxml.jackson.core.JsonGenerator;\n\nclass X {}\n";
    assertEquals(true, forbidden("law.X", source));
    assertEquals(false, forbidden("law.XForm", source));
    assertEquals(false, forbidden("json.X", source));
    assertEquals(false, forbidden("law.X", "import com.fasterxml.jackson.core.JsonProcessingException;\n"));
  }

  private static boolean forbidden(String name, String source) {
    return !name.startsWith("json.") && !name.endsWith("Form") && STREAMS.matcher(source).find();
  }
}
