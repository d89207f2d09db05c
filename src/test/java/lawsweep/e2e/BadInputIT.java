package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a user gets wrong: exit code 2, one line that says what is wrong and where, and nothing is written. All in
 * one process of the built program; a few also as its launcher starts it.
 */
class BadInputIT {

  @TempDir
  static Path temporary;

  private static Scene scene;

  private static ManyCommands commands;

  @BeforeAll
  static void write() throws IOException, InterruptedException {
    scene = new Scene(temporary);
    scene.write("file", "");
    scene.write("no-spec.yaml", "\u0000\u0001");
    Files.write(scene.resolve("binary.yaml"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff, (byte) 0xfe});
    StringBuilder bomb = new StringBuilder("name: x\na: &a [0, 0, 0, 0, 0, 0, 0, 0, 0]\n");
    for (char c = 'b'; c < 'l'; c++) {
      String before = "*" + (char) (c - 1);
      bomb.append(c).append(": &").append(c).append(" [").append((before + ", ").repeat(8)).append(before)
          .append("]\n");
    }
    scene.write("bomb.yaml", bomb + "networks: *k\n");
    scene.write("deep.yaml", "[".repeat(100_000));
    scene.write("large.yaml", "# " + "x".repeat(2 << 20));
    Files.createDirectories(scene.resolve("strangers"));
    scene.write("strangers/letter.txt", "dear reader");
    scene.write("nan.csv", "1, 1, nan\n");
    scene.write("inputs.csv", "1, 2\n3, 4.5\n");
    scene.write("text.csv", "a, b\n1, x\n");
    scene.write("ragged.csv", "1, 2\n1\n");
    scene.write("far.csv", "1, 2\n1e12, 1e-400\n");
    try (RandomAccessFile huge = new RandomAccessFile(scene.resolve("huge.npy").toFile(), "rw")) {
      huge.setLength(65L << 20);
    }
    scene.write("model.pt", "weights");
    scene.write("short.safetensors", "\u0010\0\0\0\0\0\0\0{}");
    scene.write("empty.npz", "");
    scene.write("lonely.safetensors.index.json", "{\"weight_map\": {\"w\": \"../sweep.yaml\"}}");
    try (RandomAccessFile claims = new RandomAccessFile(scene.resolve("long.safetensors").toFile(), "rw")) {
      claims.write(new byte[] {0, 0, 0, (byte) 0x80, 0, 0, 0, 0, '{'});
      claims.setLength(3L << 30);
    }
    scene.write("smooth.yaml", "name: s\nnetworks: [{family: tanh, fields: data, widths: [[2, 2, 2]]}]\n");
    scene.write("sweep.yaml", "name: sweep\nnetworks: [{family: linear, depth: 2, each: 1..2}]\n");
    scene.succeed("run", "sweep.yaml", "--out", "results");
    commands = ManyCommands.in(scene.resolve("."), temporary.resolve("logs"));
  }

  @AfterAll
  static void end() throws IOException {
    commands.close();
  }

  /** A spec, and what the message says. */
  record BadSpec(String entry, String message) {
    @Override
    public String toString() {
      return entry;
    }
  }

  static List<BadSpec> badSpecs() {
    return List.of(new BadSpec("{family: linear, depth: 2, each: 1..2, colour: red}", "colour"),
        new BadSpec("{family: linear, depth: two, each: 1..2}", "depth"),
        new BadSpec("{family: linear, widths: [[2, 0, 2]]}", "widths"),
        new BadSpec("{family: linear, widths: [[2, -3, 2]]}", "widths"),
        new BadSpec("{family: linear, widths: [[2, 3, 2]], depth: 3}", "depth"),
        new BadSpec("{family: linear, depth: 2, each: []}", "each"),
        new BadSpec("{family: linear, depth: 2, each: 3..1}", "each"),
        new BadSpec("{family: linear, widths: [[2, 2, 2], [2, 2, 2]]}", "2,2,2"),
        new BadSpec("{family: linear, widths: [[2, 1000001, 2]]}", "1000001"),
        new BadSpec("{family: linear, widths: [[2, 2]]}", "2 entries"),
        new BadSpec("{family: linear, widths: [[2, 2, 2]], bias: hidden}", "bias"),
        new BadSpec("{family: quadratic, widths: [[2, 2, 2]]}", "quadratic"),
        new BadSpec("{family: relu, widths: [[2, 2, 2]], fields: adam}", "fields"),
        new BadSpec("{family: linear, widths: [[2, 2, 2]], fields: data}", "Theorem 2.14"),
        new BadSpec("{family: [relu, tanh], widths: [[2, 2, 2]]}", "write 'fields: data'"),
        new BadSpec("{family: residual, widths: [[2, 2, 3]], fields: data}", "m,r,m"),
        new BadSpec("{family: relu, widths: [[2, 2, 2]], draws: 5}", "'draws' is only for"),
        new BadSpec("{family: relu, widths: [[2, 2, 3]], fields: data, inputs: {file: nan.csv}}", "row 1, column 3"),
        new BadSpec("{family: relu, widths: [[2, 2, 3]], fields: data, inputs: {file: no.npy}}", "cannot be read"),
        new BadSpec("{family: relu, widths: [[2, 2, 3]], fields: data, inputs: {file: inputs.csv}}", "2 features"),
        new BadSpec("{family: relu, widths: [[2, 2, 2]], fields: data, inputs: {file: inputs.csv, samples: 9}}",
            "'samples' is 9 and the file has 2 rows"),
        new BadSpec("{family: relu, widths: [[2, 2, 2]], fields: data, draws: 0}", "'draws' is 0"),
        new BadSpec("{family: residual, widths: [[2, 2, 2]], fields: data, bias: all}",
            "residual networks have no bias"),
        new BadSpec("{family: attention, widths: [[2, 1, 2]], fields: data}", "expected fields: adam"),
        new BadSpec("{family: relu, widths: [[2, 2, 2]], fields: data, inputs: {file: text.csv}}", "line 2 holds 'x'"),
        new BadSpec("{family: relu, widths: [[2, 2, 2]], fields: data, inputs: {file: ragged.csv}}",
            "expected rows of one length"),
        new BadSpec("{family: relu, widths: [[2, 2, 2]], fields: data, inputs: {file: file}}", "holds no numbers"),
        new BadSpec("{family: relu, widths: [[2, 2, 2]], fields: data, inputs: {file: huge.npy}}",
            "larger than 64 MiB"),
        new BadSpec("{family: relu, widths: [[2, 2, 2]], fields: data, inputs: {file: far.csv}}",
            "line 2 holds 1e-400, which float64 does not hold"),
        new BadSpec("{family: linear, depth: 2, each: 1..2", ""));
  }

  @ParameterizedTest
  @MethodSource("badSpecs")
  void badSpecs(BadSpec bad) throws IOException {
    refusedSpec("name: bad\nnetworks:\n  - " + bad.entry() + "\n", bad.message());
  }

  static List<BadSpec> badSimulations() {
    String good = "{dynamics: upstairs, depth: 2, width: 2, step: 0.1, time: 1";
    return List.of(new BadSpec(good + ", beta: 0}", "'beta' is 0; expected a positive number"),
        new BadSpec(good + ", kappa: -1}", "'kappa' is -1; expected a number that is not negative"),
        new BadSpec(good + ", rank: 3}", "'rank' is 3 and 'width' 2; expected a rank from 1 to the width"),
        new BadSpec(good + ", scheme: frame}", "expected project-balance or heun"),
        new BadSpec(good + ", energy: {kind: quadratic, confinement: 9}}", "'step' is 0.1, too large for the energy"),
        new BadSpec(good + ", energy: {kind: completion, file: nan.csv}}", "row 1, column 3 is NaN"),
        new BadSpec(good + ", energy: {kind: completion, file: none.csv}}", "no such file"),
        new BadSpec(good + ", energy: {kind: completion, file: /}}", "cannot be read"),
        new BadSpec(good + ", energy: {kind: target, matrix: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]}}",
            "the matrix of 'energy' is 3 x 3 and 'width' 2; expected a matrix of 2 x 2"),
        new BadSpec("{dynamics: upstairs, depth: 2, width: 2, time: 1}", "'step' is missing"));
  }

  @ParameterizedTest
  @MethodSource("badSimulations")
  void badSimulations(BadSpec bad) throws IOException {
    refusedSpec("name: bad\nlangevin:\n  - " + bad.entry() + "\n", bad.message());
  }

  private static void refusedSpec(String spec, String message) throws IOException {
    scene.write("bad.yaml", spec);
    for (String[] command : List.of(new String[] {"run", "bad.yaml", "--out", "out"},
        new String[] {"plan", "bad.yaml"})) {
      String line = refused(command);
      assertTrue(line.matches("lawsweep: bad\\.yaml:[0-9]+: .+"), line);
      assertTrue(line.contains(message), line);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run nowhere.yaml --out out", "run . --out out", "run binary.yaml --out out",
      "run no-spec.yaml --out out", "run file --out out", "run bomb.yaml --out out", "run deep.yaml --out out",
      "run large.yaml --out out", "run - --out out", "run --out out", "run sweep.yaml --out",
      "run small.yaml --out results", "run sweep.yaml --out strangers", "run sweep.yaml --out file",
      "run sweep.yaml --out file/out", "run sweep.yaml --out /proc/lawsweep", "run sweep.yaml small.yaml --out out",
      "run sweep.yaml --out out --shard 3/2", "run sweep.yaml --out out --shard 0/2",
      "run sweep.yaml --out out --shard half", "run sweep.yaml --out out --threads 0",
      "run sweep.yaml --out out --threads many", "run sweep.yaml --out out --threads -1",
      "run sweep.yaml --out out --deadline soon", "run sweep.yaml --out out --deadline -5s",
      "run sweep.yaml --out out --retry all", "run sweep.yaml --out out --device cuda:99",
      "run sweep.yaml --out out --device tpu", "run sweep.yaml --out out --method scarce",
      "run sweep.yaml --out out --method fast", "run sweep.yaml --out out --thread 2",
      "run sweep.yaml --out out --out out2"})
  void badRuns(String arguments) throws IOException {
    refused(arguments.split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"count", "count --linear", "count --linear 2,3", "count --linear 2,0,2",
      "count --linear 2,-1,2", "count --linear 2,1000001,2", "count --linear 2,99999999999,2", "count --linear 2,,2",
      "count --linear 2x3x2", "count --linear 2,3,2 --relu 2,3,2", "count --linear 2,3,2 --bias hidden",
      "count --relu 2,3,2 --bias some", "count --relu 2,3,2 --fields adam", "count --relu 2,3,2 --draws 5",
      "count --linear 2,3,2 --fields data", "count --residual 2,3,2 --fields generic",
      "count --residual 2,3,3 --fields data",
      "count --attention 2,3,2 --fields data", "count --linear 02,3,2", "count --mlp 2,3,2",
      "count --tanh 2,3,2 --fields data --method dense", "count --relu 2,3,2 --witness 1",
      "count --relu 2,3,2 --fields data --draws 0", "count --relu 2,3,2 --fields data --draws 5 --witness 1",
      "count --relu 2,3,2 --fields data --witness -1", "count --relu 2,3,2 --fields data --samples 1",
      "count --relu 2,3,2 --fields data --inputs nowhere.npy", "count --relu 2,3,3 --fields data --inputs nan.csv",
      "count --relu 2,3,3 --fields data --inputs inputs.csv", "count --relu 2,3,2 --method arrangement",
      "count --relu 2,3,2 --fields data --inputs inputs.csv --samples 3", "run smooth.yaml --out out --method dense",
      "plan smooth.yaml --method symmetric", "submit smooth.yaml --out out --dry-run --method dense",
      "count --relu 2,3,2 --fields real", "count --relu 2,3,2 --seed x", "count --relu 2,3,2 --method scarce",
      "count --relu 2,3,2 --device cuda:99", "count 2,3,2", "plan", "plan nowhere.yaml", "status", "status nowhere",
      "status strangers", "status file", "export results --format csv", "export results --out out",
      "export results --format xlsx --out out", "export results --format csv --out nowhere/out",
      "export results --format csv --out strangers", "export results --format csv --out results/journal.log",
      "export results --format parquet --out -", "export results --format csv --table observables --out out",
      "export results --format csv --table rows --out out", "export strangers --format csv --out out", "verify",
      "verify nowhere", "verify strangers", "merge --out out", "merge results", "merge results nowhere --out out",
      "merge results --out strangers", "devices now", "man rum", "man run plan", "man run --out out", "man --out file",
      "man --out", "report", "report nowhere", "report strangers",
      "report file", "report results --out file", "report results out", "atlas --out file", "atlas --out results",
      "atlas nowhere.yaml --out out", "atlas sweep.yaml sweep.yaml --out out", "atlas --out", "atlas --threads 0",
      "submit", "submit nowhere.yaml --out out",
      "submit sweep.yaml", "submit sweep.yaml --out strangers", "submit sweep.yaml --out file",
      "submit sweep.yaml --out out --dry-run --cpus 0", "submit sweep.yaml --out out --dry-run --time soon",
      "submit sweep.yaml --out out --dry-run --throttle 0", "submit sweep.yaml --out out --dry-run --task-minutes -1",
      "theorem", "theorem 3", "theorem --depth", "theorem --depth 1", "theorem --depth 0", "theorem --depth -3",
      "theorem --depth 41", "theorem --depth 99999999999", "theorem --depth three", "theorem --depth 2.5",
      "theorem --depth 3 --widths 2,3,2", "theorem --depth 2 --widths 2,3,3,2", "theorem --depth 2 --widths 2,0,2",
      "theorem --depth 2 --widths 2,1000001,2", "theorem --depth 2 --widths 2,x,2", "theorem --depth 2 --widths",
      "theorem --depth 2 --format xml", "theorem --depth 2 --out nowhere/out", "theorem --depth 2 --out strangers",
      "describe", "describe --net", "describe --net vec", "describe --net vec>2", "describe --net @nowhere",
      "describe --net @strangers", "describe --net @file", "describe --net @binary.yaml", "describe --net @large.yaml",
      "describe --net @", "describe --net relu", "count --net @nowhere", "count --net vec>2 --linear 2,3,2",
      "describe vec", "inspect", "inspect nowhere", "inspect strangers", "inspect file", "inspect sweep.yaml",
      "inspect model.pt", "inspect short.safetensors", "inspect long.safetensors", "inspect empty.npz",
      "inspect lonely.safetensors.index.json", "inspect /dev/zero", "inspect short.safetensors --threads 0",
      "drift", "drift strangers", "drift strangers --net", "drift strangers --net @nowhere",
      "drift strangers --net vec",
      "drift strangers --model nowhere.yaml", "drift strangers --model sweep.yaml",
      "drift strangers --net @file --model x",
      "drift strangers --net @file --names gpt", "drift strangers --net @file --lr -1",
      "drift strangers --net @file --momentum 1", "drift strangers --net @file --optimizer lion",
      "drift strangers --net @file --values some", "drift strangers --net @file --threads 0",
      "theorem --depth 2 --threads 0",
      "theorem --depth 2 --depth 3",
      "count --linear 2,3,2 --flow adam", "count --linear 2,3,2 --metric power-9",
      "count --linear 2,3,2 --metric log,log,log", "count --linear 2,3,2 --form dual",
      "count --linear 2,3,2 --flow momentum --damping 2", "count --linear 2,3,2 --flow momentum --form dual",
      "count --tanh 2,3,2 --flow mirror", "count --linear 2,3,3 --symmetry mirror",
      "count --linear 2,3,3 --symmetry rotation-4", "count --linear 2,3,2 --symmetry nowhere",
      "count --linear 2,3,2 --symmetry .", "count --linear 2,3,2 --symmetry neg --labels odd",
      "count --linear 2,3,2 --symmetry neg --loss ce", "count --linear 2,3,2 --loss poisson",
      "count --linear 2,3,2 --symmetry neg --flow momentum", "laws", "laws --linear 2,3,2 --format xml",
      "laws --linear 2,3,2 --degree 0", "laws --linear 9,9,9 --degree 40", "laws --linear 2,3,2 --basis",
      "laws --linear 2,3,2 --evaluate nowhere.npz", "laws --linear 1,2,2,1 --evaluate empty.npz",
      "laws --linear 50,200,50 --entries", "laws --linear 2,3,2 --damping 1",
      "laws --linear 2,3,2 --weight-decay --flow momentum", "laws --linear 2,3,2 --out nowhere/out",
      "laws --linear 2,3,2 --flow momentum --degree 2", "metric", "metric --linear 2,3,2 --relu 2,3,2",
      "metric --tanh 2,3,2", "metric --relu 2,3,2 --at nowhere.npz", "metric --relu 2,3,2 --at empty.npz",
      "metric --relu 2,3,2 --laws 0,x,1", "coun", "--colour", "run --help-me"})
  void badCommands(String arguments) throws IOException {
    refused(arguments.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"run nowhere.yaml --out out", "run - --out out", "count --linear 2,3", "coun", "inspect /dev/zero"})
  void badStarts(String arguments) throws IOException, InterruptedException {
    List<String> before = files();
    checked(scene.program().run(arguments.split(" ")), before);
  }

  /** Runs a command that is refused, and returns its line. */
  private static String refused(String... arguments) throws IOException {
    List<String> before = files();
    return checked(commands.run(arguments), before);
  }

  private static String checked(Program.Outcome outcome, List<String> before) throws IOException {
    assertEquals(2, outcome.exit(), outcome.err());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().startsWith("lawsweep: ") && outcome.err().endsWith("\n"), outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().getBytes(StandardCharsets.UTF_8).length < 500, outcome.err());
    assertEquals(before, files());
    return outcome.err().strip();
  }

  private static List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(scene.resolve("."))) {
      return files.map(file -> file + " " + file.toFile().length() + " " + file.toFile().lastModified()).sorted()
          .toList();
    }
  }
}
