package lawsweep.circuit.walk;

import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Scalar;

/** Networks that tests count. */
final class Nets {

  private Nets() {}

  /** A chain of dense layers of the given widths, from the input on. */
  static Circuit chain(String activation, boolean bias, int... widths) {
    Wires w = new Wires();
    int h = w.input(widths[0]);
    for (int l = 1; l < widths.length; l++) {
      h = w.contract("oi,i->o", w.parameter("W" + l, widths[l], widths[l - 1]), h);
      if (bias && l < widths.length - 1) {
        h = w.plus(h, w.parameter("b" + l, widths[l]));
      }
      if (l < widths.length - 1) {
        h = w.activation(activation, h);
      }
    }
    return w.circuit(h);
  }

  /** Attention by itself: G key heads, s query heads for each, head dimension d. */
  static Circuit attention(int g, int s, int d, int dim, int tokens, boolean causal) {
    Wires w = new Wires();
    return w.circuit(attend(w, w.input(tokens, dim), new int[] {g, s, d}, causal, "", false));
  }

  static int attend(Wires w, int x, int[] heads, boolean causal, String bias, boolean rope) {
    int g = heads[0];
    int s = heads[1];
    int d = heads[2];
    int tokens = w.shape(x).get(0);
    int dim = w.shape(x).get(1);
    int q = w.contract("gsde,ne->gsnd", w.parameter("Q", g, s, d, dim), x);
    int k = w.contract("gde,ne->gnd", w.parameter("K", g, d, dim), x);
    int v = w.contract("gde,ne->gnd", w.parameter("V", g, d, dim), x);
    int one = w.ones(tokens);
    if (bias.contains("q")) {
      q = w.plus(q, w.contract("gsd,n->gsnd", w.parameter("bq", g, s, d), one));
    }
    if (bias.contains("k")) {
      k = w.plus(k, w.contract("gd,n->gnd", w.parameter("bk", g, d), one));
    }
    if (bias.contains("v")) {
      v = w.plus(v, w.contract("gd,n->gnd", w.parameter("bv", g, d), one));
    }
    int scores;
    if (rope) {
      scores = w.contract("gsnd,gmd->gsnm", rotated(w, q, "gs"), rotated(w, k, "g"));
    } else {
      scores = w.contract("gsnd,gmd->gsnm", q, k);
    }
    int e = w.apply(Scalar.EXP, scores);
    if (causal) {
      e = w.contract("gsnm,nm->gsnm", e, w.constant(List.of(tokens, tokens), lower(tokens)));
    }
    int z = w.apply(Scalar.RECIPROCAL, w.contract("gsnm,m->gsn", e, one));
    int a = w.contract("gsnm,gsn->gsnm", e, z);
    int y = w.contract("gsnd,gsde->ne", w.contract("gsnm,gmd->gsnd", a, v), w.parameter("O", g, s, d, dim));
    if (bias.contains("o")) {
      y = w.plus(y, w.contract("e,n->ne", w.parameter("bo", dim), one));
    }
    return y;
  }

  /** x cos - Jx sin, plane by plane, as a contraction with 2 × 2 matrices. */
  private static int rotated(Wires w, int x, String heads) {
    List<Integer> shape = w.shape(x);
    int d = shape.getLast();
    int tokens = shape.get(shape.size() - 2);
    int angles = w.rotation(tokens, d / 2);
    // T[d, k, c, f]: entry f of plane k goes to entry d with cosine (c = 0) or sine (c = 1).
    long[] t = new long[d * (d / 2) * 2 * d];
    for (int k = 0; k < d / 2; k++) {
      put(t, d, new int[] {2 * k, k, 0, 2 * k}, 1);
      put(t, d, new int[] {2 * k + 1, k, 0, 2 * k + 1}, 1);
      put(t, d, new int[] {2 * k, k, 1, 2 * k + 1}, -1);
      put(t, d, new int[] {2 * k + 1, k, 1, 2 * k}, 1);
    }
    int r = w.contract("nkc,akcf->naf", angles, w.constant(List.of(d, d / 2, 2, d), t));
    return w.contract(heads + "nf,naf->" + heads + "na", x, r);
  }

  private static void put(long[] t, int d, int[] at, long value) {
    t[((at[0] * (d / 2) + at[1]) * 2 + at[2]) * d + at[3]] = value;
  }

  private static long[] lower(int n) {
    long[] mask = new long[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        mask[i * n + j] = 1;
      }
    }
    return mask;
  }

  /** Normalisation of the last side: ln or rms, up to a constant factor. */
  static int norm(Wires w, int x, boolean centred) {
    List<Integer> shape = w.shape(x);
    int dim = shape.getLast();
    String rest = "nz".substring(0, shape.size() - 1);
    int y = x;
    if (centred) {
      long[] c = new long[dim * dim];
      for (int i = 0; i < dim; i++) {
        for (int j = 0; j < dim; j++) {
          c[i * dim + j] = i == j ? dim - 1 : -1;
        }
      }
      y = w.contract(rest + "e,ef->" + rest + "f", x, w.constant(List.of(dim, dim), c));
    }
    int v = w.inverseRoot(w.contract(rest + "e," + rest + "e->" + rest, y, y));
    return w.contract(rest + "e," + rest + "->" + rest + "e", y, v);
  }

  /** What a layer of a transformer is. */
  record Layer(String kind, int a, int b, int c, String word) {}

  /** A description of a transformer, as known-families.json gives it. */
  static final class Transformer {
    private final Wires w = new Wires();
    private final int dim;
    private final int tokens;
    private final List<String> layers = new ArrayList<>();
    private boolean causal;
    private boolean skip = true;
    private boolean rope;

    Transformer(int dim, int tokens) {
      this.dim = dim;
      this.tokens = tokens;
    }

    Transformer causal() {
      causal = true;
      return this;
    }

    Transformer rope() {
      rope = true;
      return this;
    }

    Transformer noSkip() {
      skip = false;
      return this;
    }

    /** attn G s d [bias], mlp ACT r [bias], glu ACT r, ln0, ln (with a gain), lnb (and a bias), rms0, rms. */
    Transformer layer(String line) {
      layers.add(line);
      return this;
    }

    Wires wires() {
      return w;
    }

    /** The stream behind all layers. */
    int apply(int stem) {
      int x = stem;
      int at = 0;
      int normed = x;
      for (String line : layers) {
        String[] part = line.split(" ", -1);
        String name = "l" + at++;
        if (part[0].startsWith("ln") || part[0].startsWith("rms")) {
          normed = norm(w, x, part[0].startsWith("ln"));
          if (!part[0].endsWith("0")) {
            normed = w.contract("ne,e->ne", normed, w.parameter(name + ".g", dim));
          }
          if (part[0].endsWith("b")) {
            normed = w.plus(normed, w.contract("e,n->ne", w.parameter(name + ".b", dim), w.ones(tokens)));
          }
          continue;
        }
        int read = isNorm(layers, at - 2) ? normed : x;
        int y = switch (part[0]) {
          case "attn" -> attend(w, read,
              new int[] {Integer.parseInt(part[1]), Integer.parseInt(part[2]), Integer.parseInt(part[3])}, causal,
              part.length > 4 ? part[4] : "", rope);
          case "mlp" -> mlp(w, read, part[1], Integer.parseInt(part[2]), part.length > 3);
          case "glu" -> glu(w, read, part[1], Integer.parseInt(part[2]));
          default -> throw new IllegalArgumentException(line);
        };
        x = skip ? w.plus(x, y) : y;
      }
      return isNorm(layers, layers.size() - 1) ? normed : x;
    }

    private static boolean isNorm(List<String> layers, int index) {
      return index >= 0 && (layers.get(index).startsWith("ln") || layers.get(index).startsWith("rms"));
    }

    /** Inputs are the stream itself, and so are outputs. */
    Circuit plain() {
      return w.circuit(apply(w.input(tokens, dim)));
    }

    /** A stem: {@code dense} or one-hot, with {@code positions} or without; a head: {@code ce} or not, {@code tied}. */
    Circuit full(String stem, int vocabulary, String head, int outputs) {
      boolean dense = stem.contains("dense");
      int h =
          vocabulary == 0 ? w.input(tokens, dim) : dense ? w.input(tokens, vocabulary) : w.oneHot(tokens, vocabulary);
      int embedding = -1;
      if (vocabulary > 0) {
        embedding = w.parameter("E", vocabulary, dim);
        h = w.contract("nv,ve->ne", h, embedding);
      }
      if (stem.contains("positions")) {
        h = w.plus(h, w.parameter("P", tokens, dim));
      }
      h = apply(h);
      if (outputs > 0) {
        int matrix = head.contains("tied") ? embedding : w.parameter("W", outputs, dim);
        h = w.contract("ve,ne->nv", matrix, h);
      }
      return head.contains("ce") ? w.centred(h) : w.circuit(h);
    }
  }

  static int mlp(Wires w, int x, String act, int r, boolean bias) {
    int dim = w.shape(x).get(1);
    int one = w.ones(w.shape(x).get(0));
    int h = w.contract("re,ne->nr", w.parameter("V", r, dim), x);
    if (bias) {
      h = w.plus(h, w.contract("r,n->nr", w.parameter("c", r), one));
    }
    int y = w.contract("nr,er->ne", w.activation(act, h), w.parameter("U", dim, r));
    return bias ? w.plus(y, w.contract("e,n->ne", w.parameter("d", dim), one)) : y;
  }

  static int glu(Wires w, int x, String act, int r) {
    int dim = w.shape(x).get(1);
    int a = w.contract("re,ne->nr", w.parameter("A", r, dim), x);
    int b = w.activation(act, w.contract("re,ne->nr", w.parameter("B", r, dim), x));
    return w.contract("nr,er->ne", w.contract("nr,nr->nr", a, b), w.parameter("C", dim, r));
  }
}
