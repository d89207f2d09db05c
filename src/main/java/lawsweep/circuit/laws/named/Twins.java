package lawsweep.circuit.laws.named;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;

/**
 * Vectors u_j and v_j of parameters that enter a circuit by Σ_j Σ_{s,t} u_j[t] v_j[s] M[s, t] alone, M symmetric: a
 * layer of n neurons behind one number and one of one neuron behind it, where s and t have one value each; heads of
 * attention that read one feature; and equal convolutions from one channel over several to one.
 *
 * <p><b>Theorem.</b> For S skew, u_j may move by Σ_k S_jk v_k while v_j moves by Σ_k S_jk u_k: nothing that is computed
 * changes.
 *
 * <p><i>Proof.</i> The sum moves by Σ S_jk M[s, t] (v_k[t] v_j[s] + u_j[t] u_k[s]), where both terms change sign if s
 * and t are exchanged and j and k. ∎
 *
 * <p>In a dense layer rotations move u_j by Σ_k S_jk u_k and v_j by Σ_k S_jk v_k; together these are two rotations, of
 * u + v and u - v.
 */
public final class Twins {

  private final int[][] u;
  private final int[][] v;

  private Twins(int[][] u, int[][] v) {
    this.u = u;
    this.v = v;
  }

  /** All pairs of a circuit. */
  public static List<Twins> of(Circuit circuit) {
    Wiring wiring = new Wiring(circuit, -1);
    List<Twins> found = new ArrayList<>();
    List<Optional<Carried>> carried = new ArrayList<>();
    for (int step = 0; step < circuit.steps().size(); step++) {
      found.addAll(met(wiring, step, carried));
      carried.add(wiring.single(step) ? carried(wiring, step, carried) : Optional.empty());
    }
    for (FilterPair pair : FilterPair.of(wiring)) {
      if (Exchange.of(pair).isPresent()) {
        found.add(filters(pair));
      }
    }
    return found;
  }

  private static Twins filters(FilterPair pair) {
    int[][] u = new int[pair.middle()][pair.count()];
    int[][] v = new int[pair.middle()][pair.count()];
    for (int j = 0; j < u.length; j++) {
      for (int s = 0; s < pair.count(); s++) {
        u[j][s] = pair.u(0, j, s);
        v[j][s] = pair.v(j, 0, s);
      }
    }
    return new Twins(u, v);
  }

  /**
   * A wire that is a tensor's entries times something else, entry by entry: u_hj x, where x may hang on h.
   *
   * @param tensor with as many numbers as its long sides have indices together
   * @param places where the wire has the tensor's long sides, in the tensor's order
   */
  private record Carried(Tensor tensor, List<Integer> places) {}

  /** What a step carries whose wire is read once. */
  private static Optional<Carried> carried(Wiring wiring, int wire, List<Optional<Carried>> before) {
    if (wiring.isParameter(wire)) {
      List<Integer> sides = longSides(wiring.tensor(wire));
      return sides.isEmpty() ? Optional.empty() : Optional.of(new Carried(wiring.tensor(wire), sides));
    }
    if (wiring.step(wire) instanceof Step.Sum sum && sum.terms().size() == 1) {
      return before.get(sum.terms().getFirst().wire());
    }
    if (!(wiring.step(wire) instanceof Step.Contraction product) || !Indices.of(product).plain()) {
      return Optional.empty();
    }
    Optional<Carried> left = before.get(product.left());
    Optional<Carried> right = before.get(product.right());
    return left.flatMap(each -> kept(each, product.leftLetters(), product.rightLetters(), product.outLetters()))
        .or(() -> right
            .flatMap(each -> kept(each, product.rightLetters(), product.leftLetters(), product.outLetters())));
  }

  /** The same behind a product, where the result has all of the tensor's sides, and the factor not the last of them. */
  private static Optional<Carried> kept(Carried carried, String letters, String factor, String result) {
    List<Integer> places = carried.places.stream().map(place -> result.indexOf(letters.charAt(place))).toList();
    boolean apart = factor.indexOf(letters.charAt(carried.places.getLast())) < 0;
    return apart && !places.contains(-1) ? Optional.of(new Carried(carried.tensor, places)) : Optional.empty();
  }

  /** The pairs of a product that sums over one side of two tensors, while all others of their sides go together. */
  private static List<Twins> met(Wiring wiring, int step, List<Optional<Carried>> carried) {
    if (!(wiring.step(step) instanceof Step.Contraction product) || !Indices.of(product).plain()) {
      return List.of();
    }
    Optional<Carried> left = carried.get(product.left());
    Optional<Carried> right = carried.get(product.right());
    if (left.isEmpty() || right.isEmpty() || left.get().tensor.equals(right.get().tensor)) {
      return List.of();
    }
    String u = letters(left.get(), product.leftLetters());
    String v = letters(right.get(), product.rightLetters());
    // Of heads the last side is that of the neurons.
    int side = u.length() - 1;
    boolean summed = product.outLetters().indexOf(u.charAt(side)) < 0;
    return summed && u.equals(v) ? pairs(left.get().tensor, right.get().tensor) : List.of();
  }

  private static String letters(Carried carried, String letters) {
    StringBuilder own = new StringBuilder();
    carried.places.forEach(place -> own.append(letters.charAt(place)));
    return own.toString();
  }

  /** One pair for each index of the sides before the last long one. */
  private static List<Twins> pairs(Tensor u, Tensor v) {
    List<Twins> pairs = new ArrayList<>();
    int size = u.shape().get(longSides(u).getLast());
    for (int first = 0; first < u.size(); first += size) {
      pairs.add(new Twins(entries(u.first() + first, size), entries(v.first() + first, size)));
    }
    return pairs;
  }

  private static int[][] entries(int first, int size) {
    int[][] entries = new int[size][1];
    for (int i = 0; i < size; i++) {
      entries[i][0] = first + i;
    }
    return entries;
  }

  private static List<Integer> longSides(Tensor tensor) {
    return IntStream.range(0, tensor.shape().size()).filter(side -> tensor.shape().get(side) > 1).boxed().toList();
  }

  /** Whether all of their parameters are such. */
  public boolean allOf(IntPredicate parameters) {
    return Stream.of(u, v).flatMap(Arrays::stream).flatMapToInt(Arrays::stream).allMatch(parameters);
  }

  /**
   * How the motions of all S with one entry above the diagonal move a point: B x, a row for each; B is skew.
   *
   * @param x D residues
   */
  public Matrix at(PrimeField field, double[] x) {
    Matrix rows = Matrix.zero(u.length * (u.length - 1) / 2, x.length);
    int row = 0;
    for (int j = 0; j < u.length; j++) {
      for (int k = 0; k < j; k++) {
        for (int s = 0; s < u[j].length; s++) {
          rows.data()[rows.index(row, u[j][s])] = x[v[k][s]];
          rows.data()[rows.index(row, u[k][s])] = field.reduce(-x[v[j][s]]);
          rows.data()[rows.index(row, v[j][s])] = x[u[k][s]];
          rows.data()[rows.index(row, v[k][s])] = field.reduce(-x[u[j][s]]);
        }
        row++;
      }
    }
    return rows;
  }
}
