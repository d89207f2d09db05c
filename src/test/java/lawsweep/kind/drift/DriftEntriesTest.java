package lawsweep.kind.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lawsweep.spec.SpecException;
import lawsweep.sweep.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What entries {@code drift} ask for, and the one line for those that are wrong. */
class DriftEntriesTest {

  private static final String MODEL = "model: {net: vec 2 > dense 1 > out 1, names: sequential}";

  @TempDir
  Path temporary;

  private List<Cell> cells(String entries) throws Exception {
    DriftSweeps.write(temporary.resolve("runs/a"), 0, 1);
    DriftSweeps.write(temporary.resolve("runs/b"), 0, 1);
    Files.writeString(temporary.resolve("model.yaml"), "net: vec 2 > dense 1 > out 1\nnames: sequential\n");
    Files.writeString(temporary.resolve("rules.yaml"), "names: {l1.W: first.weight, l2.W: last.weight}\n");
    return DriftSweeps.read("name: a\n" + entries, temporary).cells();
  }

  private List<String> keys(String entry) throws Exception {
    return cells("drift: [{" + entry + "}]\n").stream().map(Cell::key).toList();
  }

  private String refused(String entries) {
    return assertThrows(SpecException.class, () -> cells(entries)).getMessage();
  }

  @Test
  void runsTimesModelsTimesLaws() throws Exception {
    List<String> keys = keys("run: [runs/a, runs/b], model: [{net: vec 2 > dense 1 > out 1}, model.yaml, {net: vec 2 >"
        + " dense 1 > out 1, names: rules.yaml}], laws: [all, matrix]");
    assertEquals(12, keys.size());
    assertEquals(12, Set.copyOf(keys).size());
    assertTrue(keys.getFirst().matches("drift_a_[0-9a-f]{16}_0"), keys::toString);
    assertTrue(keys.getLast().matches("drift_b_[0-9a-f]{16}_0"), keys::toString);
    assertEquals(1, keys("run: [runs/a, runs/b], together: true, " + MODEL).size());
    assertEquals(3, cells("drift: [{run: runs/a, " + MODEL + "}]\n").getFirst().parameters());
  }

  /** Keys are those of what is written: the path, the model, kinds of laws and what is told; not of what is there. */
  @Test
  void keysAreOfWhatIsWritten() throws Exception {
    String plain = "run: runs/a, " + MODEL;
    Set<String> keys = List.of(plain, plain + ", lr: 0.1", plain + ", optimizer: adam", plain + ", momentum: 0.9",
        plain + ", weight_decay: 0.1", plain + ", laws: matrix", "run: ./runs/a, " + MODEL).stream().map(entry -> {
          try {
            return keys(entry).getFirst();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        }).collect(Collectors.toSet());
    assertEquals(7, keys.size());
    String first = keys(plain + ", laws: all").getFirst();
    assertTrue(keys.contains(first));
    Files.delete(temporary.resolve("runs/a/step00001.safetensors"));
    assertEquals(first, keys(plain).getFirst());
    assertNotEquals(first, keys("run: runs/a, model: model.yaml").getFirst());
  }

  /** Cells that train have networks of their own, and those of one network can be fitted together. */
  @Test
  void cellsOfTheSpecAreRuns() throws Exception {
    String trained = DriftSweeps.TRAINED.replace("depth: 3", "depth: 2..3").replaceFirst("name: .*\n", "");
    List<Cell> all = cells(trained);
    assertEquals(8, all.size());
    assertEquals(List.of(8L, 8L, 12L, 12L), all.subList(4, 8).stream().map(Cell::parameters).toList());
    assertTrue(all.get(4).key().startsWith("drift_" + all.get(0).key() + "_"), () -> all.get(4).key());
    assertEquals(6, cells(trained.replace("{cells: sgd}", "{cells: sgd}, together: true")).size());
    assertEquals(5, cells(trained.replace("{cells: sgd}", "[{cells: sgd}, runs/a], together: true, " + MODEL)).size());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "model: model.yaml | 'run' is missing in a drift entry; write for example 'run: runs/mine'",
      "run: runs/a | 'model' is missing in a drift entry; write for example 'model: {net: 'vec 2 > dense 3 > relu > out"
          + " 1', names: sequential}'",
      "run: [] | 'run' is an empty list; expected folders of checkpoints, or {cells: sgd}",
      "run: [runs/a, runs/a], model: model.yaml | 'run' holds runs/a twice; give each once: a repeat is the same cell",
      "run: runs/c, model: model.yaml | the run 'runs/c' cannot be found: no such file; relative names start from the"
          + " spec's directory",
      "run: {cells: sgd} | 'cells' is 'sgd', and no cell of the spec leaves checkpoints; write 'checkpoints: true' in an"
          + " entry 'dynamics: sgd' of langevin",
      "run: {files: sgd} | unknown key 'files' in 'run'; known are cells",
      "run: runs/a, model: gpt2 | 'model' is 'gpt2'; expected {net: ..., names: ...}, or the name of a .yaml file that"
          + " holds both",
      "run: runs/a, model: {net: vec 2 > dens 1 > out 1} | 'net' cannot be used; column 9:"
          + " unknown layer 'dens' (did you mean 'dense'?)",
      "run: runs/a, model: {net: vec 2 > out 1, names: sequentia} | 'names' is 'sequentia'; expected sequential, mha,"
          + " encoder-layer, resnet, gpt2, llama, peft or the name of a .yaml file (did you mean 'sequential'?)",
      "run: runs/a, model: none.yaml | the file 'none.yaml' cannot be read: no such file; relative names start from the"
          + " spec's directory",
      "run: runs/a, model: model.yaml, laws: [all, squares] | 'laws' is 'squares'; expected all or balance or matrix or"
          + " norm or sum or still",
      "run: runs/a, model: model.yaml, optimizer: adan | 'optimizer' is 'adan'; expected sgd or momentum or nesterov or"
          + " adam or adamw (did you mean 'adam'?)",
      "run: runs/a, model: model.yaml, momentum: 1 | 'momentum' is '1'; expected a number that is not negative, and less"
          + " than 1",
      "run: runs/a, model: model.yaml, lr: -1 | 'lr' is '-1'; expected a number that is not negative",
      "run: runs/a, model: model.yaml, together: both | 'together' is 'both'; expected true or false"})
  void whatIsWrongIsToldInALine(String entry, String message) {
    String line = refused("drift: [{" + entry.strip() + "}]\n");
    assertTrue(line.startsWith("sweep.yaml:2: ") && line.endsWith(message.strip()), line);
  }

  @Test
  void nothingIsAskedForTwice() {
    assertEquals("sweep.yaml:4: the drift of runs/a is asked for twice, first on line 3; remove one",
        refused("drift:\n- {run: runs/a, " + MODEL + "}\n- {run: runs/a, " + MODEL + "}\n"));
    String trained = DriftSweeps.TRAINED.replaceFirst("name: .*\n", "").replace("{cells: sgd}", "{cells: sg}");
    assertTrue(refused(trained).endsWith("'cells' is 'sg'; expected sgd (did you mean 'sgd'?)"),
        () -> refused(trained));
  }
}
