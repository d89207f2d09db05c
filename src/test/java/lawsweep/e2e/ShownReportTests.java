package lawsweep.e2e;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of one report that is shown in a browser: each begins with the page as it loads, and must leave it quiet. */
abstract class ShownReportTests {

  @TempDir
  static Path temporary;

  static ShownReport report;

  @BeforeAll
  static void write() throws IOException, InterruptedException {
    report = ShownReport.write(temporary);
  }

  @AfterAll
  static void close() {
    if (report != null) {
      report.close();
    }
  }

  @BeforeEach
  void open() throws InterruptedException {
    report.open("");
  }

  @AfterEach
  void isQuiet() throws IOException {
    report.assertQuiet();
  }
}
