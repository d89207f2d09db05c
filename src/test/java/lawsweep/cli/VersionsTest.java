package lawsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever says the version of the program, or when it was released, says the same. */
class VersionsTest {

  private static final Path ROOT = Path.of(System.getProperty("lawsweep.root", ""));

  private static String first(String file, String pattern) throws IOException {
    Matcher found = Pattern.compile(pattern).matcher(Files.readString(ROOT.resolve(file)));
    assertTrue(found.find(), () -> file + " has no " + pattern);
    return found.group(1);
  }

  @Test
  void versionsAgree() throws IOException {
    String version = first("pom.xml", "<version>([^<]+)</version>");
    assertEquals(version, first("benchmarks/pom.xml", "<version>([^<]+)</version>"));
    assertEquals(version,
        first("benchmarks/pom.xml", "<artifactId>lawsweep</artifactId>\\s*<version>([^<]+)</version>"));
    assertEquals(version, first("CITATION.cff", "(?m)^version: (\\S+)$"));
    assertEquals(version, first("CHANGELOG.md", "(?m)^## ([^, ]+)"));
    assertEquals(version, first("src/site/markdown/clusters.md", "lawsweep-([0-9.]+)-linux"));
    assertEquals(version, first("src/site/markdown/first-steps.md", "lawsweep: ([0-9.]+)"));
  }

  @Test
  void datesAgree() throws IOException {
    assertEquals(ManualPage.DATE, first("CITATION.cff", "(?m)^date-released: (\\S+)$"));
    assertEquals(ManualPage.DATE, first("CHANGELOG.md", "(?m)^## [^, ]+, (\\S+)$"));
  }
}
