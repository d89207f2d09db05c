package lawsweep.circuit.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Scalar;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.work.Watch;
import org.junit.jupiter.api.Test;

/** Certificates E and R where independence is known, and where it is known to fail. */
class CertificatesTest {

  private static ArgumentCertificate arguments(Circuit circuit, int draw) {
    return ArgumentCertificate.of(CircuitSpanTest.point(circuit, draw), VectorKernels.hot(), Watch.NONE);
  }

  private static RootCertificate roots(Circuit circuit, int draw) {
    return RootCertificate.of(CircuitSpanTest.point(circuit, draw), Watch.NONE);
  }

  /** Σ_k w_k exp(E_ak + P_ik): matrices of rank 2 in truth. */
  private static Circuit sumOfExponentials() {
    Wires w = new Wires();
    int e = w.contract("v,vk->k", w.oneHot(4), w.parameter("E", 4, 2));
    int p = w.contract("v,vk->k", w.oneHot(4), w.parameter("P", 4, 2));
    return w.circuit(w.contract("k,k->", w.parameter("w", 2), w.apply(Scalar.EXP, w.plus(e, p))));
  }

  /** U (f(V x) + g(c V x + d)), where the second argument is an integer multiple of the first up to a constant. */
  private static Circuit twice(Scalar f, Scalar g, long c, long d) {
    Wires w = new Wires();
    int h = w.contract("ri,i->r", w.parameter("V", 1, 1), w.input(1));
    int moved = w.sum(h, c, w.ones(1), d);
    int both = w.plus(w.apply(f, h), w.apply(g, moved));
    return w.circuit(w.contract("or,r->o", w.parameter("U", 1, 1), both));
  }

  private static Circuit chained(Scalar outer, Scalar inner) {
    Wires w = new Wires();
    int h = w.contract("ri,i->r", w.parameter("V", 2, 2), w.input(2));
    int both = w.plus(w.apply(outer, w.apply(inner, h)), h);
    return w.circuit(w.contract("or,r->o", w.parameter("U", 1, 2), both));
  }

  private static Nets.Transformer net(int dim, int tokens, String... layers) {
    Nets.Transformer t = new Nets.Transformer(dim, tokens);
    for (String layer : layers) {
      t.layer(layer);
    }
    return t;
  }

  /**
   * exp(a b) with b = 0 is no free number, though it would move with b: points near a sparse one are as sparse.
   */
  @Test
  void whatIsZeroAtASparsePointDoesNotMove() {
    Wires w = new Wires();
    int u = w.contract("i,i->i", w.parameter("a", 1), w.parameter("b", 1));
    Circuit circuit = w.circuit(w.contract("i,i->i", w.apply(Scalar.EXP, u), w.parameter("c", 1)));
    WalkStreams streams = new WalkStreams(Stream.named("sparse point"), 0);
    CircuitPoint whole = new CircuitPoint(circuit, streams);
    assertTrue(ArgumentCertificate.of(whole, VectorKernels.hot(), Watch.NONE).holds());
    CircuitPoint sparse = new CircuitPoint(circuit, streams, parameter -> parameter != 1);
    assertEquals("a smooth function is taken of a constant",
        ArgumentCertificate.of(sparse, VectorKernels.hot(), Watch.NONE).failure());
  }

  @Test
  void dependentArgumentsAreFound() {
    Map<String, Supplier<Circuit>> cases = new TreeMap<>(Map.ofEntries(
        Map.entry("tokens and positions under exp", CertificatesTest::sumOfExponentials),
        Map.entry("u and -u", () -> twice(Scalar.SIGMOID, Scalar.SIGMOID, -1, 0)),
        Map.entry("u and 2 u", () -> twice(Scalar.EXP, Scalar.EXP, 2, 0)),
        Map.entry("u and u + 1", () -> twice(Scalar.EXP, Scalar.EXP, 1, 1)),
        Map.entry("gelu of u and -u", () -> twice(Scalar.GELU, Scalar.GELU, -1, 0)),
        Map.entry("exp and sigmoid of u", () -> twice(Scalar.EXP, Scalar.SIGMOID, 1, 0)),
        Map.entry("exp and tanh of u", () -> twice(Scalar.EXP, Scalar.TANH, 1, 0)),
        Map.entry("tanh of u, sigmoid of 2 u", () -> twice(Scalar.TANH, Scalar.SIGMOID, 2, 0)),
        Map.entry("silu of u, sigmoid of -u", () -> twice(Scalar.SILU, Scalar.SIGMOID, -1, 0)),
        Map.entry("exp of softplus", () -> chained(Scalar.EXP, Scalar.SOFTPLUS)),
        Map.entry("tanh of softplus", () -> chained(Scalar.TANH, Scalar.SOFTPLUS)),
        Map.entry("a constant", () -> twice(Scalar.EXP, Scalar.EXP, 0, 1)),
        Map.entry("an mlp on tokens with positions",
            () -> net(2, 2, "mlp silu 2").full("positions", 5, "ce", 5)),
        Map.entry("attention without a mask on tokens with positions",
            () -> net(3, 2, "attn 1 1 1").full("positions", 3, "", 4)),
        Map.entry("causal attention on three tokens with positions",
            () -> net(2, 3, "attn 1 1 2").causal().full("positions", 3, "ce", 4))));
    cases.forEach((name, circuit) -> {
      for (int draw = 0; draw < 2; draw++) {
        ArgumentCertificate found = arguments(circuit.get(), draw);
        assertFalse(found.holds(), name + ": " + found);
      }
    });
  }

  @Test
  void independentArgumentsAreProved() {
    Map<String, Supplier<Circuit>> cases = new TreeMap<>(Map.ofEntries(
        Map.entry("nothing smooth", () -> net(2, 2, "glu relu 2").plain()),
        Map.entry("a chain", () -> Nets.chain("tanh", true, 2, 3, 3, 1)),
        Map.entry("equal arguments of one function", () -> twice(Scalar.EXP, Scalar.EXP, 1, 0)),
        Map.entry("functions with values in common", () -> twice(Scalar.SILU, Scalar.SOFTPLUS, 1, 0)),
        Map.entry("a dense transformer",
            () -> net(4, 2, "lnb", "attn 2 1 2 qkvo", "lnb", "mlp gelu 3 b", "lnb").full("dense", 4, "ce", 5)),
        Map.entry("tokens without positions", () -> net(3, 2, "attn 1 1 2").full("", 4, "", 3)),
        Map.entry("causal attention on two tokens with positions",
            () -> net(3, 2, "attn 1 1 2", "mlp gelu 2").causal().full("positions", 4, "", 3)),
        Map.entry("gates before attention on tokens",
            () -> net(2, 2, "glu relu 3", "attn 1 1 2").full("positions", 3, "", 3))));
    cases.forEach((name, circuit) -> {
      ArgumentCertificate found = arguments(circuit.get(), 0);
      assertTrue(found.holds(), name + ": " + found);
      assertEquals(found.distinct(), found.rank(), name);
    });
  }

  @Test
  void towersOfGeluAreMarked() {
    assertFalse(arguments(net(2, 1, "mlp gelu 2").full("dense", 2, "", 2), 0).sketched());
    assertTrue(arguments(net(2, 1, "mlp gelu 2", "mlp gelu 2").full("dense", 2, "", 2), 0).sketched());
    assertTrue(arguments(net(2, 2, "attn 1 1 1", "mlp gelu 2").full("dense", 2, "", 2), 0).sketched());
    assertFalse(arguments(net(2, 2, "mlp gelu 2", "mlp tanh 2").full("dense", 2, "", 2), 0).sketched());
  }

  /** Zero and one dimension behind a norm: the values are ±1, and roots say nothing of them. */
  @Test
  void flatNormsAreFound() {
    Map<String, Supplier<Circuit>> cases = new TreeMap<>(Map.ofEntries(
        Map.entry("ln of two features", () -> net(2, 1, "ln0", "mlp tanh 1").full("", 0, "", 1)),
        Map.entry("rms of one feature", () -> net(1, 1, "rms0", "mlp tanh 2").noSkip().plain()),
        Map.entry("a final ln of two features", () -> net(2, 2, "rms", "mlp tanh 2", "ln").full("dense", 3, "", 2)),
        Map.entry("ln of two features of tokens", () -> net(2, 1, "ln0", "mlp tanh 2").full("", 3, "", 2)),
        Map.entry("query norm with heads of width 1", CertificatesTest::queryNorm),
        Map.entry("two samples in a batch", () -> batchNorm(2)),
        Map.entry("weight norm with one input", () -> weightNorm(1))));
    cases.forEach((name, circuit) -> {
      RootCertificate found = roots(circuit.get(), 0);
      assertFalse(found.holds(), name + ": " + found);
      assertEquals(1, found.flat().size(), name + ": " + found);
    });
  }

  /** What would take a square matrix of its size is not tried. */
  @Test
  void manyArgumentsAndVariancesAreNotProved() {
    Wires w = new Wires();
    int many = w.contract("ri,i->r", w.parameter("V", 6001, 1), w.input(1));
    ArgumentCertificate e = arguments(w.circuit(w.apply(Scalar.TANH, many)), 0);
    assertEquals("there are more than 6000 arguments of smooth functions", e.failure());
    assertEquals(6001, e.sites());
    RootCertificate r = roots(w.circuit(w.inverseRoot(many)), 0);
    assertEquals("there are more than 4096 variances", r.failure());
    assertEquals(6001, r.variances());
  }

  private static Circuit queryNorm() {
    Wires w = new Wires();
    int x = w.input(2, 2);
    int q = Nets.norm(w, w.contract("de,ne->nd", w.parameter("Q", 1, 2), x), false);
    int k = w.contract("de,ne->nd", w.parameter("K", 1, 2), x);
    return w.circuit(w.contract("nd,md->nm", q, k));
  }

  private static Circuit batchNorm(int samples) {
    Wires w = new Wires();
    int h = w.contract("oi,bi->ob", w.parameter("W", 2, 2), w.input(samples, 2));
    return w.circuit(w.contract("po,ob->pb", w.parameter("U", 1, 2), w.gate(Nets.norm(w, h, true))));
  }

  static Circuit weightNorm(int inputs) {
    Wires w = new Wires();
    int v = Nets.norm(w, w.parameter("V", 2, inputs), false);
    int h = w.gate(w.contract("ri,i->r", v, w.input(inputs)));
    return w.circuit(w.contract("or,r->o", w.parameter("U", 1, 2), h));
  }

  /** Pairs of variances may be independent where three of them are not. */
  @Test
  void productsOfVariancesCount() {
    Wires w = new Wires();
    int x = w.input(2);
    int both = w.contract("i,j->ij", w.ones(1), x);
    int product = w.contract("ai,ai->a", both, both);
    int first = w.contract("i,i->", x, w.constant(List.of(2), 1, 0));
    int second = w.contract("i,i->", x, w.constant(List.of(2), 0, 1));
    int three = w.plus(w.plus(w.inverseRoot(first), w.inverseRoot(second)),
        w.inverseRoot(w.contract(",->", first, second)));
    Circuit dependent = w.circuit(w.contract(",a->a", w.contract(",->", three, w.parameter("u")), product));
    RootCertificate found = roots(dependent, 0);
    assertFalse(found.holds(), found.toString());
    assertEquals(3, found.distinct());
    assertEquals(2, found.rank());
    assertEquals(List.of(), found.flat());
  }

  @Test
  void independentRootsAreProved() {
    Map<String, Supplier<Circuit>> cases = new TreeMap<>(Map.ofEntries(
        Map.entry("none", () -> net(2, 2, "glu relu 2").plain()),
        Map.entry("three samples in a batch", () -> batchNorm(3)),
        Map.entry("weight norm", () -> weightNorm(2)),
        Map.entry("tokens", () -> net(3, 2, "rms", "attn 1 1 2").full("positions", 4, "", 3)),
        Map.entry("a residue behind a root",
            () -> net(3, 1, "ln0", "glu relu 3", "ln0").full("dense", 3, "ce", 5)),
        Map.entry("nested",
            () -> net(4, 2, "lnb", "attn 2 1 2 qkvo", "lnb", "mlp gelu 3 b", "lnb").full("dense", 4, "ce", 5))));
    cases.forEach((name, circuit) -> {
      RootCertificate found = roots(circuit.get(), 0);
      assertTrue(found.holds(), name + ": " + found);
      assertEquals(found.distinct(), found.rank(), name);
    });
  }

  /** What the certificates are for: here ranks mod p are larger than they are in truth. */
  @Test
  void withoutCertificatesRanksMayBeOverstated() {
    CircuitPoint exponentials = CircuitSpanTest.point(sumOfExponentials(), 0);
    assertEquals(14, CircuitSpanTest.levels(exponentials, 4, Matrix.EMPTY).getFirst());
    CircuitPoint sigmoids = CircuitSpanTest.point(twice(Scalar.SIGMOID, Scalar.SIGMOID, -1, 0), 0);
    assertEquals(List.of(2), CircuitSpanTest.levels(sigmoids, 0, Matrix.EMPTY));
  }
}
