package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** The page of a sweep whose networks lines say, in Chromium: axes, numbers of laws, lists, on a desk and a phone. */
class NetworkPageIT {

  private static final String SPEC = """
      name: lines
      networks:
        - net: "vec {m} > dense {r} > relu > dense {r} > relu > out {m}"
          over: {m: 1..3, r: 1..4}
          where: m + r < 7
        - net: seq 2x4 causal > res(rms > attn 1x2) > res(rms > glu 3 silu) > res(rms > mlp 2 gelu) > rms gain > ce 3
        - {family: linear, depth: 2, width: 1..2}
      """;

  private static final String OPEN = """
      name: open
      networks:
        - net: "tokens {v}x2 2 > pos > res(mlp 1 sigmoid) > out 3"
          over: {v: 3..4}
        - net: vec 2 > ln > dense 3 > tanh > out 1
      """;

  private static final String LIST = "#list-lines tbody tr";

  @TempDir
  static Path temporary;

  private static Scene scene;
  private static Browser browser;
  private static List<JsonNode> records;

  @BeforeAll
  static void write() throws IOException, InterruptedException {
    Browser.assumeInstalled();
    scene = new Scene(temporary);
    scene.write("lines.yaml", SPEC);
    scene.write("open.yaml", OPEN);
    for (String name : List.of("lines", "open")) {
      scene.succeed("run", name + ".yaml", "--out", name, "--quiet");
      scene.succeed("report", name);
    }
    records = new ArrayList<>();
    for (String line : scene.results("lines")) {
      records.add(Scene.JSON.readTree(line));
    }
    browser = new Browser(temporary.resolve("profile"), Files.createDirectory(temporary.resolve("downloads")));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() throws InterruptedException {
    browser.size(1280, 900, false);
    browser.prefer("light");
    browser.open(scene.resolve("lines/report.html"), "");
  }

  @AfterEach
  void isQuiet() throws IOException {
    assertEquals("", browser.text("return document.getElementById('errors').textContent"));
    assertEquals(List.of(), browser.complaints());
    assertEquals(List.of(), browser.requests());
  }

  private static String value(String id) {
    return browser.text("return document.getElementById('" + id + "').value");
  }

  private static int rows() {
    return browser.number("return document.querySelectorAll('" + LIST + "').length");
  }

  /** Names of lines are the axes where most networks have them, and marks say the largest number of laws. */
  @Test
  void theMapShowsLawsOverTheNames() {
    assertEquals("over_r over_m laws",
        value("choose-map-x") + " " + value("choose-map-y") + " " + value("choose-map-colour"));
    SortedMap<String, Integer> expected = new TreeMap<>();
    for (JsonNode record : records) {
      JsonNode over = record.path("over");
      String place = over.path("r").asText("–") + " " + over.path("m").asText("–");
      expected.merge(place, record.get("laws").intValue(), Math::max);
    }
    List<String> marks = browser.texts("return [...document.querySelectorAll("
        + "'[data-chart=map] g.mark-rect.role-mark > path')].map(m => m.__data__.datum)"
        + ".map(d => d.x + ' ' + d.y + '=' + d.laws).sort()");
    assertEquals(expected.entrySet().stream().map(Object::toString).sorted().toList(), marks);
    List<String> shown = browser.texts("return [...document.querySelectorAll("
        + "'[data-chart=map] .mark-text.role-mark text')].map(e => e.textContent)");
    assertEquals(expected.values().stream().map(String::valueOf).sorted().toList(), shown.stream().sorted().toList());
  }

  @Test
  void linesAreListedWithTheirLaws() {
    List<String> expected = records.stream().filter(record -> record.hasNonNull("net"))
        .map(record -> record.get("net").textValue() + " | " + record.get("laws")).toList();
    assertEquals(expected, browser.texts("return [...document.querySelectorAll('" + LIST
        + "')].map(r => r.cells[0].textContent + ' | ' + r.cells[2].textContent)"));
    assertEquals("network over laws known laws by kind verdict D dim Lie dim W_k fields",
        browser
            .text("return [...document.querySelectorAll('#list-lines thead th')].map(h => h.textContent).join(' ')"));
  }

  @Test
  void filtersByNamesNarrowTheList() throws InterruptedException {
    long twos = records.stream().filter(record -> record.path("over").path("m").asInt() == 2).count();
    browser.open(scene.resolve("lines/report.html"), "map.only.over_m=2");
    assertEquals(twos, rows());
    assertTrue(browser.text("return document.querySelector('#list-lines .extent').textContent")
        .startsWith(twos + " of 12 networks"));
    browser.open(scene.resolve("lines/report.html"), "map.only.over_m=2&map.only.over_r=3");
    assertEquals(1, rows());
  }

  /** Words of a line narrow its list, wherever they stand in it and whatever their case. */
  @Test
  void wordsNarrowTheList() throws InterruptedException {
    browser.open(scene.resolve("lines/report.html"), "lines.text=ATTN+ce");
    assertEquals(1, rows());
    browser.driver().findElement(By.id("choose-lines-text")).clear();
    browser.driver().findElement(By.id("choose-lines-text")).sendKeys("dense 4 > relu > out 2");
    long expected = records.stream().filter(record -> record.path("net").asText()
        .contains("dense 4 ") && record.path("net").asText().endsWith("out 2")).count();
    assertEquals(expected, rows());
  }

  /** What words say is a filter, of the list and of the laws by kind. */
  @Test
  void wordsAreFilters() throws InterruptedException {
    browser.open(scene.resolve("lines/report.html"), "map.only.word_source=seq");
    assertEquals(1, rows());
    assertTrue(browser.text("return document.querySelector('[data-chart=kinds] figcaption').textContent")
        .startsWith("Shares of all laws: "));
  }

  /** Levels are whole numbers, and lines have theirs. */
  @Test
  void growthHasTheLines() {
    List<String> ticks = browser.texts("return [...document.querySelectorAll("
        + "'[data-chart=levels] .role-axis-label text')].map(e => e.textContent).filter(t => !t.includes('%'))");
    assertEquals(ticks.stream().distinct().toList(), ticks);
    assertTrue(browser.texts("return [...document.querySelectorAll('#choose-levels-family option')].map(o => o.value)")
        .contains("net"));
  }

  @ParameterizedTest
  @CsvSource({"lines,360,dark", "lines,360,light", "open,360,dark", "open,1400,light"})
  void longLinesWrap(String sweep, int width, String colours) throws InterruptedException {
    browser.size(width, 900, width < 500);
    browser.prefer(colours);
    browser.open(scene.resolve(sweep + "/report.html"), "");
    assertTrue(browser.number("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
        <= 0, "the page scrolls sideways");
    assertTrue(browser.number("return Math.max(...[...document.querySelectorAll('#list-lines .net')]"
        + ".map(n => Math.ceil(n.getBoundingClientRect().width)))") <= 620, "a line does not wrap");
  }

  /** The long verdict is explained wherever it stands, and what was skipped is not blamed on a limit. */
  @Test
  void openVerdictsAreExplained() throws InterruptedException {
    browser.open(scene.resolve("open/report.html"), "");
    assertEquals("2 networks have exactly the known laws if values are independent.",
        browser.text("return document.querySelector('h1').textContent"));
    assertTrue(browser.text("return document.querySelector('.lead').textContent")
        .contains("A count chooses the values of smooth functions and roots freely"));
    assertTrue(browser.text("return document.querySelector('#list-lines .meaning').textContent")
        .contains("complete-if-independent: the known laws are all, provided"));
    assertEquals(2, browser.number(
        "return document.querySelectorAll('#list-complete-if-independent tbody tr').length"));
    assertTrue(browser.texts("return [...document.querySelectorAll('[data-chart=map] .role-legend-label text')]"
        + ".map(e => e.textContent)").contains("(✓) if independent"));
    assertTrue(browser.text("return document.querySelector('#list-skipped .meaning').textContent")
        .contains("could not prove anything"));
  }
}
