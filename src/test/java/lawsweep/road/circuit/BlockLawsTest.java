package lawsweep.road.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import lawsweep.circuit.KnownFamilies;
import lawsweep.circuit.line.Block;
import lawsweep.circuit.line.Network;
import lawsweep.kernel.ScalarKernels;
import lawsweep.law.LawCount;
import lawsweep.law.Tampering;
import lawsweep.law.Verdict;
import lawsweep.support.Seeds;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Laws that depend on some tensors only (papers/001, section 4). */
class BlockLawsTest {

  /** Theorem 4.6: a residual block has the laws of the network that it is by itself. */
  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "vec 3;res(mlp 2 relu);res(mlp 4 relu)",
      "vec 2;res(mlp 3 id);res(mlp 2 id)",
      "vec 2;res(mlp 2 tanh);res(mlp 3 gelu)",
      "vec 2;res(mlp 5 relu bias);res(mlp 1 tanh)",
      "vec 2;res(glu 2 silu);res(glu 2 relu)",
      "image 2x3;res(conv 2 2 pad circ > relu > conv 2 2 pad circ);res(conv 1 3 pad circ > conv 2 3 pad circ)",
      "seq 2x2;res(attn 2x1);res(mlp 2 relu)",
      "seq 2x3 causal;res(attn 1x2 bias qkv);res(attn 2x1 kv 1)",
      "seq 3x2;res(attn 1x2 rope);res(mlp 2 gelu)"})
  void aResidualBlockHasItsLawsByItself(String source, String one, String other) {
    for (List<String> blocks : List.of(List.of(one, other, one), List.of(other, one))) {
      for (int i = 0; i < blocks.size(); i++) {
        StringBuilder line = new StringBuilder(source);
        for (int k = 0; k < blocks.size(); k++) {
          line.append(" > b").append(k).append(':').append(blocks.get(k));
        }
        LawCount block = Counts.of(line.toString(), "b" + i);
        LawCount shallow = Counts.of(source + " > " + blocks.get(i));
        assertEquals(Verdict.COMPLETE, block.verdict(), line + " b" + i);
        assertEquals(shallow.laws(), block.laws(), line + " b" + i);
        assertEquals(shallow.parameters(), block.parameters());
        assertEquals(((CircuitCertificate) shallow.certificate()).kinds(),
            ((CircuitCertificate) block.certificate()).kinds());
      }
    }
  }

  /** Theorem 4.7, and all other pairs across a skip. */
  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "vec 3 > res(mlp 2 relu) > res(mlp 1 relu) > res(mlp 3 relu);2,1,3",
      "vec 2 > 2*(res(mlp 2 tanh));0,0", "vec 2 > 2*(res(mlp 3 id));6,6",
      "image 2x3 > 2*(res(u:conv 2 2 pad circ > relu > v:conv 2 2 pad circ));2,2"})
  void acrossASkipThereAreNone(String line, String laws) {
    String[] own = laws.split(",");
    for (Block pair : Block.all(Network.of(line), Block.EACH_PAIR)) {
      int first = pair.tensors().nextSetBit(0);
      boolean together = pair.tensors().get(first / 2 * 2 + 1) && first % 2 == 0;
      LawCount count = Counts.of(line, pair.text());
      assertEquals(Verdict.COMPLETE, count.verdict(), line + " " + pair);
      assertEquals(together ? Integer.parseInt(own[first / 2]) : 0, count.laws(), line + " " + pair);
    }
  }

  /** Queries with keys and values with outputs of one layer; no others, across the skip or within. */
  @Test
  void headsHaveNoLawsAcrossASkip() {
    String line = "seq 2x2 > res(attn 1x2) > res(attn 1x1)";
    for (Block pair : Block.all(Network.of(line), Block.EACH_PAIR)) {
      boolean heads = pair.text().matches("l(.)\\.(Q,l\\1\\.K|V,l\\1\\.O)");
      int all = pair.text().startsWith("l1") ? 3 : 1;
      assertEquals(heads ? all : 0, Counts.of(line, pair.text()).laws(), pair.text());
    }
  }

  /** Counts that another program made. */
  @Test
  void countsOfAnotherProgram() {
    int rows = 0;
    for (KnownFamilies.Row row : KnownFamilies.rows()) {
      if (row.sizes().has("block")) {
        LawCount count = Counts.of(line(row), names(row.sizes()));
        assertEquals(Verdict.COMPLETE, count.verdict(), row.toString());
        assertEquals(row.parameters(), count.parameters(), row.toString());
        assertEquals(row.count().levelDims(), count.levelDims(), row.toString());
        assertEquals(row.count().laws(), count.laws(), row.toString());
        rows++;
      }
    }
    assertEquals(16, rows);
  }

  private static String line(KnownFamilies.Row row) {
    JsonNode sizes = row.sizes();
    StringBuilder line = new StringBuilder();
    switch (row.family()) {
      case "resmlp-block" -> {
        line.append("vec ").append(sizes.get("width").asText());
        sizes.get("hidden").forEach(
            hidden -> line.append(" > res(mlp %s %s)".formatted(hidden.asText(), sizes.get("act").asText())));
      }
      case "resconv-block" -> {
        line.append("image %sx%s".formatted(sizes.get("channels").asText(), sizes.get("p").asText()));
        int block = 0;
        for (JsonNode hidden : sizes.get("hidden")) {
          line.append(" > b%d:res(V:conv %s %s pad circ > %sU:conv %s %s pad circ)".formatted(block++, hidden.asText(),
              sizes.get("filters").get(0).asText(), sizes.get("act").asText().equals("relu") ? "relu > " : "",
              sizes.get("channels").asText(), sizes.get("filters").get(1).asText()));
        }
      }
      default -> {
        line.append("seq %sx%s".formatted(sizes.get("tokens").asText(), sizes.get("dim").asText()));
        for (JsonNode layer : sizes.get("layers")) {
          line.append(layer.get(0).asText().equals("attn")
              ? " > res(attn %dx%s kv %s)".formatted(layer.get(1).asInt() * layer.get(2).asInt(),
                  layer.get(3).asText(), layer.get(1).asText())
              : " > res(mlp %s %s)".formatted(layer.get(2).asText(), layer.get(1).asText()));
        }
      }
    }
    return line.toString().replaceAll("attn 1x(\\d) kv 1", "attn 1x$1");
  }

  /** {@code U0} and {@code O.1} count blocks from 0. */
  private static String names(JsonNode sizes) {
    List<String> names = new ArrayList<>();
    for (JsonNode each : sizes.get("block")) {
      String name = each.asText().replace(".", "");
      int block = Integer.parseInt(name.substring(1));
      names.add(sizes.has("filters") ? "b" + block + "." + name.charAt(0) : "l" + (block + 1) + "." + name.charAt(0));
    }
    return String.join(",", names);
  }

  /** The stream law needs everything that writes to the stream and all that reads it, and no more. */
  @Test
  void theStreamLawNeedsStemAndHead() {
    String line = "vec 2 > stem:dense 3 > res(reader:dense 4 > tanh > hidden:dense 2 > tanh > writer:dense 3)"
        + " > head:out 2";
    List<String> all = List.of("stem", "reader", "writer", "head");
    assertEquals(6, Counts.of(line, String.join(",", all)).laws());
    assertEquals(6, Counts.of(line).laws());
    for (String without : all) {
      List<String> rest = new ArrayList<>(all);
      rest.remove(without);
      assertEquals(0, Counts.of(line, String.join(",", rest)).laws(), without);
    }
    assertEquals(0, Counts.of(line, "stem,hidden,writer,head").laws());
  }

  /** Equal convolutions may be exchanged: one law with a proof besides the known ones. */
  @Test
  void equalConvolutionsInABlockMayBeExchanged() {
    String line = "image 1x5 > res(v:conv 2 3 pad circ > u:conv 1 3 pad circ)"
        + " > res(conv 2 3 pad circ > relu > conv 1 2 pad circ)";
    LawCount count = Counts.of(line, "v,u");
    assertEquals(Verdict.EXTRA, count.verdict());
    assertEquals(3, count.knownLaws());
    assertEquals(4, count.laws());
    assertEquals(0, Counts.of(line, "v,l3").laws());
  }

  /** Gains whose readers are drawn anew are free; with the readers there is a law for each. */
  @Test
  void gainsNeedTheirReaders() {
    String line = "vec 3 > dense 3 > rms gain > mlp 2 tanh > out 2";
    assertEquals(0, Counts.of(line, "l2").laws());
    assertEquals(3, Counts.of(line, "l2,l3.V").laws());
    assertEquals(1, Counts.of(line, "l1").laws());
    assertEquals(Verdict.COMPLETE, Counts.of(line, "l1").verdict());
  }

  /** One-hot words with what is drawn besides; a tied table as a block and as what is drawn. */
  @Test
  void tokensAndTiedTables() {
    String line = "tokens 4x2 2 causal pos > res(attn 1x1) > tied ce";
    assertEquals(2, Counts.of(line, "l1").laws());
    assertEquals(Verdict.COMPLETE, Counts.of(line, "l1").verdict());
    for (String names : List.of("in.E", "in.P", "in.E,l1.V", "in", "in,l1")) {
      LawCount count = Counts.of(line, names);
      assertTrue(count.verdict() == Verdict.COMPLETE || count.verdict() == Verdict.COMPLETE_IF_INDEPENDENT,
          names + " " + count);
    }
    assertEquals(0, Counts.of(line, "in.P").laws());
  }

  /**
   * Gradients of a residual network of two MLPs in float64, written out by hand: in some of its four matrices, the
   * others and the input drawn anew for each. Their span has the dimension that is counted.
   */
  @ParameterizedTest
  @CsvSource({"tanh, 'l1'", "tanh, 'l1.U,l2.V'", "tanh, 'l1.V,l2.V'", "tanh, 'l2'", "relu, 'l1'", "relu, 'l1.U,l2.V'",
      "relu, 'l1.U,l2'", "relu, 'l2.U'", "id, 'l1'", "id, 'l1.U,l2.V'", "id, 'l2'"})
  void gradientsInFloat64SpanAsMuch(String act, String names) {
    String line = "vec 2 > 2*(res(mlp 2 %s))".formatted(act);
    LawCount count = Counts.of(line, names);
    Random random = Seeds.random(act + names, 0);
    boolean[] kept = new boolean[4];
    List<String> tensors = List.of("l1.V", "l1.U", "l2.V", "l2.U");
    for (int k = 0; k < 4; k++) {
      String tensor = tensors.get(k);
      kept[k] =
          List.of(names.split(",")).stream().anyMatch(name -> tensor.equals(name) || tensor.startsWith(name + "."));
    }
    double[][] fixed = drawn(random);
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      double[][] theta = drawn(random);
      for (int k = 0; k < 4; k++) {
        theta[k] = kept[k] ? fixed[k] : theta[k];
      }
      rows.add(gradient(act, theta, kept, random));
    }
    assertEquals(count.levelDims().getFirst(), rank(rows));
  }

  private static double[][] drawn(Random random) {
    double[][] theta = new double[4][];
    for (int k = 0; k < 4; k++) {
      theta[k] = random.doubles(4, -2, 2).toArray();
    }
    return theta;
  }

  private static double[] gradient(String act, double[][] theta, boolean[] kept, Random random) {
    DoubleUnaryOperator s = act.equals("tanh") ? Math::tanh : act.equals("relu") ? x -> Math.max(x, 0) : x -> x;
    DoubleUnaryOperator ds = act.equals("tanh") ? x -> 1 - Math.tanh(x) * Math.tanh(x)
        : act.equals("relu") ? x -> x > 0 ? 1 : 0 : _ -> 1;
    double[] x = random.doubles(2, -3, 3).toArray();
    double[] u1 = times(theta[0], x);
    double[] y = plus(x, times(theta[1], each(s, u1)));
    double[] u2 = times(theta[2], y);
    double[] w = random.doubles(2, -1, 1).toArray();
    double[] back2 = product(each(ds, u2), timesTransposed(theta[3], w));
    double[] wy = plus(w, timesTransposed(theta[2], back2));
    double[] back1 = product(each(ds, u1), timesTransposed(theta[1], wy));
    double[][] parts = {outer(back1, x), outer(wy, each(s, u1)), outer(back2, y), outer(w, each(s, u2))};
    List<Double> all = new ArrayList<>();
    for (int k = 0; k < 4; k++) {
      for (int i = 0; kept[k] && i < 4; i++) {
        all.add(parts[k][i]);
      }
    }
    return all.stream().mapToDouble(each -> each).toArray();
  }

  private static double[] times(double[] m, double[] x) {
    return new double[] {m[0] * x[0] + m[1] * x[1], m[2] * x[0] + m[3] * x[1]};
  }

  private static double[] timesTransposed(double[] m, double[] x) {
    return new double[] {m[0] * x[0] + m[2] * x[1], m[1] * x[0] + m[3] * x[1]};
  }

  private static double[] outer(double[] a, double[] b) {
    return new double[] {a[0] * b[0], a[0] * b[1], a[1] * b[0], a[1] * b[1]};
  }

  private static double[] plus(double[] a, double[] b) {
    return new double[] {a[0] + b[0], a[1] + b[1]};
  }

  private static double[] product(double[] a, double[] b) {
    return new double[] {a[0] * b[0], a[1] * b[1]};
  }

  private static double[] each(DoubleUnaryOperator f, double[] a) {
    return new double[] {f.applyAsDouble(a[0]), f.applyAsDouble(a[1])};
  }

  /** Elimination with full pivoting; what is left behind the last pivot is rounding. */
  private static int rank(List<double[]> rows) {
    int rank = 0;
    double last = Double.POSITIVE_INFINITY;
    while (true) {
      int row = -1;
      int column = -1;
      double most = 0;
      for (int i = rank; i < rows.size(); i++) {
        for (int j = 0; j < rows.get(i).length; j++) {
          if (Math.abs(rows.get(i)[j]) > most) {
            most = Math.abs(rows.get(i)[j]);
            row = i;
            column = j;
          }
        }
      }
      if (most < 1e-11) {
        assertTrue(last > 1e-5, "expected a gap, got a pivot of " + last);
        return rank;
      }
      last = most;
      double[] pivot = rows.get(row);
      rows.set(row, rows.get(rank));
      rows.set(rank, pivot);
      for (int i = rank + 1; i < rows.size(); i++) {
        double[] other = rows.get(i);
        double factor = other[column] / pivot[column];
        for (int j = 0; j < other.length; j++) {
          other[j] -= factor * pivot[j];
        }
        other[column] = 0;
      }
      rank++;
    }
  }

  @Test
  void certificatesAreRecomputedAndOthersRefused() {
    CircuitVerifier verifier = new CircuitVerifier(new ScalarKernels());
    String line = "vec 2 > 2*(res(mlp 2 relu))";
    LawCount count = Counts.of(line, "l1");
    assertEquals(Optional.empty(), verifier.refuse(count, Team.alone(), Stop.NEVER));
    CircuitCertificate own = (CircuitCertificate) count.certificate();
    for (String other : List.of("l2", "l1.V,l2.U", "l1.V,l2.V", "l1,l2")) {
      CircuitCertificate forged = new CircuitCertificate(own.engine(), Counts.cell(line, other), own.laws(),
          own.freedom(), own.draws(), own.rank(), own.fingerprint());
      assertNotEquals(Optional.empty(),
          verifier.refuse(Tampering.withCertificate(count, forged), Team.alone(), Stop.NEVER), other);
    }
    assertNotEquals(own.fingerprint(), Counts.of(line, "l2").certificate().fingerprint());
  }
}
