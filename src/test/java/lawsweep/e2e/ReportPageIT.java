package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page of {@code lawsweep report} in Chromium shows what the records say. */
class ReportPageIT extends ShownReportTests {

  private static final String EXTRA_ROWS = "return document.querySelectorAll('#list-extra tbody tr').length";

  @Test
  void theMapHasAMarkForEachGroupOfCells() {
    assertEquals(report.records().groupsByDepthAndWidth(), report.marks());
    long extra =
        report.browser().texts("return [...document.querySelectorAll('[data-chart=map] .mark-text.role-mark text')]"
            + ".map(e => e.textContent)").stream().filter(text -> text.startsWith("+")).count();
    assertEquals(report.records().groupsWithExtraLaws(), extra);
  }

  @Test
  void theHeadlineAnswersWhatWasAsked() {
    NetworkRecords records = report.records();
    String headline = report.browser().text("return document.querySelector('h1').textContent");
    assertEquals("All " + records.count("extra") + " extras are those of a theorem, no surprise; the other "
        + records.count("complete") + " networks have exactly the known laws.", headline);
    String rest = report.browser().text("return document.querySelector('.lead').textContent");
    long drawn = records.count("always") + records.count("sometimes") + records.count("never");
    assertTrue(rest.startsWith(drawn + " networks: " + records.count("always") + " always reach φ, "
        + records.count("sometimes") + " sometimes"), rest);
    assertEquals(0, records.count("undecided"));
    assertTrue(!rest.contains("undecided"), rest);
    assertTrue(rest.contains(records.count("never") + " in none of"), rest);
    assertTrue(rest.contains(records.count("skipped") + " skipped"), rest);
    assertTrue(rest.contains(" means lie within two standard errors of the closed forms; the worst, z = "), rest);
  }

  @Test
  void tilesSayNoZeroAndNetworksTheirNumbers() {
    List<String> tiles = report.browser().texts("return [...document.querySelectorAll('.tile')].map(tile => "
        + "tile.querySelector('.label').lastChild.textContent + ' ' + tile.querySelector('.value').textContent)");
    for (String verdict : List.of("extra", "complete", "always", "sometimes", "never")) {
      assertTrue(tiles.contains(verdict + " " + report.records().count(verdict)), verdict + " is not in " + tiles);
    }
    assertTrue(tiles.getFirst().startsWith("extra "), tiles.toString());
    assertTrue(tiles.stream().noneMatch(tile -> tile.endsWith(" 0") || tile.startsWith("failed")), tiles.toString());
  }

  @Test
  void theLegendOfTheMapHasWhatOccurs() {
    String legend = "return [...document.querySelectorAll('[data-chart=map] .role-legend-label text')]"
        + ".map(e => e.textContent)";
    report.choose("choose-map-only-family", "linear");
    List<String> found = report.browser().texts(legend);
    assertTrue(found.contains("✓ known laws only") && found.contains("+n more laws"), found.toString());
    assertTrue(found.stream().noneMatch(text -> text.contains("failed") || text.contains("φ")), found.toString());
    assertEquals(List.of("any"), report.browser().texts("return [...document.getElementById('choose-map-only-bias')"
        + ".options].map(o => o.text).filter(text => text === 'any' || text === 'all')"));
  }

  /** A legend is drawn as its lines and points are. */
  @Test
  void legendsAreDrawnAsTheLinesAre() {
    String dashes = ".map(e => e.getAttribute('stroke-dasharray'))";
    assertEquals(report.browser().texts("return [...document.querySelectorAll('[data-chart=series] g.mark-line path')]"
        + dashes), report.browser().texts(
            "return [...document.querySelectorAll('[data-chart=series] "
                + ".role-legend-symbol path')]" + dashes));
    assertEquals(2, report.browser().number("return new Set([...document.querySelectorAll('[data-chart=compare] "
        + ".role-legend-symbol path')].slice(-2).map(e => e.getAttribute('d'))).size"));
  }

  @Test
  void axesAndFiltersChangeTheMapAndAreKeptInTheAddress() throws InterruptedException {
    report.choose("choose-map-x", "output");
    assertEquals(report.records().groupsByOutputAndWidth(), report.marks());
    report.choose("choose-map-only-family", "relu");
    int marks = report.marks();
    assertEquals(report.records().of("relu").groupsByOutputAndWidth(), marks);
    assertNotEquals(report.records().groupsByOutputAndWidth(), marks);
    String fragment = report.browser().text("return location.hash.slice(1)");

    report.open(fragment);
    assertEquals(marks, report.marks());
    assertEquals("relu", report.browser().text("return document.getElementById('choose-map-only-family').value"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear", "relu", "residual", "attention", "tanh", "gelu", "softplus"})
  void everyFamilyHasItsPartOfTheMapAndOfTheLists(String family) {
    report.choose("choose-map-only-family", family);
    NetworkRecords records = report.records().of(family);
    assertEquals(records.groupsByDepthAndWidth(), report.marks());
    for (String list : List.of("extra", "never", "undecided", "skipped")) {
      assertEquals(records.count(list),
          report.browser().number("return document.querySelectorAll('#list-" + list + " tbody tr').length"), list);
    }
    assertTrue(report.browser().text("return document.getElementById('map-caption').textContent")
        .contains("Held: family = " + family + "."));
  }

  /** Whatever axis the lists are filtered by, each row lies in one bin, and where the map says. */
  @Test
  void rowsOfListsLieWhereTheMapSays() {
    List<String> wrong = report.browser().texts("""
        const wrong = [];
        const choose = (select, value) => {
          select.value = value;
          select.dispatchEvent(new Event('change'));
        };
        for (const select of document.querySelectorAll('select[id^=choose-map-only-]')) {
          for (const list of ['extra', 'undecided', 'skipped']) {
            const rows = () => document.querySelectorAll(`#list-${list} tbody tr`).length;
            const all = rows();
            let sum = 0;
            for (const {value} of [...select.options].slice(1)) {
              choose(select, value);
              sum += rows();
              const said = new RegExp(`([0-9,]+) ${list === 'extra' ? 'with extra laws' : list}`)
                  .exec(document.getElementById('map-caption').textContent)?.[1] ?? '0';
              if (Number(said.replace(',', '')) !== rows()) {
                wrong.push(`${select.id} ${value}: ${rows()} rows in the list ${list}, and the map says ${said}`);
              }
            }
            choose(select, '');
            if (sum !== all) {
              wrong.push(`${select.id}: ${sum} of ${all} rows of the list ${list}`);
            }
          }
        }
        return wrong""");
    assertEquals(List.of(), wrong);
    assertTrue(
        report.browser().number("return document.querySelectorAll('select[id^=choose-map-only-]').length") >= 7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"verdict", "extra-laws", "dimension", "time", "networks"})
  void everyColourShowsTheSameGroups(String colour) {
    report.choose("choose-map-colour", colour);
    assertEquals(report.records().groupsByDepthAndWidth(), report.marks());
  }

  @Test
  void groupsCanBePickedByVerdict() {
    report.choose("choose-map-shown", "extra");
    assertEquals(report.records().groupsWithExtraLaws(), report.marks());
  }

  @Test
  void aClickOnAMarkNarrowsTheLists() {
    String[] group = report.browser().text("""
        const marks = [...document.querySelectorAll('[data-chart=map] g.mark-rect.role-mark > path')];
        const mark = marks.find(m => m.__data__.datum.verdict === 'extra');
        mark.id = 'the-mark';
        return mark.__data__.datum.x + ' ' + mark.__data__.datum.y""").split(" ");
    report.browser().driver().findElement(By.id("the-mark")).click();
    assertEquals(1, report.marks());
    assertEquals(report.records().extraAt(Integer.parseInt(group[0]), Integer.parseInt(group[1])),
        report.browser().number(EXTRA_ROWS));
  }

  @Test
  void theTableOfTheMapDoesWhatItsMarksDo() throws InterruptedException {
    report.browser().driver().findElement(By.cssSelector("[data-chart=map] summary")).sendKeys(Keys.ENTER);
    report.browser().await("return document.querySelector('[data-chart=map] tbody') !== null");
    assertEquals(report.records().groupsByDepthAndWidth(),
        report.browser().number("return document.querySelectorAll('[data-chart=map] tbody tr').length"));
    report.browser().driver().findElement(By.cssSelector("[data-chart=map] tbody button")).sendKeys(Keys.ENTER);
    assertEquals(1, report.marks());
  }

  @Test
  void listsAreSortedByTheirHeadings() {
    WebElement heading =
        report.browser().driver().findElement(By.xpath("//section[@id='list-extra']//th/button[.='extra']"));
    List<Integer> truth = report.records().rows().stream().filter(row -> row.verdict().equals("extra"))
        .map(NetworkRecords.Row::extraLaws).sorted().toList();
    heading.click();
    assertEquals(truth, extraLaws());
    heading.click();
    assertEquals(truth.stream().sorted(Comparator.reverseOrder()).toList(), extraLaws());
    assertEquals("descending",
        report.browser().text("return document.querySelector('#list-extra th[aria-sort]').ariaSort"));
  }

  private static List<Integer> extraLaws() {
    return report.browser()
        .texts("return [...document.querySelectorAll('#list-extra tbody tr')].map(r => r.cells[1].textContent)")
        .stream().map(Integer::valueOf).toList();
  }

  @Test
  void commandsAreCopiedOrSelected() throws InterruptedException {
    WebElement button = report.browser().driver().findElement(By.cssSelector("#list-extra .command button"));
    button.click();
    report.browser().await("return document.querySelector('#list-extra .command button').textContent !== 'copy'");
  }

  @Test
  void chartsAreSavedAsPictures() throws IOException, InterruptedException {
    report.browser().driver().findElement(By.cssSelector("[data-chart=map] .tools button:nth-child(1)")).click();
    report.browser().driver().findElement(By.cssSelector("[data-chart=map] .tools button:nth-child(2)")).click();
    assertTrue(arrived("map.svg").startsWith("<svg"));
    assertTrue(arrived("map.png").startsWith("\u0089PNG"));
  }

  private static String arrived(String name) throws IOException, InterruptedException {
    Path file = report.downloads().resolve(name);
    for (int i = 0; i < 200 && !(Files.exists(file) && Files.size(file) > 0); i++) {
      Thread.sleep(50);
    }
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  @Test
  void simulationsAreDrawnByGroup() {
    String lines = "return document.querySelectorAll('[data-chart=series] g.mark-line path').length";
    report.choose("choose-sim-colour", "depth");
    assertEquals(2, report.browser().number(lines));
    String caption = "return document.getElementById('series-caption').textContent";
    assertTrue(report.browser().text(caption).contains("Held: dynamics = upstairs; scheme = project-balance;"));
    assertTrue(
        report.browser().text(caption).contains("; β = 1; κ = 1; energy E = quadratic; initial = gaussian 1.0;"));
    report.choose("choose-sim-only-beta", "all");
    assertEquals(4, report.browser().number(lines));
    report.choose("choose-sim-panels", "beta");
    assertEquals(2, report.browser().number("return document.querySelectorAll('[data-chart^=series]').length"));
    assertEquals(2, report.browser().number(lines));
    String before = report.browser().text(caption);
    assertTrue(before.contains("; β = 1; "), before);
    assertTrue(report.browser().text(caption.replace("series", "series-2")).contains("; β = 2; "));
    report.choose("choose-sim-observable", "trace");
    assertNotEquals(before, report.browser().text(caption));
  }

  @Test
  void drawsAreThoseOfTheExport() throws InterruptedException {
    openTable("draws");
    for (String[] dimension : new String[][] {{"dim W_0", "rank_histogram"}, {"dim Lie", "lie_histogram"}}) {
      report.choose("choose-draws-dimension", dimension[0]);
      List<String> shares = report.draws().shares(dimension[1]);
      assertEquals(shares, table("draws", 0, 1, 3));
      assertEquals(shares.size(),
          report.browser()
              .number("return document.querySelectorAll('[data-chart=draws] g.mark-rect.role-mark > path').length"));
      assertEquals(shares.stream().map(line -> line.split(" \\|")[0]).distinct().count(),
          report.browser()
              .texts("return [...document.querySelectorAll('[data-chart=draws] .role-axis-label text')]"
                  + ".map(e => e.textContent)")
              .stream().filter(text -> text.contains("φ")).count());
    }
  }

  @Test
  void sharesAtPhiAreThoseOfTheExport() throws InterruptedException {
    openTable("at-phi");
    assertEquals(report.draws().atPhi(), table("at-phi", 1, 2, 3));
    assertEquals(report.draws().groups() + 1,
        report.browser().number("return document.getElementById('choose-draws-networks').options.length"));
    report.choose("choose-draws-networks", "relu, 3 inputs");
    assertEquals(1,
        report.browser().number("return document.querySelectorAll('[data-chart=at-phi] tbody tr').length"));
  }

  private static void openTable(String chart) throws InterruptedException {
    report.browser().driver().findElement(By.cssSelector("[data-chart=" + chart + "] summary")).sendKeys(Keys.ENTER);
    report.browser().await("return document.querySelector('[data-chart=" + chart + "] tbody') !== null");
  }

  /** Some columns of the table of a chart, a line each row. */
  private static List<String> table(String chart, int... columns) {
    String cells = Arrays.stream(columns).mapToObj(column -> "r.cells[" + column + "].textContent")
        .collect(Collectors.joining(" + ' | ' + "));
    return report.browser().texts(
        "return [...document.querySelectorAll('[data-chart=" + chart + "] tbody tr')].map(r => " + cells + ")");
  }
}
