package lawsweep.road.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.ScalarKernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * Parameters that some motions make alike: i and j with e_i - e_j among the sums of given vectors, and those with e_i
 * among them.
 */
final class LikePairs {

  private final PrimeField field;
  private final int[] pivots;
  /** For each parameter what is left of its unit vector, a residue for each parameter that is no pivot. */
  private final List<List<Integer>> rest = new ArrayList<>();

  /**
   * Reduces vectors.
   *
   * @param vectors a row each, of D residues
   * @param watch asked for each parameter
   */
  LikePairs(PrimeField field, Matrix vectors, Watch watch) {
    this.field = field;
    EchelonBasis basis = new EchelonBasis(field, new ScalarKernels(), vectors.columns());
    basis.absorb(vectors, Team.alone(), watch);
    this.pivots = basis.pivots();
    int[] row = new int[vectors.columns()];
    for (int i = 0; i < pivots.length; i++) {
      row[pivots[i]] = i + 1;
    }
    for (int i = 0; i < row.length; i++) {
      rest.add(new ArrayList<>());
    }
    for (int column = 0; column < row.length; column++) {
      watch.ask();
      if (row[column] == 0) {
        add(column, basis, row);
      }
    }
  }

  private void add(int column, EchelonBasis basis, int[] row) {
    double[] unit = new double[row.length];
    unit[column] = 1;
    double[] reduced = basis.reducedTimes(unit);
    for (int i = 0; i < row.length; i++) {
      double value = row[i] > 0 ? -reduced[row[i] - 1] : unit[i];
      rest.get(i).add(field.canonical(field.reduce(value)));
    }
  }

  /** The parameters whose unit vectors are such sums. */
  List<Integer> units() {
    List<Integer> units = new ArrayList<>();
    for (int pivot : pivots) {
      if (rest.get(pivot).stream().allMatch(value -> value == 0)) {
        units.add(pivot);
      }
    }
    units.sort(null);
    return units;
  }

  /**
   * Pairs of parameters that are alike, enough of them that all others follow: in each class the first two with all
   * others.
   *
   * @param asked which parameters are asked about
   */
  List<int[]> pairs(IntPredicate asked) {
    Map<List<Integer>, List<Integer>> classes = new LinkedHashMap<>();
    for (int i = 0; i < rest.size(); i++) {
      if (asked.test(i)) {
        classes.computeIfAbsent(rest.get(i), _ -> new ArrayList<>()).add(i);
      }
    }
    List<int[]> pairs = new ArrayList<>();
    for (List<Integer> alike : classes.values()) {
      for (int i = 0; i < Math.min(2, alike.size()); i++) {
        for (int j = i + 1; j < alike.size(); j++) {
          pairs.add(new int[] {alike.get(i), alike.get(j)});
        }
      }
    }
    return pairs;
  }
}
