package lawsweep.road.draws;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCell;
import lawsweep.network.Architecture;

/**
 * The inputs that are drawn for each draw of a smooth network's weights where no file gives any: normal numbers, each
 * input's times the next of {@link #scales}.
 *
 * @param first how many are drawn at first
 * @param most how many they become at most, by doubling
 */
public record DrawnInputs(int first, int most) {

  private static final int SMALLEST_BATCH = 8;
  /** How often they are doubled at most. */
  public static final int MOST_DOUBLINGS = 5;
  private static final List<Integer> SCALES = List.of(1, 2, 3, 5);

  /** Those of a cell; empty if its inputs come from a file, or are all there are. */
  public static Optional<DrawnInputs> of(LawCell cell) {
    Architecture a = cell.architecture();
    boolean drawn = a.family().smooth() && cell.data().flatMap(DataChoice::inputs).isEmpty();
    int directions = cell.loss().circuit(a).directions();
    return drawn && directions > 0
        ? Optional.of(of(Math.toIntExact(a.parameters() - cell.loss().still(a)), directions))
        : Optional.empty();
  }

  /**
   * Those of a network: as many as have a field for each parameter, and a few more.
   *
   * @param parameters those that move
   * @param directions how many weights of outputs are independent
   */
  public static DrawnInputs of(int parameters, int directions) {
    int first = parameters / directions + SMALLEST_BATCH;
    return new DrawnInputs(first, Math.multiplyExact(first, 1 << MOST_DOUBLINGS));
  }

  /** What the numbers of an input are multiplied by, given its place among a draw's. */
  public static double scale(int input) {
    return SCALES.get(input % SCALES.size());
  }

  /** The scales in turn, for people: {@code 1, 2, 3, 5}. */
  public static String scales() {
    return SCALES.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
