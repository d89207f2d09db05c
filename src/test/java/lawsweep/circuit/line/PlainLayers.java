package lawsweep.circuit.line;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import lawsweep.circuit.RealCircuit;
import lawsweep.network.SmoothFunction;

/** Layers written down as their definitions have it, entry by entry. */
final class PlainLayers {

  private final Drawn drawn;

  PlainLayers(Drawn drawn) {
    this.drawn = drawn;
  }

  /** The function of a name; gates of a rectifier are drawn ones, in order. */
  DoubleUnaryOperator function(String name) {
    return switch (name) {
      case "id" -> x -> x;
      case "tanh" -> Math::tanh;
      case "sigmoid" -> PlainLayers::sigmoid;
      case "silu" -> x -> x * sigmoid(x);
      case "softplus" -> x -> Math.log(1 + Math.exp(x));
      case "gelu" -> PlainLayers::gelu;
      case "x^3" -> x -> x * x * x;
      case "relu", "leaky" -> gated(1);
      case "relu^2" -> gated(2);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private DoubleUnaryOperator gated(int power) {
    double[] gates = drawn.next();
    int[] used = {0};
    return x -> Math.pow(x, power) * gates[used[0]++];
  }

  private static double gelu(double x) {
    double[] values = new double[3];
    SmoothFunction.GELU.at(x, values);
    return values[0];
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  static double[][] each(double[][] x, DoubleUnaryOperator function) {
    return Arrays.stream(x).map(row -> Arrays.stream(row).map(function).toArray()).toArray(double[][]::new);
  }

  /** W x + b of rows; no b if its name is empty. */
  double[][] matrix(double[][] x, int out, String w, String b) {
    double[][] y = new double[x.length][out];
    for (int n = 0; n < x.length; n++) {
      for (int o = 0; o < out; o++) {
        y[n][o] = b.isEmpty() ? 0 : drawn.at(b, o);
        for (int e = 0; e < x[n].length; e++) {
          y[n][o] += drawn.at(w, o, e) * x[n][e];
        }
      }
    }
    return y;
  }

  static double[][] sum(double[][] a, double[][] b) {
    double[][] sum = new double[a.length][];
    for (int n = 0; n < a.length; n++) {
      int row = n;
      sum[n] = IntStream.range(0, a[n].length).mapToDouble(e -> a[row][e] + b[row][e]).toArray();
    }
    return sum;
  }

  /** Mean 0 where asked for, then mean square 1. */
  static double[] normed(double[] x, boolean centred) {
    double mean = centred ? Arrays.stream(x).average().orElseThrow() : 0;
    double square = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    return Arrays.stream(x).map(v -> (v - mean) / Math.sqrt(square)).toArray();
  }

  static double[] softmax(double[] scores) {
    double total = Arrays.stream(scores).map(Math::exp).sum();
    return Arrays.stream(scores).map(score -> Math.exp(score) / total).toArray();
  }

  /** What a head may have, as the words say it. */
  record Head(int heads, int groups, int width, String options) {

    boolean has(String option) {
      return (" " + options + " ").contains(" " + option + " ");
    }

    boolean biased(String letter) {
      int bias = options.indexOf("bias ");
      while (bias > 0 && options.startsWith("rel", bias - 3)) {
        bias = options.indexOf("bias ", bias + 1);
      }
      return bias >= 0 && options.substring(bias + 5).split(" ", -1)[0].contains(letter);
    }
  }

  double[][] attention(String name, double[][] x, Head head, int turned) {
    return attention(name, x, x, head, turned);
  }

  /** Keys and values are made of other rows than queries. */
  double[][] attention(String name, double[][] x, double[][] read, Head head, int turned) {
    int tokens = x.length;
    int dimension = x[0].length;
    int share = head.heads() / head.groups();
    boolean causal = head.has("causal");
    double[][] y = new double[tokens][dimension];
    double[] gates = head.has("relu") ? drawn.next() : new double[0];
    for (int h = 0; h < head.heads(); h++) {
      int g = h / share;
      int[] query = share == 1 ? new int[] {g} : new int[] {g, h % share};
      double[][] q = projected(name, "Q", query, x, head);
      double[][] k = projected(name, "K", new int[] {g}, read, head);
      double[][] v = projected(name, "V", new int[] {g}, read, head);
      for (int n = 0; n < tokens; n++) {
        q[n] = prepared(name, "gq", query, q[n], head, n, turned);
      }
      for (int n = 0; n < read.length; n++) {
        k[n] = prepared(name, "gk", new int[] {g}, k[n], head, n, turned);
      }
      for (int n = 0; n < tokens; n++) {
        int seen = causal ? n + 1 : read.length;
        double[] scores = new double[seen];
        for (int m = 0; m < seen; m++) {
          scores[m] = head.has("relbias")
              ? drawn.at(name + ".rb", joined(query, n - m + (causal ? 0 : tokens - 1)))
              : 0;
          for (int d = 0; d < head.width(); d++) {
            scores[m] += q[n][d] * k[m][d];
          }
        }
        double[] weights = scores;
        if (head.has("sigmoid")) {
          weights = Arrays.stream(scores).map(PlainLayers::sigmoid).toArray();
        } else if (head.has("relu")) {
          for (int m = 0; m < seen; m++) {
            weights[m] *= gates[(h * tokens + n) * read.length + m];
          }
        } else if (!head.has("linear")) {
          weights = softmax(scores);
        }
        for (int e = 0; e < dimension; e++) {
          y[n][e] += h == 0 && head.biased("o") ? drawn.at(name + ".bo", e) : 0;
          for (int m = 0; m < seen; m++) {
            for (int d = 0; d < head.width(); d++) {
              y[n][e] += weights[m] * v[m][d] * drawn.at(name + ".O", joined(query, d, e));
            }
          }
        }
      }
    }
    return y;
  }

  private double[][] projected(String name, String letter, int[] which, double[][] x, Head head) {
    String bias = letter.toLowerCase(Locale.ROOT);
    double[][] y = new double[x.length][head.width()];
    for (int n = 0; n < x.length; n++) {
      for (int d = 0; d < head.width(); d++) {
        y[n][d] = head.biased(bias) ? drawn.at(name + ".b" + bias, joined(which, d)) : 0;
        for (int e = 0; e < x[n].length; e++) {
          y[n][d] += drawn.at(name + "." + letter, joined(which, d, e)) * x[n][e];
        }
      }
    }
    return y;
  }

  private double[] prepared(String name, String gain, int[] which, double[] x, Head head, int position, int turned) {
    double[] y = head.has("qknorm") ? normed(x, false) : x.clone();
    for (int d = 0; d < y.length; d++) {
      y[d] *= head.has("gain") ? drawn.at(name + "." + gain, joined(which, d)) : 1;
    }
    for (int d = 0; d < turned; d += 2) {
      double angle = RealCircuit.angle(position, d / 2);
      double first = y[d];
      double second = y[d + 1];
      y[d] = Math.cos(angle) * first - Math.sin(angle) * second;
      y[d + 1] = Math.sin(angle) * first + Math.cos(angle) * second;
    }
    return y;
  }

  static int[] joined(int[] first, int... others) {
    return IntStream.concat(Arrays.stream(first), Arrays.stream(others)).toArray();
  }
}
