package lawsweep.report.drift;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lawsweep.drift.DriftForm;
import lawsweep.drift.DriftResult;
import lawsweep.export.WrittenFile;
import lawsweep.report.paint.ChartPainter;
import lawsweep.report.paint.ChartTemplate;
import lawsweep.report.paint.PageParts;
import lawsweep.report.paint.Picture;
import lawsweep.sweep.store.DirectoryRefusedException;

/**
 * The directory that {@code lawsweep drift --out} writes: {@code drift.json}, the page {@code index.html}, which needs
 * no other file, and, where they are asked for, the charts that the page shows first, {@code pictures/*.svg}. Files of
 * an earlier page are replaced.
 */
public final class DriftPage {

  /** What tells a page of this program from another file; near its beginning. */
  static final String MARK = "<!-- made by lawsweep drift -->";

  private static final String PAGE = "index.html";
  private static final String JSON = "drift.json";
  private static final String PICTURES = "pictures";
  private static final int BEGINNING = 1024;

  /** What the page runs, in this order. */
  private static final List<String> SCRIPTS = scripts();

  private final Path directory;

  private DriftPage(Path directory) {
    this.directory = directory;
  }

  private static List<String> scripts() {
    List<String> scripts = new ArrayList<>(List.of("page-errors", "page-dom", "page-state", "page-theme",
        "page-controls", "page-tooltip", "page-table", "page-legend", "page-chart", "page-panels", "page-text",
        "page-template"));
    scripts.addAll(DriftPictures.SECTION);
    scripts.add("drift/start");
    return scripts;
  }

  /**
   * A page in a directory, which is there or will be. Nothing is written yet.
   *
   * @throws DirectoryRefusedException if it cannot be written, or holds something else
   */
  public static DriftPage in(Path directory) throws IOException {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new DirectoryRefusedException("expected a directory for the page, got the file " + directory);
    }
    if (Files.exists(directory) && !Files.isWritable(directory)) {
      throw new DirectoryRefusedException("expected a writable directory for the page, got " + directory
          + "; --out names another one");
    }
    check(directory, PAGE, MARK);
    check(directory, JSON, DriftResult.SCHEMA);
    Path pictures = directory.resolve(PICTURES);
    if (Files.exists(pictures) && !Files.isDirectory(pictures)) {
      throw new DirectoryRefusedException("expected a directory for pictures, got the file " + pictures
          + "; move it away or name another directory with --out");
    }
    return new DriftPage(directory);
  }

  /** A file that is there has to be one of an earlier page. */
  private static void check(Path directory, String name, String mark) throws IOException {
    Path file = directory.resolve(name);
    if (!Files.exists(file)) {
      return;
    }
    if (Files.isRegularFile(file)) {
      try (var in = Files.newInputStream(file)) {
        if (new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8).contains(mark)) {
          return;
        }
      }
    }
    throw new DirectoryRefusedException("expected no " + name + " but one of lawsweep drift, got another file " + file
        + "; move it away or name another directory with --out");
  }

  /**
   * How much is written.
   *
   * @param all whether {@code drift.json} tells the laws one by one however many they are
   * @param pictures whether charts are drawn as files too, which takes seconds; those of an earlier page go otherwise
   */
  public record Extent(boolean all, boolean pictures) {}

  /**
   * Writes all files, each as a whole.
   *
   * @param program the program and its version
   * @return the page
   */
  public Path write(DriftResult result, Extent extent, String program) throws IOException {
    Files.createDirectories(directory);
    ObjectNode drift = DriftData.of(result, 1);
    WrittenFile.write(directory.resolve(JSON), file -> {
      try (OutputStream out = new BufferedOutputStream(new FileOutputStream(file.toFile()))) {
        DriftForm.write(result, extent.all(), out);
      }
      return file;
    });
    pictures(drift, extent.pictures());
    Path page = directory.resolve(PAGE);
    WrittenFile.text(page, html(drift, program));
    return page;
  }

  /** Draws those that have something to show; removes others of an earlier page. */
  private void pictures(ObjectNode drift, boolean wanted) throws IOException {
    Path pictures = directory.resolve(PICTURES);
    Set<ChartTemplate> others = EnumSet.copyOf(DriftPictures.CHARTS);
    if (wanted) {
      Files.createDirectories(pictures);
      try (ChartPainter painter = ChartPainter.open(ChartTemplate.config().get("light"))) {
        for (Picture picture : DriftPictures.of(drift, drift.get("net").textValue())) {
          WrittenFile.text(pictures.resolve(picture.name() + ".svg"), painter.svg(picture));
          others.remove(picture.chart());
        }
      }
    }
    for (ChartTemplate other : others) {
      Files.deleteIfExists(pictures.resolve(other.key() + ".svg"));
    }
  }

  /** The page. */
  static String html(ObjectNode drift, String program) throws IOException {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.putArray("drift").add(drift);
    Map<String, String> parts = new LinkedHashMap<>(PageParts.charts(DriftPictures.CHARTS));
    parts.put("title", PageParts.text(drift.get("net").textValue()));
    parts.put("program", PageParts.text(program));
    parts.put("data", PageParts.json(data));
    return PageParts.page("drift/page.html", MARK, SCRIPTS, parts);
  }
}
