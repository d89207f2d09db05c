package lawsweep.spec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.SpecReader;
import lawsweep.sweep.Sweep;
import org.junit.jupiter.api.Test;

class SpecSettingsTest {

  private static final String SPEC = """
      # a comment
      name: "a"
      networks:
        - {family: linear, depth: 2, each: 1..2}
        - family: relu
          widths: [[2, 3, 2], [1, 2, 2]]
      langevin:
        - {dynamics: upstairs, depth: 2, width: 2, energy: {kind: quadratic}, time: 1, step: 0.01}
      """;

  private static Sweep read(String spec, String... settings) throws SpecException {
    return new SpecReader(FakeKinds.REAL, new SpecSettings(List.of(settings))).read("a.yaml",
        spec.getBytes(StandardCharsets.UTF_8));
  }

  /** A setting gives what writing it into the spec gives. */
  private static void same(String written, String... settings) throws SpecException {
    Sweep set = read(SPEC, settings);
    Sweep expected = read(written);
    assertEquals(expected.fingerprint(), set.fingerprint());
    assertEquals(expected.cells(), set.cells());
    assertEquals(expected.limits(), set.limits());
    Sweep again = read(new String(set.source(), StandardCharsets.UTF_8));
    assertEquals(set.fingerprint(), again.fingerprint());
    assertEquals(set.cells(), again.cells());
  }

  @Test
  void settingsAreLikeWriting() throws SpecException {
    same(SPEC.replace("depth: 2, each", "depth: 3, each"), "networks.1.depth=3");
    same(SPEC.replace("depth: 2, each", "depth: 2..4, each"), "networks.1.depth=2..4");
    same(SPEC.replace("depth: 2, each", "depth: [2, 4], each"), "networks.1.depth=[2, 4]");
    same(SPEC.replace("[[2, 3, 2], [1, 2, 2]]", "[[2, 3, 2], [1, 5, 2]]"), "networks.2.widths.2.2=5");
    same(SPEC + "limits: {seconds: 10}\n", "limits.seconds=10");
    same(SPEC + "limits: {seconds: 10, memory: 4 GiB}\n", "limits.seconds=9", "limits.memory=4 GiB",
        "limits.seconds= 10 ");
    same(SPEC + "limits: {seconds: 10}\n", "limits={seconds: 10}");
    same(SPEC + "seed: -4\n", "seed=-4");
    same(SPEC.replace("\"a\"", "b.c"), "name=b.c");
    same(SPEC.replace("\"a\"", "\"17\""), "name='17'");
    same(SPEC.replace("{kind: quadratic}", "{kind: quadratic, confinement: 0.5}"), "langevin.1.energy.confinement=0.5");
    same(SPEC.replace("{family: linear, depth: 2, each: 1..2}", "{family: relu, widths: [[2, 2, 1]]}"),
        "networks.1={family: relu, widths: [[2, 2, 1]]}");
  }

  @Test
  void withoutSettingsTheSpecIsKeptByteForByte() throws SpecException {
    assertArrayEquals(SPEC.getBytes(StandardCharsets.UTF_8), read(SPEC).source());
    assertNotEquals(SPEC, new String(read(SPEC, "seed=0").source(), StandardCharsets.UTF_8));
  }

  private static void refused(String message, String... settings) {
    assertEquals(message, assertThrows(SpecException.class, () -> read(SPEC, settings), settings[0]).getMessage());
  }

  @Test
  void mistakesAreThoseOfSpecsAndNameTheSetting() {
    refused("--set limits.second=10: unknown key 'second' in limits; known are seconds, memory, bracket_length (did you"
        + " mean 'seconds'?)", "limits.second=10");
    refused("--set limits.seconds=-1: 'seconds' is '-1'; expected a positive number of seconds for each cell, such as"
        + " 600; leave it out for no limit", "seed=3", "limits.seconds=-1");
    refused("--set limits.seconds=: 'seconds' is nothing; expected a positive number of seconds for each cell, such as"
        + " 600; leave it out for no limit", "limits.seconds=");
    refused(
        "--set limit.seconds=1: unknown key 'limit' in a spec; known are name, seed, limits, levels, networks,"
            + " langevin, drift (did you mean 'limits'?)",
        "limit.seconds=1");
    refused("--set networks.3.depth=3: 'networks' has 2 entries, and none is '3'; entries are named by their numbers,"
        + " counted from 1", "networks.3.depth=3");
    refused("--set networks.0.depth=3: 'networks' has 2 entries, and none is '0'; entries are named by their numbers,"
        + " counted from 1", "networks.0.depth=3");
    refused("--set networks.depth=3: 'networks' has 2 entries, and none is 'depth'; entries are named by their numbers,"
        + " counted from 1", "networks.depth=3");
    refused("--set langevin.2.depth=3: 'langevin' has one entry, and none is '2'; entries are named by their numbers,"
        + " counted from 1", "langevin.2.depth=3");
    refused("--set name.x=3: 'name' is 'a', in which there is no 'x'; end the path before it", "name.x=3");
    refused("--set limits.seconds: there is no '=' in it; write PATH=VALUE, as in limits.seconds=10", "limits.seconds");
    refused("--set limits..seconds=1: a part of the path is empty; write keys and numbers of entries with a dot between"
        + " two, as in networks.1.depth=3", "limits..seconds=1");
    refused("--set =1: a part of the path is empty; write keys and numbers of entries with a dot between two, as in"
        + " networks.1.depth=3", "=1");
    refused("--set seed=&a 3: anchors (&) and aliases (*) are not understood; write the value out", "seed=&a 3");
    refused("--set limits={seconds: 1, seconds: 2}: the key 'seconds' is given twice; keep one",
        "limits={seconds: 1, seconds: 2}");
    refused(
        "--set networks=[: this is not YAML: expected the node content, but found '<stream end>' while parsing a flow node; check"
            + " indentation, brackets, quotes and colons",
        "networks=[");
    refused("--set networks=[]: 'networks' is an empty list; expected a list of entries, each after a '-', as in '-"
        + " family: linear'", "networks=[]");
  }

  @Test
  void aKeyThatDoesNotGoWithTheOthersIsTheSettingsFault() {
    String message = assertThrows(SpecException.class, () -> read(SPEC, "networks.2.depth=3")).getMessage();
    assertTrue(message.startsWith("--set networks.2.depth=3: ") && message.contains("depth"), message);
  }

  @Test
  void theSpecAsChangedReadsAsTheSame() throws Exception {
    List<Path> ready;
    try (Stream<Path> files = Files.list(Path.of("sweeps"))) {
      ready = files.filter(file -> file.toString().endsWith(".yaml")).toList();
    }
    assertFalse(ready.isEmpty());
    for (Path file : ready) {
      byte[] spec = Files.readAllBytes(file);
      YamlValue value = YamlDocument.parse("a", SpecText.decode("a", spec)).orElseThrow();
      byte[] text = YamlText.of(value);
      assertEquals(shape(value), shape(YamlDocument.parse("a", SpecText.decode("a", text)).orElseThrow()),
          file.toString());
    }
    for (String odd : List.of("a: ''", "a:", "a: \"x: y # z\"", "a: 'it''s'", "a: \"\\u00e9\\n\\t\"",
        "a: [x y, \"1\", -1]",
        "'a b': {c: [], d: {}}", "a: - b".replace("- b", "'- b'"), "a: \"null\"", "a: 1e3", "a: [[1, [2, {b: [3]}]]]",
        "a: |\n  two\n  lines\n", "a: >\n  two\n  lines\n")) {
      YamlValue value = YamlDocument.parse("a", odd).orElseThrow();
      String text = new String(YamlText.of(value), StandardCharsets.UTF_8);
      assertEquals(shape(value), shape(YamlDocument.parse("a", text).orElseThrow()), odd + " as " + text);
    }
  }

  /** A value without its places. Words with commas or brackets are texts, quoted or not: inside lists they must be. */
  private static Object shape(YamlValue value) {
    return switch (value) {
      case YamlValue.Text text -> List.of(text.text(), text.plain() || text.text().matches(".*[a-z].*[,\\[\\]{}].*"));
      case YamlValue.Items items -> items.values().stream().map(SpecSettingsTest::shape).toList();
      case YamlValue.Keys keys -> keys.values().entrySet().stream()
          .map(each -> List.of(each.getKey().name(), shape(each.getValue()))).toList();
    };
  }
}
