package lawsweep.circuit.line;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The circuit of each word computes what the layer's definition says, at drawn numbers in float64. */
class LayersByDefinitionTest {

  private static final Pattern ATTENTION =
      Pattern.compile("seq (\\d+)x(\\d+)( causal)? > attn (\\d+)x(\\d+)(?: kv (\\d+))?(.*)");

  @ParameterizedTest
  @ValueSource(strings = {"id", "tanh", "sigmoid", "silu", "softplus", "gelu", "x^3", "relu", "leaky", "relu^2"})
  void functions(String name) {
    Drawn drawn = new Drawn("vec 3 > dense 4 bias > " + name + " > out 2 bias", 1);
    PlainLayers plain = new PlainLayers(drawn);
    double[][] x = {drawn.next()};
    double[][] hidden = plain.matrix(x, 4, "l1.W", "l1.b");
    drawn.gives(plain.matrix(PlainLayers.each(hidden, plain.function(name)), 2, "l3.W", "l3.b"));
  }

  @Test
  void denseOnTokensAndImages() {
    Drawn tokens = new Drawn("seq 3x2 > dense 4 bias", 2);
    tokens.gives(new PlainLayers(tokens).matrix(tokens.rows(2), 4, "l1.W", "l1.b"));
    Drawn image = new Drawn("image 2x3x4 > dense 5 bias", 3);
    double[] x = image.next();
    image.gives(IntStream.range(0, 5).mapToDouble(o -> image.at("l1.b", o) + IntStream.range(0, 24)
        .mapToDouble(i -> image.at("l1.W", o, i / 12, i / 4 % 3, i % 4) * x[i]).sum()).toArray());
  }

  /** Positions of the output and where the first tap reads, worked out by hand from the words. */
  @ParameterizedTest
  @CsvSource({
      "5,3,1,1,valid,3,0", "5,3,2,1,valid,2,0", "7,2,1,3,valid,4,0", "5,3,1,1,zero,5,-1", "5,2,1,1,zero,5,0",
      "6,4,1,1,zero,6,-1", "5,3,2,1,zero,3,-1", "6,3,2,2,zero,3,-2", "5,3,1,1,circ,5,0", "5,2,2,2,circ,3,0",
      "2,5,1,1,circ,2,0", "2,3,1,1,zero,2,-1", "4,1,3,1,zero,2,0"})
  void convolutionsOnALine(int positions, int taps, int stride, int dilation, String pad, int outputs, int front) {
    for (boolean depthwise : new boolean[] {false, true}) {
      Drawn drawn = new Drawn("image 2x%d > conv %d %d stride %d dil %d pad %s%s bias".formatted(positions,
          depthwise ? 2 : 3, taps, stride, dilation, pad, depthwise ? " depthwise" : ""), 4);
      double[][] x = drawn.rows(positions);
      double[][] y = new double[depthwise ? 2 : 3][outputs];
      for (int o = 0; o < y.length; o++) {
        for (int a = 0; a < outputs; a++) {
          y[o][a] = drawn.at("l1.b", o);
          for (int i = 0; i < 2; i++) {
            for (int s = 0; s < taps; s++) {
              double weight = !depthwise ? drawn.at("l1.W", o, i, s) : i == o ? drawn.at("l1.W", o, s) : 0;
              y[o][a] += weight * read(x[i], a * stride + s * dilation + front, pad);
            }
          }
        }
      }
      drawn.gives(y);
    }
  }

  private static double read(double[] x, int position, String pad) {
    return pad.equals("circ")
        ? x[Math.floorMod(position, x.length)]
        : position >= 0 && position < x.length ? x[position] : 0;
  }

  @ParameterizedTest
  @ValueSource(strings = {"valid", "zero", "circ"})
  void convolutionsInAPlane(String pad) {
    Drawn drawn = new Drawn("image 2x4x5 > conv 3 2 stride 2 pad " + pad, 5);
    double[][] x = drawn.rows(20);
    int columns = pad.equals("valid") ? 2 : 3;
    double[] y = new double[3 * 2 * columns];
    for (int k = 0; k < y.length; k++) {
      int o = k / columns / 2;
      int row = k / columns % 2 * 2;
      int column = k % columns * 2;
      for (int i = 0; i < 2; i++) {
        for (int s = 0; s < 2; s++) {
          for (int t = 0; t < 2; t++) {
            int down = row + s;
            double[] line = Arrays.copyOfRange(x[i], down * 5, down * 5 + 5);
            y[k] += drawn.at("l1.W", o, i, s, t) * read(line, column + t, pad);
          }
        }
      }
    }
    drawn.gives(y);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "seq 3x2 > attn 1x2", "seq 2x3 > attn 2x2", "seq 3x3 causal > attn 2x1", "seq 3x3 > attn 2x1 causal",
      "seq 1x2 > attn 2x2 causal", "seq 2x3 > attn 4x2 kv 2", "seq 3x2 > attn 3x2 kv 1 causal",
      "seq 3x3 > attn 2x4 rope", "seq 3x3 > attn 4x4 kv 2 causal rope 2", "seq 2x3 > attn 2x3 rope 2",
      "seq 3x2 > attn 2x2 relbias", "seq 3x2 > attn 4x2 kv 2 causal relbias", "seq 2x3 > attn 2x3 qknorm",
      "seq 2x3 > attn 4x2 kv 2 qknorm gain", "seq 2x3 > attn 4x2 kv 2 bias qkvo", "seq 3x3 > attn 2x2 bias qv",
      "seq 2x2 > attn 1x2 bias o", "seq 3x2 > attn 2x2 linear", "seq 3x2 > attn 2x2 relu",
      "seq 3x2 > attn 2x1 sigmoid causal", "seq 3x2 > attn 4x1 kv 2 relu causal",
      "seq 3x4 causal > attn 4x4 kv 2 rope qknorm gain relbias bias qkvo", "seq 3x2 > attn 2x2 linear relbias"})
  void attention(String line) {
    Matcher sizes = ATTENTION.matcher(line);
    assertEquals(true, sizes.matches(), line);
    int heads = Integer.parseInt(sizes.group(4));
    int width = Integer.parseInt(sizes.group(5));
    String options = sizes.group(7) + (sizes.group(3) == null ? "" : " causal");
    int groups = sizes.group(6) == null ? heads : Integer.parseInt(sizes.group(6));
    Matcher rope = Pattern.compile("rope( \\d+)?").matcher(options);
    int turned = !rope.find() ? 0 : rope.group(1) == null ? width : Integer.parseInt(rope.group(1).strip());
    Drawn drawn = new Drawn(line, 6);
    double[][] x = drawn.rows(Integer.parseInt(sizes.group(2)));
    PlainLayers.Head head = new PlainLayers.Head(heads, groups, width, options.strip());
    drawn.gives(new PlainLayers(drawn).attention("l1", x, head, turned));
  }

  /** A source's mask is for its own sequence. */
  @ParameterizedTest
  @CsvSource({"seq 3x2 > attn 2x3 cross 4x3,1,''", "seq 1x3 causal > attn 2x2 cross 2x1,1,''",
      "seq 2x2 > attn 2x2 cross 3x2 bias qkvo kv 1,2,bias qkvo",
      "seq 2x3 > attn 1x2 qknorm gain cross 2x2,1,qknorm gain",
      "seq 3x2 > attn 1x2 relu cross 2x3,1,relu"})
  void secondSequences(String line, int share, String options) {
    Matcher sizes = Pattern.compile("seq \\d+x(\\d+).* attn (\\d+)x(\\d+).* cross \\d+x(\\d+).*").matcher(line);
    assertEquals(true, sizes.matches(), line);
    Drawn drawn = new Drawn(line, 14);
    double[][] x = drawn.rows(Integer.parseInt(sizes.group(1)));
    double[][] read = drawn.rows(Integer.parseInt(sizes.group(4)));
    int heads = Integer.parseInt(sizes.group(2));
    PlainLayers.Head head =
        new PlainLayers.Head(heads, heads / share, Integer.parseInt(sizes.group(3)), options);
    drawn.gives(new PlainLayers(drawn).attention("l1", x, read, head, 0));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void latentAttention(boolean causal) {
    Drawn drawn = new Drawn("seq 3x2 > mla 2x3 4" + (causal ? " causal" : ""), 7);
    double[][] x = drawn.rows(2);
    double[][] latent = new PlainLayers(drawn).matrix(x, 4, "l1.D", "");
    double[][] y = new double[3][2];
    for (int h = 0; h < 2; h++) {
      double[][] q = head(drawn, "l1.Q", h, x);
      double[][] k = head(drawn, "l1.UK", h, latent);
      double[][] v = head(drawn, "l1.UV", h, latent);
      for (int n = 0; n < 3; n++) {
        int query = n;
        double[] weights = PlainLayers.softmax(IntStream.range(0, causal ? n + 1 : 3)
            .mapToDouble(m -> IntStream.range(0, 3).mapToDouble(d -> q[query][d] * k[m][d]).sum()).toArray());
        for (int m = 0; m < weights.length; m++) {
          for (int d = 0; d < 3; d++) {
            for (int e = 0; e < 2; e++) {
              y[n][e] += weights[m] * v[m][d] * drawn.at("l1.O", h, d, e);
            }
          }
        }
      }
    }
    drawn.gives(y);
  }

  private static double[][] head(Drawn drawn, String tensor, int head, double[][] x) {
    double[][] y = new double[x.length][3];
    for (int n = 0; n < x.length; n++) {
      for (int d = 0; d < 3; d++) {
        for (int e = 0; e < x[n].length; e++) {
          y[n][d] += drawn.at(tensor, head, d, e) * x[n][e];
        }
      }
    }
    return y;
  }

  @ParameterizedTest
  @CsvSource({"tanh,''", "relu,' bias'", "gelu,' to 4 bias'", "relu^2,' to 1'"})
  void hiddenLayers(String function, String options) {
    Drawn drawn = new Drawn("seq 2x3 > mlp 5 " + function + options, 8);
    PlainLayers plain = new PlainLayers(drawn);
    boolean bias = options.contains("bias");
    double[][] hidden = plain.matrix(drawn.rows(3), 5, "l1.V", bias ? "l1.b" : "");
    double[][] active = PlainLayers.each(hidden, plain.function(function));
    drawn.gives(plain.matrix(active, width(options), "l1.U", bias ? "l1.c" : ""));
  }

  private static int width(String options) {
    return options.contains("to ") ? options.charAt(options.indexOf("to ") + 3) - '0' : 3;
  }

  @ParameterizedTest
  @CsvSource({"silu,''", "relu,' bias'", "id,' to 4'"})
  void gatedUnits(String function, String options) {
    Drawn drawn = new Drawn("seq 2x3 > glu 5 " + function + options, 9);
    PlainLayers plain = new PlainLayers(drawn);
    boolean bias = options.contains("bias");
    double[][] x = drawn.rows(3);
    double[][] a = plain.matrix(x, 5, "l1.A", bias ? "l1.a" : "");
    double[][] b = PlainLayers.each(plain.matrix(x, 5, "l1.B", bias ? "l1.b" : ""), plain.function(function));
    for (int n = 0; n < 2; n++) {
      for (int r = 0; r < 5; r++) {
        a[n][r] *= b[n][r];
      }
    }
    drawn.gives(plain.matrix(a, width(options), "l1.C", ""));
  }

  @ParameterizedTest
  @CsvSource({"tanh,''", "relu,' to 2'"})
  void experts(String function, String options) {
    Drawn drawn = new Drawn("vec 3 > moe 2 4 " + function + options, 10);
    PlainLayers plain = new PlainLayers(drawn);
    double[][] x = {drawn.next()};
    int width = width(options);
    double[] shares = PlainLayers.softmax(plain.matrix(x, 2, "l1.R", "")[0]);
    DoubleUnaryOperator active = plain.function(function);
    double[] y = new double[width];
    for (int k = 0; k < 2; k++) {
      for (int r = 0; r < 4; r++) {
        int expert = k;
        int neuron = r;
        double inner = active.applyAsDouble(
            IntStream.range(0, 3).mapToDouble(e -> drawn.at("l1.V", expert, neuron, e) * x[0][e]).sum());
        for (int o = 0; o < width; o++) {
          y[o] += shares[k] * drawn.at("l1.U", k, o, r) * inner;
        }
      }
    }
    drawn.gives(y);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ln", "ln gain", "ln bias", "ln gain bias", "rms", "rms gain"})
  void norms(String norm) {
    Drawn drawn = new Drawn("seq 2x4 > " + norm, 11);
    double[][] y = drawn.rows(4);
    for (int n = 0; n < 2; n++) {
      y[n] = PlainLayers.normed(y[n], norm.startsWith("ln"));
      for (int e = 0; e < 4; e++) {
        y[n][e] = y[n][e] * (norm.contains("gain") ? drawn.at("l1.g", e) : 1)
            + (norm.contains("bias") ? drawn.at("l1.b", e) : 0);
      }
    }
    drawn.gives(y);
  }

  @Test
  void normsOfBatches() {
    Drawn drawn = new Drawn("vec 2 > dense 3 > bn gain bias batch 4 > tanh", 12);
    double[][] z = new PlainLayers(drawn).matrix(drawn.rows(2), 3, "l1.W", "");
    double[][] y = new double[4][3];
    for (int c = 0; c < 3; c++) {
      int channel = c;
      double[] normed = PlainLayers.normed(Arrays.stream(z).mapToDouble(row -> row[channel]).toArray(), true);
      for (int b = 0; b < 4; b++) {
        y[b][c] = Math.tanh(normed[b] * drawn.at("l2.g", c) + drawn.at("l2.b", c));
      }
    }
    drawn.gives(y);
  }

  @Test
  void normsOfBatchesOverPositions() {
    Drawn drawn = new Drawn("image 2x5 > bn gain", 13);
    double[][] x = drawn.rows(5);
    double[][] y = new double[6][];
    for (int c = 0; c < 2; c++) {
      double[] all = new double[15];
      for (int i = 0; i < 15; i++) {
        all[i] = x[i / 5 * 2 + c][i % 5];
      }
      double[] normed = PlainLayers.normed(all, true);
      for (int b = 0; b < 3; b++) {
        double gain = drawn.at("l1.g", c);
        y[b * 2 + c] = Arrays.stream(normed, b * 5, b * 5 + 5).map(value -> value * gain).toArray();
      }
    }
    drawn.gives(y);
  }

  /** Each sample of a batch by itself, where no norm stands between. */
  @Test
  void batchesRunSideBySide() {
    String line = "seq 2x3 > res(attn 2x2 bias qkvo) > mlp 2 tanh bias > glu 3 silu > ln gain bias";
    Drawn all = new Drawn(line + " > bn batch 3", 14);
    double[] x = all.next();
    double[] expected = new double[18];
    for (int b = 0; b < 3; b++) {
      double[] one = all.alone(line, Arrays.copyOfRange(x, b * 6, b * 6 + 6));
      System.arraycopy(one, 0, expected, b * 6, 6);
    }
    double[][] y = Drawn.rows(expected, 3);
    for (int c = 0; c < 3; c++) {
      int channel = c;
      double[] normed = PlainLayers.normed(Arrays.stream(y).mapToDouble(row -> row[channel]).toArray(), true);
      for (int n = 0; n < 6; n++) {
        y[n][c] = normed[n];
      }
    }
    all.gives(y);
  }

  /** Means. */
  @Test
  void pools() {
    Drawn tokens = new Drawn("seq 3x2 > pool", 15);
    double[][] x = tokens.rows(2);
    tokens.gives((x[0][0] + x[1][0] + x[2][0]) / 3, (x[0][1] + x[1][1] + x[2][1]) / 3);
    Drawn image = new Drawn("image 2x2x3 > pool", 15);
    image.gives(Arrays.stream(image.rows(6)).mapToDouble(row -> Arrays.stream(row).sum() / 6).toArray());
  }

  @Test
  void smallLayers() {
    Drawn positions = new Drawn("tokens 4x3 2 > pos", 16);
    double[][] words = positions.rows(4);
    double[][] y = new double[3][2];
    for (int n = 0; n < 3; n++) {
      for (int e = 0; e < 2; e++) {
        y[n][e] = positions.at("l1.P", n, e);
        for (int v = 0; v < 4; v++) {
          y[n][e] += words[n][v] * positions.at("in.E", v, e);
        }
      }
    }
    positions.gives(y);
    Drawn gamma = new Drawn("seq 2x2 > gamma > gamma scalar", 17);
    gamma.gives(Arrays.stream(gamma.rows(2)).map(row -> new double[] {
        row[0] * gamma.at("l1.y", 0) * gamma.at("l2.y"), row[1] * gamma.at("l1.y", 1) * gamma.at("l2.y")})
        .toArray(double[][]::new));
    Drawn channels = new Drawn("image 2x2 > gamma", 18);
    double[] x = channels.next();
    channels.gives(x[0] * channels.at("l1.y", 0), x[1] * channels.at("l1.y", 0), x[2] * channels.at("l1.y", 1),
        x[3] * channels.at("l1.y", 1));
  }

  @Test
  void lowRank() {
    Drawn drawn = new Drawn("seq 2x3 > lowrank 2 to 4 trained", 19);
    PlainLayers plain = new PlainLayers(drawn);
    double[][] x = drawn.rows(3);
    double[][] low = plain.matrix(plain.matrix(x, 2, "l1.A", ""), 4, "l1.B", "");
    drawn.gives(PlainLayers.sum(low, plain.matrix(x, 4, "l1.W", "")));
  }

  /** A frozen matrix is linear in x and the same for all parameters. */
  @Test
  void frozenMatrices() {
    double[][] matrix = new double[2][];
    for (int seed = 0; seed < 2; seed++) {
      Drawn drawn = new Drawn("vec 1 > lowrank 1 to 3 frozen", seed);
      double x = drawn.next()[0];
      double[] y = drawn.output();
      double inner = drawn.at("l1.A", 0, 0);
      matrix[seed] = IntStream.range(0, 3)
          .mapToDouble(o -> y[o] / x - drawn.at("l1.B", o, 0) * inner).toArray();
    }
    assertArrayEquals(matrix[0], matrix[1], 1e-9);
    assertEquals(3, Arrays.stream(matrix[0]).map(Math::rint).distinct().count());
    assertArrayEquals(Arrays.stream(matrix[0]).map(Math::rint).toArray(), matrix[0], 1e-9);
  }

  @Test
  void skipsAndBranches() {
    Drawn drawn = new Drawn("vec 2 > res(dense 2 > tanh) > res(dense 3 | dense 3 > tanh) > 2*(dense 3 bias)", 20);
    PlainLayers plain = new PlainLayers(drawn);
    double[][] x = {drawn.next()};
    double[][] y = PlainLayers.sum(x, PlainLayers.each(plain.matrix(x, 2, "l1.W", ""), Math::tanh));
    y = PlainLayers.sum(plain.matrix(y, 3, "l3.W", ""), PlainLayers.each(plain.matrix(y, 3, "l4.W", ""), Math::tanh));
    y = plain.matrix(y, 3, "l6.W", "l6.b");
    drawn.gives(plain.matrix(y, 3, "l7.W", "l7.b"));
  }

  @Test
  void tiedHeads() {
    Drawn words = new Drawn("tokens 5x2 3 > tanh > tied ce", 21);
    double[][] oneHot = words.rows(5);
    double[][] y = new double[2][5];
    for (int n = 0; n < 2; n++) {
      for (int v = 0; v < 5; v++) {
        for (int e = 0; e < 3; e++) {
          double inner = 0;
          for (int u = 0; u < 5; u++) {
            inner += oneHot[n][u] * words.at("in.E", u, e);
          }
          y[n][v] += words.at("in.E", v, e) * Math.tanh(inner);
        }
      }
    }
    words.gives(y);
    Drawn matrix = new Drawn("vec 3 > dense 2 > tanh > tied", 22);
    double[] hidden = PlainLayers.each(new PlainLayers(matrix).matrix(matrix.rows(3), 2, "l1.W", ""), Math::tanh)[0];
    matrix.gives(IntStream.range(0, 3).mapToDouble(
        e -> matrix.at("l1.W", 0, e) * hidden[0] + matrix.at("l1.W", 1, e) * hidden[1]).toArray());
  }

  @Test
  void tensors() {
    Drawn hadamard = new Drawn("hadamard 2x3", 23);
    hadamard.gives(IntStream.range(0, 2).mapToDouble(
        i -> hadamard.at("in.u1", i) * hadamard.at("in.u2", i) * hadamard.at("in.u3", i)).toArray());
    Drawn sensing = new Drawn("sensing 3x2", 24);
    sensing.gives(IntStream.range(0, 9).mapToDouble(i -> sensing.at("in.U", i / 3, 0) * sensing.at("in.U", i % 3, 0)
        + sensing.at("in.U", i / 3, 1) * sensing.at("in.U", i % 3, 1)).toArray());
    Drawn cp = new Drawn("cp 2,3,2 rank 4", 25);
    cp.gives(IntStream.range(0, 12).mapToDouble(i -> IntStream.range(0, 4).mapToDouble(
        r -> cp.at("in.F1", r, i / 6) * cp.at("in.F2", r, i / 2 % 3) * cp.at("in.F3", r, i % 2)).sum()).toArray());
    Drawn tucker = new Drawn("tucker 2,3,2 ranks 1,2,3", 26);
    tucker.gives(IntStream.range(0, 12).mapToDouble(i -> IntStream.range(0, 6).mapToDouble(
        r -> tucker.at("in.G", 0, r / 3, r % 3) * tucker.at("in.A1", i / 6, 0) * tucker.at("in.A2", i / 2 % 3, r / 3)
            * tucker.at("in.A3", i % 2, r % 3))
        .sum()).toArray());
    Drawn train = new Drawn("train 2,3,2 bonds 2,3", 27);
    train.gives(IntStream.range(0, 12).mapToDouble(i -> IntStream.range(0, 6).mapToDouble(
        r -> train.at("in.G1", i / 6, r / 3) * train.at("in.G2", r / 3, i / 2 % 3, r % 3)
            * train.at("in.G3", r % 3, i % 2))
        .sum()).toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"vec 2 > rnn 3 tanh steps 4", "seq 4x2 > rnn 3 tanh", "seq 4x2 > rnn 3 relu bias",
      "vec 2 > rnn 3 id steps 1", "seq 4x2 > ssm 3 steps 4"})
  void recurrences(String line) {
    Drawn drawn = new Drawn(line, 28);
    PlainLayers plain = new PlainLayers(drawn);
    double[][] entered = plain.matrix(drawn.rows(2), 3, "l1.B", line.contains("bias") ? "l1.b" : "");
    String name = line.contains("ssm") ? "id" : line.replaceFirst(".*rnn 3 ", "").split(" ", -1)[0];
    double[][] state = {new double[3]};
    for (double[] step : entered) {
      double[][] kept = line.contains("ssm")
          ? new double[][] {{drawn.at("l1.A", 0) * state[0][0], drawn.at("l1.A", 1) * state[0][1],
              drawn.at("l1.A", 2) * state[0][2]}}
          : plain.matrix(state, 3, "l1.A", "");
      state = PlainLayers.each(PlainLayers.sum(kept, new double[][] {step}), plain.function(name));
    }
    drawn.gives(state);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vec 2 > lstm 2 steps 3", "seq 3x2 > lstm 2 bias"})
  void longMemory(String line) {
    Drawn drawn = new Drawn(line, 29);
    double[][] x = drawn.rows(2);
    double[] hidden = new double[2];
    double[] cell = new double[2];
    for (double[] step : x) {
      double[] old = hidden.clone();
      for (int r = 0; r < 2; r++) {
        double[] z = new double[4];
        for (int k = 0; k < 4; k++) {
          z[k] = line.contains("bias") ? drawn.at("l1.b", k, r) : 0;
          for (int e = 0; e < 2; e++) {
            z[k] += drawn.at("l1.Wx", k, r, e) * step[e] + drawn.at("l1.Wh", k, r, e) * old[e];
          }
        }
        cell[r] = PlainLayers.sigmoid(z[1]) * cell[r] + PlainLayers.sigmoid(z[0]) * Math.tanh(z[3]);
        hidden[r] = PlainLayers.sigmoid(z[2]) * Math.tanh(cell[r]);
      }
    }
    drawn.gives(hidden);
  }
}
