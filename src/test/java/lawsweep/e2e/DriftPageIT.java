package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import lawsweep.checkpoint.NumberType;
import lawsweep.checkpoint.Safetensors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of {@code lawsweep drift --out} in Chromium: all charts are drawn, on a desk and on a phone. */
class DriftPageIT {

  @TempDir
  static Path temporary;

  private static Browser browser;
  private static Path page;
  private static JsonNode json;

  /** Two runs of a network of linear layers, whose numbers wander off. */
  @BeforeAll
  static void write() throws IOException, InterruptedException {
    Browser.assumeInstalled();
    Scene scene = new Scene(temporary);
    for (double lr : new double[] {0.1, 0.2}) {
      for (int step = 0; step <= 40; step += 10) {
        Path folder = Files.createDirectories(scene.resolve("runs/lr" + lr));
        Safetensors.write(folder.resolve("step%05d.safetensors".formatted(step)),
            Map.of("step", Integer.toString(step), "lr", Double.toString(lr)),
            List.of(tensor("0.weight", 5, 6, lr * step), tensor("1.weight", 4, 5, lr * step),
                tensor("2.weight", 3, 4, lr * step)));
      }
    }
    scene.succeed("drift", "runs/lr0.1", "runs/lr0.2", "--net", "vec 6 > dense 5 > dense 4 > out 3", "--out", "page");
    page = scene.resolve("page/index.html");
    json = Scene.JSON.readTree(scene.resolve("page/drift.json").toFile());
    browser = new Browser(temporary.resolve("profile"), Files.createDirectory(temporary.resolve("downloads")));
  }

  private static Safetensors.Tensor tensor(String name, int rows, int columns, double moved) {
    Random random = new Random(name.hashCode());
    double[] numbers = new double[rows * columns];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextGaussian() * (1 + 0.001 * moved * random.nextDouble());
    }
    return new Safetensors.Tensor(name, NumberType.F64, List.of((long) rows, (long) columns), numbers);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private static void show(int width, String scheme, String fragment) throws InterruptedException {
    browser.size(width, 900, width < 500);
    browser.prefer(scheme);
    browser.open(page, fragment);
    browser.frames();
  }

  /** No error in the page, no complaint in the console, nothing asked of the network. */
  @AfterEach
  void isQuiet() throws IOException {
    assertEquals("", browser.text("return document.getElementById('errors').textContent"));
    assertEquals(List.of(), browser.complaints());
    assertEquals(List.of(), browser.requests());
  }

  @Test
  void everyChartIsDrawnFromTheNumbers() throws InterruptedException {
    show(1280, "light", "");
    String answer = json.get("runs").get(0).get("total").get("verdict").textValue();
    assertEquals(answer.equals("broken"), browser.text("return document.querySelector('h1').textContent")
        .toLowerCase(Locale.ROOT).contains("broken"));
    assertEquals(List.of("drift-groups", "drift-runs", "drift-fit", "drift-heat", "drift-laws", "drift-start",
        "drift-start-2", "drift-spectra"),
        browser.texts("return [...document.querySelectorAll('figure')].map(e => e.dataset.chart)"));
    assertEquals(List.of(), browser.texts("""
        return [...document.querySelectorAll('figure')].filter(e => !e.querySelector('.canvas svg path'))
            .map(e => e.dataset.chart)"""));
    browser.driver().executeScript("document.querySelector('[data-chart=drift-groups] details').open = true");
    browser.frames();
    JsonNode run = json.get("runs").get(0);
    int checkpoints = run.get("steps").size();
    assertEquals((run.get("groups").size() + 1) * checkpoints,
        browser.number("return document.querySelectorAll('[data-chart=drift-groups] tbody tr').length"));
    assertEquals(2, browser.number("return document.querySelectorAll('#drift-all tbody tr').length"));
  }

  @Test
  void anotherRunIsShownEverywhere() throws InterruptedException {
    show(1280, "light", "drift.run=1&drift.measure=index");
    assertTrue(browser.text("return document.querySelector('[data-chart=drift-groups] figcaption').textContent")
        .startsWith("Index at the end of lr0.2"));
    for (String chart : List.of("drift-heat", "drift-laws")) {
      assertTrue(browser.text("return document.querySelector('[data-chart=" + chart + "] figcaption').textContent")
          .contains("lr0.2"), chart);
    }
  }

  @Test
  void aPhoneNeedsNotScrollSideways() throws InterruptedException {
    show(360, "light", "");
    assertEquals(360, browser.number("return document.documentElement.scrollWidth"));
    assertEquals(List.of(), browser.texts("""
        return [...document.querySelectorAll('.canvas svg')].filter(e => e.getBoundingClientRect().right > 360)
            .map(e => e.closest('figure').dataset.chart)"""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void axeFindsNothing(String scheme) throws IOException, InterruptedException {
    show(1280, scheme, "");
    assertNotEquals("", browser.text("return document.documentElement.dataset.theme"));
    browser.driver().executeScript("document.querySelectorAll('details').forEach(e => e.open = true)");
    browser.frames();
    try (InputStream axe = DriftPageIT.class.getResourceAsStream("/axe.min.js")) {
      browser.driver().executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    }
    Object found = browser.driver().executeAsyncScript(
        """
        const done = arguments[0];
        axe.run().then(({violations}) => done(violations.map(v => v.id + ': ' + v.nodes.length + ' such as '
            + v.nodes[0].html + ' ' + v.nodes[0].failureSummary).join('\\n')), error => done('axe failed: ' + error))""");
    assertEquals("", found);
  }
}
