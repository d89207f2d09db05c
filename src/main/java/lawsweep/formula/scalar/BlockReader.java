package lawsweep.formula.scalar;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import lawsweep.checkpoint.Checkpoint;
import lawsweep.checkpoint.CheckpointException;
import lawsweep.checkpoint.Numbers;
import lawsweep.checkpoint.StoredTensor;
import lawsweep.json.NumberList;

/** Reads the matrices of a block, at one point or many, and takes each to its curve. */
final class BlockReader {

  /** Squares of larger entries would overflow in products. */
  private static final double MOST = 1e60;

  private final Checkpoint file;
  private final ScalarBlock block;
  private final Numbers[] numbers = new Numbers[3];
  private final OptionalLong leading;

  /**
   * Looks for the tensors of a block 1,n_1,n_2,1.
   *
   * @throws CheckpointException if one is missing, or has another shape or type
   */
  BlockReader(Checkpoint file, ScalarBlock block) throws IOException {
    this.file = file;
    this.block = block;
    OptionalLong points = OptionalLong.empty();
    for (int i = 0; i < numbers.length; i++) {
      StoredTensor tensor = tensor(i);
      boolean many = tensor.shape().size() == 3;
      OptionalLong count = many ? OptionalLong.of(tensor.shape().getFirst()) : OptionalLong.empty();
      if (i > 0 && !count.equals(points)) {
        throw new CheckpointException(file.path(), "expected the same number of points in " + block.tensorList()
            + ", got " + said(points) + " in '" + block.tensors().getFirst() + "' and " + said(count) + " in '"
            + tensor.name() + "'");
      }
      points = count;
      numbers[i] = file.numbers(tensor);
    }
    leading = points;
  }

  private static String said(OptionalLong points) {
    return points.isPresent() ? String.valueOf(points.getAsLong()) : "a single one, with no leading axis,";
  }

  /** Whether there is a leading axis. */
  boolean many() {
    return leading.isPresent();
  }

  /**
   * All points, in the order of the file.
   *
   * @throws CheckpointException if numbers are not finite or too large, or the curve of a point has no integrals
   */
  List<CurvePoint> points() throws IOException {
    List<CurvePoint> points = new ArrayList<>();
    for (long at = 0; at < leading.orElse(1); at++) {
      points.add(point(at));
    }
    return points;
  }

  private StoredTensor tensor(int i) {
    String name = block.tensors().get(i);
    List<Integer> shape = block.widths().subList(i, i + 2);
    StoredTensor tensor = file.find(name).orElseThrow(() -> new CheckpointException(file.path(),
        "expected an array '" + name + "' of shape " + NumberList.text(shape) + ", or with a leading axis for many"
            + " points, got none of this name"));
    List<Long> found = tensor.shape();
    int axes = found.size();
    boolean fits = (axes == 2 || (axes == 3 && found.getFirst() > 0))
        && found.get(axes - 2) == shape.get(0).longValue() && found.get(axes - 1) == shape.get(1).longValue();
    if (!fits) {
      throw new CheckpointException(file.path(), "expected '" + name + "' of shape " + NumberList.text(shape)
          + ", or with a leading axis of one point or more, got " + (axes == 0 ? "a single number" : found.toString()));
    }
    if (tensor.numbers().isEmpty() && !tensor.whole()) {
      throw new CheckpointException(file.path(), "expected float64 or other numbers in '" + name + "', got "
          + tensor.type() + "; numpy's .astype(float) makes them");
    }
    return tensor;
  }

  private CurvePoint point(long at) throws IOException {
    List<Integer> widths = block.widths();
    BlockWeights weights =
        new BlockWeights(widths.get(1), widths.get(2), matrix(0, at), matrix(1, at), matrix(2, at));
    Curve curve = Curve.of(weights);
    OptionalDouble twice = curve.twice();
    if (twice.isPresent()) {
      throw new CheckpointException(file.path(), place(at) + "R(x) of " + block.tensorList()
          + " has a double zero, at " + Double.toString(twice.getAsDouble())
          + ", so that integrals to it are infinite: expected balances whose "
          + (2 * Math.min(widths.get(1), widths.get(2)) + 1) + " branch points differ; move the weights a little"
          + " (balanced weights have none that differ)");
    }
    CurvePoint point = curve.point();
    if (!finite(point)) {
      throw new CheckpointException(file.path(), place(at) + "expected numbers of size 1 or so in "
          + block.tensorList() + ", got some whose powers overflow or vanish; scale all of them alike");
    }
    return point;
  }

  private double[] matrix(int i, long at) throws IOException {
    int size = block.widths().get(i) * block.widths().get(i + 1);
    double[] matrix = new double[size];
    numbers[i].read(at * size, matrix, 0, size);
    for (double entry : matrix) {
      if (!(Math.abs(entry) <= MOST)) {
        throw new CheckpointException(file.path(), place(at) + "expected finite numbers of at most 1e60 in '"
            + block.tensors().get(i) + "', got " + entry);
      }
    }
    return matrix;
  }

  private String place(long at) {
    return many() ? "point " + at + " (the first is 0): " : "";
  }

  private static boolean finite(CurvePoint point) {
    double zero = 0;
    for (List<Double> values : List.of(point.h(), point.periods(), point.r())) {
      for (double value : values) {
        // 0 times what is not finite is NaN.
        zero += value * 0;
      }
    }
    return zero == 0;
  }
}
