package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** lawsweep.py, with which a Python user stays in Python: what it gives is what the program prints. */
class PythonFileIT {

  private static final Path ROOT = Path.of(System.getProperty("lawsweep.root"));
  private static final Path FOLDER = ROOT.resolve("src/main/python");

  /** Counts, sweeps, tables and errors. */
  private static final String USE = """
      import json, os, pathlib
      import lawsweep

      assert lawsweep._arguments(dict(linear=[2, 3, 2], laws_of="l1", stop=True, no=False, out=None, seed=3)) == [
          "--linear", "2,3,2", "--laws-of", "l1", "--stop", "--seed", "3"]
      record = lawsweep.count("vec 2 > dense 3 > out 2", seed=3)
      spec = {"name": "py", "networks": [{"family": "linear", "depth": 2, "each": [1, 2]}]}
      out = lawsweep.run(spec)
      assert out == pathlib.Path("results/py") and out.is_dir(), out
      rows = lawsweep.load(out)
      table = rows if isinstance(rows, list) else rows.to_dict("records")
      assert len(table) == 8 and table[-1]["widths"] == [2, 2, 2] and table[-1]["laws"] == 3, table[-1]
      for wrong, code, line in ((lambda: lawsweep.count("vec 2 > foo"), 2, "--net: column 9: unknown layer 'foo'"),
                                (lambda: lawsweep.run({"name": "x", "networks": [], "more": 1}, "x"), 2, "more")):
          try:
              wrong()
              raise AssertionError("no error")
          except lawsweep.LawsweepError as error:
              assert error.code == code and line in str(error) and "\\n" not in str(error), (error.code, str(error))
      os.environ["LAWSWEEP"] = "/nowhere/lawsweep"
      try:
          lawsweep.count("vec 1 > out 1")
          raise AssertionError("no error")
      except lawsweep.LawsweepError as error:
          assert "/nowhere/lawsweep" in str(error) and error.code is None
      print(json.dumps(record))
      """;

  /** Modules, the lines that were written for them by hand, and what is refused by name. */
  private static final String MODULES = """
      import lawsweep
      from torch import nn

      class Block(nn.Module):
          def __init__(self):
              super().__init__()
              self.body = nn.Sequential(nn.Linear(3, 2), nn.GELU(), nn.Linear(2, 3))

          def forward(self, x):
              return x + self.body(x)

      class Pre(nn.Module):
          def __init__(self):
              super().__init__()
              self.norm, self.attention = nn.LayerNorm(4), nn.MultiheadAttention(4, 2, bias=False)

      class Net(nn.Module):
          def __init__(self):
              super().__init__()
              self.first, self.second = nn.Linear(2, 3), nn.Linear(3, 1)

      layer = dict(dropout=0, batch_first=True)
      own = {Block: lambda block: "res(" + lawsweep.layers_of(block.body) + ")",
             Pre: lambda block: f"res({lawsweep.layers_of(block.norm)} > {lawsweep.layers_of(block.attention)})",
             Net: lambda net: lawsweep.layers_of(nn.Sequential(net.first, nn.ReLU(), net.second))}
      pairs = [
          (nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1, bias=False)), {},
           "vec 2 > dense 3 bias > relu > out 1"),
          (nn.Sequential(nn.Linear(2, 3), nn.LayerNorm(3), nn.GELU(), nn.Sequential(nn.Linear(3, 4), nn.Dropout(0.0)),
                         nn.Tanh(), nn.Linear(4, 3)), dict(loss="ce"),
           "vec 2 > dense 3 bias > ln gain bias > gelu > dense 4 bias > tanh > ce 3 bias"),
          (nn.MultiheadAttention(4, 2), dict(tokens=2, causal=True), "seq 2x4 causal > attn 2x2 bias qkvo"),
          (nn.TransformerEncoderLayer(4, 2, 6, norm_first=True, **layer), dict(tokens=2),
           "seq 2x4 > res(ln gain bias > attn 2x2 bias qkvo) > res(ln gain bias > mlp 6 relu bias)"),
          (nn.Sequential(nn.Embedding(5, 4), nn.TransformerEncoder(nn.TransformerEncoderLayer(
              4, 2, 6, activation="gelu", **layer), 1), nn.Linear(4, 5)), dict(tokens=3, loss="ce"),
           "tokens 5x3 4 > res(attn 2x2 bias qkvo) > ln gain bias > res(mlp 6 gelu bias) > ln gain bias > ce 5 bias"),
          (nn.Sequential(nn.Conv2d(1, 2, 3, padding=1), nn.ReLU(), nn.Conv2d(2, 2, 2, stride=2, groups=2),
                         nn.BatchNorm2d(2), nn.ReLU(), nn.Flatten(), nn.Linear(8, 2)), dict(image=(4, 4)),
           "image 1x4x4 > conv 2 3 pad zero bias > relu > conv 2 2 stride 2 depthwise bias > bn gain bias > relu"
           " > out 2 bias"),
          (nn.Sequential(nn.Conv1d(1, 2, 3, padding="same", padding_mode="circular", bias=False), nn.ReLU(),
                         nn.AdaptiveAvgPool1d(1), nn.Flatten(), nn.Linear(2, 2)), dict(image=[5]),
           "image 1x5 > conv 2 3 pad circ > relu > pool > out 2 bias"),
          (nn.Sequential(nn.Linear(2, 3), Block(), nn.Linear(3, 1)), dict(layers=own),
           "vec 2 > dense 3 bias > res(dense 2 bias > gelu > dense 3 bias) > out 1 bias"),
          (nn.Sequential(nn.Embedding(5, 4), Pre(), Pre(), nn.Linear(4, 5)), dict(tokens=2, loss="ce", layers=own),
           "tokens 5x2 4 > res(ln gain bias > attn 2x2) > res(ln gain bias > attn 2x2) > ce 5 bias"),
          (Net(), dict(layers=own), "vec 2 > dense 3 bias > relu > out 1 bias"),
          (nn.Sequential(nn.Flatten(), nn.Linear(784, 10)), dict(loss="ce"), "vec 784 > ce 10 bias"),
          (nn.Sequential(nn.Conv2d(1, 6, 5, padding=2), nn.Tanh(), nn.Conv2d(6, 16, 5), nn.Flatten(),
                         nn.Linear(576, 4)), dict(image=(10, 10)),
           "image 1x10x10 > conv 6 5 pad zero bias > tanh > conv 16 5 bias > out 4 bias"),
          (nn.Sequential(nn.Conv2d(3, 4, 3, stride=2, padding=1), nn.Flatten(), nn.Linear(100, 2)), dict(image=(9, 9)),
           "image 3x9x9 > conv 4 3 stride 2 pad zero bias > out 2 bias"),
          (nn.Sequential(nn.Conv1d(1, 2, 3, dilation=2, padding=2), nn.Flatten(), nn.Linear(12, 2)), dict(image=(6,)),
           "image 1x6 > conv 2 3 dil 2 pad zero bias > out 2 bias"),
          (nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 1, 6, **layer), 2, norm=nn.LayerNorm(4)), dict(tokens=2),
           "seq 2x4" + 2 * " > res(attn 1x4 bias qkvo) > ln gain bias > res(mlp 6 relu bias) > ln gain bias"
           + " > ln gain bias"),
          (nn.TransformerEncoderLayer(4, 2, 6, activation=nn.GELU(), **layer), dict(tokens=2),
           "seq 2x4 > res(attn 2x2 bias qkvo) > ln gain bias > res(mlp 6 gelu bias) > ln gain bias"),
          (nn.MultiheadAttention(4, 4, bias=False), dict(tokens=2), "seq 2x4 > attn 4x1"),
          (nn.Sequential(nn.Linear(2, 3), nn.LayerNorm(3, elementwise_affine=False), nn.LeakyReLU(), nn.Linear(3, 3),
                         nn.BatchNorm1d(3, affine=False), nn.Softplus(), nn.Linear(3, 3), nn.SiLU(), nn.Sigmoid()), {},
           "vec 2 > dense 3 bias > ln > leaky > dense 3 bias > bn > softplus > dense 3 bias > silu > sigmoid"),
          (nn.Embedding(4, 3), dict(tokens=2), "tokens 4x2 3"),
          (nn.Linear(3, 2), dict(tokens=2), "seq 2x3 > out 2 bias"),
      ]
      for module, options, line in pairs:
          assert lawsweep.from_torch(module, **options) == line, lawsweep.from_torch(module, **options)
          print(sum(p.numel() for p in module.parameters()), line, sep="\\t")

      frozen = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 2))
      frozen[0].weight.requires_grad = False
      shared = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 2))
      shared[1].weight = shared[0].weight
      for module, options, why in ((nn.TransformerEncoderLayer(4, 2, 6), dict(tokens=2), "drops 0.1"),
                                   (nn.Sequential(nn.Linear(2, 2), nn.PReLU()), {}, "1: PReLU is not among"),
                                   (nn.Sequential(nn.Linear(2, 3), Block()), {}, "1: Block has a forward of its own"),
                                   (nn.MultiheadAttention(4, 2), {}, "tokens: "),
                                   (nn.MultiheadAttention(4, 2, kdim=3, vdim=3), dict(tokens=2), "second sequence"),
                                   (nn.Conv1d(1, 1, 3), {}, "image: "), (nn.ReLU(), {}, "no layer with parameters"),
                                   (nn.Conv1d(4, 4, 3, groups=2), dict(image=[5]), "2 groups"),
                                   (nn.Sequential(nn.Embedding(5, 4), nn.Flatten(), nn.Linear(12, 2)),
                                    dict(tokens=3), "1: Flatten puts tokens side by side"),
                                   (nn.Sequential(nn.utils.weight_norm(nn.Linear(2, 3))), {}, "of others: weight_g"),
                                   (nn.Sequential(nn.Conv2d(1, 2, 2), nn.Flatten(), nn.Linear(8, 1)),
                                    dict(image=(4, 4)), "2: Linear takes 8 numbers, and an image of 2x3x3"),
                                   (nn.Sequential(nn.Conv1d(1, 2, 3), nn.Linear(4, 2)), dict(image=[6]), "Flatten"),
                                   (nn.Sequential(nn.Conv1d(4, 4, 3), nn.LayerNorm(3)), dict(image=[5]), "channels"),
                                   (nn.LSTM(2, 3), dict(tokens=3), "LSTM is not among"),
                                   (frozen, {}, "0.weight is frozen"), (shared, {}, "are one tensor")):
          try:
              raise AssertionError(lawsweep.from_torch(module, **options))
          except lawsweep.LawsweepError as error:
              assert why in str(error), error
      """;

  @TempDir
  static Path temporary;

  private static Scene scene;

  @BeforeAll
  static void start() throws IOException {
    scene = Scene.inOneProcess(temporary);
  }

  @AfterAll
  static void end() throws IOException {
    scene.close();
  }

  private static Program.Outcome python(String name, String text) throws IOException, InterruptedException {
    scene.write(name, text);
    return scene.program().script("PYTHONPATH=" + FOLDER + " OMP_NUM_THREADS=1 /usr/bin/python3 -B " + name);
  }

  private static void need(String module) throws IOException, InterruptedException {
    assumeTrue(scene.program().script("/usr/bin/python3 -c 'import " + module + "'").exit() == 0,
        "no " + module + " for /usr/bin/python3");
  }

  @Test
  void givesWhatTheProgramPrints() throws IOException, InterruptedException {
    need("json");
    Program.Outcome used = python("use.py", USE);
    assertEquals(0, used.exit(), used.err());
    ObjectNode record = (ObjectNode) Scene.JSON.readTree(used.out());
    ObjectNode printed = scene.count("--net", "vec 2 > dense 3 > out 2", "--seed", "3");
    assertEquals(6, record.path("laws").asInt());
    assertEquals(printed.without(List.of("seconds")), record.without(List.of("seconds")));
  }

  /** Pages are run as Python's own doctest runs them, each as one session. */
  @ParameterizedTest
  @ValueSource(strings = {"python", "pytorch"})
  void pagesShowWhatPythonPrints(String page) throws IOException, InterruptedException {
    need("torch, numpy");
    scene.write("quickstart.yaml", Files.readString(ROOT.resolve("sweeps/quickstart.yaml")));
    Program.Outcome run = python("page.py", """
        import doctest, sys
        failed, tried = doctest.testfile(PAGE, module_relative=False, optionflags=doctest.ELLIPSIS)
        sys.exit(1 if failed or tried < 5 else 0)
        """.replace("PAGE", "'" + ROOT.resolve("src/site/markdown/" + page + ".md") + "'"));
    assertEquals(0, run.exit(), run.out() + run.err());
  }

  /** Lines are those written by hand, and the program reads as many parameters from them as PyTorch has. */
  @Test
  void readsModules() throws IOException, InterruptedException {
    need("torch");
    Program.Outcome read = python("modules.py", MODULES);
    assertEquals(0, read.exit(), read.err());
    assertEquals(20, read.out().lines().count());
    for (String pair : read.out().lines().toList()) {
      String[] both = pair.split("\t", -1);
      String described = scene.succeed("describe", "--net", both[1]).out().replace(",", "");
      assertTrue(described.contains("\nparameters   D = " + both[0] + "\n"), described);
    }
  }
}
