package lawsweep.road.symmetry;

import java.util.ArrayList;
import java.util.List;
import lawsweep.law.setting.Labels;
import lawsweep.symmetry.GroupModulo;

/**
 * Second moments of data with a symmetry.
 *
 * @param second a basis of those of inputs, n × n, rows after each other
 * @param mixed a basis of those of labels and inputs, outputs × n, rows after each other
 */
record Moments(List<double[]> second, List<double[]> mixed) {

  static Moments of(GroupModulo group, Labels labels, int outputs) {
    return new Moments(group.secondMoments(), switch (labels) {
      case EQUIVARIANT -> group.equivariantMoments();
      case INVARIANT -> rows(group.moments(/* byDeterminant= */ false), outputs);
      case DET -> rows(group.moments(/* byDeterminant= */ true), outputs);
    });
  }

  private static List<double[]> rows(List<double[]> vectors, int outputs) {
    List<double[]> basis = new ArrayList<>();
    for (int o = 0; o < outputs; o++) {
      for (double[] vector : vectors) {
        double[] matrix = new double[outputs * vector.length];
        System.arraycopy(vector, 0, matrix, o * vector.length, vector.length);
        basis.add(matrix);
      }
    }
    return basis;
  }
}
