package lawsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comments fit on a screen beside another. The formatter keeps code to the same width and leaves comments alone. */
class CommentTest {

  private static final int MOST_COLUMNS = 120;
  private static final Pattern COMMENT = Pattern.compile("\\s*(//|/?\\*).*");
  private static final String TEXT_BLOCK = "\"\"\"";

  @TempDir
  Path temporary;

  @Test
  void commentsFitTheirLines() {
    Set<String> found = new TreeSet<>();
    for (Path root : List.of(House.SOURCES, Path.of("src/test/java"), Path.of("benchmarks/src/main/java"))) {
      found.addAll(longComments(root));
    }
    assertEquals("", String.join("\n", found));
  }

  @Test
  void longOnesAreFound() throws IOException {
    Files.createDirectory(temporary.resolve("room"));
    Files.write(temporary.resolve("room/X.java"), List.of(
        wide("/** ", 121),
        wide(" * ", 120),
        wide(" * ", 121),
        " */",
        wide("  // ϕ", 120),
        wide("  // ϕ", 121),
        wide("  call(); // ", 121),
        "  String text = \"\"\"",
        wide("      // ", 121),
        "      \"\"\";",
        wide("  /* ", 121)));
    assertEquals(Set.of("room/X.java:1 has 121 columns", "room/X.java:3 has 121 columns",
        "room/X.java:6 has 121 columns", "room/X.java:11 has 121 columns"), longComments(temporary));
  }

  private static String wide(String beginning, int columns) {
    return beginning + "x".repeat(columns - beginning.length());
  }

  /** Lines of comments alone: code before a comment is the formatter's, and a text block is a text. */
  private static Set<String> longComments(Path root) {
    Set<String> found = new TreeSet<>();
    for (Path file : House.files(root, ".java")) {
      int number = 0;
      boolean inText = false;
      for (String line : House.text(file).lines().toList()) {
        number++;
        int columns = line.codePointCount(0, line.length());
        boolean comment = !inText && COMMENT.matcher(line).matches();
        if (comment && columns > MOST_COLUMNS) {
          found.add(root.relativize(file) + ":" + number + " has " + columns + " columns");
        }
        boolean switches = !comment && line.split(TEXT_BLOCK, -1).length % 2 == 0;
        inText ^= switches;
      }
    }
    return found;
  }
}
