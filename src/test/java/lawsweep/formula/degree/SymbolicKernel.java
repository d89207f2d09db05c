package lawsweep.formula.degree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;

/**
 * The laws of a degree by another way: no random point, no class, no code of the program. Σ_v ∂_v h ∂_v φ is expanded
 * for a general h of the degree and for every φ, and what the coefficients of all monomials say of those of h is solved
 * mod 2^31 - 1. The φ are the sums over paths for linear networks, and single paths for ReLU, from inputs and biases.
 */
final class SymbolicKernel {

  private static final long PRIME = Integer.MAX_VALUE;

  private final Architecture network;
  private final int degree;
  private final int[][] weights;
  private final int[] biases;
  private final int parameters;
  private final Map<List<Integer>, Integer> columns = new HashMap<>();
  private final List<long[]> basis = new ArrayList<>();
  private final List<Integer> pivots = new ArrayList<>();

  private SymbolicKernel(Architecture network, int degree) {
    this.network = network;
    this.degree = degree;
    int q = network.depth();
    weights = new int[q + 1][];
    biases = new int[q];
    int at = 0;
    for (int i = 1; i <= q; i++) {
      weights[i] = new int[] {at, network.width(i)};
      at += network.width(i - 1) * network.width(i);
    }
    for (int i = 0; i < q; i++) {
      boolean biased = network.bias() == Bias.ALL || (network.bias() == Bias.HIDDEN && i > 0);
      biases[i] = biased ? at : -1;
      at += biased ? network.width(i) : 0;
    }
    parameters = at;
  }

  /** The dimension of all laws of the degree. */
  static int dimension(Architecture network, int degree) {
    SymbolicKernel kernel = new SymbolicKernel(network, degree);
    kernel.number(new ArrayList<>());
    kernel.polynomials().forEach(kernel::equations);
    return kernel.columns.size() - kernel.basis.size();
  }

  private void number(List<Integer> factors) {
    if (factors.size() == degree) {
      columns.put(List.copyOf(factors), columns.size());
      return;
    }
    for (int v = factors.isEmpty() ? 0 : factors.getLast(); v < parameters; v++) {
      factors.add(v);
      number(factors);
      factors.removeLast();
    }
  }

  /** Each φ as its monomials, lists of parameters. */
  private List<List<List<Integer>>> polynomials() {
    List<List<List<Integer>>> all = new ArrayList<>();
    for (int o = 0; o < network.width(0); o++) {
      List<List<List<Integer>>> byInput = new ArrayList<>();
      for (int i = 0; i < network.width(network.depth()); i++) {
        byInput.add(new ArrayList<>());
      }
      List<List<Integer>> fromBiases = new ArrayList<>();
      walk(0, o, new ArrayList<>(), byInput, fromBiases);
      fromBiases.forEach(path -> all.add(List.of(path)));
      for (List<List<Integer>> paths : byInput) {
        if (network.family() == Family.LINEAR) {
          all.add(paths);
        } else {
          paths.forEach(path -> all.add(List.of(path)));
        }
      }
    }
    return all;
  }

  private void walk(int layer, int neuron, List<Integer> path, List<List<List<Integer>>> byInput,
      List<List<Integer>> fromBiases) {
    if (layer == network.depth()) {
      byInput.get(neuron).add(List.copyOf(path));
      return;
    }
    if (biases[layer] >= 0) {
      path.add(biases[layer] + neuron);
      fromBiases.add(List.copyOf(path));
      path.removeLast();
    }
    for (int next = 0; next < network.width(layer + 1); next++) {
      path.add(weights[layer + 1][0] + neuron * weights[layer + 1][1] + next);
      walk(layer + 1, next, path, byInput, fromBiases);
      path.removeLast();
    }
  }

  private void equations(List<List<Integer>> polynomial) {
    Map<List<Integer>, Map<Integer, Long>> byMonomial = new HashMap<>();
    columns.forEach((monomial, column) -> {
      for (List<Integer> path : polynomial) {
        for (int v : path) {
          long exponent = monomial.stream().filter(each -> each == v).count();
          if (exponent > 0) {
            List<Integer> product = new ArrayList<>(monomial);
            int at = product.indexOf(v);
            product.subList(at, at + 1).clear();
            path.stream().filter(each -> each != v).forEach(product::add);
            product.sort(null);
            byMonomial.computeIfAbsent(product, _ -> new HashMap<>()).merge(column, exponent, Long::sum);
          }
        }
      }
    });
    byMonomial.values().forEach(this::absorb);
  }

  private void absorb(Map<Integer, Long> equation) {
    long[] row = new long[columns.size()];
    equation.forEach((column, value) -> row[column] = value);
    for (int i = 0; i < basis.size(); i++) {
      long factor = row[pivots.get(i)];
      if (factor != 0) {
        for (int j = 0; j < row.length; j++) {
          row[j] = Math.floorMod(row[j] - factor * basis.get(i)[j], PRIME);
        }
      }
    }
    int pivot = 0;
    while (pivot < row.length && row[pivot] == 0) {
      pivot++;
    }
    if (pivot < row.length) {
      long inverse = inverse(row[pivot]);
      basis.add(Arrays.stream(row).map(value -> value * inverse % PRIME).toArray());
      pivots.add(pivot);
    }
  }

  private static long inverse(long value) {
    long result = 1;
    long square = value;
    for (long e = PRIME - 2; e > 0; e >>= 1) {
      result = (e & 1) == 1 ? result * square % PRIME : result;
      square = square * square % PRIME;
    }
    return result;
  }
}
