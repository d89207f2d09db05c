package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages as a site: made without a complaint, found by its search, and for everyone, in Chromium. */
class SiteIT {

  private static final Path ROOT = Path.of(System.getProperty("lawsweep.root"));
  private static final List<String> PAGES =
      List.of("index.html", "start.html", "specs.html", "networks.html", "road-symmetric-proof.html");

  private static final String FITS =
      "return document.documentElement.scrollWidth <= document.documentElement.clientWidth";

  @TempDir
  static Path temporary;

  private static Path site;
  private static Browser browser;

  @BeforeAll
  static void make() throws IOException, InterruptedException, URISyntaxException {
    Browser.assumeInstalled();
    site = temporary.resolve("site");
    Path said = temporary.resolve("said.txt");
    String jars = jar(Node.class) + File.pathSeparator + jar(TablesExtension.class);
    Process made = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp", jars,
        ROOT.resolve("src/site/java/Site.java").toString(), ROOT.toString(), site.toString())
        .redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertEquals(0, made.waitFor(), Files.readString(said));
    browser = new Browser(temporary.resolve("profile"), temporary.resolve("downloads"));
  }

  private static Path jar(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"360,dark", "1400,light"})
  void axeFindsNothing(int width, String scheme) throws IOException, InterruptedException {
    checkPages(width, scheme);
  }

  @Tag("campaign")
  @ParameterizedTest
  @CsvSource({"360,light", "1400,dark"})
  void norTheOtherWayRound(int width, String scheme) throws IOException, InterruptedException {
    checkPages(width, scheme);
  }

  private static void checkPages(int width, String scheme) throws IOException, InterruptedException {
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
