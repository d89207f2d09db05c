package lawsweep.road.symmetric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.support.Architectures;
import lawsweep.support.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The proposition of the proof: the Lie algebra's trace at the whole symmetric point is everything that the known
 * laws' gradients leave. Found by the exact engine, which knows nothing of blocks.
 */
class SymmetricPointTest {

  private final CoreCounter counter = new CoreCounter(new VectorKernels());

  @ParameterizedTest
  @ValueSource(strings = {"2,2,2", "1,2,2,2", "1,4,4,2", "1,8,8,2", "1,3,2,2", "2,5,5,3", "3,8,8,8,2", "2,1,3,4,3,1,2",
      "4,9,7,3", "1,1,2,3", "5,5,5,5,5,5", "2,3,4,5,6,5", "7,2,7,2,7", "1,2,3,4,5,4,3,2", "2,6,6,6,2"})
  void isReached(String widths) {
    check(Architectures.linear(Architectures.widths(widths).toArray(Integer[]::new)));
  }

  static Stream<Architecture> random() {
    Random random = Seeds.random("symmetric point", 0);
    return Stream.generate(() -> Architectures.random(random, Family.LINEAR, 5, 6)).limit(150);
  }

  @ParameterizedTest
  @MethodSource("random")
  void isReachedByRandomNetworks(Architecture a) {
    check(a);
  }

  private void check(Architecture a) {
    ReducedWidths reduced = ReducedWidths.of(a);
    List<Tree> all = new ArrayList<>();
    for (Tree type : Forest.of(reduced.widths()).orElseThrow()) {
      all.addAll(Collections.nCopies((int) type.multiplicity(), type));
    }
    SparsePoint point = new SparsePoint(a.depth(), all);
    assertEquals(reduced.widths(), point.widths());
    assertEquals(reduced.dimension(), counter.whole(point, List.of(), 0, () -> {}).core().rank(),
        () -> Seeds.note(a.widths()));
  }
}
