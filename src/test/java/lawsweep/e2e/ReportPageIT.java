package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The page of {@code lawsweep report} in Chromium: it shows what the records say, quietly, to everyone. */
class ReportPageIT {

  /** Extra laws, undecided and skipped cells, both families, and simulations with a closed form. */
  private static final String SWEEP = """
      name: page
      seed: 5
      limits: {bracket_length: 4}
      networks:
        - {family: linear, depth: 2..4, each: 1..3}
        - {family: linear, widths: [[1, 4, 4, 2], [1, 40, 40, 2]]}
        - {family: relu, bias: [none, hidden], depth: 2..3, each: [1, 3, 5], seeds: 2}
      langevin:
        - {dynamics: upstairs, depth: 2..3, width: 2, beta: [1, 2], energy: {kind: quadratic}, step: 0.02, time: 2,
           record_every: 0.2, replicas: 64}
      """;

  private static final Path PICTURES = Path.of(System.getProperty("lawsweep.root"), "target/report-screenshots");
  private static final String MARKS =
      "return document.querySelectorAll('[data-chart=map] g.mark-rect.role-mark > path').length";
  private static final String EXTRA_ROWS = "return document.querySelectorAll('#list-extra tbody tr').length";

  @TempDir
  static Path temporary;

  private static Browser browser;
  private static Path page;
  private static Path downloads;
  private static NetworkRecords records;

  @BeforeAll
  static void writeReport() throws IOException, InterruptedException {
    downloads = Files.createDirectory(temporary.resolve("downloads"));
    browser = new Browser(temporary.resolve("profile"), downloads);
    Scene scene = new Scene(temporary);
    scene.write("page.yaml", SWEEP);
    scene.succeed("run", "page.yaml", "--out", "results");
    scene.succeed("report", "results");
    page = scene.resolve("results/report.html");
    records = NetworkRecords.read(scene.results("results"));
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() throws InterruptedException {
    browser.size(1280, 900, false);
    browser.prefer("light");
    browser.open(page, "");
  }

  @AfterEach
  void isQuiet() throws IOException {
    assertEquals("", browser.text("return document.getElementById('errors').textContent"));
    assertEquals(List.of(), browser.complaints());
    assertEquals(List.of(), browser.requests());
  }

  @Test
  void theMapHasAMarkForEachGroupOfCells() {
    assertEquals(records.groupsByDepthAndWidth(), browser.number(MARKS));
    long extra = browser.texts("return [...document.querySelectorAll('[data-chart=map] .mark-text.role-mark text')]"
        + ".map(e => e.textContent)").stream().filter(text -> text.startsWith("+")).count();
    assertEquals(records.groupsWithExtraLaws(), extra);
  }

  @Test
  void theHeadlineCounts() {
    String headline = browser.text("return document.querySelector('h1').textContent");
    assertTrue(headline.contains(records.count("complete") + " have exactly the known laws"), headline);
    assertTrue(headline.contains(records.count("extra") + " have more"), headline);
    String rest = browser.text("return document.querySelector('.lead').textContent");
    assertTrue(rest.contains(records.count("undecided") + " undecided"), rest);
    assertTrue(rest.contains(records.count("skipped") + " skipped"), rest);
  }

  @Test
  void axesAndFiltersChangeTheMapAndAreKeptInTheAddress() throws InterruptedException {
    choose("choose-map-x", "output");
    assertEquals(records.groupsByOutputAndWidth(), browser.number(MARKS));
    choose("choose-map-only-family", "relu");
    int marks = browser.number(MARKS);
    assertEquals(records.of("relu").groupsByOutputAndWidth(), marks);
    assertNotEquals(records.groupsByOutputAndWidth(), marks);
    String fragment = browser.text("return location.hash.slice(1)");

    browser.open(page, fragment);
    assertEquals(marks, browser.number(MARKS));
    assertEquals("relu", browser.text("return document.getElementById('choose-map-only-family').value"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"verdict", "extra-laws", "dimension", "time", "cells"})
  void everyColourShowsTheSameGroups(String colour) {
    choose("choose-map-colour", colour);
    assertEquals(records.groupsByDepthAndWidth(), browser.number(MARKS));
  }

  @Test
  void groupsCanBePickedByVerdict() {
    choose("choose-map-shown", "extra");
    assertEquals(records.groupsWithExtraLaws(), browser.number(MARKS));
  }

  @Test
  void aClickOnAMarkNarrowsTheLists() {
    String[] group = browser.text("""
        const marks = [...document.querySelectorAll('[data-chart=map] g.mark-rect.role-mark > path')];
        const mark = marks.find(m => m.__data__.datum.verdict === 'extra');
        mark.id = 'the-mark';
        return mark.__data__.datum.x + ' ' + mark.__data__.datum.y""").split(" ");
    browser.driver().findElement(By.id("the-mark")).click();
    assertEquals(1, browser.number(MARKS));
    assertEquals(records.extraAt(Integer.parseInt(group[0]), Integer.parseInt(group[1])), browser.number(EXTRA_ROWS));
  }

  @Test
  void theTableOfTheMapDoesWhatItsMarksDo() throws InterruptedException {
    browser.driver().findElement(By.cssSelector("[data-chart=map] summary")).sendKeys(Keys.ENTER);
    browser.await("return document.querySelector('[data-chart=map] tbody') !== null");
    assertEquals(records.groupsByDepthAndWidth(),
        browser.number("return document.querySelectorAll('[data-chart=map] tbody tr').length"));
    browser.driver().findElement(By.cssSelector("[data-chart=map] tbody button")).sendKeys(Keys.ENTER);
    assertEquals(1, browser.number(MARKS));
  }

  @Test
  void listsAreSortedByTheirHeadings() {
    WebElement heading = browser.driver().findElement(By.xpath("//section[@id='list-extra']//th/button[.='extra']"));
    List<Integer> truth = records.rows().stream().filter(row -> row.verdict().equals("extra"))
        .map(NetworkRecords.Row::extraLaws).sorted().toList();
    heading.click();
    assertEquals(truth, extraLaws());
    heading.click();
    assertEquals(truth.stream().sorted(Comparator.reverseOrder()).toList(), extraLaws());
    assertEquals("descending", browser.text("return document.querySelector('#list-extra th[aria-sort]').ariaSort"));
  }

  private static List<Integer> extraLaws() {
    return browser
        .texts("return [...document.querySelectorAll('#list-extra tbody tr')].map(r => r.cells[1].textContent)")
        .stream().map(Integer::valueOf).toList();
  }

  @Test
  void commandsAreCopiedOrSelected() throws InterruptedException {
    WebElement button = browser.driver().findElement(By.cssSelector("#list-extra .command button"));
    button.click();
    browser.await("return document.querySelector('#list-extra .command button').textContent !== 'copy'");
  }

  @Test
  void chartsAreSavedAsPictures() throws IOException, InterruptedException {
    browser.driver().findElement(By.cssSelector("[data-chart=map] .tools button:nth-child(1)")).click();
    browser.driver().findElement(By.cssSelector("[data-chart=map] .tools button:nth-child(2)")).click();
    assertTrue(arrived("map.svg").startsWith("<svg"));
    assertTrue(arrived("map.png").startsWith("\u0089PNG"));
  }

  private static String arrived(String name) throws IOException, InterruptedException {
    Path file = downloads.resolve(name);
    for (int i = 0; i < 200 && !(Files.exists(file) && Files.size(file) > 0); i++) {
      Thread.sleep(50);
    }
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  @Test
  void simulationsAreDrawnByGroup() {
    String lines = "return document.querySelectorAll('[data-chart=series] g.mark-line path').length";
    choose("choose-sim-colour", "depth");
    assertEquals(2, browser.number(lines));
    choose("choose-sim-only-beta", "all");
    assertEquals(4, browser.number(lines));
    choose("choose-sim-panels", "beta");
    assertEquals(2, browser.number("return document.querySelectorAll('[data-chart^=series]').length"));
    assertEquals(2, browser.number(lines));
    String before = browser.text("return document.getElementById('series-caption').textContent");
    choose("choose-sim-observable", "trace");
    assertNotEquals(before, browser.text("return document.getElementById('series-caption').textContent"));
  }

  @Test
  void coloursFollowTheSystemUnlessChosen() throws IOException, InterruptedException {
    String paper = "return getComputedStyle(document.body).backgroundColor";
    String chart = "return document.querySelector('[data-chart=map] svg').style.backgroundColor";
    List<String> light = List.of(browser.text(paper), browser.text(chart));
    browser.picture(PICTURES.resolve("desktop-light.png"));
    browser.prefer("dark");
    List<String> dark = List.of(browser.text(paper), browser.text(chart));
    browser.picture(PICTURES.resolve("desktop-dark.png"));
    assertNotEquals(light.get(0), dark.get(0));
    assertNotEquals(light.get(1), dark.get(1));
    choose("theme", "light");
    assertEquals(light, List.of(browser.text(paper), browser.text(chart)));
  }

  @Test
  void aPhoneNeedsNotScrollSideways() throws IOException, InterruptedException {
    browser.size(360, 740, true);
    browser.open(page, "");
    browser.frames();
    assertEquals(360, browser.number("return document.documentElement.scrollWidth"));
    assertEquals(List.of(), browser.texts("""
        return [...document.querySelectorAll('.canvas svg')].filter(e => e.getBoundingClientRect().right > 360)
            .map(e => e.closest('figure').dataset.chart)"""));
    assertEquals(records.groupsByDepthAndWidth(), browser.number(MARKS));
    browser.picture(PICTURES.resolve("phone.png"));
  }

  @Test
  void theKeyboardReachesEverythingInOrder() {
    List<String> expected = browser.texts("""
        const all = [...document.querySelectorAll('a[href], button, select, summary, [tabindex="0"]')];
        const reached = all.filter(e => !e.disabled && e.checkVisibility());
        reached.forEach((e, i) => e.dataset.place = i);
        document.activeElement.blur();
        return reached.map(e => e.dataset.place)""");
    List<String> reached = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
      reached.add(browser.text("return document.activeElement.dataset.place"));
      assertNotEquals("none", browser.text("return getComputedStyle(document.activeElement).outlineStyle"));
    }
    assertEquals(expected, reached);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void axeFindsNothing(String scheme) throws IOException, InterruptedException {
    browser.prefer(scheme);
    browser.driver().executeScript("document.querySelectorAll('details').forEach(e => e.open = true)");
    browser.frames();
    try (InputStream axe = ReportPageIT.class.getResourceAsStream("/axe.min.js")) {
      browser.driver().executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    }
    Object found = browser.driver().executeAsyncScript(
        """
        const done = arguments[0];
        axe.run().then(({violations}) => done(violations.map(v => v.id + ': ' + v.nodes.length + ' such as '
            + v.nodes[0].html + ' ' + v.nodes[0].failureSummary).join('\\n')), error => done('axe failed: ' + error))""");
    assertEquals("", found);
  }

  @Test
  void whatGoesWrongIsShown() throws IOException, InterruptedException {
    Path broken = temporary.resolve("broken.html");
    String text = Files.readString(page);
    Files.writeString(broken, text.replace("<script type=\"application/json\" id=\"data\">{",
        "<script type=\"application/json\" id=\"data\">{{"));
    browser.open(broken, "");
    assertFalse(browser.text("return document.getElementById('errors').innerText").isBlank());
    browser.open(page, "");
  }

  private static void choose(String id, String value) {
    WebElement option = browser.driver().findElement(By.id(id))
        .findElement(By.cssSelector("option[value='" + value + "']"));
    browser.driver().executeScript("arguments[0].closest('details')?.setAttribute('open', '')", option);
    option.click();
    browser.frames();
  }
}
