package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command laws, by a stranger's eyes: what it prints for Python is run by Debian's NumPy, SymPy and PyTorch. */
class LawsIT {

  /** Files are written anew under the same names, so that bytecode of them must not be kept. */
  private static final String PYTHON = "OMP_NUM_THREADS=1 /usr/bin/python3 -B ";

  /** {@code <grad h, grad phi>} expands to 0 for all entries phi of the product of U1, …, Uq. */
  private static final String EXPAND = """
      import sys
      from sympy import Matrix, diff, expand
      space = {}
      exec(open(sys.argv[1]).read(), space)
      widths = [int(width) for width in sys.argv[2].split(",")]
      bases = [space[f"U{i}"] for i in range(1, len(widths))]
      factors = [space["matrix"](base, rows, columns) for base, rows, columns in zip(bases, widths, widths[1:])]
      product = factors[0]
      for factor in factors[1:]:
          product = product * factor
      variables = [entry for factor in factors for entry in factor]
      checked = 0
      for law in space["laws"].values():
          for h in law if isinstance(law, Matrix) else law.values() if isinstance(law, dict) else [law]:
              for phi in product:
                  assert expand(sum(diff(h, v) * diff(phi, v) for v in variables)) == 0, (h, phi)
                  checked += 1
      print(checked)
      """;

  /** The same of a basis of all laws of a degree, read from JSON. */
  private static final String BASIS = """
      import json, sys
      from sympy import Matrix, Symbol, diff, expand, eye
      document = json.load(open(sys.argv[1]))
      assert document["complete"]
      widths = document["widths"]
      factors = [Matrix(rows, columns, lambda i, j: Symbol(f"U{number + 1}_{i + 1}_{j + 1}"))
                 for number, (rows, columns) in enumerate(zip(widths, widths[1:]))]
      product = eye(widths[0])
      for factor in factors:
          product = product * factor
      variables = [entry for factor in factors for entry in factor]
      checked = 0
      for some in document["basis"]:
          assert some["missing"] == 0
          for law in some["laws"]:
              h = 0
              for term in law["terms"]:
                  summand = term["c"]
                  for tensor, row, column, power in term["m"]:
                      summand *= factors[int(tensor[1:]) - 1][row - 1, column - 1] ** power
                  h += summand
              assert expand(h) != 0
              for phi in product:
                  assert expand(sum(diff(h, v) * diff(phi, v) for v in variables)) == 0, (h, phi)
              checked += 1
      print(checked)
      """;

  /** Values of NumPy and PyTorch agree, and gradients of PyTorch are those of a law. */
  private static final String BOTH = """
      import sys
      import numpy, torch
      sys.path.insert(0, ".")
      import m
      random = numpy.random.default_rng(0)
      arrays = {name: random.standard_normal(shape) for name, shape in m.SHAPES.items()}
      tensors = {name: torch.tensor(array, requires_grad=True) for name, array in arrays.items()}
      plain, torched = m.laws(arrays), m.laws(tensors)
      assert list(plain) == list(torched) and plain
      for name in plain:
          assert numpy.allclose(plain[name], torched[name].detach().numpy()), name
      sum((value * value).sum() for value in torched.values()).backward()
      assert any(tensor.grad is not None for tensor in tensors.values())
      print("agree")
      """;

  @TempDir
  static Path temporary;

  private static final Map<String, Boolean> FOUND = new HashMap<>();

  private static Scene scene;

  private static ManyCommands commands;

  @BeforeAll
  static void start() throws IOException {
    scene = new Scene(temporary);
    commands = ManyCommands.in(scene.resolve("."), temporary.resolve("logs"));
  }

  @AfterAll
  static void end() throws IOException {
    commands.close();
  }

  private static void need(String modules) throws IOException, InterruptedException {
    if (!FOUND.containsKey(modules)) {
      FOUND.put(modules, scene.program().script("/usr/bin/python3 -c 'import " + modules + "'").exit() == 0);
    }
    assumeTrue(FOUND.get(modules),
        "no " + modules + " for /usr/bin/python3: on Debian, apt install python3-numpy python3-sympy python3-torch");
  }

  private static String succeed(String... arguments) throws IOException {
    Program.Outcome outcome = commands.run(arguments);
    assertEquals(0, outcome.exit(), outcome.err());
    return outcome.out();
  }

  /** Writes what laws prints to a file. */
  private static void print(String file, String format, String network) throws IOException {
    Files.deleteIfExists(scene.resolve(file));
    List<String> arguments = new ArrayList<>(List.of("laws", "--format", format, "--out", file));
    int net = network.indexOf("--net ");
    arguments.addAll(List.of((net < 0 ? network : network.substring(0, net)).strip().split(" +")));
    arguments.removeIf(String::isEmpty);
    if (net >= 0) {
      arguments.addAll(List.of("--net", network.substring(net + "--net ".length())));
    }
    assertEquals("", succeed(arguments.toArray(String[]::new)));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "--linear 1,2,2,1",
      "--linear 2,5,2 --weight-decay",
      "--linear 1,4,2 --entries",
      "--linear 2,3,2 --flow momentum",
      "--linear 1,3,1 --flow momentum --damping 3/t",
      "--linear 2,2,2 --flow mirror --metric power-4,euclidean",
      "--linear 1,2,1 --flow momentum --metric entropy --damping 0",
      "--linear 1,3,1 --flow momentum --metric log",
      "--relu 1,2,1 --flow momentum --metric log --form dual --damping 1",
      "--relu 2,3,2,2 --bias all",
      "--tanh 2,3,2 --bias all --loss ce",
      "--residual 2,3,2,1,2",
      "--attention 2,5,2",
      "--net vec 3 > dense 4 bias > relu > dense 6 bias > dense 2 > ce 3 bias",
      "--net seq 2x4 causal > res(rms > attn 2x4 rope) > res(rms > glu 3 silu) > rms > ce 5",
      "--net tokens 5x3 4 causal pos > res(ln gain bias > attn 2x2 bias qkvo) > res(ln gain bias > mlp 3 gelu bias)"
          + " > ln gain bias > tied ce",
      "--net image 2x5 > conv 3 3 bias > relu > conv 2 3 > pool > out 2"})
  void forwardPassesSeeNoneOfThem(String network) throws IOException, InterruptedException {
    need("numpy");
    print("m.py", "python", network);
    Program.Outcome tested = scene.program().script(PYTHON + "m.py");
    assertEquals(0, tested.exit(), tested.out() + tested.err());
    assertTrue(tested.out().lines().allMatch(line -> line.endsWith(" a law")) && !tested.out().isEmpty(), tested.out());
  }

  /** Without the biases on the incoming side it is none (a part of a law is none). */
  @Test
  void theTestOfAFileCanFail() throws IOException, InterruptedException {
    need("numpy");
    print("m.py", "python", "--relu 2,3,2 --bias hidden");
    String file = Files.readString(scene.resolve("m.py"));
    scene.write("m.py", file.replace(" - _sum(\"i,i->i\", p[\"b1\"], p[\"b1\"])", ""));
    Program.Outcome tested = scene.program().script(PYTHON + "m.py");
    assertEquals(1, tested.exit(), tested.out() + tested.err());
    assertTrue(tested.out().startsWith("G1: ") && tested.out().strip().endsWith(" NO LAW"), tested.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2,2,2", "1,3,1", "1,3,2", "1,2,2,1", "2,1,2", "2,2,2 --entries", "1,4,1 --entries"})
  void gradientsExpandToZero(String widths) throws IOException, InterruptedException {
    need("sympy");
    print("m.py", "sympy", "--linear " + widths);
    scene.write("expand.py", EXPAND);
    Program.Outcome expanded = scene.program().script(PYTHON + "expand.py m.py " + widths.split(" ")[0]);
    assertEquals(0, expanded.exit(), expanded.err());
    assertTrue(Integer.parseInt(expanded.out().strip()) > 0, expanded.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,2,1", "2,2,1", "1,3,1", "1,2,2,1"})
  void allLawsOfADegreeExpandToZero(String widths) throws IOException, InterruptedException {
    need("sympy");
    print("basis.json", "json", "--degree 4 --basis --linear " + widths);
    scene.write("basis.py", BASIS);
    Program.Outcome expanded = scene.program().script(PYTHON + "basis.py basis.json");
    assertEquals(0, expanded.exit(), expanded.err());
    assertTrue(Integer.parseInt(expanded.out().strip()) > 0, expanded.out());
    assertEquals("1 certificate verified, 0 refused\n", succeed("verify", "basis.json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--linear 1,4,2", "--relu 2,3,2 --bias all",
      "--net seq 2x4 causal > res(rms > attn 2x4 rope) > res(rms > glu 3 silu) > rms > ce 5",
      "--net tokens 5x3 4 causal pos > res(ln gain bias > attn 2x2 bias qkvo) > ln gain bias > tied ce"})
  void functionsWorkWithBothLibraries(String network) throws IOException, InterruptedException {
    need("numpy, torch");
    print("m.py", "python", network);
    scene.write("both.py", BOTH);
    Program.Outcome both = scene.program().script(PYTHON + "both.py");
    assertEquals("agree\n", both.out(), both.err());
  }

  @Test
  void gpt2HasItsLawsInMatrixForm() throws IOException {
    String laws = succeed("laws", "--net", "tokens 50257x1024 768 causal pos > 12*(res(ln gain bias >"
        + " attn 12x64 bias qkvo) > res(ln gain bias > mlp 3072 gelu bias)) > ln gain bias > tied ce");
    assertTrue(laws.contains("\n    <l2.Q[i,j,:], l2.Q[i,k,:]> + <l2.bq[i,j], l2.bq[i,k]> - <l2.K[i,j,:],"
        + " l2.K[i,k,:]>, i = 1..12, j = 1..64, j <= k\n"), laws);
  }
}
