package lawsweep.sweep.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import lawsweep.spec.SpecException;
import lawsweep.spec.YamlDocument;
import lawsweep.spec.YamlValue;
import org.junit.jupiter.api.Test;

class TreeDifferenceTest {

  private static final String SPEC = """
      name: a
      seed: 7
      limits: {seconds: 10, memory: 4 GiB}
      networks:
        - {family: linear, depth: 2..4, each: [1, 2]}
        - {family: relu, widths: [[2, 7, 7, 2], [9, 3, 9]]}
      langevin:
        - {dynamics: upstairs, depth: 2, width: 3, energy: {kind: quadratic, confinement: 1}, time: 1, step: 0.01}
      """;

  private static YamlValue tree(String text) throws SpecException {
    return YamlDocument.parse("spec", text).orElseThrow();
  }

  private static List<String> differences(String... replacements) throws SpecException {
    String now = SPEC;
    for (int i = 0; i < replacements.length; i += 2) {
      assertEquals(true, now.contains(replacements[i]), replacements[i]);
      now = now.replace(replacements[i], replacements[i + 1]);
    }
    return TreeDifference.of(tree(SPEC), tree(now));
  }

  @Test
  void eachIsNamedWithBothValues() throws SpecException {
    assertEquals(List.of("limits.seconds is 10 in the directory and 60 in the spec"),
        differences("seconds: 10", "seconds: 60"));
    assertEquals(List.of("limits.seconds is 10 in the directory and not given in the spec"),
        differences("seconds: 10, ", ""));
    assertEquals(List.of("limits.bracket_length is not given in the directory and 9 in the spec"),
        differences("seconds: 10,", "seconds: 10, bracket_length: 9,"));
    assertEquals(
        List.of("name is a in the directory and b in the spec", "seed is 7 in the directory and 8 in the spec"),
        differences("name: a", "name: b", "seed: 7", "seed: 8"));
    assertEquals(List.of("networks.1.each is [1, 2] in the directory and 1..3 in the spec"),
        differences("[1, 2]", "1..3"));
    assertEquals(List.of("langevin.1.energy.confinement is 1 in the directory and 2 in the spec"),
        differences("confinement: 1", "confinement: 2"));
    assertEquals(
        List.of("networks.2.widths is [[2, 7, 7, 2], [9, 3, 9]] in the directory and [[2, 7, 7, 2], [9, 3, 8]] in the"
            + " spec"),
        differences("9, 3, 9", "9, 3, 8"));
  }

  @Test
  void ofLongListsTheEntriesThatOneOfThemLacks() throws SpecException {
    String many = "[[2, 7, 7, 2], [9, 3, 9], [4, 4, 4, 4], [5, 5, 5, 5]]";
    String few = "[[2, 7, 7, 2], [9, 3, 9]]";
    assertEquals(List.of("networks.2.widths has [4, 4, 4, 4], [5, 5, 5, 5] in the spec only"),
        differences(few, many));
    assertEquals(List.of("networks.2.widths has [9, 3, 9] in the directory only",
        "networks.2.widths has [1, 1], [2, 2], [3, 3] and 2 more in the spec only"),
        differences("[9, 3, 9]", "[1, 1], [2, 2], [3, 3], [4, 4], [5, 5]"));
    String longer = SPEC.replace(few, many);
    assertEquals(List.of("the entries of networks.2.widths come in another order"), TreeDifference.of(tree(longer),
        tree(longer.replace("[4, 4, 4, 4], [5, 5, 5, 5]", "[5, 5, 5, 5], [4, 4, 4, 4]"))));
  }

  @Test
  void blocksThatOneOfThemLacks() throws SpecException {
    String limits = "limits: {seconds: 10, memory: 4 GiB}\n";
    assertEquals(List.of("limits.seconds is 10 in the directory and not given in the spec",
        "limits.memory is 4 GiB in the directory and not given in the spec"), differences(limits, ""));
    assertEquals(List.of("langevin is only in the directory"),
        differences(SPEC.substring(SPEC.indexOf("langevin")), ""));
    assertEquals(List.of("langevin is new"),
        TreeDifference.of(tree(SPEC.substring(0, SPEC.indexOf("langevin"))), tree(SPEC)));
  }

  @Test
  void entriesAreFoundAgain() throws SpecException {
    String first = "  - {family: linear, depth: 2..4, each: [1, 2]}\n";
    String second = "  - {family: relu, widths: [[2, 7, 7, 2], [9, 3, 9]]}\n";
    String fresh = "  - {family: linear, depth: 5, width: 2}\n";
    assertEquals(List.of("networks.3 is new"), differences(second, second + fresh));
    assertEquals(List.of("networks.1 is new"), differences(first, fresh + first));
    assertEquals(List.of("networks.1 is only in the directory"), differences(first, ""));
    assertEquals(List.of("the entries of networks come in another order"),
        differences(first + second, second + first));
    assertEquals(List.of("networks.1 is only in the directory", "networks.1 is new"),
        differences(first, "  - {family: tanh, widths: [2, 3], fields: data}\n"));
    assertEquals(List.of("networks.2.depth is 2..4 in the directory and 2..3 in the spec", "networks.1 is new"),
        differences(first, fresh + "  - {family: linear, depth: 2..3, each: [1, 2]}\n"));
  }

  @Test
  void whatIsWrittenInAnotherWayIsNoDifference() throws SpecException {
    assertEquals(List.of(), differences("2..4", "[2, 3..4]", "seconds: 10", "seconds: 1e1", "4 GiB", "4096 MiB",
        "depth: 2, width: 3", "width: '3', depth: [2]", "step: 0.01", "step: 1e-2"));
    assertEquals(List.of("limits.seconds is 10 in the directory and 11 in the spec"),
        differences("seconds: 10", "seconds: 11", "2..4", "[2, 3, 4]"));
  }

  @Test
  void longValuesAreCut() throws SpecException {
    assertEquals(List.of("networks.1.each is [1, 2] in the directory and [1, 20, 300, 4000, 50000, 600000, 7000] in the"
        + " spec"), differences("[1, 2]", "[1, 20, 300, 4000, 50000, 600000, 7000]"));
    assertEquals(List.of("name is a in the directory and " + "b".repeat(40) + "… in the spec"),
        differences("name: a", "name: " + "b".repeat(41)));
  }
}
