package lawsweep.report.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import lawsweep.drift.DriftResult;
import lawsweep.drift.RunResult;
import lawsweep.drift.Verdict;
import lawsweep.report.paint.ChartTemplate;
import lawsweep.report.paint.Picture;
import lawsweep.sweep.store.DirectoryRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** The directory of a page: its files, what is refused, and what pictures say and show. */
class DriftPageTest {

  @TempDir
  Path temporary;

  private static RunResult run(String name, double lr) {
    return DriftScene.run(name, "sgd", lr, DriftScene.small(), 5, lr / 10, Verdict.FIRST_ORDER);
  }

  private static Set<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return new TreeSet<>(files.map(file -> file.getFileName().toString()).toList());
    }
  }

  @Test
  void allFilesAndNoneOfAnEarlierPage() throws IOException, ParserConfigurationException, SAXException {
    Path out = temporary.resolve("new/out");
    Path pictures = out.resolve("pictures");
    Files.createDirectories(pictures);
    Files.writeString(pictures.resolve("drift-fit.svg"), "of an earlier page");
    Files.writeString(pictures.resolve("mine.svg"), "of the reader");
    DriftResult result = DriftScene.result(List.of(run("a", 0.04)));
    assertEquals(out.resolve("index.html"),
        DriftPage.in(out).write(result, new DriftPage.Extent(false, true), "lawsweep 1 & more"));
    assertEquals(Set.of("drift.json", "index.html", "pictures"), names(out));
    assertEquals(Set.of("drift-groups.svg", "drift-heat.svg", "drift-laws.svg", "drift-spectra.svg",
        "drift-strips.svg", "mine.svg"), names(pictures));
    String page = Files.readString(out.resolve("index.html"));
    assertTrue(page.contains("lawsweep 1 &amp; more") && !page.contains("{{"));
    assertFalse(page.contains("src=\"http"), "nothing is loaded");
    Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(pictures.resolve("drift-groups.svg").toFile());
    assertEquals("Drift of a by groups of laws – input 10; linear 16; relu; linear 3",
        svg.getElementsByTagName("title").item(0).getTextContent());
    assertTrue(svg.getElementsByTagName("desc").item(0).getTextContent().contains("0.weight>2.weight"));
    assertTrue(DriftPage.in(out) != null, "the next page may replace it");
  }

  @Test
  void whatIsNoPageIsRefused() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "x");
    assertRefused(file, "expected a directory for the page, got the file " + file);
    Path other = Files.createDirectory(temporary.resolve("other"));
    Files.writeString(other.resolve("index.html"), "<!DOCTYPE html>");
    assertRefused(other, "expected no index.html but one of lawsweep drift, got another file "
        + other.resolve("index.html") + "; move it away or name another directory with --out");
    Path json = Files.createDirectory(temporary.resolve("json"));
    Files.writeString(json.resolve("drift.json"), "{}");
    assertRefused(json, "expected no drift.json but one of lawsweep drift, got another file "
        + json.resolve("drift.json") + "; move it away or name another directory with --out");
  }

  private static void assertRefused(Path directory, String message) {
    assertEquals(message, assertThrows(DirectoryRefusedException.class, () -> DriftPage.in(directory)).getMessage());
  }

  /** Each chart has rows; lines have their numbers; the fit has its runs, the line and its band. */
  @Test
  void picturesShowTheNumbers() throws IOException {
    DriftResult result = DriftScene.result(List.of(run("a", 0.04), run("b", 0.02)));
    List<Picture> pictures = DriftPictures.of(DriftData.of(result, 1), "net");
    assertEquals(List.of(ChartTemplate.DRIFT_GROUPS, ChartTemplate.DRIFT_RUNS, ChartTemplate.DRIFT_FIT,
        ChartTemplate.DRIFT_HEAT, ChartTemplate.DRIFT_STRIPS, ChartTemplate.DRIFT_SPECTRA, ChartTemplate.DRIFT_LAWS),
        pictures.stream().map(Picture::chart).toList());
    JsonNode lines = pictures.getFirst().specification().get("datasets").get("rows");
    assertEquals(5 * 4, lines.size(), "four groups and all laws, without the first checkpoint");
    double[] rel = lines.valueStream().filter(row -> row.get("line").textValue().equals("g1"))
        .mapToDouble(row -> row.get("y").doubleValue()).toArray();
    for (int i = 0; i < rel.length; i++) {
      assertEquals(result.runs().getFirst().groups().get(1).checkpoints().get(i + 1).rel().orElseThrow(), rel[i]);
    }
    JsonNode fit = pictures.get(2).specification().get("datasets");
    assertEquals(2, fit.get("rows").size());
    JsonNode line = fit.get("line");
    double slope = Math.log(line.get(24).get("rel").doubleValue() / line.get(0).get("rel").doubleValue())
        / Math.log(line.get(24).get("tau").doubleValue() / line.get(0).get("tau").doubleValue());
    assertEquals(1.036, slope, 1e-12);
    assertTrue(line.get(0).get("low").doubleValue() < line.get(0).get("rel").doubleValue());
    assertEquals(7 * 4, pictures.get(3).specification().get("datasets").get("rows").size());
  }

  /** Layers that are alike make a map of layers; names lose what all have in common. */
  @Test
  void layersStandSideBySide() throws IOException {
    RunResult run = DriftScene.run("llama", "adamw", 1e-4, DriftScene.transformer(12, 8), 3, 0.1, Verdict.DRIFTS);
    List<Picture> pictures = DriftPictures.of(DriftData.of(DriftScene.result(List.of(run)), 1), "net");
    JsonNode rows = pictures.get(1).specification().get("datasets").get("rows");
    assertEquals(48, rows.size());
    assertEquals(Set.of("self_attn: q_proj>k_proj", "self_attn: v_proj>o_proj", "mlp: up_proj>down_proj",
        "input_layernorm>self_attn.q_proj+2 more"),
        new TreeSet<>(rows.valueStream().map(row -> row.get("y").textValue()).toList()));
    assertEquals(12, rows.valueStream().map(row -> row.get("x").textValue()).distinct().count());
    JsonNode lines = pictures.getFirst().specification().get("datasets").get("rows");
    assertEquals(8, lines.valueStream().map(row -> row.get("name").textValue()).distinct().count(),
        "six groups, all laws, and the rest in grey");
  }
}
