package lawsweep.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a screen, as Debian packages it, that shows one page from a file. */
final class Browser implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  /** Selenium warns that it does not know the newest browser's debugging protocol, of which nothing here is used. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  /** Tests are skipped where the browser is not installed. */
  static void assumeInstalled() {
    assumeTrue(Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
        "skipped: " + CHROMIUM + " and " + DRIVER + " are needed (Debian: chromium, chromium-driver)");
  }

  /** Starts the browser with a new profile. */
  Browser(Path profile, Path downloads) {
    SELENIUM.setLevel(Level.SEVERE);
    ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile())
        .usingAnyFreePort().build();
    service.sendOutputTo(OutputStream.nullOutputStream());
    driver = new ChromeDriver(service, options(profile, downloads));
    driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
    driver.get("about:blank");
    driver.manage().logs().get(LogType.PERFORMANCE);
  }

  private static ChromeOptions options(Path profile, Path downloads) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    options.setExperimentalOption("prefs", Map.of("download.default_directory", downloads.toString()));
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
        "--user-data-dir=" + profile);
    return options;
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Shows a file, loaded anew, and waits until its scripts have built it. */
  void open(Path file, String fragment) throws InterruptedException {
    driver.get("about:blank");
    driver.get(file.toUri() + (fragment.isEmpty() ? "" : "#" + fragment));
    await("return document.documentElement.dataset.ready === 'true' || !document.getElementById('errors').hidden");
  }

  /** Waits until a script returns true. */
  void await(String condition) throws InterruptedException {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!Boolean.TRUE.equals(driver.executeScript(condition))) {
      if (System.nanoTime() > end) {
        throw new AssertionError("still not true in the browser: " + condition);
      }
      Thread.sleep(20);
    }
  }

  /** The text that a script returns. */
  String text(String script, Object... arguments) {
    return String.valueOf(driver.executeScript(script, arguments));
  }

  /** The whole number that a script returns. */
  int number(String script, Object... arguments) {
    return ((Number) driver.executeScript(script, arguments)).intValue();
  }

  /** The texts that a script returns in an array. */
  List<String> texts(String script, Object... arguments) {
    List<String> texts = new ArrayList<>();
    ((List<?>) driver.executeScript(script, arguments)).forEach(text -> texts.add(String.valueOf(text)));
    return texts;
  }

  /** A window of this many pixels, of a phone or of a desk. */
  void size(int width, int height, boolean phone) throws InterruptedException {
    driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", phone ? 2 : 1, "mobile", phone));
    await("return innerWidth === " + width);
    frames();
  }

  /** What the system is said to prefer: light or dark. */
  void prefer(String scheme) throws InterruptedException {
    driver.executeCdpCommand("Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    frames();
  }

  /** Waits for what observers of sizes and colours draw in the next frames. */
  void frames() {
    driver.executeAsyncScript("const done = arguments[0];"
        + "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(), 150)));");
  }

  /** What the console has shown since the last call, at the level of a warning or above. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue()).map(Object::toString).toList();
  }

  /** Addresses beyond the file itself and the browser's own pages that were asked for since the last call. */
  List<String> requests() throws IOException {
    List<String> requests = new ArrayList<>();
    for (var entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = Scene.JSON.readTree(entry.getMessage()).path("message");
      String url = message.path("params").path("request").path("url").asText();
      if (message.path("method").asText().equals("Network.requestWillBeSent") && !url.startsWith("file:")
          && !url.startsWith("data:") && !url.startsWith("blob:") && !url.startsWith("about:")
          && !url.startsWith("chrome")) {
        requests.add(url);
      }
    }
    return requests;
  }

  /** Writes a picture of the whole page. */
  void picture(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    List<String> size = texts("const e = document.documentElement; return [e.clientWidth, e.scrollHeight]");
    Map<String, Object> clip = Map.of("x", 0, "y", 0, "width", Integer.valueOf(size.get(0)), "height",
        Integer.valueOf(size.get(1)), "scale", 1);
    Map<String, Object> shot = driver.executeCdpCommand("Page.captureScreenshot",
        Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
    Files.write(file, Base64.getDecoder().decode((String) shot.get("data")));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
