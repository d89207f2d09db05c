package lawsweep.library.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for Java and the Javadoc show examples that are run: regions of the classes beside this one. */
class JavaPageTest {

  private static final Path ROOT = Path.of(System.getProperty("lawsweep.root", ""));
  private static final Path EXAMPLES = ROOT.resolve("src/test/java/lawsweep/library/examples");
  private static final Path PAGE = ROOT.resolve("src/site/markdown/java.md");
  private static final Path SOURCES = ROOT.resolve("src/main/java");
  private static final Pattern REGION = Pattern.compile("(?s) *// @start region=\"([^\"]+)\"\n(.*?) *// @end\n");
  private static final Pattern FENCE = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Pattern SNIPPET = Pattern.compile("\\{@snippet file=\"([^\"]+)\" region=\"([^\"]+)\"}");
  private static final String GEOMETRY = "lawsweep/langevin/geometry";

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /** The regions of a file by their names, as Javadoc shows them. */
  private static Map<String, String> regions(Path file) throws IOException {
    Map<String, String> regions = new HashMap<>();
    Matcher found = REGION.matcher(Files.readString(file));
    while (found.find()) {
      regions.put(found.group(1), found.group(2).stripTrailing().stripIndent() + "\n");
    }
    return regions;
  }

  @Test
  void thePageShowsWhatIsRun() throws IOException {
    Set<String> run = new TreeSet<>();
    for (Path file : files(EXAMPLES)) {
      run.addAll(regions(file).values());
    }
    List<String> shown = FENCE.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)).toList();
    for (String code : shown) {
      assertTrue(run.contains(code), () -> "no region of an example is\n" + code);
    }
    assertEquals(run, new TreeSet<>(shown), "regions that the page does not show");
  }

  @Test
  void javadocShowsWhatIsRun() throws IOException {
    int seen = 0;
    for (Path file : files(SOURCES)) {
      Matcher found = SNIPPET.matcher(Files.readString(file));
      while (found.find()) {
        seen++;
        assertTrue(regions(EXAMPLES.resolve(found.group(1))).containsKey(found.group(2)), file + ": " + found.group());
      }
    }
    assertTrue(seen > 10, "only " + seen + " snippets");
  }

  /** What no other room of the program imports is for other programs, and has an example. */
  @Test
  void whatOnlyLibrariesUseHasAnExample() throws IOException {
    StringBuilder program = new StringBuilder();
    for (Path file : files(SOURCES)) {
      String name = SOURCES.relativize(file).toString();
      program.append(name.startsWith("lawsweep/library") || name.startsWith(GEOMETRY) ? ""
          : Files.readString(file).replaceAll("(?m)^ *\\*.*$", ""));
    }
    Set<String> library = new TreeSet<>();
    Set<String> without = new TreeSet<>();
    for (Path file : files(SOURCES.resolve(GEOMETRY))) {
      String type = file.getFileName().toString().replace(".java", "");
      String text = Files.readString(file);
      String imported = GEOMETRY.replace('/', '.') + "." + type + ";";
      if (text.contains("\npublic ") && program.indexOf(imported) < 0) {
        library.add(type);
        if (!SNIPPET.matcher(text).find()) {
          without.add(type);
        }
      }
    }
    assertEquals(Set.of(), without);
    assertTrue(library.contains("Metric") && library.size() >= 9, library.toString());
  }

  @Test
  void thePageNamesThisVersion() throws IOException {
    Matcher version = Pattern.compile("<artifactId>lawsweep</artifactId>\\s*<version>([^<]+)<")
        .matcher(Files.readString(ROOT.resolve("pom.xml")));
    assertTrue(version.find());
    String page = Files.readString(PAGE);
    assertTrue(page.contains("<version>" + version.group(1) + "</version>"), version.group(1));
  }
}
