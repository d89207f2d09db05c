package lawsweep.road.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For which widths the closed form of rotations is a theorem. */
class RotationCountTest {

  /** A scalar box is two consecutive layers of width 1 with two or more wider ones between them. */
  @ParameterizedTest
  @CsvSource(delimiter = ' ', value = {"2,2 true", "1,2,1 true", "1,2,2,1 false", "1,1,1,1,1 true", "3,1,2,1,3 true",
      "3,1,2,5,1,3 false", "1,2,1,2,2,1 false", "1,2,1,2,1 true", "2,2,2,2,1 true", "1,3,3,3,3 true"})
  void boxesAreOpen(String widths, boolean proved) {
    assertEquals(proved, RotationCount.isProved(Stream.of(widths.split(",")).map(Integer::valueOf).toList()), widths);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ' ', value = {"2,3,2 3", "1,9,2 33", "1,5,1 14", "1,1,1 0"})
  void layersCount(String widths, long laws) {
    List<Integer> list = Stream.of(widths.split(",")).map(Integer::valueOf).toList();
    assertEquals(laws, RotationCount.of(list));
  }
}
