package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import lawsweep.law.setting.SymmetrySetting;
import lawsweep.spec.InputFiles;
import lawsweep.spec.SpecException;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellColumns;
import lawsweep.sweep.Column;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.TableColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries whose flow is not the plain one, or whose data have a symmetry. */
class SettingSpecTest {

  private static final String LINEAR = "{family: linear, widths: [[2,3,2]], ";

  @TempDir
  Path temporary;

  private static Sweep read(String... entries) throws SpecException {
    String spec = "name: a\nnetworks:\n  - " + String.join("\n  - ", entries) + "\n";
    return FakeKinds.read("a.yaml", spec.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> keys(String... entries) throws SpecException {
    return read(entries).cells().stream().map(Cell::key).map(key -> key.replace("linear_2x3x2_generic_", "")).toList();
  }

  private static String refused(String... entries) {
    return assertThrows(SpecException.class, () -> read(entries).cells().size()).getMessage();
  }

  private static List<String> columns(String... entries) throws SpecException {
    return CellColumns.of(read(entries), Column.Extent.ALL).columns().stream().map(TableColumn::key).toList();
  }

  @Test
  void theLastKeyIsFastestAndThenComeWidthsAndDraws() throws SpecException {
    assertEquals(
        List.of("linear_1x1x1_generic_momentum_0", "linear_1x1x1_generic_momentum_1",
            "linear_1x2x1_generic_momentum_0", "linear_1x2x1_generic_momentum_1",
            "linear_1x1x1_generic_momentum_log_primal_0", "linear_1x1x1_generic_momentum_log_primal_1",
            "linear_1x2x1_generic_momentum_log_primal_0", "linear_1x2x1_generic_momentum_log_primal_1"),
        keys("{family: linear, widths: [[1,1,1],[1,2,1]], flow: momentum, metric: [euclidean, log], seeds: 2}"));
    assertEquals(List.of("momentum_entropy_primal_0", "momentum_entropy_primal_undamped_0", "momentum_entropy_dual_0",
        "momentum_entropy_dual_undamped_0"),
        keys(LINEAR + "flow: momentum, metric: entropy, form: [primal, dual], damping: [1, 0]}"));
    assertEquals(List.of("neg_invariant_mse_0", "neg_invariant_poisson_0", "neg_det_mse_0", "neg_det_poisson_0",
        "signs_invariant_mse_0", "signs_invariant_poisson_0", "signs_det_mse_0", "signs_det_poisson_0"),
        keys(LINEAR + "symmetry: [neg, signs], labels: [invariant, det], loss: [mse, poisson]}"));
  }

  /** Forms and friction are of momentum, labels of a symmetry: what has none of these comes once. */
  @Test
  void whatMeansNothingDoesNotMultiply() throws SpecException {
    assertEquals(List.of("0", "momentum_0", "momentum_undamped_0", "gradient_entropy_0"),
        keys(LINEAR + "flow: [gradient, momentum, mirror], damping: [1, 0]}"));
    assertEquals(List.of("momentum_0", "momentum_log_primal_0", "momentum_log_dual_0"),
        keys(LINEAR + "flow: momentum, metric: [euclidean, log], form: [primal, dual]}"));
    assertEquals(List.of("0", "neg_invariant_mse_0", "neg_det_mse_0"),
        keys(LINEAR + "symmetry: [none, neg], labels: [invariant, det]}"));
  }

  @Test
  void plainKeysStayAsTheyWere() throws SpecException {
    List<String> plain = keys("{family: [linear, relu], depth: 2, each: 1..2}", "{net: 'vec 2 > dense 2 > out 1'}");
    assertEquals(plain,
        keys("{family: [linear, relu], depth: 2, each: 1..2, flow: gradient, metric: euclidean}",
            "{net: 'vec 2 > dense 2 > out 1', symmetry: none, loss: mse}"));
    assertEquals(List.of("net_" + plain.getLast().split("_")[1] + "_data_momentum_0"),
        keys("{net: 'vec 2 > dense 2 > out 1', flow: momentum}"));
  }

  @Test
  void aMetricForEachTensorIsAListWithinTheListOrHasCommas() throws SpecException {
    List<String> mixed = List.of("gradient_log-euclidean_0");
    assertEquals(mixed, keys(LINEAR + "metric: 'log,euclidean'}"));
    assertEquals(mixed, keys(LINEAR + "metric: [[log, euclidean]]}"));
    assertEquals(mixed, keys(LINEAR + "metric: ['power-2, euclidean']}"));
    assertEquals(List.of("gradient_log_0", "0"), keys(LINEAR + "metric: [log, euclidean]}"));
    assertEquals(List.of("gradient_log_0"), keys(LINEAR + "metric: [[log, log]]}"));
    assertTrue(refused(LINEAR + "metric: [[log, log, log]]}").endsWith("'metric' has 3 words and a network of line 3"
        + " has 2 tensors; expected one word, or one for each tensor, such as 'entropy,euclidean'"));
    assertTrue(refused("{net: 'vec 2 > dense 2 bias > out 1', metric: 'log,log'}").contains("has 3 tensors"));
    assertTrue(refused("{family: linear, random: {count: 2, depth: 2..3, width: 2}, metric: 'log,entropy'}")
        .contains("a random network of depth 3 has 3 tensors"));
  }

  @Test
  void nothingIsAskedForTwice() {
    assertTrue(refused(LINEAR + "flow: [gradient, mirror], metric: log}").contains(
        "the entry says flow gradient metric log and flow mirror metric log, which are the same; remove one of them"));
    assertTrue(refused(LINEAR + "metric: [log, power-2]}").contains("which are the same"));
    assertTrue(refused(LINEAR + "flow: momentum}", LINEAR + "flow: [gradient, momentum]}").contains(
        "linear with flow momentum, damping 1 of widths 2,3,2 is asked for twice, first on line 3"));
    assertTrue(refused("{net: 'vec 2 > out 2', metric: log}", "{net: 'vec 2 > out 2', flow: mirror, metric: log}")
        .contains("is asked for twice, first on line 3"));
    assertTrue(refused(LINEAR + "metric: [" + String.join(", ", IntStream.range(0, 10_001)
        .mapToObj(i -> "[" + Integer.toString(i, 9).replaceAll("(.)", "power-$1,").replace("power-0", "euclidean")
            .replaceAll(",$", "") + "]")
        .toList()) + "]}").contains("more than 10000 settings"));
  }

  @Test
  void whatHasNoOtherFlowsIsRefused() {
    assertTrue(refused("{family: tanh, widths: [[2,3,2]], metric: log}").contains(
        "tanh networks with widths are counted in the plain gradient flow alone; give linear or relu ones, or networks"
            + " by a line, such as net: 'vec 2 > dense 3 > tanh > out 1'"));
    assertTrue(refused("{family: [linear, relu], widths: [[2,3,2]], symmetry: neg}").contains(
        "relu networks with widths are counted on data without symmetry alone; give linear ones"));
    assertTrue(refused("{family: relu, widths: [[2,3,2]], fields: [generic, data], flow: momentum}")
        .contains("'fields' is data"));
    assertTrue(refused("{net: vec 2 > dense 2 > relu > out 1, fields: data, flow: momentum}")
        .contains("'fields' is data, and draws of the weights"));
    for (String key : List.of("laws_of: l1", "weights: {file: a.npz}")) {
      assertTrue(refused("{net: vec 2 > dense 2 > relu > out 1, flow: mirror, " + key + "}").matches("a.yaml:3: "
          + "('laws_of' is for|the file 'a.npz' cannot).*"));
    }
  }

  /** The road says why, at the place of the key. */
  @Test
  void groupsActOnTheInputs() {
    assertTrue(refused("{family: linear, widths: [[2,3,3]], symmetry: rotation-4}").startsWith(
        "a.yaml:3: 'linear 2,3,3' cannot be counted with symmetry rotation-4, labels invariant, loss mse; "));
    assertTrue(refused("{family: linear, widths: [[2,3,3]],", "  symmetry: neg, labels: equivariant}".strip())
        .startsWith("a.yaml:"));
    assertTrue(refused("{net: vec 3 > dense 2 > out 1, symmetry: dihedral-4}").startsWith(
        "a.yaml:3: 'vec 3 > dense 2 > out 1' cannot be counted with symmetry dihedral-4, "));
  }

  @Test
  void generatorsComeFromAFileBesideTheSpec() throws IOException, SpecException {
    Files.writeString(temporary.resolve("turns.txt"), "0 -1\n1 0\n");
    Files.writeString(temporary.resolve("bad.txt"), "0 -1\n1 x\n");
    byte[] spec = ("name: a\nnetworks:\n  - " + LINEAR + "symmetry: [turns.txt, '[[-1,0],[0,-1]]']}\n")
        .getBytes(StandardCharsets.UTF_8);
    InputFiles files = InputFiles.beside(temporary, "manifest.json");
    Sweep sweep = FakeKinds.read("a.yaml", spec, files);
    assertEquals(List.of("[[0,-1],[1,0]]", "[[-1,0],[0,-1]]"), sweep.cells().stream()
        .map(cell -> ((SymmetrySetting) CountCell.law(cell).orElseThrow().setting().orElseThrow()).group()).toList());
    assertEquals(Set.of("turns.txt"), sweep.files().keySet());
    assertNotEquals(sweep.cells().getFirst().key(), sweep.cells().getLast().key());
    byte[] bad = new String(spec, StandardCharsets.UTF_8).replace("turns", "bad").getBytes(StandardCharsets.UTF_8);
    assertTrue(assertThrows(SpecException.class, () -> FakeKinds.read("a.yaml", bad, files)).getMessage()
        .startsWith("a.yaml:3: the file 'bad.txt' cannot be used; "));
  }

  @Test
  void tablesHaveTheColumnsOfWhatIsThere() throws SpecException {
    List<String> settings =
        List.of("flow", "metric", "form", "damping", "symmetry", "labels", "loss", "phase_dim", "time_laws");
    List<String> all = columns(LINEAR + "flow: momentum}");
    assertEquals(settings, all.subList(all.indexOf("seconds") + 1, all.indexOf("valid")));
    assertEquals(List.of("valid", "proof"), all.subList(all.indexOf("valid"), all.size()));
    assertTrue(columns(LINEAR + "loss: ce}").stream().filter(settings::contains).toList().equals(List.of("loss")));
    assertFalse(columns(LINEAR + "seeds: 2}").stream().anyMatch(settings::contains));
    List<String> both = columns(LINEAR + "loss: ce}", LINEAR + "symmetry: neg}");
    assertEquals(both.size(), both.stream().distinct().count());
    assertEquals("fields", both.get(both.indexOf("loss") - 1));
    assertEquals("phase_dim", both.get(both.indexOf("labels") + 1));
  }
}
