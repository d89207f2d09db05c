package lawsweep.lie;

import java.util.ArrayList;
import java.util.List;
import lawsweep.network.Architecture;
import lawsweep.residue.PrimeField;

/** A flow of a time-dependent field and what it pulls back, one residue at a time. */
final class PlainFlow {

  private final Point point;
  private final Architecture a;
  private final PrimeField field;
  private final FieldStreams streams;
  private final int flow;
  private final int fields;
  private final int q;
  private final List<double[]> theta = new ArrayList<>();
  private final Chains followed = new Chains();
  private final List<Chains> pulled = new ArrayList<>();
  private final List<List<double[]>> pullBacks = new ArrayList<>();
  /** By field and m: the variation that begins with the coefficient of t^m. */
  private final List<List<Variation>> variations = new ArrayList<>();

  PlainFlow(Point point, FieldStreams streams, int flow, int fields) {
    this.point = point;
    this.a = point.architecture();
    this.field = point.field();
    this.streams = streams;
    this.flow = flow;
    this.fields = fields;
    this.q = a.depth();
    theta.add(point.values().clone());
    for (int b = 0; b < fields; b++) {
      Chains chains = new Chains();
      chains.gates.add(gates(streams.pulled(flow, b)));
      pulled.add(chains);
      pullBacks.add(new ArrayList<>());
      variations.add(new ArrayList<>());
    }
  }

  /** Chains by power of the time and layer. */
  private static final class Chains {
    private final List<double[][]> gates = new ArrayList<>();
    private final List<double[][]> left = new ArrayList<>();
    private final List<double[][]> right = new ArrayList<>();
  }

  /** A series of tangents and the derivatives of the followed chains along it. */
  private static final class Variation {
    private final List<double[]> tangent = new ArrayList<>();
    private final List<double[][]> left = new ArrayList<>();
    private final List<double[][]> right = new ArrayList<>();
  }

  private double[][] gates(long sequence) {
    double[][] gates = new double[q + 1][];
    int total = 0;
    for (int i = 0; i <= q; i++) {
      total += FieldBlock.hasGate(a, i) ? a.width(i) : 0;
    }
    double[] row = new double[total];
    streams.fill(field, sequence, row, 0, total);
    int at = 0;
    for (int i = 0; i <= q; i++) {
      if (FieldBlock.hasGate(a, i)) {
        gates[i] = new double[a.width(i)];
        for (int j = 0; j < gates[i].length; j++) {
          gates[i][j] = row[at++];
        }
      }
    }
    return gates;
  }

  double[] coefficient(int order, int b) {
    while (pullBacks.get(b).size() <= order) {
      next();
    }
    return pullBacks.get(b).get(order);
  }

  private void next() {
    int k = pullBacks.getFirst().size();
    if (k > 0) {
      followed.gates.add(gates(streams.followed(flow, k - 1)));
      chains(followed, k - 1);
      theta.add(scaled(value(followed, k - 1), field.invert(k)));
    }
    for (int b = 0; b < fields; b++) {
      chains(pulled.get(b), k);
      double[] v = value(pulled.get(b), k);
      for (int m = 0; m < k; m++) {
        Variation variation = variations.get(b).get(m);
        double[] step = scaled(advance(variation), field.invert(k - m));
        variation.tangent.add(step);
        for (int e = 0; e < v.length; e++) {
          v[e] = field.reduce(v[e] - step[e]);
        }
      }
      pullBacks.get(b).add(v);
      Variation begun = new Variation();
      begun.tangent.add(v);
      variations.get(b).add(begun);
    }
  }

  private double[] scaled(double[] x, double factor) {
    double[] out = x.clone();
    for (int e = 0; e < x.length; e++) {
      out[e] = field.multiply(x[e], factor);
    }
    return out;
  }

  private double[] zeros(int width) {
    return new double[width];
  }

  /** Power n of chains. */
  private void chains(Chains c, int n) {
    double[][] left = new double[q + 1][];
    double[][] right = new double[q + 1][];
    c.left.add(left);
    c.right.add(right);
    left[1] = c.gates.size() > n ? c.gates.get(n)[0] : zeros(a.width(0));
    right[q] = c.gates.size() > n ? c.gates.get(n)[q] : zeros(a.width(q));
    for (int i = 1; i < q; i++) {
      double[][] steps = new double[n + 1][];
      for (int s = FieldBlock.hasGate(a, i) ? 0 : n; s <= n; s++) {
        steps[s] = zeros(a.width(i));
        addLeft(i, theta, c.left, s, steps[s]);
      }
      left[i + 1] = gated(c, i, n, steps);
    }
    for (int i = q - 1; i >= 1; i--) {
      double[][] steps = new double[n + 1][];
      for (int s = FieldBlock.hasGate(a, i) ? 0 : n; s <= n; s++) {
        steps[s] = zeros(a.width(i));
        addRight(i, theta, c.right, s, steps[s]);
        addBias(i, theta.get(s), steps[s]);
      }
      right[i] = gated(c, i, n, steps);
    }
  }

  private double[] gated(Chains c, int i, int n, double[][] steps) {
    if (!FieldBlock.hasGate(a, i)) {
      return steps[n];
    }
    double[] out = zeros(a.width(i));
    for (int j = 0; j <= n && j < c.gates.size(); j++) {
      for (int e = 0; e < out.length; e++) {
        out[e] = field.reduce(out[e] + c.gates.get(j)[i][e] * steps[n - j][e]);
      }
    }
    return out;
  }

  private void addLeft(int i, List<double[]> u, List<double[][]> left, int n, double[] out) {
    int width = a.width(i);
    for (int j = Math.max(0, n - left.size() + 1); j <= n && j < u.size(); j++) {
      for (int e = 0; e < a.width(i - 1); e++) {
        for (int f = 0; f < width; f++) {
          double product = u.get(j)[point.layout().weights(i) + e * width + f] * left.get(n - j)[i][e];
          out[f] = field.reduce(out[f] + product);
        }
      }
    }
  }

  private void addRight(int i, List<double[]> u, List<double[][]> right, int n, double[] out) {
    int width = a.width(i + 1);
    for (int j = Math.max(0, n - right.size() + 1); j <= n && j < u.size(); j++) {
      for (int e = 0; e < a.width(i); e++) {
        for (int f = 0; f < width; f++) {
          double product = u.get(j)[point.layout().weights(i + 1) + e * width + f] * right.get(n - j)[i + 1][f];
          out[e] = field.reduce(out[e] + product);
        }
      }
    }
  }

  private void addBias(int i, double[] x, double[] out) {
    if (point.layout().hasBias(i)) {
      for (int e = 0; e < out.length; e++) {
        out[e] = field.reduce(out[e] + x[point.layout().bias(i) + e]);
      }
    }
  }

  /** Power n of a field. */
  private double[] value(Chains c, int n) {
    double[] out = zeros(point.layout().size());
    for (int i = 1; i <= q; i++) {
      for (int j = 0; j <= n; j++) {
        addOuter(i, c.left.get(j)[i], c.right.get(n - j)[i], out);
      }
    }
    biases(c.left.get(n), out);
    return out;
  }

  private void addOuter(int i, double[] l, double[] r, double[] out) {
    for (int e = 0; e < l.length; e++) {
      for (int f = 0; f < r.length; f++) {
        int at = point.layout().weights(i) + e * r.length + f;
        out[at] = field.reduce(out[at] + l[e] * r[f]);
      }
    }
  }

  private void biases(double[][] left, double[] out) {
    for (int i = 0; i < q; i++) {
      if (point.layout().hasBias(i)) {
        System.arraycopy(left[i + 1], 0, out, point.layout().bias(i), a.width(i));
      }
    }
  }

  /** The derivative of the followed field along a variation, at the power of its last tangent. */
  private double[] advance(Variation v) {
    int n = v.tangent.size() - 1;
    double[][] left = new double[q + 1][];
    double[][] right = new double[q + 1][];
    v.left.add(left);
    v.right.add(right);
    left[1] = zeros(a.width(0));
    right[q] = zeros(a.width(q));
    for (int i = 1; i < q; i++) {
      double[][] steps = new double[n + 1][];
      for (int s = FieldBlock.hasGate(a, i) ? 0 : n; s <= n; s++) {
        steps[s] = zeros(a.width(i));
        addLeft(i, theta, v.left, s, steps[s]);
        addLeft(i, v.tangent, followed.left, s, steps[s]);
      }
      left[i + 1] = gated(followed, i, n, steps);
    }
    for (int i = q - 1; i >= 1; i--) {
      double[][] steps = new double[n + 1][];
      for (int s = FieldBlock.hasGate(a, i) ? 0 : n; s <= n; s++) {
        steps[s] = zeros(a.width(i));
        addRight(i, theta, v.right, s, steps[s]);
        addRight(i, v.tangent, followed.right, s, steps[s]);
        addBias(i, v.tangent.get(s), steps[s]);
      }
      right[i] = gated(followed, i, n, steps);
    }
    double[] out = zeros(point.layout().size());
    for (int i = 1; i <= q; i++) {
      for (int j = 0; j <= n; j++) {
        addOuter(i, v.left.get(j)[i], followed.right.get(n - j)[i], out);
        addOuter(i, followed.left.get(j)[i], v.right.get(n - j)[i], out);
      }
    }
    biases(left, out);
    return out;
  }
}
