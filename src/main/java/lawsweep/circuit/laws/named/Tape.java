package lawsweep.circuit.laws.named;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import lawsweep.circuit.Tensor;
import lawsweep.residue.PrimeField;

/** Polynomials in parameters alone, node by node: values and derivatives mod p. */
final class Tape {

  private final List<Node> nodes = new ArrayList<>();
  private final List<Set<Integer>> tensors = new ArrayList<>();
  private final List<int[]> extents = new ArrayList<>();

  /** One operation. */
  private sealed interface Node {}

  private record Constant(List<Long> values) implements Node {}

  private record Parameter(Tensor tensor) implements Node {}

  private record Product(int left, int right, Indices indices) implements Node {}

  private record Sum(List<Integer> terms, List<Long> factors) implements Node {}

  private record Power(int from, int exponent) implements Node {}

  private int add(Node node, Set<Integer> read, int[] sides) {
    nodes.add(node);
    tensors.add(read);
    extents.add(sides);
    return nodes.size() - 1;
  }

  int constant(List<Long> values, int[] sides) {
    return add(new Constant(values), Set.of(), sides);
  }

  int parameter(int index, Tensor tensor, int[] sides) {
    return add(new Parameter(tensor), Set.of(index), sides);
  }

  int product(int left, int right, Indices indices, int[] sides) {
    return add(new Product(left, right, indices), union(List.of(left, right)), sides);
  }

  int sum(List<Integer> terms, List<Long> factors) {
    return add(new Sum(terms, factors), union(terms), extents.get(terms.getFirst()));
  }

  int power(int from, int exponent) {
    return add(new Power(from, exponent), tensors.get(from), extents.get(from));
  }

  private Set<Integer> union(List<Integer> of) {
    Set<Integer> all = new TreeSet<>();
    of.forEach(node -> all.addAll(tensors.get(node)));
    return all;
  }

  /** The tensors that a node hangs on. */
  Set<Integer> tensors(int node) {
    return tensors.get(node);
  }

  /** The gradient of a node that is one number. */
  double[] gradient(int number, PrimeField field, double[] theta) {
    boolean[] needed = needed(number);
    double[][] values = new double[number + 1][];
    for (int i = 0; i <= number; i++) {
      values[i] = needed[i] ? value(i, values, field, theta) : null;
    }
    double[] gradient = new double[theta.length];
    double[][] rates = new double[number + 1][];
    for (int i = 0; i <= number; i++) {
      rates[i] = needed[i] ? new double[values[i].length] : null;
    }
    rates[number][0] = 1;
    for (int i = number; i >= 0; i--) {
      if (needed[i]) {
        back(i, values, rates, field, gradient);
      }
    }
    return gradient;
  }

  private boolean[] needed(int number) {
    boolean[] needed = new boolean[number + 1];
    needed[number] = true;
    for (int i = number; i >= 0; i--) {
      if (needed[i]) {
        for (int from : reads(nodes.get(i))) {
          needed[from] = true;
        }
      }
    }
    return needed;
  }

  private static List<Integer> reads(Node node) {
    return switch (node) {
      case Constant _,Parameter _ -> List.of();
      case Product product -> List.of(product.left(), product.right());
      case Sum sum -> sum.terms();
      case Power power -> List.of(power.from());
    };
  }

  private Numbers numbers(int node, String letters, double[] data) {
    return new Numbers(letters, extents.get(node), data);
  }

  private double[] value(int i, double[][] values, PrimeField field, double[] theta) {
    return switch (nodes.get(i)) {
      case Constant constant ->
        constant.values().stream().mapToDouble(value -> field.reduce((double) (value % field.p()))).toArray();
      case Parameter parameter -> Arrays.copyOfRange(theta, parameter.tensor().first(),
          parameter.tensor().first() + parameter.tensor().size());
      case Product product -> Numbers.product(numbers(product.left(), product.indices().left(), values[product.left()]),
          numbers(product.right(), product.indices().right(), values[product.right()]), product.indices().result(),
          field::reduce).data();
      case Sum sum -> {
        double[] out = new double[values[sum.terms().getFirst()].length];
        for (int t = 0; t < sum.terms().size(); t++) {
          addTo(out, values[sum.terms().get(t)], factor(sum, t, field), field);
        }
        yield out;
      }
      case Power power -> Arrays.stream(values[power.from()]).map(x -> power(x, power.exponent(), field)).toArray();
    };
  }

  private void back(int i, double[][] values, double[][] rates, PrimeField field, double[] gradient) {
    switch (nodes.get(i)) {
      case Constant _ -> {
        // Does not move.
      }
      case Parameter parameter -> {
        for (int e = 0; e < rates[i].length; e++) {
          int at = parameter.tensor().first() + e;
          gradient[at] = field.reduce(gradient[at] + rates[i][e]);
        }
      }
      case Product product -> {
        Indices indices = product.indices();
        Numbers rate = numbers(i, indices.result(), rates[i]);
        Numbers left = numbers(product.left(), indices.left(), values[product.left()]);
        Numbers right = numbers(product.right(), indices.right(), values[product.right()]);
        addTo(rates[product.left()], part(rate, right, left, field::reduce), 1, field);
        addTo(rates[product.right()], part(rate, left, right, field::reduce), 1, field);
      }
      case Sum sum -> {
        for (int t = 0; t < sum.terms().size(); t++) {
          addTo(rates[sum.terms().get(t)], rates[i], factor(sum, t, field), field);
        }
      }
      case Power power -> {
        for (int e = 0; e < rates[i].length; e++) {
          double slope = power(values[power.from()][e], power.exponent() - 1, field);
          double rate = field.reduce(field.reduce(rates[i][e] * slope) * power.exponent());
          rates[power.from()][e] = field.reduce(rates[power.from()][e] + rate);
        }
      }
    }
  }

  /** The rate of one factor: of letters that only it has, the same for all entries. */
  private static double[] part(Numbers rate, Numbers other, Numbers of, DoubleUnaryOperator reduce) {
    Numbers both = rate;
    for (int side = 0; side < of.letters().length(); side++) {
      char letter = of.letters().charAt(side);
      if (both.letters().indexOf(letter) < 0 && other.letters().indexOf(letter) < 0) {
        int extent = of.extents()[side];
        double[] ones = new double[extent];
        Arrays.fill(ones, 1);
        both = Numbers.product(both, new Numbers(String.valueOf(letter), new int[] {extent}, ones),
            both.letters() + letter, reduce);
      }
    }
    return Numbers.product(both, other, of.letters(), reduce).data();
  }

  private static double factor(Sum sum, int term, PrimeField field) {
    return field.reduce((double) (sum.factors().get(term) % field.p()));
  }

  private static void addTo(double[] out, double[] terms, double factor, PrimeField field) {
    for (int e = 0; e < out.length; e++) {
      out[e] = field.reduce(out[e] + field.reduce(factor * terms[e]));
    }
  }

  private static double power(double x, int exponent, PrimeField field) {
    double power = 1;
    for (int i = 0; i < exponent; i++) {
      power = field.reduce(power * x);
    }
    return power;
  }
}
