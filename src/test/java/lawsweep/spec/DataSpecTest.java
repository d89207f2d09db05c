package lawsweep.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import lawsweep.law.LawCell;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Specs;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.store.Sweeps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSpecTest {

  private static final Map<String, String> FILES =
      Map.of("x.csv", "1,2\n3,4\n5,-6\n", "half.csv", "0.5,1\n", "wide.csv", "1,2,3\n", "nan.csv", "1,nan\n");

  private static Sweep read(String entry) throws SpecException {
    return FakeKinds.read("sweep.yaml", ("name: test\nnetworks:\n  - " + entry).getBytes(StandardCharsets.UTF_8),
        name -> {
          if (!FILES.containsKey(name)) {
            throw new NoSuchFileException(name);
          }
          return FILES.get(name).getBytes(StandardCharsets.UTF_8);
        });
  }

  @Test
  void cellsAreTheProductOfDrawsInputsAndWidths() throws SpecException {
    Sweep spec = read("{family: relu, fields: data, draws: [5, 10..11], inputs: {file: x.csv, samples: 2..3},"
        + " widths: [[1, 2, 2], [2, 3, 2]], seeds: 2}");
    assertEquals(24, spec.cells().size());
    LawCell first = Sweeps.law(spec.cells().get(0));
    assertEquals(5, first.data().orElseThrow().draws());
    assertEquals(2, first.data().orElseThrow().inputs().orElseThrow().samples());
    String hash = first.data().orElseThrow().inputs().orElseThrow().sha256().substring(0, 8);
    List<String> keys = Specs.keys(spec);
    assertEquals("relu_1x2x2_data_5_2in" + hash + "_0", keys.getFirst());
    assertEquals("relu_2x3x2_data_11_3in" + hash + "_1", keys.getLast());
    assertEquals(24, keys.stream().distinct().count());
  }

  @Test
  void whatIsNotGivenHasADefault() throws SpecException {
    assertEquals(List.of("relu_2x2x2_data_1000_0"),
        Specs.keys(read("{family: relu, fields: data, widths: [[2, 2, 2]]}")));
    var inputs = Sweeps.law(read("{family: tanh, fields: data, draws: 1, inputs: {file: x.csv}, depth: 2, width: 2}")
        .cells().getFirst()).data().orElseThrow().inputs().orElseThrow();
    assertEquals(3, inputs.samples());
  }

  /** Where a family has one kind of fields, saying so changes nothing. */
  @Test
  void theOnlyFieldsOfAFamilyAreItsDefault() throws SpecException {
    for (String entry : List.of("{family: [residual, tanh, gelu, softplus], FIELDS draws: 7, widths: [[2, 3, 2]]}",
        "{family: softplus, bias: all, FIELDS depth: 2, each: 1..2}",
        "{family: tanh, FIELDS inputs: {file: x.csv, samples: 2..3}, widths: [[2, 3, 2]]}",
        "{family: attention, FIELDS seeds: 2, widths: [[4, 2, 4]]}")) {
      String fields = "fields: " + (entry.contains("attention") ? "adam" : "data") + ",";
      Sweep without = read(entry.replace("FIELDS", ""));
      Sweep with = read(entry.replace("FIELDS", fields));
      assertEquals(with.cells(), without.cells());
      assertEquals(with.fingerprint(), without.fingerprint());
    }
  }

  @Test
  void everyFamilyHasItsFields() throws SpecException {
    assertEquals(List.of("residual_2x3x2_data_7_0", "gelu_2x3x2_data_7_0", "softplus_2x3x2_data_7_0"),
        Specs.keys(read("{family: [residual, gelu, softplus], fields: data, draws: 7, widths: [[2, 3, 2]]}")));
    assertEquals(List.of("attention_4x2x4_adam_0"),
        Specs.keys(read("{family: attention, fields: adam, widths: [[4, 2, 4]]}")));
    assertEquals(List.of("linear_2x2x2_generic_0", "linear_2x2x2_adam_0"),
        Specs.keys(read("{family: linear, fields: [generic, adam], widths: [[2, 2, 2]]}")));
    assertEquals(List.of("tanh_2x2x2_all_data_9_0"),
        Specs.keys(read("{family: tanh, bias: all, fields: data, draws: 9, widths: [[2, 2, 2]]}")));
  }

  @Test
  void oneNetworkMayBeAskedForWithDifferentFieldsButNotTwice() throws SpecException {
    String generic = "{family: relu, widths: [[2, 2, 2]]}\n  - ";
    assertEquals(2, read(generic + "{family: relu, fields: data, draws: 3, widths: [[2, 2, 2]]}").cells().size());
    String data = "{family: relu, fields: data, draws: 3, widths: [[2, 2, 2]]}\n  - ";
    assertEquals(2, read(data + "{family: relu, fields: data, draws: 4, widths: [[2, 2, 2]]}").cells().size());
    String twice = assertThrows(SpecException.class, () -> read(data + data.substring(0, data.indexOf('\n'))))
        .getMessage();
    assertTrue(twice.contains("relu with fields data of widths 2,2,2 is asked for twice, first on line 3"), twice);
  }

  @Test
  void aChangedFileIsAnotherSweep() throws SpecException {
    String entry = "{family: relu, fields: data, inputs: {file: %s, samples: 1}, widths: [[2, 2, 2]]}";
    assertNotEquals(read(entry.formatted("x.csv")).fingerprint(), read(entry.formatted("half.csv")).fingerprint());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '"', value = {
      "file: missing.csv ~ the file 'missing.csv' cannot be read",
      "file: nan.csv ~ row 1, column 2 is NaN",
      "file: wide.csv ~ the inputs have 3 features and a network of line 3 has the input width 2; expected an input",
      "file: x.csv, samples: 4 ~ 'samples' is 4 and the file has 3 rows; expected at most",
      "file: x.csv, samples: 0 ~ 'samples' is 0; expected a whole number from 1",
      "file: x.csv, sample: 2 ~ unknown key 'sample' in inputs; known are file, samples (did you mean 'samples'?)",
      "file: [x.csv] ~ 'file' is a list"})
  void badInputsAreRefusedInOneLine(String inputs, String message) {
    String got = assertThrows(SpecException.class,
        () -> read("{family: relu, fields: data, inputs: {" + inputs + "}, widths: [[2, 2, 2]]}")).getMessage();
    assertTrue(got.startsWith("sweep.yaml:3: ") && got.contains(message), got);
  }

  @Test
  void randomNetworksNeedInputsOfTheirOnlyWidth() throws SpecException {
    String entry = "{family: relu, fields: data, inputs: {file: x.csv}, random: {count: 2, depth: 2..3, width: %s}}";
    assertEquals(2, read(entry.formatted("2")).cells().size());
    assertThrows(SpecException.class, () -> read(entry.formatted("1..2")));
  }
}
