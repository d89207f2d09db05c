package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** The page of {@code lawsweep report} serves everyone in Chromium: in the dark, on a phone, by keyboard, by ear. */
class ReportPageAccessIT extends ShownReportTests {

  private static final Path PICTURES = Path.of(System.getProperty("lawsweep.root"), "target/report-screenshots");

  @Test
  void coloursFollowTheSystemUnlessChosen() throws IOException, InterruptedException {
    String paper = "return getComputedStyle(document.body).backgroundColor";
    String chart = "return document.querySelector('[data-chart=map] svg').style.backgroundColor";
    List<String> light = List.of(report.browser().text(paper), report.browser().text(chart));
    report.browser().picture(PICTURES.resolve("desktop-light.png"));
    report.browser().prefer("dark");
    List<String> dark = List.of(report.browser().text(paper), report.browser().text(chart));
    report.browser().picture(PICTURES.resolve("desktop-dark.png"));
    assertNotEquals(light.get(0), dark.get(0));
    assertNotEquals(light.get(1), dark.get(1));
    report.choose("theme", "light");
    assertEquals(light, List.of(report.browser().text(paper), report.browser().text(chart)));
  }

  @Test
  void aPhoneNeedsNotScrollSideways() throws IOException, InterruptedException {
    report.browser().size(360, 740, true);
    report.browser().open(report.page(), "");
    report.browser().frames();
    assertEquals(360, report.browser().number("return document.documentElement.scrollWidth"));
    assertEquals(List.of(), report.browser().texts("""
        return [...document.querySelectorAll('.canvas svg')].filter(e => e.getBoundingClientRect().right > 360)
            .map(e => e.closest('figure').dataset.chart)"""));
    assertEquals(report.records().groupsByDepthAndWidth(), report.marks());
    report.browser().picture(PICTURES.resolve("phone.png"));
  }

  @Test
  void theKeyboardReachesEverythingInOrder() {
    List<String> expected = report.browser().texts("""
        const all = [...document.querySelectorAll('a[href], button, select, summary, [tabindex="0"]')];
        const reached = all.filter(e => !e.disabled && e.checkVisibility());
        reached.forEach((e, i) => e.dataset.place = i);
        document.activeElement.blur();
        return reached.map(e => e.dataset.place)""");
    List<String> reached = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      new Actions(report.browser().driver()).sendKeys(Keys.TAB).perform();
      reached.add(report.browser().text("return document.activeElement.dataset.place"));
      assertNotEquals("none", report.browser().text("return getComputedStyle(document.activeElement).outlineStyle"));
    }
    assertEquals(expected, reached);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void axeFindsNothing(String scheme) throws IOException, InterruptedException {
    report.browser().prefer(scheme);
    report.browser().driver().executeScript("document.querySelectorAll('details').forEach(e => e.open = true)");
    report.browser().frames();
    try (InputStream axe = ReportPageIT.class.getResourceAsStream("/axe.min.js")) {
      report.browser().driver().executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    }
    Object found = report.browser().driver().executeAsyncScript(
        """
        const done = arguments[0];
        axe.run().then(({violations}) => done(violations.map(v => v.id + ': ' + v.nodes.length + ' such as '
            + v.nodes[0].html + ' ' + v.nodes[0].failureSummary).join('\\n')), error => done('axe failed: ' + error))""");
    assertEquals("", found);
  }

  @Test
  void whatGoesWrongIsShown() throws IOException, InterruptedException {
    Path broken = temporary.resolve("broken.html");
    String text = Files.readString(report.page());
    Files.writeString(broken, text.replace("<script type=\"application/json\" id=\"data\">{",
        "<script type=\"application/json\" id=\"data\">{{"));
    report.browser().open(broken, "");
    assertFalse(report.browser().text("return document.getElementById('errors').innerText").isBlank());
    report.open("");
  }
}
