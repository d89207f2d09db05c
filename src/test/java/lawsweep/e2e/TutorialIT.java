package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial on drift, and the page on saving: their scripts train with PyTorch, and what they leave can be read. */
class TutorialIT {

  private static final Pattern SCRIPT = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SPEC = Pattern.compile("```yaml\n# (\\S+\\.yaml)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMAND = Pattern.compile("^    \\./lawsweep (.*)$", Pattern.MULTILINE);
  private static final Pattern SAVED = Pattern.compile("^ +save_file\\(.*\n", Pattern.MULTILINE);
  private static final Path PAGES = Path.of(System.getProperty("lawsweep.root"), "src", "site", "markdown");

  /** What the page on saving leaves to its reader: a model, data and an optimizer. */
  private static final String MODEL = """
      from torch import nn
      torch.manual_seed(0)
      model = nn.Sequential(nn.Linear(6, 5, bias=False), nn.Linear(5, 3, bias=False)).double()
      x, y, steps = torch.randn(64, 6).double(), torch.randn(64, 3).double(), 40
      optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
      def loss_of(model, step): return ((model(x) - y) ** 2).mean()
      """;

  @TempDir
  Path temporary;

  private static String page(String name) throws IOException {
    return Files.readString(PAGES.resolve(name));
  }

  private static List<String> scripts(String page) {
    return SCRIPT.matcher(page).results().map(found -> found.group(1)).toList();
  }

  private static List<String> commands(String page) {
    return COMMAND.matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static void train(Scene scene, String script) throws IOException, InterruptedException {
    assumeTrue(scene.program().script("/usr/bin/python3 -c 'import torch, numpy'").exit() == 0,
        "no PyTorch: on Debian, apt install python3-torch");
    scene.write("train.py", script);
    Program.Outcome trained = scene.program().script("OMP_NUM_THREADS=1 /usr/bin/python3 train.py");
    assertEquals(0, trained.exit(), trained.err());
  }

  @Test
  void fromTheScriptToThePicture() throws IOException, InterruptedException {
    Scene scene = new Scene(temporary);
    String page = page("drift-tutorial.md");
    train(scene, scripts(page).getFirst());
    for (MatchResult spec : SPEC.matcher(page).results().toList()) {
      scene.write(spec.group(1), spec.group(2));
    }
    for (String command : commands(page)) {
      Program.Outcome outcome = scene.program().script("\"$1\" " + command.replace("$", "\\$"));
      assertEquals(0, outcome.exit(), command + ": " + outcome.err());
    }
    assertTrue(Files.size(scene.resolve("drift/index.html")) > 10_000);
    assertTrue(Files.size(scene.resolve("results/tutorial/report.html")) > 10_000);
    assertTrue(Files.size(scene.resolve("drift.csv")) > 10_000);
  }

  /** Debian has no safetensors for Python: the page says what stands in its place. */
  @Test
  void whatThePageOnSavingSaves() throws IOException, InterruptedException {
    Scene scene = new Scene(temporary);
    List<String> scripts = scripts(page("saving-checkpoints.md"));
    String saving = SAVED.matcher(scripts.getFirst().replace("from safetensors.torch import save_file", "import numpy"))
        .replaceAll(found -> Matcher.quoteReplacement(scripts.get(2)));
    train(scene, saving + MODEL + scripts.get(1));
    Program.Outcome told =
        scene.program().script("\"$1\" drift runs/momentum --net 'vec 6 > dense 5 > out 3'");
    assertEquals(0, told.exit(), told.err());
    assertTrue(told.out().contains("momentum, lr 0.01, momentum 0.9, weight decay 0 (run.json)"), told.out());
    assertTrue(told.out().contains("the angular momentum is kept at 0"), told.out());
    assertTrue(told.out().contains("Σ τ²|g|²"), told.out());
  }
}
