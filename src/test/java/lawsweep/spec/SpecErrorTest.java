package lawsweep.spec;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import lawsweep.support.Effort;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Specs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad specs: one line, the right line number, what is wrong and what would be right. */
class SpecErrorTest {
  /**
   * What reading may allocate before it refuses. The YAML library copies all that it has read of a word once for each
   * kibibyte: 2 GB for a word as long as a spec may be. What a bomb unfolds to has no end.
   */
  private static final long MOST_BYTES = 3L << 30;
  private static final String GOOD = "networks: [{family: linear, widths: [[2, 2, 2]]}]";

  private static void assertRefused(String yaml, int line, String... parts) {
    assertRefused(yaml.getBytes(StandardCharsets.UTF_8), line, parts);
  }

  private static void assertRefused(byte[] yaml, int line, String... parts) {
    long start = Effort.allocated();
    SpecException e = assertThrows(SpecException.class, () -> FakeKinds.read("dir/my sweep.yaml", yaml));
    Effort.assertAllocatedLess(MOST_BYTES, start, e.getMessage());
    assertTrue(e.getMessage().startsWith("dir/my sweep.yaml:" + line + ": "), e.getMessage());
    assertEquals(line, e.line());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
    assertTrue(e.getMessage().contains("; "), e.getMessage());
    assertTrue(e.getMessage().length() < 320, e.getMessage());
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e.getMessage() + " lacks: " + part);
    }
  }

  /** Each value stands on line 4 of a spec, after {@code - family: FAMILY} on line 3; {@code |} is a line break. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
          "linear ~ depth: 2|width: 5..3 ~ 5 ~ range '5..3' of 'width' is empty ~ 3..5",
          "linear ~ depth: 4..2|width: 3 ~ 4 ~ range '4..2' of 'depth' is empty ~ 2..4",
          "linear ~ depth: 2|width: [] ~ 5 ~ 'width' is an empty list ~ a range a..b",
          "linear ~ depth: 2|each: 0..3 ~ 5 ~ 'each' is 0 ~ from 1 to 1000000",
          "linear ~ depth: 2|width: 1000001 ~ 5 ~ 'width' is 1000001 ~ from 1 to 1000000",
          "linear ~ depth: 2|width: 99999999999999999999 ~ 5 ~ 'width' is too large ~ from 1 to 1000000",
          "linear ~ depth: 2|width: -3 ~ 5 ~ 'width' is -3 ~ from 1 to 1000000",
          "linear ~ depth: 1|width: 3 ~ 4 ~ 'depth' is 1 ~ from 2 to 256",
          "linear ~ depth: 257|width: 3 ~ 4 ~ 'depth' is 257 ~ from 2 to 256",
          "linear ~ depth: 2|width: 2.5 ~ 5 ~ 'width' is '2.5' ~ whole number",
          "linear ~ depth: 2|width: 010 ~ 5 ~ 'width' is '010' ~ whole number",
          "linear ~ depth: 2|width: 0x10 ~ 5 ~ 'width' is '0x10' ~ whole number",
          "linear ~ depth: 2|width: '4' ~ 5 ~ in quotes ~ without quotes",
          "linear ~ depth: 2|width: four ~ 5 ~ 'width' is 'four' ~ whole number",
          "linear ~ depth: 2|width: 2.. ~ 5 ~ 'width' is '2..' ~ whole number",
          "linear ~ depth: 2|width: 1...4 ~ 5 ~ 'width' is '1...4' ~ whole number",
          "linear ~ depth: 2|width: 2-4 ~ 5 ~ 'width' is '2-4' ~ whole number",
          "linear ~ depth: 2|width: ~ 5 ~ 'width' is nothing ~ whole number",
          "linear ~ depth: 2|width: {a: 1} ~ 5 ~ 'width' is a block of keys ~ a range a..b",
          "linear ~ depth: 2|width: [[2, 3]] ~ 5 ~ 'width' holds a list ~ a range a..b",
          "linear ~ depth: 2|width: [2, 3, 2] ~ 5 ~ 'width' holds 2 twice ~ same cell",
          "linear ~ depth: 2|width: [2..5, 1..2] ~ 5 ~ 'width' holds 2 twice ~ same cell",
          "linear ~ depth: 2|width: [9, 1..2,| 4..9] ~ 6 ~ 'width' holds 9 twice ~ same cell",
          "linear ~ widths: [2, 3, 3, 2] ~ 4 ~ 'widths' holds '2' ~ [[2, 3, 3, 2]]",
          "linear ~ widths: [[2, 3, 2],| 7] ~ 5 ~ 'widths' holds '7' ~ [[2, 3, 2], [4, 4, 4, 4]]",
          "linear ~ widths: 3 ~ 4 ~ 'widths' is '3' ~ list of width lists",
          "linear ~ widths: [] ~ 4 ~ 'widths' is an empty list ~ list of width lists",
          "linear ~ widths: [[2, 3]] ~ 4 ~ has 2 entries ~ at least one hidden layer",
          "linear ~ widths: [[2, 3, 2],| [2, 0, 2]] ~ 5 ~ 'widths' is 0 ~ from 1 to 1000000",
          "linear ~ widths: [[2, 1..3, 2]] ~ 4 ~ 'widths' is the range '1..3' ~ expected one whole number",
          "linear ~ widths: [[2, 3, 2], [2, 2, 2],| [2, 3, 2]] ~ 5 ~ 2,3,2 is asked for twice ~ first on line 4",
          "linear ~ widths: [[2, 3, 2]]|depth: 2 ~ 5 ~ 'depth' is not used with 'widths' ~ the lists give it",
          "linear ~ widths: [[2, 3, 2]]|depth: 7 ~ 5 ~ 'depth' is not used with 'widths' ~ the lists give it",
          "linear ~ widths: [[2, 3, 2]]|input: 2 ~ 5 ~ 'input' is not used with 'widths' ~ remove it",
          "linear ~ depth: 2|each: 1..2|output: 3 ~ 6 ~ 'output' is not used with 'each' ~ remove it",
          "linear ~ depth: 2|random: {count: 2, depth: 2, width: 3} ~ 4 ~ 'depth' is not used with 'random' ~ inside",
          "linear ~ depth: 2|width: 3|each: 1..2 ~ 6 ~ 'width' and 'each' exclude each other ~ give 'widths'",
          "linear ~ depth: 2|widths: [[1, 1, 1]]|width: 3 ~ 6 ~ 'widths' and 'width' exclude each other ~ give 'widths'",
          "linear ~ seeds: 2 ~ 3 ~ does not say which widths ~ 'depth' with 'each'",
          "linear ~ depth: 2 ~ 4 ~ does not say which widths ~ 'depth' with 'each'",
          "linear ~ width: 2 ~ 3 ~ 'depth' is missing ~ depth: 2..4",
          "linear ~ depht: 2|width: 3 ~ 4 ~ unknown key 'depht' ~ did you mean 'depth'?",
          "linear ~ Width: 2 ~ 4 ~ unknown key 'Width' ~ did you mean 'width'?",
          "linear ~ depth: 2|width: 3|depth: 3 ~ 6 ~ 'depth' is given twice, first on line 4 ~ keep one",
          "linear ~ random: {count: 5, depth: 2} ~ 4 ~ 'width' is missing in random ~ width: 2..5",
          "linear ~ random: {count: 0, depth: 2, width: 3} ~ 4 ~ 'count' is 0 ~ from 1 to 100000",
          "linear ~ random: {count: 9, depth: 2, width: 1..2} ~ 4 ~ asks for 9 architectures and there are 8 ~ lower",
          "linear ~ random: 20 ~ 4 ~ random is '20' ~ count, depth, width",
          "linear ~ random: {number: 5} ~ 4 ~ unknown key 'number' in random ~ count, depth, width",
          "linear ~ bias: hidden|widths: [[2, 2, 2]] ~ 4 ~ linear networks have no bias ~ remove 'bias'",
          "[relu, linear] ~ bias: true|widths: [[2, 2, 2]] ~ 4 ~ linear networks have no bias ~ entry of their own",
          "relu ~ bias: some|widths: [[2, 2, 2]] ~ 4 ~ 'bias' is 'some' ~ none or hidden or all or true or false",
          "relu ~ bias: [true, hidden]|widths: [[2, 2, 2]] ~ 4 ~ 'bias' holds 'hidden' twice ~ same cell",
          "relu ~ bias:|widths: [[2, 2, 2]] ~ 4 ~ 'bias' is nothing ~ expected none",
          "relu ~ bias: []|widths: [[2, 2, 2]] ~ 4 ~ 'bias' is an empty list ~ expected none",
          "rleu ~ widths: [[2, 2, 2]] ~ 3 ~ 'family' is 'rleu' ~ did you mean 'relu'?",
          "[relu, relu] ~ widths: [[2, 2, 2]] ~ 3 ~ 'family' holds 'relu' twice ~ same cell",
          "relu ~ fields: adam|widths: [[2, 2, 2]] ~ 4 ~ relu networks have no adam fields ~ expected fields: generic or data",
          "linear ~ fields: data|widths: [[2, 2, 2]] ~ 4 ~ Theorem 2.14 ~ expected fields: generic or adam",
          "[linear, relu] ~ fields: data|widths: [[2, 2, 2]] ~ 4 ~ Theorem 2.14 ~ an entry for each family",
          "residual ~ fields: generic|widths: [[2, 2, 2]] ~ 4 ~ no generic ~ expected fields: data",
          "attention ~ fields: data|widths: [[2, 2, 2]] ~ 4 ~ no data ~ expected fields: adam",
          "[tanh, attention] ~ widths: [[2, 2, 2]] ~ 3 ~ 'fields' is missing: tanh networks ~ an entry for each family",
          "[attention, linear] ~ widths: [[2, 2, 2]] ~ 3 ~ 'fields' is missing: attention ~ write 'fields: adam'",
          "[relu, tanh] ~ widths: [[2, 2, 2]] ~ 3 ~ 'fields' is missing: tanh networks ~ write 'fields: data'",
          "residual ~ fields: data|widths: [[2, 3, 2],| [2, 3, 3]] ~ 6 ~ do not fit residual ~ expected widths m,r,m or m,r,m,r,m",
          "residual ~ fields: data|depth: 4|width: 3|input: 2 ~ 3 ~ do not fit residual ~ got 3,3,3,3,2",
          "residual ~ fields: data|random: {count: 2, depth: 2, width: 2} ~ 5 ~ 'random' does not fit ~ list their widths",
          "attention ~ fields: adam|widths: [[2, 3, 3]] ~ 5 ~ do not fit attention ~ expected widths dim,d,dim",
          "residual ~ fields: data|bias: hidden|widths: [[2, 2, 2]] ~ 5 ~ residual networks have no bias ~ remove 'bias'",
          "relu ~ draws: 100|widths: [[2, 2, 2]] ~ 4 ~ 'draws' is only for fields: data ~ remove it",
          "relu ~ inputs: {file: x.csv}|widths: [[2, 2, 2]] ~ 4 ~ 'inputs' is only for fields: data ~ remove it",
          "relu ~ fields: data|draws: 0|widths: [[2, 2, 2]] ~ 5 ~ 'draws' is 0 ~ from 1 to 1000000000",
          "relu ~ fields: data|draws: 1..1000000|widths: [[2, 2, 2]] ~ 5 ~ 'draws' has 1000000 values ~ at most 10000",
          "relu ~ fields: data|inputs: x.csv|widths: [[2, 2, 2]] ~ 5 ~ inputs is 'x.csv' ~ file, samples",
          "relu ~ fields: data|inputs: {samples: 3}|widths: [[2, 2, 2]] ~ 5 ~ 'file' is missing in inputs ~ file: x.npy",
          "relu ~ fields: [data, data]|widths: [[2, 2, 2]] ~ 4 ~ 'fields' holds 'data' twice ~ same cell",
          "relu ~ seeds: 0|widths: [[2, 2, 2]] ~ 4 ~ 'seeds' is 0 ~ from 1",
          "relu ~ seeds: 0..4|widths: [[2, 2, 2]] ~ 4 ~ 'seeds' is the range '0..4' ~ expected one whole number",
          "relu ~ seeds: [1, 2]|widths: [[2, 2, 2]] ~ 4 ~ 'seeds' is a list ~ expected one whole number",
          "linear ~ depth: 7|each: 1..100 ~ 3 ~ has 10000000000000000 cells ~ at most 10000000",
          "linear ~ depth: 2..256|each: 1..1000000 ~ 3 ~ more than 10^18 cells ~ at most 10000000",
          "linear ~ depth: 2|width: 1..1000|input: 1..1000|output: 1..11 ~ 3 ~ has 11000000 cells ~ at most 10000000",
      })
  void badEntry(String family, String rest, int line, String wrong, String right) {
    assertRefused(Specs.entry(family, rest.replace('|', '\n')), line, wrong, right);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
          "seconds: 0 ~ 'seconds' is '0' ~ positive number of seconds",
          "seconds: ten ~ 'seconds' is 'ten' ~ positive number of seconds",
          "seconds: 1e999 ~ 'seconds' is '1e999' ~ positive number of seconds",
          "seconds: 10 min ~ 'seconds' is '10 min' ~ positive number of seconds",
          "memory: 4G ~ 'memory' is '4G' ~ '4 GiB'",
          "memory: 0 ~ 'memory' is '0' ~ '4 GiB'",
          "memory: -1 ~ 'memory' is '-1' ~ '4 GiB'",
          "memory: 9999999 TiB ~ 'memory' is '9999999 TiB' ~ '4 GiB'",
          "memory: [1, 2] ~ 'memory' is a list ~ '4 GiB'",
          "bracket_length: 0 ~ 'bracket_length' is 0 ~ from 1 to",
          "bracket-length: 3 ~ unknown key 'bracket-length' in limits ~ did you mean 'bracket_length'?",
      })
  void badLimits(String limit, String wrong, String right) {
    assertRefused("name: a\nlimits:\n  " + limit + "\n" + GOOD, 3, wrong, right);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
          "name: a b ~ 'name' is 'a b' ~ letters, digits",
          "name: ../up ~ 'name' is '../up' ~ letters, digits",
          "name: '' ~ 'name' is '' ~ letters, digits",
          "name: ~ 'name' is nothing ~ letters, digits",
          "name: [a] ~ 'name' is a list ~ letters, digits",
          "name: 2024 ~ 'name' is '2024' ~ put it in quotes",
          "name: true ~ 'name' is 'true' ~ put it in quotes",
          "nmae: a ~ unknown key 'nmae' in a spec ~ did you mean 'name'?",
          "seed: 1.5 ~ 'seed' is '1.5' ~ whole number of 64 bits",
          "seed: 9223372036854775808 ~ 'seed' is too large ~ whole number of 64 bits",
          "seed: 9223372036854775808 ~ 'seed' is too large ~ from -9223372036854775808 to 9223372036854775807",
          "seed: -9223372036854775809 ~ 'seed' is too small ~ from -9223372036854775808 to 9223372036854775807",
          "levels: 0 ~ 'levels' is '0' ~ a number of at least 1 such as 7, or all",
          "levels: 1..3 ~ 'levels' is '1..3' ~ a number of at least 1 such as 7, or all",
          "levels: 'all' ~ 'levels' is 'all' ~ a number of at least 1 such as 7, or all",
          "levels: [7] ~ 'levels' is a list ~ a number of at least 1 such as 7, or all",
          "levels: 1000000000 ~ 'levels' is '1000000000' ~ a number of at least 1 such as 7, or all",
          "limits: 5 ~ limits is '5' ~ seconds, memory, bracket_length",
          "langevin: [] ~ 'langevin' is an empty list ~ - dynamics: upstairs",
      })
  void badHeader(String header, String wrong, String right) {
    String name = header.contains("name:") || header.startsWith("nmae") ? "# no name\n" : "name: a\n";
    assertRefused(name + header + "\n" + GOOD, 2, wrong, right);
  }

  @Test
  void missingParts() {
    assertRefused("", 1, "the spec is empty", "name and networks");
    assertRefused("# only a comment\n", 1, "the spec is empty");
    assertRefused("---\n", 1, "the spec is empty");
    assertRefused(GOOD, 1, "'name' is missing");
    assertRefused("\n\nname: a\n", 3, "'networks' is missing");
    assertRefused("name: a\nnetworks: []", 2, "'networks' is an empty list", "- family: linear");
    assertRefused("name: a\nnetworks:\n", 2, "'networks' is nothing");
    assertRefused("name: a\nnetworks:\n  family: linear\n", 3, "'networks' is a block of keys", "after a '-'");
    assertRefused("name: a\nnetworks:\n  - linear\n", 3, "a networks entry is 'linear'");
    assertRefused("name: a\nnetworks:\n  -\n", 3, "a networks entry is nothing");
    assertRefused("name: a\nnetworks:\n  - depth: 2\n    width: 3\n", 3, "'family' is missing");
    assertRefused("- a\n- b\n", 1, "a spec is a list");
    assertRefused("just words", 1, "a spec is 'just words'");
  }

  @Test
  void duplicateCellsAcrossEntriesNameBothLines() {
    String head = "name: a\nnetworks:\n  - {family: linear, depth: 2..3, each: 1..3}\n";
    assertRefused(
        head + "  - family: linear\n    widths:\n      - [4, 4, 4]\n      - [1, 2, 2, 1]\n",
        7,
        "linear of widths 1,2,2,1 is asked for twice, first on line 3",
        "remove one");
    assertRefused(head + "  - {family: linear, depth: 3, width: 3..4, seeds: 2}", 4, "3,3,3,3", "first on line 3");
    assertRefused(
        "name: a\nnetworks:\n- {family: relu, bias: [none, all], widths: [[2, 2, 2]]}\n"
            + "- {family: [linear, relu], depth: 2, width: 2}",
        4,
        "relu of widths 2,2,2");
    assertRefused(
        "name: a\nnetworks:\n- {family: relu, bias: [none, all], widths: [[2, 2, 2]]}\n"
            + "- {family: relu, bias: all, depth: 2, width: 2}",
        4,
        "relu with bias all of widths 2,2,2");
  }

  @Test
  void cellsAreLimitedOverAllEntries() {
    String entry = "- {family: linear, depth: 2, each: 1..200}\n";
    String other = "- {family: relu, bias: [none, hidden], depth: 2, each: 1..100}\n";
    assertRefused("name: a\nnetworks:\n" + other + entry + other, 5, "12000000 cells");
  }

  @Test
  void whatIsNotText() {
    byte[] invalid = "name: a\nnetworks: \n - \u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(invalid, 3, "not UTF-8", "YAML file");
    assertRefused(("name: a\n" + GOOD).getBytes(StandardCharsets.UTF_16), 1, "not UTF-8");
    assertRefused(("name: a\n" + GOOD).getBytes(StandardCharsets.UTF_16LE), 1, "U+0000");
    assertRefused(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0}, 1, "not UTF-8");
    assertRefused(new byte[100], 1, "U+0000");
    assertRefused("name: a\n# \u001b[31m\n", 2, "U+001B");
    assertRefused(new byte[] {'a', ':', ' ', (byte) 0xE2, (byte) 0x82}, 1, "not UTF-8");
    assertRefused("#".repeat(SpecText.MAX_BYTES + 1), 1, "larger than 1 MiB");
  }

  @Test
  void whatIsNotYaml() {
    assertRefused("name: a\nnetworks:\n\t- family: linear\n", 3, "a tab", "indent with spaces");
    assertRefused("name: a\nnetworks:\n  - family: linear\n   depth: 2\n", 4, "not YAML");
    assertRefused("name: a\nnetworks: [{family: linear\n", 3, "not YAML");
    assertRefused("name: a\nseed: 'x\n", 3, "not YAML");
    assertRefused("name: a: b\n", 1, "not YAML");
    assertRefused("name: a\n? [x]\n: 1\n", 2, "where a key should", "keys are words");
    assertRefused("name: a\n" + GOOD + "\n---\nname: b\n", 3, "second document", "'---'");
    assertRefused("name: a\nname: b\n" + GOOD, 2, "'name' is given twice, first on line 1");
    assertRefused("name: \"a\\nb\\u2028c\\u202Ed\"\n", 1, "'name' is");
    assertRefused("%YAML 3.0\n---\nname: a\n", 1, "not YAML");
  }

  @Test
  void whatYamlCanDoAndASpecMayNot() {
    assertRefused("name: &a b\n", 1, "anchors", "write the value out");
    assertRefused("name: a\nnetworks: *x\n", 2, "aliases");
    assertRefused("name: a\nnetworks:\n  - &n {family: linear}\n  - <<: *n\n", 3, "anchors");
    assertRefused("name: a\nnetworks:\n  - <<: {family: linear}\n", 3, "unknown key '<<'");
    assertRefused("name: !!javax.script.ScriptEngineManager [x]\n", 1, "tag", "remove it");
    assertRefused("name: a\nseed: !!int '3'\n", 2, "tag", "remove it");
  }

  @Test
  void bombsAreRefusedAtOnce() {
    StringBuilder laughs = new StringBuilder("name: a\na0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertRefused(laughs.toString(), 2, "anchors");
    assertAll(
        () -> assertRefused("name: a\nnetworks: " + "[".repeat(250_000), 2, "12 levels"),
        () -> assertRefused("name: a\nnetworks: " + "{a: ".repeat(250_000), 2, "12 levels"),
        () -> assertRefused("name: a\nnetworks:\n" + "- ".repeat(250_000), 3, "12 levels"),
        () -> assertRefused("name: a\nnetworks: " + "x".repeat(1_000_000), 2, "'networks' is 'xxx"),
        () -> assertRefused("x".repeat(1_000_000) + ": 1", 1, "not YAML"),
        () -> assertRefused("name: a\nseed: " + "9".repeat(1_000_000), 2, "too large"),
        () -> assertRefused("\n".repeat(1_000_000), 1, "empty"));
  }
}
