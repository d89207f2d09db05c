package lawsweep.formula.scalar;

import java.util.ArrayList;
import java.util.List;

/**
 * The laws of one block at the points of a file.
 *
 * @param many whether the file has a leading axis; if not, there is one point
 */
record BlockValues(ScalarBlock block, boolean many, List<CurvePoint> points) {

  BlockValues {
    points = List.copyOf(points);
  }

  /**
   * h with whole periods taken off, so that each point is as near as it can be to the one before: on a curve of the
   * flow all are equal, however far apart its points are, and along a path of small changes it is continuous.
   */
  List<List<Double>> continuous() {
    List<List<Double>> result = new ArrayList<>();
    double[] before = array(points.getFirst().h());
    for (CurvePoint point : points) {
      before = new PeriodLattice(point.periods(), before.length).near(array(point.h()), before);
      List<Double> list = new ArrayList<>();
      for (double value : before) {
        list.add(value);
      }
      result.add(list);
    }
    return result;
  }

  private static double[] array(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
