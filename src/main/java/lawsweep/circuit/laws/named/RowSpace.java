package lawsweep.circuit.laws.named;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;
import lawsweep.residue.PrimeField;

/**
 * The row space of tensors that may be rotated together along one side of each.
 *
 * <p><b>Theorem.</b> Let Z be the n × r matrix of all vectors along these sides, n &lt; r, and let the network compute
 * the same for Z R as for Z, whatever orthogonal R is. Then the row space of Z is conserved: n (r - n) laws, the
 * entries of A⁻¹ B where Z = (A B) with A square.
 *
 * <p><i>Proof.</i> The gradient of a function that does not change under Z ↦ Z R is moved by R as Z is. If R fixes all
 * rows of Z it fixes those of the gradient at Z. Among these R are the reflections at all hyperplanes that contain the
 * rows of Z; what they all fix is the span of these rows, for n &lt; r. So the gradient is M Z for some n × n matrix M.
 * By dZ = M Z, Z moves to G Z with invertible G: its row space stays. ∎
 *
 * <p>That the network may be rotated is seen step by step: sides are joined that contractions and sums tie. A
 * contraction keeps rotations if it sums over a pair of sides, or hands a side on; everything else breaks them:
 * entrywise products and functions, sums along one side alone, constants, inputs, the output.
 */
final class RowSpace implements NamedLaw {

  /** The most numbers in the gradients of one law. */
  private static final long MOST = 1L << 24;

  private final Circuit circuit;
  private final Map<Integer, Integer> sides;
  private final int rows;
  private final int rank;

  private RowSpace(Circuit circuit, Map<Integer, Integer> sides, int rows, int rank) {
    this.circuit = circuit;
    this.sides = sides;
    this.rows = rows;
    this.rank = rank;
  }

  static List<RowSpace> of(Circuit circuit) {
    Ties ties = new Ties(circuit);
    Map<Integer, Map<Integer, Integer>> classes = new TreeMap<>();
    Set<Integer> twice = new HashSet<>();
    for (int wire = 0; wire < circuit.steps().size(); wire++) {
      if (circuit.steps().get(wire) instanceof Step.Parameter parameter) {
        for (int side = 0; side < parameter.shape().size(); side++) {
          int tie = ties.of(wire, side);
          Integer before = classes.computeIfAbsent(tie, _ -> new TreeMap<>()).put(parameter.tensor(), side);
          if (before != null && before != side) {
            twice.add(tie);
          }
        }
      }
    }
    List<RowSpace> found = new ArrayList<>();
    classes.forEach((tie, sides) -> {
      if (!ties.broken(tie) && !twice.contains(tie)) {
        Tensor first = circuit.tensors().get(sides.keySet().iterator().next());
        int rank = first.shape().get(sides.values().iterator().next());
        long rows = sides.keySet().stream().mapToLong(tensor -> circuit.tensors().get(tensor).size() / rank).sum();
        if (rows < rank && rows * (rank - rows) * circuit.parameters() <= MOST) {
          found.add(new RowSpace(circuit, sides, (int) rows, rank));
        }
      }
    });
    return found;
  }

  @Override
  public String kind() {
    return "row space";
  }

  @Override
  public String text() {
    String names = sides.keySet().stream().map(tensor -> circuit.tensors().get(tensor).name())
        .collect(Collectors.joining(", "));
    return "the row space of " + (sides.size() == 1 ? names : "(" + names + ")");
  }

  /** Where the entries of Z stand in θ. */
  private int[][] places() {
    int[][] places = new int[rows][];
    int row = 0;
    for (Map.Entry<Integer, Integer> each : sides.entrySet()) {
      Tensor tensor = circuit.tensors().get(each.getKey());
      int stride = 1;
      for (int side = tensor.shape().size() - 1; side > each.getValue(); side--) {
        stride *= tensor.shape().get(side);
      }
      for (int entry = 0; entry < tensor.size(); entry++) {
        if (entry / stride % rank == 0) {
          places[row] = new int[rank];
          for (int i = 0; i < rank; i++) {
            places[row][i] = tensor.first() + entry + i * stride;
          }
          row++;
        }
      }
    }
    return places;
  }

  @Override
  public List<double[]> gradients(PrimeField field, double[] theta) {
    int[][] places = places();
    double[][] z = new double[rows][2 * rows + rank - rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < rank; j++) {
        z[i][j] = theta[places[i][j]];
      }
      z[i][rank + i] = 1;
    }
    if (!eliminate(z, field)) {
      return List.of();
    }
    // d(A⁻¹ B) = A⁻¹ (dB - dA A⁻¹ B)
    List<double[]> gradients = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      for (int j = rows; j < rank; j++) {
        double[] gradient = new double[theta.length];
        for (int k = 0; k < rows; k++) {
          double inverse = z[i][rank + k];
          gradient[places[k][j]] = inverse;
          for (int l = 0; l < rows; l++) {
            gradient[places[k][l]] = field.reduce(-inverse * z[l][j]);
          }
        }
        gradients.add(gradient);
      }
    }
    return gradients;
  }

  /** Makes A the identity, which makes A⁻¹ B of B and A⁻¹ of the identity; false if A has no inverse. */
  private static boolean eliminate(double[][] z, PrimeField field) {
    for (int k = 0; k < z.length; k++) {
      int pivot = k;
      while (pivot < z.length && z[pivot][k] == 0) {
        pivot++;
      }
      if (pivot == z.length) {
        return false;
      }
      double[] row = z[pivot];
      z[pivot] = z[k];
      z[k] = row;
      double inverse = field.invert(row[k]);
      for (int j = 0; j < row.length; j++) {
        row[j] = field.reduce(row[j] * inverse);
      }
      for (int i = 0; i < z.length; i++) {
        double factor = z[i][k];
        for (int j = 0; i != k && factor != 0 && j < row.length; j++) {
          z[i][j] = field.reduce(z[i][j] - factor * row[j]);
        }
      }
    }
    return true;
  }
}
