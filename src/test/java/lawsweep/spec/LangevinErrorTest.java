package lawsweep.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import lawsweep.sweep.FakeKinds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad langevin entries: one line, at the key that is to blame. */
class LangevinErrorTest {

  private static byte[] file(String name) throws IOException {
    return switch (name) {
      case "three.csv" -> "1,0,0\n0,1,0\n0,0,1\n".getBytes(StandardCharsets.UTF_8);
      case "wide.csv" -> "1,0,0\n0,1,0\n".getBytes(StandardCharsets.UTF_8);
      case "nan.csv" -> "1,nan\n0,1\n".getBytes(StandardCharsets.UTF_8);
      case "twice.csv" -> "1,2,5\n1,2,6\n".getBytes(StandardCharsets.UTF_8);
      default -> throw new NoSuchFileException(name);
    };
  }

  static String message(String yaml) {
    String message = assertThrows(SpecException.class,
        () -> FakeKinds.read("my.yaml", yaml.getBytes(StandardCharsets.UTF_8), LangevinErrorTest::file), yaml)
        .getMessage();
    assertEquals(1, message.lines().count(), message);
    assertTrue(message.length() < 320, message);
    return message;
  }

  /**
   * Each row: what replaces a key of a good entry, or is added to it; the key to blame; what is wrong; what would be
   * right. The good entry has one key a line from line 4 on, in the order of {@link #GOOD}; more keys come after.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
          "dynamics: sideways ~ 4 ~ 'dynamics' is 'sideways' ~ expected upstairs or downstairs or gradient-flow or free-energy-flow or dyson or sphere or sgd",
          "dynamics: upstiars ~ 4 ~ 'dynamics' is 'upstiars' ~ did you mean 'upstairs'?",
          "dynamics: [upstairs, upstairs] ~ 4 ~ 'dynamics' holds 'upstairs' twice ~ same cell",
          "depth: 0 ~ 5 ~ 'depth' is 0 ~ whole number from 1 to 64",
          "depth: 65 ~ 5 ~ 'depth' is 65 ~ whole number from 1 to 64",
          "depth: infinity ~ 5 ~ 'depth' is 'infinity' ~ whole number from 1 to 64",
          "depth: [2, inf, inf] ~ 5 ~ 'depth' holds inf twice ~ same cell",
          "depth: [2, 1..3] ~ 5 ~ 'depth' holds 2 twice ~ same cell",
          "depth: inf ~ 5 ~ 'depth' is inf and upstairs moves the factors ~ give a number",
          "depth: [3, inf] ~ 5 ~ 'depth' is inf and upstairs moves the factors ~ give a number",
          "width: 0 ~ 6 ~ 'width' is 0 ~ whole number from 1 to 32",
          "width: 64 ~ 6 ~ 'width' is 64 ~ whole number from 1 to 32",
          "width: 2.5 ~ 6 ~ 'width' is '2.5' ~ whole number from 1 to 32",
          "step: 0 ~ 7 ~ 'step' is 0 ~ expected a positive number",
          "step: -0.1 ~ 7 ~ 'step' is -0.1 ~ expected a positive number",
          "step: .nan ~ 7 ~ 'step' is '.nan' ~ expected a finite number",
          "step: '0.1' ~ 7 ~ in quotes ~ without quotes",
          "step: 1e-20 ~ 7 ~ 'step' is 1.0E-20 in the 1 between records ~ at most 1000000000 steps",
          "step: 1.5 ~ 7 ~ 'step' is 1.5, longer than the 1 between records ~ expected at most that",
          "step: [0.1, 0.10] ~ 7 ~ 'step' holds '0.10', which is there already ~ same cell",
          "step: [] ~ 7 ~ 'step' is an empty list ~ expected a finite number, a range a..b of whole numbers",
          "step: {a: 1} ~ 7 ~ 'step' is a block of keys ~ expected a finite number",
          "step: 3..1 ~ 7 ~ the range '3..1' of 'step' is empty ~ 1..3",
          "time: 0 ~ 8 ~ 'time' is 0 ~ expected a positive number",
          "time: -1 ~ 8 ~ 'time' is -1 ~ expected a positive number",
          "time: inf ~ 8 ~ 'time' is 'inf' ~ expected a finite number",
          "time: 1e999 ~ 8 ~ 'time' is '1e999' ~ expected a finite number",
          "beta: 0 ~ 9 ~ 'beta' is 0 ~ expected a positive number",
          "beta: [1, -2] ~ 9 ~ 'beta' is -2 ~ expected a positive number",
          "beta: nan ~ 9 ~ 'beta' is 'nan' ~ expected a finite number",
          "kappa: -0.5 ~ 9 ~ 'kappa' is -0.5 ~ expected a number that is not negative",
          "kappa: 1..999999999 ~ 9 ~ the range '1..999999999' of 'kappa' has more than 100000 numbers ~ expected fewer",
          "rank: 0 ~ 9 ~ 'rank' is 0 ~ from 1 to 32",
          "rank: 3 ~ 9 ~ 'rank' is 3 and 'width' 2 ~ from 1 to the width",
          "record_every: 0 ~ 9 ~ 'record_every' is 0 ~ positive number up to the time, 1",
          "record_every: 2 ~ 9 ~ 'record_every' is 2 ~ positive number up to the time, 1",
          "record_every: 1e-9 ~ 9 ~ 'record_every' is 1.0E-9 in a time of 1 ~ at most 1000000 records",
          "replicas: 0 ~ 9 ~ 'replicas' is 0 ~ from 1 to 1000000",
          "replicas: 1000001 ~ 9 ~ 'replicas' is 1000001 ~ from 1 to 1000000",
          "replicas: 1e3 ~ 9 ~ 'replicas' is '1e3' ~ whole number from 1",
          "seeds: 0 ~ 9 ~ 'seeds' is 0 ~ from 1",
          "scheme: frame ~ 9 ~ 'scheme' is frame, which upstairs does not have ~ expected project-balance or heun",
          "scheme: dp5 ~ 7 ~ 'step' is not used with the scheme dp5, which chooses its steps ~ remove it",
          "scheme: leapfrog ~ 9 ~ 'scheme' is 'leapfrog' ~ expected project-balance or heun or frame or euler or dp5",
          "side: upstairs ~ 9 ~ 'side' is not used by upstairs ~ remove it",
          "weight_decay: 0.1 ~ 9 ~ 'weight_decay' is not used by upstairs ~ remove it",
          "samples: 10 ~ 9 ~ 'samples' is not used by upstairs ~ remove it",
          "batch: 10 ~ 9 ~ 'batch' is not used by upstairs ~ remove it",
          "energie: none ~ 9 ~ unknown key 'energie' in a langevin entry ~ did you mean 'energy'?",
          "energy: quadratic ~ 9 ~ energy is 'quadratic' ~ expected a block of keys: kind, matrix, entries, file, confinement",
          "energy: [] ~ 9 ~ energy is a list ~ expected a block of keys",
          "energy: {} ~ 9 ~ 'kind' is missing in energy ~ write for example 'kind: none'",
          "energy: {kind: cubic} ~ 9 ~ the kind of 'energy' is 'cubic' ~ expected none or quadratic or target or completion",
          "energy: {kind: none, matrix: [[1]]} ~ 9 ~ 'matrix' is not used with kind: none ~ remove it",
          "energy: {kind: quadratic, file: a.npy} ~ 9 ~ 'file' is not used with kind: quadratic ~ remove it",
          "energy: {kind: quadratic, confinement: -1.5} ~ 9 ~ the confinement of 'energy' is -0.5 ~ not negative",
          "energy: {kind: target} ~ 9 ~ 'matrix' is missing in energy ~ matrix: [[1, 0], [0, 1]]",
          "energy: {kind: target, entries: [[1, 1, 1]]} ~ 9 ~ 'entries' is not used with kind: target ~ remove it",
          "energy: {kind: target, matrix: [1, 2]} ~ 9 ~ 'matrix' holds '1' ~ list of rows",
          "energy: {kind: target, matrix: []} ~ 9 ~ 'matrix' is an empty list ~ list of rows",
          "energy: {kind: target, matrix: [[1, 2], [3]]} ~ 9 ~ 'matrix' has a row of 1 after one of 2 ~ rows of one length",
          "energy: {kind: target, matrix: [[1, 2], [3, .inf]]} ~ 9 ~ 'matrix' is '.inf' ~ finite number",
          "energy: {kind: target, matrix: [[1, 2]]} ~ 9 ~ the matrix of 'energy' is 1 x 2 ~ as many rows as columns",
          "energy: {kind: target, matrix: [[1]]} ~ 9 ~ the matrix of 'energy' is 1 x 1 and 'width' 2 ~ matrix of 2 x 2",
          "energy: {kind: target, file: three.csv} ~ 9 ~ the matrix of 'energy' is 3 x 3 and 'width' 2 ~ matrix of 2 x 2",
          "energy: {kind: target, file: wide.csv} ~ 9 ~ the matrix of 'energy' is 2 x 3 ~ as many rows as columns",
          "energy: {kind: target, file: nan.csv} ~ 9 ~ 'nan.csv' cannot be used: row 1, column 2 is NaN ~ expected finite numbers",
          "energy: {kind: target, file: none.npy} ~ 9 ~ 'none.npy' cannot be read: no such file ~ spec's directory",
          "energy: {kind: target, file: [a]} ~ 9 ~ 'file' is a list ~ name of a .npy or CSV file",
          "energy: {kind: target, file: three.csv, matrix: [[1]]} ~ 9 ~ 'matrix' and 'file' exclude each other ~ give one",
          "energy: {kind: completion, entries: [[1, 1]]} ~ 9 ~ 'entries' have 2 numbers each ~ expected three",
          "energy: {kind: completion, entries: [[1, 3, 1]]} ~ 9 ~ the entry (1, 3) of 'energy' lies outside a matrix of 2 x 2 ~ from 1 to the width",
          "energy: {kind: completion, entries: [[0, 1, 1]]} ~ 9 ~ 'entries' have the row or column 0.0 ~ from 1 to the width",
          "energy: {kind: completion, entries: [[1.5, 1, 1]]} ~ 9 ~ 'entries' have the row or column 1.5 ~ from 1 to the width",
          "energy: {kind: completion, file: twice.csv} ~ 9 ~ 'entries' give the entry (1, 2) twice ~ give each entry once",
          "initial: {kind: gaussian, scale: 0} ~ 9 ~ the scale of 'initial' is 0 ~ expected a positive number",
          "initial: {kind: gaussian, values: [1]} ~ 9 ~ 'values' is not used with kind: gaussian ~ remove it",
          "initial: {kind: identity} ~ 9 ~ the kind of 'initial' is 'identity' ~ expected gaussian or singular-values or matrix",
          "initial: {kind: singular-values} ~ 9 ~ 'values' is missing in initial ~ values: [1.5, 0.5]",
          "initial: {kind: singular-values, values: 1} ~ 9 ~ 'values' is '1' ~ one for each row",
          "initial: {kind: singular-values, values: [1]} ~ 9 ~ 'initial' has 1 value and 'width' is 2"
              + " ~ one for each row, zeros written out",
          "initial: {kind: singular-values, values: [1, -1]} ~ 9 ~ 'initial' has the value -1 ~ not negative",
          "initial: {kind: singular-values, values: [1, 2]} ~ 9 ~ 'initial' has 2 after 1 ~ decreasing order",
          "initial: {kind: matrix, value: [[1, 2, 3], [1, 2, 3]]} ~ 9 ~ the matrix of 'initial' is 2 x 3 and 'width' 2 ~ matrix of 2 x 2",
          "initial: {kind: matrix, file: three.csv} ~ 9 ~ the matrix of 'initial' is 3 x 3 and 'width' 2 ~ matrix of 2 x 2",
          "rank: 1|initial: {kind: singular-values, values: [2, 1]} ~ 10 ~ 'initial' has rank 2 and 'rank' is 1 ~ at most 1 positive",
          "rank: 1|initial: {kind: matrix, value: [[1, 0], [0, 1e-3]]} ~ 10 ~ 'initial' has rank 2 and 'rank' is 1 ~ at most 1 positive",
          "kappa: 0|initial: {kind: singular-values, values: [2, 0]} ~ 10 ~ with kappa 0 a singular value that is zero stays so ~ write 'rank: 1'",
          "kappa: [1, 0]|initial: {kind: matrix, value: [[1, 2], [2, 4]]} ~ 10 ~ with kappa 0 a singular value that is zero stays so ~ write 'rank: 1'",
          "kappa: 0|initial: {kind: singular-values, values: [0, 0]} ~ 10 ~ 'initial' is zero and with kappa 0 stays so ~ positive singular value",
          "energy: {kind: quadratic}|initial: {kind: singular-values, values: [9, 1]} ~ 7 ~ 'step' is 0.1, too large for the energy ~ expected at most 0.055, better a tenth",
          "energy: {kind: target, matrix: [[0, 30], [1, 1]]} ~ 7 ~ 'step' is 0.1, too large for the energy ~ expected at most 0.016, better a tenth",
          "energy: {kind: quadratic, confinement: 6} ~ 7 ~ 'step' is 0.1, too large for the energy ~ expected at most 0.071, better a tenth",
      })
  void badValue(String change, int line, String wrong, String right) {
    StringBuilder yaml = new StringBuilder("name: a\n\nlangevin: [{\n");
    String more = change;
    for (String good : GOOD) {
      String key = good.substring(0, good.indexOf(':'));
      boolean replaced = change.startsWith(key + ":");
      yaml.append(replaced ? change : good).append(",\n");
      more = replaced ? "" : more;
    }
    yaml.append(more.replace("|", ",\n")).append("}]\n");
    String message = message(yaml.toString());
    assertTrue(message.startsWith("my.yaml:" + line + ": "), message);
    String[] halves = message.split("; ", 2);
    assertTrue(halves[0].contains(wrong), message + " lacks: " + wrong);
    assertTrue(halves[1].contains(right), message + " lacks: " + right);
  }

  private static final String[] GOOD = {"dynamics: upstairs", "depth: 2", "width: 2", "step: 0.1", "time: 1"};

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
          "depth: 2, width: 2, time: 1 ~ 'dynamics' is missing ~ dynamics: upstairs",
          "dynamics: upstairs, width: 2, time: 1, step: 0.1 ~ 'depth' is missing ~ depth: 2..4",
          "dynamics: [dyson, upstairs], width: 2, time: 1, step: 0.1 ~ 'depth' is missing ~ depth: 2..4",
          "dynamics: upstairs, depth: 2, time: 1, step: 0.1 ~ 'width' is missing ~ width: 4",
          "dynamics: upstairs, depth: 2, width: 2, step: 0.1 ~ 'time' is missing ~ time: 10",
          "dynamics: upstairs, depth: 2, width: 2, time: 1 ~ 'step' is missing ~ step: 0.01",
          "dynamics: gradient-flow, scheme: euler, depth: 2, width: 2, time: 1 ~ 'step' is missing ~ step: 0.01",
          "dynamics: gradient-flow, depth: 2, width: 2, time: 1, step: 0.1 ~ 'step' is not used with the scheme dp5 ~ remove it",
          "dynamics: gradient-flow, depth: 2, width: 2, time: 1, kappa: 1 ~ 'kappa' is not used by gradient-flow ~ remove it",
          "dynamics: [upstairs, gradient-flow], depth: 2, width: 2, time: 1, kappa: 1 ~ 'kappa' is not used by gradient-flow ~ give gradient-flow an entry of its own",
          "dynamics: gradient-flow, depth: 2, width: 2, time: 1, beta: 1 ~ 'beta' is not used by gradient-flow ~ remove it",
          "dynamics: gradient-flow, side: upstairs, depth: inf, width: 2, time: 1 ~ 'depth' is inf and gradient-flow moves the factors ~ downstairs",
          "dynamics: free-energy-flow, depth: 2, width: 2, time: 1, kappa: 0 ~ 'kappa' is not used by free-energy-flow ~ remove it",
          "dynamics: sgd, depth: inf, width: 2, time: 1, step: 0.1 ~ 'depth' is inf and sgd moves the factors ~ give a number",
          "dynamics: sgd, depth: 2, width: 2, time: 1, step: 0.1, beta: 1 ~ 'beta' is not used by sgd ~ remove it",
          "dynamics: sgd, depth: 2, width: 2, time: 1, step: 0.1, weight_decay: -1 ~ 'weight_decay' is -1 ~ not negative",
          "dynamics: sgd, depth: 2, width: 2, time: 1, step: 0.1, samples: 5, batch: 1 ~ the energy is none ~ of the kind target",
          "dynamics: sgd, depth: 2, width: 1, time: 1, step: 0.1, samples: 5, energy: {kind: target, matrix: [[1]]} ~ 'batch' is missing beside 'samples' ~ batch: 1",
          "dynamics: sgd, depth: 2, width: 1, time: 1, step: 0.1, batch: 5, energy: {kind: target, matrix: [[1]]} ~ 'batch' is 5 and 'samples' 0 ~ at most",
          "dynamics: sgd, depth: 2, width: 1, time: 1, step: 0.1, samples: 4, batch: 5, energy: {kind: target, matrix: [[1]]} ~ 'batch' is 5 and 'samples' 4 ~ at most",
          "dynamics: downstairs, scheme: frame, depth: inf, width: 2, time: 1, step: 0.1 ~ 'scheme' is frame and 'depth' inf ~ expected euler",
          "dynamics: dyson, depth: [1, 2], width: 2, time: 1, step: 0.1 ~ 'depth' is a list and has no effect on dyson ~ cells would be the same",
          "dynamics: dyson, scheme: dp5, width: 2, time: 1 ~ 'scheme' is dp5 and 'kappa' 1 ~ expected kappa 0, or frame",
          "dynamics: dyson, width: 1, time: 1, step: 0.1, energy: {kind: target, matrix: [[1]]} ~ 'energy' is target, which dyson does not have ~ none or quadratic",
          "dynamics: dyson, width: 1, time: 1, step: 0.1, initial: {kind: matrix, value: [[1]]} ~ 'initial' is a matrix, which dyson does not start from ~ the eigenvalues",
          "dynamics: dyson, scheme: euler, width: 2, time: 1, step: 0.1, initial: {kind: singular-values, values: [1, 1]} ~ an eigenvalue twice ~ expected distinct ones",
          "dynamics: sphere, width: 2, time: 1, step: 0.1, energy: {kind: quadratic} ~ 'energy' is not used by sphere ~ remove it",
          "dynamics: sphere, width: 2, time: 1, step: 0.1, initial: {kind: singular-values, values: [0, 0]} ~ the centre of the spheres ~ not zero",
      })
  void badCombination(String entry, String wrong, String right) {
    String message = message("name: a\nlangevin: [{" + entry + "}]\n");
    String[] halves = message.split("; ", 2);
    assertTrue(message.startsWith("my.yaml:2: "), message);
    assertTrue(halves[0].contains(wrong), message + " lacks: " + wrong);
    assertTrue(halves[1].contains(right), message + " lacks: " + right);
  }

  @Test
  void theSameCellTwiceNamesBothLines() {
    String message = message("""
        name: a
        langevin:
        - {dynamics: dyson, width: 1..2, time: 1, step: 0.1}
        - {dynamics: dyson, width: 2..3, time: 1, step: 0.1, kappa: 1}
        """);
    assertTrue(message.matches("my.yaml:4: the simulation dyson_frame_1x2_[0-9a-f]{16}_0 is asked for twice, "
        + "first on line 3; remove one"), message);
  }

  @Test
  void cellsAreLimitedOverAllEntries() {
    String message = message("""
        name: a
        networks: [{family: linear, depth: 2, each: 1..200}]
        langevin:
        - {dynamics: dyson, width: 1..32, time: 1, step: 0.1, beta: 1..100, kappa: 1..100, replicas: 1..10}
        """);
    assertTrue(message.startsWith("my.yaml:4: with this entry the sweep has 11200000 cells; "), message);
  }
}
