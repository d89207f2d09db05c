package lawsweep.road.data;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lawsweep.law.Loss;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;

/**
 * Data fields of a small network as polynomials in the weights, from explicit inputs. Layout, forward pass,
 * derivatives and brackets are its own; it shares nothing with the product but the order of parameters. With cross
 * entropy the fields are those of differences to the first output.
 */
final class PolynomialNetwork {

  private final Architecture a;
  private final Loss loss;
  private final long[] theta;
  private final Map<List<Boolean>, Polynomial[][]> fields = new LinkedHashMap<>();

  PolynomialNetwork(Architecture a, Loss loss, long[] theta) {
    this.a = a;
    this.loss = loss;
    this.theta = theta;
  }

  /** How many patterns the inputs so far had. */
  int patterns() {
    return fields.size();
  }

  /** The gates at an input, or empty if a pre-activation is 0. */
  private List<Boolean> gates(long[] x, long one) {
    List<Boolean> gates = new ArrayList<>();
    BigInteger[] h = new BigInteger[x.length];
    for (int i = 0; i < x.length; i++) {
      h[i] = BigInteger.valueOf(x[i]);
    }
    BigInteger[] block = h;
    for (int layer = a.depth(); layer >= 1; layer--) {
      BigInteger[] z = new BigInteger[a.width(layer - 1)];
      for (int j = 0; j < z.length; j++) {
        z[j] = bias(layer - 1, j) < 0 ? BigInteger.ZERO : BigInteger.valueOf(theta[bias(layer - 1, j)] * one);
        for (int k = 0; k < h.length; k++) {
          z[j] = z[j].add(h[k].multiply(BigInteger.valueOf(theta[weight(layer, j, k)])));
        }
        if (gated(layer)) {
          if (z[j].signum() == 0 && !dark(h)) {
            return List.of();
          }
          gates.add(z[j].signum() > 0);
          z[j] = z[j].max(BigInteger.ZERO);
        } else if (a.family() == Family.RESIDUAL) {
          z[j] = z[j].add(block[j]);
        }
      }
      h = z;
      block = gated(layer) ? block : h;
    }
    return gates;
  }

  private static boolean dark(BigInteger[] h) {
    for (BigInteger x : h) {
      if (x.signum() != 0) {
        return false;
      }
    }
    return true;
  }

  private boolean gated(int layer) {
    return a.family() == Family.RESIDUAL ? layer % 2 == 0 : layer > 1;
  }

  private int weight(int layer, int row, int column) {
    int at = 0;
    for (int i = 1; i < layer; i++) {
      at += a.width(i - 1) * a.width(i);
    }
    return at + row * a.width(layer) + column;
  }

  private int bias(int layer, int neuron) {
    if (a.bias() == Bias.NONE || (layer == 0 && a.bias() == Bias.HIDDEN)) {
      return -1;
    }
    int at = 0;
    for (int i = 1; i <= a.depth(); i++) {
      at += a.width(i - 1) * a.width(i);
    }
    for (int i = a.bias() == Bias.ALL ? 0 : 1; i < layer; i++) {
      at += a.width(i);
    }
    return at + neuron;
  }

  /** Adds the pattern of the input x / one, with fields for all inputs that share it. */
  void region(long[] x, long one) {
    List<Boolean> gates = gates(x, one);
    if (!gates.isEmpty()) {
      fields.computeIfAbsent(gates, g -> basisFields(g, x.length));
    }
  }

  /** Adds the fields of an input alone. */
  void input(long[] x, long one) {
    List<Boolean> gates = gates(x, one);
    if (!gates.isEmpty()) {
      List<Boolean> key = new ArrayList<>(gates);
      for (int i = 0; i < fields.size(); i++) {
        key.add(true);
      }
      fields.put(key, gradients(gates, x, one));
    }
  }

  private Polynomial[][] basisFields(List<Boolean> gates, int n) {
    List<Polynomial[]> all = new ArrayList<>();
    for (int i = 0; i <= n; i++) {
      long[] e = new long[n];
      if (i < n) {
        e[i] = 1;
      }
      all.addAll(List.of(gradients(gates, e, i < n ? 0 : 1)));
    }
    return all.toArray(Polynomial[][]::new);
  }

  private Polynomial[][] gradients(List<Boolean> gates, long[] x, long c) {
    Polynomial[] h = new Polynomial[x.length];
    for (int i = 0; i < h.length; i++) {
      h[i] = Polynomial.constant(x[i]);
    }
    Polynomial[] block = h;
    int neuron = 0;
    for (int layer = a.depth(); layer >= 1; layer--) {
      Polynomial[] z = new Polynomial[a.width(layer - 1)];
      for (int j = 0; j < z.length; j++) {
        z[j] = bias(layer - 1, j) < 0 ? Polynomial.ZERO
            : Polynomial.variable(bias(layer - 1, j)).times(Polynomial.constant(c));
        for (int k = 0; k < h.length; k++) {
          z[j] = z[j].plus(h[k].times(Polynomial.variable(weight(layer, j, k))), 1);
        }
        if (gated(layer)) {
          z[j] = gates.get(neuron++) ? z[j] : Polynomial.ZERO;
        } else if (a.family() == Family.RESIDUAL) {
          z[j] = z[j].plus(block[j], 1);
        }
      }
      h = z;
      block = gated(layer) ? block : h;
    }
    return gradients(h);
  }

  private Polynomial[][] gradients(Polynomial[] outputs) {
    int first = loss == Loss.CE ? 1 : 0;
    Polynomial[][] all = new Polynomial[outputs.length - first][theta.length];
    for (int o = 0; o < all.length; o++) {
      Polynomial seen = loss == Loss.CE ? outputs[o + 1].plus(outputs[0], -1) : outputs[o];
      for (int e = 0; e < theta.length; e++) {
        all[o][e] = seen.by(e);
      }
    }
    return all;
  }

  /** dim W_0(θ), dim W_1(θ), … until it stays, each level from brackets of all generators. */
  List<Integer> levels(int most) {
    RationalRank span = new RationalRank();
    List<Polynomial[]> generators = new ArrayList<>();
    for (Polynomial[][] list : fields.values()) {
      for (Polynomial[] field : list) {
        if (span.absorb(at(field))) {
          generators.add(field);
        }
      }
    }
    List<Integer> dims = new ArrayList<>(List.of(span.rank()));
    List<Polynomial[]> last = generators;
    while (dims.size() < most && !last.isEmpty()) {
      List<Polynomial[]> next = new ArrayList<>();
      for (Polynomial[] y : last) {
        for (Polynomial[] x : generators) {
          Polynomial[] z = bracket(x, y);
          if (span.absorb(at(z))) {
            next.add(z);
          }
        }
      }
      dims.add(span.rank());
      last = next;
    }
    return dims;
  }

  private BigInteger[] at(Polynomial[] field) {
    BigInteger[] values = new BigInteger[field.length];
    for (int e = 0; e < field.length; e++) {
      values[e] = field[e].at(theta);
    }
    return values;
  }

  private static Polynomial[] bracket(Polynomial[] x, Polynomial[] y) {
    Polynomial[] z = new Polynomial[x.length];
    for (int i = 0; i < x.length; i++) {
      z[i] = Polynomial.ZERO;
      for (int d = 0; d < x.length; d++) {
        z[i] = z[i].plus(y[i].by(d).times(x[d]), 1).plus(x[i].by(d).times(y[d]), -1);
      }
    }
    return z;
  }
}
