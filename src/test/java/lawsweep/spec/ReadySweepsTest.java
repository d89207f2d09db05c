package lawsweep.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import lawsweep.circuit.line.RealModels;
import lawsweep.law.LawCell;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.sweep.Cell;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.SpecReader;
import lawsweep.sweep.Specs;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.store.Sweeps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The specs in {@code sweeps/} ask for what their comments say, and the JSON Schema agrees with the reader. */
class ReadySweepsTest {

  static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("sweeps"))) {
      return files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static Sweep read(Path path) throws IOException, SpecException {
    try (InputStream in = Files.newInputStream(path)) {
      return FakeKinds.read(path.toString(), in.readAllBytes());
    }
  }

  private static List<Architecture> architectures(String name) throws IOException, SpecException {
    return read(Path.of("sweeps", name + ".yaml")).cells().stream().map(cell -> Sweeps.law(cell).architecture())
        .toList();
  }

  private static long largest(List<Architecture> architectures) {
    return architectures.stream().mapToLong(Architecture::parameters).max().orElseThrow();
  }

  private static Schema schema() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SpecReader.class.getResourceAsStream("/lawsweep/sweep-spec.schema.json"))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in, InputFormat.JSON);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void isNamedAfterItsFileAndFitsTheSchema(Path path) throws IOException, SpecException {
    assertEquals(path.getFileName().toString(), read(path).name() + ".yaml");
    assertEquals(List.of(), schema().validate(Files.readString(path), InputFormat.YAML));
  }

  /** What {@code init} writes. */
  @Test
  void theSpecToBeginWithIsOne() throws IOException, SpecException {
    try (InputStream in =
        Objects.requireNonNull(SpecReader.class.getResourceAsStream("/lawsweep/first-sweep.yaml"))) {
      byte[] spec = in.readAllBytes();
      assertEquals(27 + 81 + 2 * 3 + 3, FakeKinds.read("first-sweep.yaml", spec).cells().size());
      String text = new String(spec, StandardCharsets.UTF_8);
      assertEquals(List.of(), schema().validate(text, InputFormat.YAML));
      int marked = text.indexOf("# langevin:");
      String whole = text.substring(0, marked) + text.substring(marked).replaceAll("(?m)^# ", "");
      assertEquals(27 + 81 + 2 * 3 + 3 + 2,
          FakeKinds.read("whole.yaml", whole.getBytes(StandardCharsets.UTF_8)).cells().size());
      assertEquals(List.of(), schema().validate(whole, InputFormat.YAML));
    }
  }

  @Test
  void quickstartIsSmallAndVaried() throws IOException, SpecException {
    List<Architecture> all = architectures("quickstart");
    assertTrue(all.size() >= 150 && all.size() <= 250, () -> all.size() + " cells");
    assertTrue(largest(all) <= 100, () -> "D = " + largest(all));
    List<String> linear =
        all.stream().filter(a -> a.family() == Family.LINEAR).map(Architecture::widthsLabel).toList();
    assertTrue(linear.containsAll(List.of("1,2,2,1", "2,1,2,2,1", "1,3,3,2", "2,3,3,3,2", "1,4,4,2")));
    for (Bias bias : Bias.values()) {
      assertTrue(all.stream().anyMatch(a -> a.family() == Family.RELU && a.bias() == bias));
    }
  }

  @Test
  void notebookDrawsFiftyOfEachFamily() throws IOException, SpecException {
    List<Architecture> all = architectures("papers-notebook");
    assertEquals(50, all.stream().filter(a -> a.family() == Family.LINEAR).count());
    assertEquals(25, all.stream().filter(a -> a.family() == Family.RELU && a.bias() == Bias.NONE).count());
    assertEquals(25, all.stream().filter(a -> a.family() == Family.RELU && a.bias() == Bias.HIDDEN).count());
    for (Architecture a : all) {
      assertTrue(a.depth() >= 2 && a.depth() <= 4, a::toString);
      int most = a.family() == Family.LINEAR ? 5 : 9;
      assertTrue(a.widths().stream().allMatch(n -> n >= 2 && n <= most), a::toString);
    }
  }

  @Test
  void overnightSweepsReachAFewThousandParameters() throws IOException, SpecException {
    List<Architecture> linear = architectures("overnight-linear");
    assertEquals(21_824 + 9_288 + 90 + 336 + 40_000, linear.size());
    assertTrue(largest(linear) >= 4096 && largest(linear) < 10_000, () -> "D = " + largest(linear));
    List<Architecture> relu = architectures("overnight-relu");
    assertEquals(960 + 108 + 80, relu.size());
    assertTrue(largest(relu) <= 4096, () -> "D = " + largest(relu));
  }

  @Test
  void realShapesAreLargeAndVaried() throws IOException, SpecException {
    List<Architecture> all = architectures("linear-realistic");
    assertEquals(513, all.size());
    assertEquals(108, all.stream().filter(a -> a.family() == Family.RELU).count());
    assertEquals(16, all.stream().mapToInt(Architecture::depth).max().orElseThrow());
    assertTrue(largest(all) > 1_000_000_000, () -> "D = " + largest(all));
    List<String> widths = all.stream().map(Architecture::widthsLabel).toList();
    assertTrue(widths.containsAll(
        List.of("784,512,512,10", "1000,2048,2048,2048,768", "10,64,64,64,10", "20,25,7,3", "1,64,64,1")));
  }

  /** D is as published for models, and small for their relatives, which are counted. */
  @Test
  void realModelsHaveThePublishedSizes() throws IOException, SpecException {
    List<Long> all = read(Path.of("sweeps", "real-models.yaml")).cells().stream().map(Cell::parameters).toList();
    for (RealModels.Model model : RealModels.ALL) {
      assertTrue(all.contains(model.parameters()), model::toString);
    }
    assertEquals(8, all.stream().filter(d -> d < 200).count());
    assertEquals(15, all.stream().filter(d -> d > 10_000_000).count());
    assertEquals(23, all.size());
  }

  @Test
  void allSmallLinearNetworksAreThere() throws IOException, SpecException {
    List<Architecture> all = architectures("linear-all-small");
    assertEquals(512 + 4096 + 32_768 + 262_144, all.size());
    assertEquals(320, largest(all));
  }

  @Test
  void momentumIsAskedOfAllSmallLinearNetworks() throws IOException, SpecException {
    List<LawCell> all = read(Path.of("sweeps", "momentum.yaml")).cells().stream().map(Sweeps::law).toList();
    assertTrue(all.stream().allMatch(cell -> cell.setting().isPresent() && cell.setting().get().phases() == 2));
    List<List<Integer>> small = all.stream().filter(cell -> cell.line().isEmpty() && cell.key().endsWith("momentum_0"))
        .map(LawCell::architecture).filter(a -> a.family() == Family.LINEAR && a.depth() <= 5)
        .map(Architecture::widths).filter(widths -> widths.stream().allMatch(n -> n <= 4)).distinct().toList();
    assertEquals(64 + 256 + 1024 + 4096, small.size());
  }

  @Test
  void mirrorsAreOfAllKinds() throws IOException, SpecException {
    List<String> keys =
        read(Path.of("sweeps", "mirror.yaml")).cells().stream().map(cell -> Sweeps.law(cell).key()).toList();
    assertEquals(keys.size(), keys.stream().distinct().count());
    for (String part : List.of("gradient_entropy_", "gradient_log_", "power-8", "entropy-euclidean-euclidean",
        "momentum_entropy_primal_undamped", "momentum_log_dual", "net_", "hidden")) {
      assertTrue(keys.stream().anyMatch(key -> key.contains(part)), part);
    }
  }

  /** What the reader takes, the schema takes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
          "{family: linear, widths: [[2, 3, 2]]}",
          "{family: [linear, relu], depth: 2, width: 3, input: 1..4, output: [1, 3..4], bias: none}",
          "{family: [relu], depth: [2, 3], each: '1..3', bias: [true, all], seeds: 3, fields: generic}",
          "{family: relu, random: {count: 3, depth: 2..4, width: [2, 5..7]}, bias: true}",
      })
  void schemaTakesWhatTheReaderTakes(String entry) throws IOException, SpecException {
    String yaml = "name: a\nlimits: {seconds: 1.5, memory: 1.5 GiB, bracket_length: 4}\nnetworks: [" + entry + "]\n";
    assertTrue(!Specs.read(yaml).cells().isEmpty());
    assertEquals(List.of(), schema().validate(yaml, InputFormat.YAML));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
          "{dynamics: upstairs, depth: 2..3, width: [2, 3..4], step: [0.01, 1e-3], time: 1..3, kappa: 0..2, rank: 1}",
          "{dynamics: [downstairs, gradient-flow], scheme: euler, depth: [2, inf], width: 2, step: 0.1, time: 1}",
          "{dynamics: [dyson, sphere], width: 2, step: 0.1, time: 1, initial: {kind: gaussian}}",
          "{dynamics: dyson, width: 2, step: 0.1, time: 1, initial: {kind: singular-values, values: [1, -2]}}",
          "{dynamics: gradient-flow, side: [upstairs, downstairs], depth: 2, width: 1, time: 1, initial: {kind: "
              + "matrix, value: [[2]]}, energy: {kind: target, matrix: [[1]], confinement: 0.5}}",
          "{dynamics: sgd, depth: 2, width: 2, step: 0.1, time: 1, weight_decay: [0, 1], replicas: 1..2, seeds: 2, "
              + "energy: {kind: completion, entries: [[1, 2, -0.5]]}}",
      })
  void schemaTakesWhatTheReaderTakesOfSimulations(String entry) throws IOException, SpecException {
    String yaml = "name: a\nlangevin: [" + entry + "]\n";
    assertTrue(!Specs.read(yaml).cells().isEmpty());
    assertEquals(List.of(), schema().validate(yaml, InputFormat.YAML));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
          "{dynamics: upstairs, width: 2, step: 0.1, time: 1}",
          "{dynamics: [dyson, upstairs], width: 2, step: 0.1, time: 1}",
          "{depth: 2, width: 2, step: 0.1, time: 1}",
          "{dynamics: upstairs, depth: 2, step: 0.1, time: 1}",
          "{dynamics: upstairs, depth: 2, width: 2, step: 0.1}",
          "{dynamics: upstairs, depth: 65, width: 2, step: 0.1, time: 1}",
          "{dynamics: upstairs, depth: many, width: 2, step: 0.1, time: 1}",
          "{dynamics: upstairs, depth: 2, width: 33, step: 0.1, time: 1}",
          "{dynamics: upstairs, depth: 2, width: 2, step: 0, time: 1}",
          "{dynamics: upstairs, depth: 2, width: 2, step: 0.1, time: -1}",
          "{dynamics: upstairs, depth: 2, width: 2, step: 0.1, time: 1, kappa: -1}",
          "{dynamics: upstairs, depth: 2, width: 2, step: 0.1, time: 1, beta: []}",
          "{dynamics: upstairs, depth: 2, width: 2, step: 0.1, time: 1, beta: [1, 1]}",
          "{dynamics: upstairs, depth: 2, width: 2, step: 0.1, time: 1, replicas: 0}",
          "{dynamics: upstairs, depth: 2, width: 2, step: 0.1, time: 1, temperature: 1}",
          "{dynamics: upstairs, scheme: leapfrog, depth: 2, width: 2, step: 0.1, time: 1}",
          "{dynamics: upstairs, depth: 2, width: 2, step: 0.1, time: 1, energy: quadratic}",
          "{dynamics: upstairs, depth: 2, width: 2, step: 0.1, time: 1, energy: {kind: cubic}}",
          "{dynamics: upstairs, depth: 2, width: 2, step: 0.1, time: 1, energy: {kind: target}}",
          "{dynamics: upstairs, depth: 2, width: 2, step: 0.1, time: 1, energy: {kind: none, matrix: [[1]]}}",
          "{dynamics: upstairs, depth: 2, width: 2, step: 0.1, time: 1, energy: {kind: completion, entries: [[1, 1]]}}",
          "{dynamics: upstairs, depth: 2, width: 2, step: 0.1, time: 1, initial: {kind: gaussian, values: [1]}}",
          "{dynamics: upstairs, depth: 2, width: 2, step: 0.1, time: 1, initial: {kind: matrix}}",
          "{dynamics: upstairs, depth: 2, width: 2, step: 0.1, time: 1, initial: {kind: matrix, value: [1, 2]}}",
      })
  void schemaRefusesWhatTheReaderRefusesOfSimulations(String entry) throws IOException {
    String yaml = "name: a\nlangevin: [" + entry + "]\n";
    assertThrows(SpecException.class, () -> Specs.read(yaml));
    assertTrue(!schema().validate(yaml, InputFormat.YAML).isEmpty());
  }

  private static final String SGD =
      "langevin: [{dynamics: sgd, depth: 2, width: 2, step: 0.1, time: 1, checkpoints: true}]\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
          "{run: {cells: sgd}}",
          "{run: [{cells: [sgd]}], together: true, laws: all, lr: 0, momentum: 0.9, weight_decay: 1e-4, optimizer: sgd}",
          "{run: {cells: sgd}, model: {net: vec 2 > dense 2 > out 2, names: sequential}, laws: [matrix, still]}",
          "{run: {cells: sgd}, model: [{net: vec 2 > dense 2 > out 2}, {net: vec 2 > dense 2 > out 2, names: gpt2}]}",
      })
  void schemaTakesWhatTheReaderTakesOfRuns(String entry) throws IOException, SpecException {
    String yaml = "name: a\n" + SGD + "drift: [" + entry + "]\n";
    assertFalse(FakeKinds.read("-", yaml.getBytes(StandardCharsets.UTF_8)).cells().isEmpty());
    assertEquals(List.of(), schema().validate(yaml, InputFormat.YAML));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
          "{}",
          "{run: []}",
          "{run: {}}",
          "{run: {cells: adam}}",
          "{run: {cells: sgd}, model: gpt2}",
          "{run: {cells: sgd}, model: []}",
          "{run: {cells: sgd}, model: {names: sequential}}",
          "{run: {cells: sgd}, model: {net: vec 2 > out 2, names: torch}}",
          "{run: {cells: sgd}, laws: squares}",
          "{run: {cells: sgd}, laws: [all, all]}",
          "{run: {cells: sgd}, together: 1}",
          "{run: {cells: sgd}, optimizer: lion}",
          "{run: {cells: sgd}, lr: -1}",
          "{run: {cells: sgd}, momentum: 1}",
          "{run: {cells: sgd}, seeds: 2}",
      })
  void schemaRefusesWhatTheReaderRefusesOfRuns(String entry) throws IOException {
    String yaml = "name: a\n" + SGD + "drift: [" + entry + "]\n";
    assertThrows(SpecException.class, () -> FakeKinds.read("-", yaml.getBytes(StandardCharsets.UTF_8)));
    assertFalse(schema().validate(yaml, InputFormat.YAML).isEmpty());
  }

  /** What is wrong in form, both refuse. */
  @ParameterizedTest
  @ValueSource(
      strings = {
          "{widths: [[2, 3, 2]]}",
          "{family: linear}",
          "{family: [relu, tanh], widths: [[2, 3, 2]]}",
          "{family: tanh, widths: [[2, 3, 2]], fields: generic}",
          "{family: linear, widths: [2, 3, 2]}",
          "{family: linear, widths: [[2, 3]]}",
          "{family: linear, widths: [[2, 0, 3]]}",
          "{family: linear, widths: [[2, 3, 2]], depth: 2}",
          "{family: linear, depth: 2, width: 3, each: 2}",
          "{family: linear, depth: 2, each: 3, input: 2}",
          "{family: linear, depth: 1, width: 3}",
          "{family: linear, depth: 2, width: []}",
          "{family: linear, depth: 2, width: '3'}",
          "{family: linear, depth: 2, width: 3, bias: hidden}",
          "{family: [relu, linear], depth: 2, width: 3, bias: [none, hidden]}",
          "{family: relu, depth: 2, width: 3, bias: [none, none]}",
          "{family: relu, depth: 2, width: 3, seeds: [1]}",
          "{family: relu, depth: 2, width: 3, colour: red}",
          "{family: relu, depth: 2, width: 3, fields: adam}",
          "{family: relu, depth: 2, width: 3, draws: 5}",
          "{family: relu, depth: 2, width: 3, fields: generic, draws: 5}",
          "{family: relu, depth: 2, width: 3, fields: data, draws: 0}",
          "{family: relu, depth: 2, width: 3, fields: data, inputs: {}}",
          "{family: relu, depth: 2, width: 3, inputs: {file: x.csv}}",
          "{family: linear, depth: 2, width: 3, fields: data}",
          "{family: [linear, relu], depth: 2, width: 3, fields: [generic, data]}",
          "{family: [attention, gelu], widths: [[2, 3, 2]]}",
          "{family: [relu, tanh], depth: 2, width: 3, draws: 5}",
          "{family: attention, widths: [[2, 3, 2]], draws: 5}",
          "{family: attention, widths: [[2, 3, 2]], fields: data}",
          "{family: residual, widths: [[2, 3, 2]], fields: data, bias: hidden}",
          "{family: residual, random: {count: 2, depth: 2, width: 2}, fields: data}",
          "{family: relu, random: {count: 3, depth: 2}}",
          "{net: vec 2 > dense 2 > relu > out 1, draws: 5}",
          "{net: vec 2 > dense 2 > relu > out 1, fields: gates, draws: 5}",
          "{net: vec 2 > dense 2 > relu > out 1, fields: [gates], inputs: {file: x.csv}}",
          "{net: vec 2 > dense 2 > relu > out 1, fields: data, draws: 0}",
          "{net: vec 2 > dense 2 > relu > out 1, fields: [data, data]}",
          "{net: vec 2 > dense 2 > relu > out 1, fields: generic}",
          "{net: vec 2 > out 1, about: {}}",
          "{net: vec 2 > out 1, about: words}",
          "{net: vec 2 > out 1, about: {title: ''}}",
          "{net: vec 2 > out 1, about: {title: [a]}}",
          "{net: vec 2 > out 1, about: {title: a, colour: red}}",
          "{family: linear, depth: 2, width: 3, about: {says: a}}",
          "{family: linear, depth: 2, width: 3, about: {title: a, laws: 3}}",
          "{family: linear, depth: 2, width: 3, flow: fast}",
          "{family: linear, depth: 2, width: 3, metric: power-9}",
          "{family: linear, depth: 2, width: 3, metric: []}",
          "{family: linear, depth: 2, width: 3, metric: [log, log]}",
          "{family: linear, depth: 2, width: 3, metric: log, form: dual}",
          "{family: linear, depth: 2, width: 3, flow: momentum, form: dual}",
          "{family: linear, depth: 2, width: 3, damping: 0}",
          "{family: linear, depth: 2, width: 3, flow: momentum, damping: 2}",
          "{family: linear, depth: 2, width: 3, flow: mirror, metric: [euclidean, log]}",
          "{family: linear, depth: 2, width: 3, flow: momentum, loss: [mse, ce]}",
          "{family: linear, depth: 2, width: 3, flow: momentum, fields: adam}",
          "{family: tanh, depth: 2, width: 3, metric: log}",
          "{family: linear, depth: 2, width: 3, labels: det}",
          "{family: linear, depth: 2, width: 3, symmetry: none, labels: det}",
          "{family: linear, depth: 2, width: 3, loss: power-4}",
          "{family: linear, depth: 2, width: 3, symmetry: neg, loss: ce}",
          "{family: linear, depth: 2, width: 3, symmetry: neg, flow: momentum}",
          "{family: [linear, relu], depth: 2, width: 3, symmetry: neg}",
          "{net: vec 2 > dense 2 > out 1, loss: mse}",
          "{net: vec 2 > dense 2 > out 1, flow: momentum, laws_of: l1}",
          "{net: vec 2 > dense 2 > out 1, damping: 1}",
      })
  void schemaRefusesWhatTheReaderRefuses(String entry) throws IOException {
    String yaml = "name: a\nnetworks: [" + entry + "]\n";
    assertThrows(SpecException.class, () -> Specs.read(yaml));
    assertTrue(!schema().validate(yaml, InputFormat.YAML).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
          "{family: tanh, depth: 2, width: 3}",
          "{family: [tanh, gelu, residual], widths: [[2, 3, 2]], draws: 5}",
          "{family: attention, widths: [[2, 3, 2]]}",
          "{family: [relu, linear], widths: [[2, 3, 2]]}",
          "{family: [relu, tanh], widths: [[2, 3, 2]], fields: data, draws: 5}",
          "{net: vec 2 > dense 2 > relu > out 1, fields: [gates, data], draws: [5, 10..12]}",
          "{net: vec 2 > res(mlp 2 relu), fields: data}",
          "{net: vec 2 > dense 2 > tanh > out 1, fields: [data]}",
          "{net: 'vec {m} > out 1', over: {m: 1..2}, about: {title: a, laws: m - m, says: b, proved: c, first: d}}",
          "{net: vec 2 > out 1, about: {title: a, laws: 0}}",
          "{family: linear, depth: 2, width: 3, about: {title: a, first: b}}",
          "{family: [linear, relu], depth: 2, width: 3, flow: [gradient, momentum, mirror], damping: [0, 1]}",
          "{family: linear, depth: 2, width: 3, flow: momentum, metric: [log, 'log, entropy', [log, euclidean]],"
              + " form: [primal, dual], loss: mse}",
          "{family: tanh, depth: 2, width: 3, flow: gradient, metric: euclidean}",
          "{family: relu, depth: 2, width: 3, symmetry: none, loss: mse}",
          "{net: vec 2 > dense 2 > out 1, flow: [gradient, momentum], metric: power-3}",
      })
  void schemaAcceptsWhatTheReaderAccepts(String entry) throws IOException, SpecException {
    String yaml = "name: a\nnetworks: [" + entry + "]\n";
    assertFalse(Specs.read(yaml).cells().isEmpty());
    assertEquals(List.of(), schema().validate(yaml, InputFormat.YAML));
  }
}
