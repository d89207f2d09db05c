package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages as a site: made without a complaint, found by its search, and for everyone, in Chromium. */
class SiteIT {

  private static final Path ROOT = Path.of(System.getProperty("lawsweep.root"));
  private static final List<String> PAGES =
      List.of("index.html", "start.html", "specs.html", "networks.html", "road-theorem-products.html");

  /** One file of each jar that makes the site. */
  private static final List<String> FROM = List.of("org/commonmark/node/Node.class",
      "org/commonmark/ext/gfm/tables/TablesExtension.class", "META-INF/maven/org.webjars.npm/katex/pom.properties",
      "org/graalvm/polyglot/Context.class", "com/oracle/truffle/js/lang/JavaScriptLanguage.class",
      "com/oracle/truffle/api/Truffle.class", "com/oracle/truffle/regex/RegexLanguage.class",
      "org/graalvm/collections/EconomicMap.class", "org/graalvm/nativeimage/ImageInfo.class",
      "org/graalvm/word/WordBase.class", "org/graalvm/jniutils/JNI.class",
      "org/graalvm/shadowed/com/ibm/icu/text/Normalizer2.class");

  private static final String FITS =
      "return document.documentElement.scrollWidth <= document.documentElement.clientWidth";

  @TempDir
  static Path temporary;

  private static Path site;
  private static Browser browser;

  @BeforeAll
  static void make() throws IOException, InterruptedException {
    Browser.assumeInstalled();
    site = temporary.resolve("site");
    Path said = temporary.resolve("said.txt");
    assertEquals(0, generate(ROOT, site, said), () -> read(said));
    browser = new Browser(temporary.resolve("profile"), temporary.resolve("downloads"));
  }

  /** Makes a site as the profile of pom.xml does, and gives its exit code. */
  private static int generate(Path root, Path out, Path said) throws IOException, InterruptedException {
    String jars = FROM.stream().map(SiteIT::jar).collect(Collectors.joining(File.pathSeparator));
    return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
        jars, ROOT.resolve("src/site/java/Site.java").toString(), root.toString(), out.toString())
        .redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor();
  }

  /** The jar that a file is from: jar:file:PATH!/FILE. */
  private static String jar(String file) {
    String there = SiteIT.class.getResource("/" + file).getPath();
    return Path.of(URI.create(there.substring(0, there.indexOf('!')))).toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"360,dark", "360,light", "1400,dark", "1400,light"})
  void axeFindsNothing(int width, String scheme) throws IOException, InterruptedException {
    for (String page : PAGES) {
      browser.open(site.resolve(page), "");
      browser.size(width, 800, width < 500);
      browser.prefer(scheme);
      assertEquals("true", browser.text(FITS),
          page + " is wider than the window");
      try (InputStream axe = SiteIT.class.getResourceAsStream("/axe.min.js")) {
        browser.driver().executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
      }
      Object found = browser.driver().executeAsyncScript(
          """
          const done = arguments[0];
          axe.run().then(({violations}) => done(violations.map(v => v.id + ': ' + v.nodes.length + ' such as '
              + v.nodes[0].html + ' ' + v.nodes[0].failureSummary).join('\\n')), error => done('axe failed: ' + error))\
          """);
      assertEquals("", found, page);
    }
  }

  @Test
  void noFormulaIsWiderThanAPhone() throws IOException, InterruptedException {
    List<String> wide = new ArrayList<>();
    try (Stream<Path> files = Files.list(site)) {
      for (Path page : files.filter(file -> file.toString().endsWith(".html") && read(file).contains("<math>")).sorted()
          .toList()) {
        browser.open(page, "");
        browser.size(360, 800, true);
        if (!browser.text(FITS).equals("true")) {
          wide.add(page.getFileName().toString());
        }
      }
    }
    assertEquals(List.of(), wide);
  }

  /** A bar that runs into its letter says something else: there is paper between them. */
  @Test
  void formulasAreMathMl() throws InterruptedException {
    browser.open(site.resolve("road-symmetric-proof.html"), "");
    assertEquals("true", browser.text("return document.querySelectorAll('math').length > 500"
        + " && document.querySelectorAll('merror, annotation').length === 0"));
    assertEquals("true", browser.text("const f = document.querySelector('div.formula'); return f.tabIndex === 0"
        + " && f.querySelector('munderover') !== null"));
    assertEquals("true", browser.text("const [letter, bar] = [...document.querySelectorAll('mover')].find(e => "
        + "e.textContent === 'n¯').children; return bar.getBoundingClientRect().top <"
        + " letter.getBoundingClientRect().top"));
  }

  @Test
  void anErrorInAFormulaEndsIt() throws IOException, InterruptedException {
    Path root = Files.createDirectories(temporary.resolve("root"));
    for (String folder : List.of("src/site/markdown", "src/main/java/lawsweep", "benchmarks")) {
      Files.createDirectories(root.resolve(folder));
    }
    Files.createSymbolicLink(root.resolve("src/site/resources"), ROOT.resolve("src/site/resources"));
    for (String page : List.of("CHANGELOG.md", "CONTRIBUTING.md", "benchmarks/README.md")) {
      Files.writeString(root.resolve(page), "# A page\n");
    }
    Files.writeString(root.resolve("README.md"), "# A page\n\nwith $`\\frac{1}`$ and $`\\bar{n}`$, $`θ`$\n");
    Path said = temporary.resolve("wrong.txt");
    assertEquals(1, generate(root, temporary.resolve("wrong"), said));
    List<String> lines = read(said).lines().filter(line -> line.startsWith("README.md: ")).toList();
    assertEquals(2, lines.size(), read(said));
    assertTrue(lines.stream().anyMatch(line -> line.endsWith(": \\frac{1}")), lines.toString());
  }

  @Test
  void coloursFollowTheSystem() throws InterruptedException {
    String paper = "return getComputedStyle(document.body).backgroundColor";
    browser.prefer("light");
    browser.open(site.resolve("index.html"), "");
    String light = browser.text(paper);
    browser.prefer("dark");
    assertNotEquals(light, browser.text(paper));
  }

  @Test
  void theSearchFindsSections() throws InterruptedException {
    browser.open(site.resolve("index.html"), "");
    String search = """
        const field = document.getElementById('search');
        field.value = arguments[0];
        field.dispatchEvent(new Event('input'));
        return [...document.querySelectorAll('#found a')].map(e => e.getAttribute('href'))""";
    List<?> found = (List<?>) browser.driver().executeScript(search, "requeues preemption");
    assertTrue(found.contains("clusters.html#slurm-from-the-laptop-to-the-paper"), found.toString());
    assertEquals(List.of(), browser.driver().executeScript(search, "zzzz"));
  }
}
