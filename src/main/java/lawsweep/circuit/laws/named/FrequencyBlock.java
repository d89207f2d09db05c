package lawsweep.circuit.laws.named;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lawsweep.residue.PrimeField;

/**
 * A chain of circular convolutions from one channel to one, with filters as long as the circle: a scalar block at each
 * real frequency.
 *
 * <p><b>Theorem.</b> Let the network depend on matrices W_1, …, W_k over the ring A of functions on a product of cyclic
 * groups by the product W_k … W_1 alone, a 1 × 1 matrix. For a character χ with values 1 and -1 let w be all numbers
 * Σ_s χ(s) W[s], B of them. Then there are B - 1 independent laws in w near every point at which the product of the
 * matrices of these numbers has a gradient that is not 0.
 *
 * <p><i>Proof.</i> χ makes a ring homomorphism from A to numbers, so the product goes to s(w), the product of the
 * matrices of w. With G the derivative by the product, dW_l = (W_k … W_l+1)^* G (W_l-1 … W_1)^*; χ takes a^* and a to
 * the same number. So w moves by χ(G) ∇s(w), and the rest is as for {@link ScalarBlock}. ∎
 *
 * @param pairs neighbours in the chain
 * @param signs the sides of taps along which χ alternates
 */
record FrequencyBlock(List<FilterPair> pairs, boolean[] signs) implements NamedLaw {

  static List<FrequencyBlock> of(List<FilterPair> all) {
    Map<Integer, FilterPair> after = new HashMap<>();
    all.stream().filter(pair -> pair.count() > 1 && pair.circular())
        .forEach(pair -> after.put(pair.first().weights(), pair));
    List<FrequencyBlock> found = new ArrayList<>();
    for (FilterPair first : all) {
      List<FilterPair> chain = new ArrayList<>();
      FilterPair next = first.in() == 1 ? after.get(first.first().weights()) : null;
      while (next != null) {
        chain.add(next);
        if (chain.size() > 1 && next.out() == 1) {
          characters(List.copyOf(chain), found);
        }
        next = after.get(next.second().weights());
      }
    }
    return found;
  }

  private static void characters(List<FilterPair> chain, List<FrequencyBlock> found) {
    List<Integer> taps = chain.getFirst().taps();
    for (int set = 0; set < 1 << taps.size(); set++) {
      boolean[] signs = new boolean[taps.size()];
      boolean real = true;
      for (int side = 0; side < signs.length; side++) {
        signs[side] = (set >> side & 1) == 1;
        real &= !signs[side] || taps.get(side) % 2 == 0;
      }
      if (real) {
        found.add(new FrequencyBlock(chain, signs));
      }
    }
  }

  @Override
  public String kind() {
    return "scalar block";
  }

  @Override
  public String text() {
    boolean plain = true;
    for (boolean sign : signs) {
      plain &= !sign;
    }
    return "the curve of the " + (plain ? "" : "alternating ") + "sums over taps of (" + pairs.getFirst().v().name()
        + ", " + pairs.stream().map(pair -> pair.u().name()).collect(Collectors.joining(", "))
        + "), which enter by one number";
  }

  private double character(int tap) {
    List<Integer> taps = pairs.getFirst().taps();
    int left = tap;
    double value = 1;
    for (int side = signs.length - 1; side >= 0; side--) {
      value = signs[side] && left % taps.get(side) % 2 == 1 ? -value : value;
      left /= taps.get(side);
    }
    return value;
  }

  /** Places of all numbers of w in θ, tap by tap: layer, channel out, channel in. */
  private int[][][][] places() {
    int[][][][] places = new int[pairs.size() + 1][][][];
    for (int layer = 0; layer < places.length; layer++) {
      FilterPair pair = pairs.get(Math.max(0, layer - 1));
      int out = layer == 0 ? pair.middle() : pair.out();
      int in = layer == 0 ? pair.in() : pair.middle();
      places[layer] = new int[out][in][pair.count()];
      for (int o = 0; o < out; o++) {
        for (int i = 0; i < in; i++) {
          for (int s = 0; s < pair.count(); s++) {
            places[layer][o][i][s] = layer == 0 ? pair.v(o, i, s) : pair.u(o, i, s);
          }
        }
      }
    }
    return places;
  }

  @Override
  public List<double[]> gradients(PrimeField field, double[] theta) {
    int[][][][] places = places();
    int layers = places.length;
    double[][] before = new double[layers][];
    before[0] = new double[] {1};
    for (int layer = 1; layer < layers; layer++) {
      before[layer] = new double[places[layer - 1].length];
      for (int o = 0; o < before[layer].length; o++) {
        for (int i = 0; i < before[layer - 1].length; i++) {
          before[layer][o] = field.reduce(
              before[layer][o] + number(places[layer - 1][o][i], field, theta) * before[layer - 1][i]);
        }
      }
    }
    List<int[]> numbers = new ArrayList<>();
    List<Double> slopes = new ArrayList<>();
    double[] behind = {1};
    for (int layer = layers - 1; layer >= 0; layer--) {
      double[] next = new double[before[layer].length];
      for (int o = 0; o < behind.length; o++) {
        for (int i = 0; i < next.length; i++) {
          numbers.add(places[layer][o][i]);
          slopes.add(field.reduce(behind[o] * before[layer][i]));
          next[i] = field.reduce(next[i] + behind[o] * number(places[layer][o][i], field, theta));
        }
      }
      behind = next;
    }
    return orthogonal(numbers, slopes, theta.length);
  }

  private double number(int[] places, PrimeField field, double[] theta) {
    double sum = 0;
    for (int s = 0; s < places.length; s++) {
      sum = field.reduce(sum + character(s) * theta[places[s]]);
    }
    return sum;
  }

  private List<double[]> orthogonal(List<int[]> numbers, List<Double> slopes, int parameters) {
    int pivot = 0;
    while (pivot < slopes.size() && slopes.get(pivot) == 0) {
      pivot++;
    }
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; pivot < slopes.size() && i < slopes.size(); i++) {
      if (i != pivot) {
        double[] row = new double[parameters];
        for (int s = 0; s < numbers.get(i).length; s++) {
          row[numbers.get(i)[s]] = slopes.get(pivot) * character(s);
          row[numbers.get(pivot)[s]] = -slopes.get(i) * character(s);
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
