package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A report of a small sweep of everything, its page shown in a browser, and the records it was made from. */
record ShownReport(Browser browser, Path page, Path downloads, NetworkRecords records, DrawRecords draws)
    implements
      AutoCloseable {

  /** Extra laws, undecided and skipped cells, families and fields of all kinds, and simulations with a closed form. */
  private static final String SWEEP = """
      name: page
      seed: 5
      limits: {bracket_length: 4}
      networks:
        - {family: linear, depth: 2..4, each: 1..3}
        - {family: linear, widths: [[1, 4, 4, 2], [1, 40, 40, 2]]}
        - {family: relu, bias: [none, hidden], depth: 2..3, each: [1, 3, 5], seeds: 2}
        - {family: relu, fields: data, draws: 50, depth: 2..3, width: 2..3, output: 1, seeds: 2}
        - {family: relu, fields: data, draws: 40, inputs: {file: inputs.csv, samples: [1, 3]}, widths: [[1, 3, 2]]}
        - {family: residual, fields: data, draws: 10, widths: [[2, 2, 2], [600, 600, 600]]}
        - {family: [tanh, gelu, softplus], bias: hidden, fields: data, draws: 10, widths: [[1, 2, 2], [600, 600, 600]]}
        - {family: tanh, fields: data, draws: 10, inputs: {file: inputs.csv, samples: 1}, widths: [[1, 2, 2]]}
        - {family: linear, fields: adam, widths: [[2, 2, 2]]}
        - {family: attention, fields: adam, widths: [[2, 1, 2]]}
      langevin:
        - {dynamics: upstairs, depth: 2..3, width: 2, beta: [1, 2], energy: {kind: quadratic}, step: 0.02, time: 2,
           record_every: 0.2, replicas: 64}
      """;

  /** Runs the sweep and writes the report. */
  static ShownReport write(Path temporary) throws IOException, InterruptedException {
    Browser.assumeInstalled();
    Path downloads = Files.createDirectory(temporary.resolve("downloads"));
    Scene scene = new Scene(temporary);
    scene.write("page.yaml", SWEEP);
    scene.write("inputs.csv", "0.5, 1.25\n-1, 2\n3, -4.5\n");
    scene.succeed("run", "page.yaml", "--out", "results");
    scene.succeed("report", "results");
    List<String> lines = scene.results("results");
    Browser browser = new Browser(temporary.resolve("profile"), downloads);
    return new ShownReport(browser, scene.resolve("results/report.html"), downloads,
        NetworkRecords.read(lines), DrawRecords.read(lines));
  }

  /**
   * Loads the page anew, with the choices of a fragment, on a desk and in light colours. Waits until the map is drawn.
   */
  void open(String fragment) throws InterruptedException {
    browser.size(1280, 900, false);
    browser.prefer("light");
    browser.open(page, fragment);
    browser.await("return document.querySelector('[data-chart=map] .canvas svg') !== null");
  }

  /** Chooses an option of a select, as a reader does. */
  void choose(String id, String value) {
    WebElement option = browser.driver().findElement(By.id(id))
        .findElement(By.cssSelector("option[value='" + value + "']"));
    browser.driver().executeScript("arguments[0].closest('details')?.setAttribute('open', '')", option);
    option.click();
    browser.frames();
  }

  /** How many groups of cells the map shows. */
  int marks() {
    return browser.number("return document.querySelectorAll('[data-chart=map] g.mark-rect.role-mark > path').length");
  }

  /** No error in the page, no complaint in the console, nothing asked of the network. */
  void assertQuiet() throws IOException {
    assertEquals("", browser.text("return document.getElementById('errors').textContent"));
    assertEquals(List.of(), browser.complaints());
    assertEquals(List.of(), browser.requests());
  }

  @Override
  public void close() {
    browser.close();
  }
}
