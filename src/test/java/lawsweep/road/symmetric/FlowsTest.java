package lawsweep.road.symmetric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.network.ParameterLayout;
import lawsweep.support.Architectures;
import lawsweep.support.NaiveElimination;
import lawsweep.support.Seeds;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Section 10 of the proof: with all weights 1 the gradients of paths are their indicators, and span the flows. */
class FlowsTest {

  @RepeatedTest(60)
  void pathsSpanTheFlows(RepetitionInfo info) {
    Random random = Seeds.random("flows", info.getCurrentRepetition());
    Architecture a = Architectures.random(random, Family.RELU, 4, 4);
    Paths paths = new Paths(a);
    LawCount count = new SymmetricCounter(new VectorKernels())
        .count(new LawCell(a, Fields.GENERIC, 0, 0), Limits.DEFAULT, Team.alone(), Stop.NEVER);
    assertEquals(NaiveElimination.rank(8_388_593, paths.indicators()), count.lieDim(), () -> Seeds.note(a));
    assertEquals(Verdict.COMPLETE, count.verdict());
    assertEquals(a.hiddenNeurons(), count.laws());
  }

  /** All paths of a network, from an input or a bias to an output. */
  private static final class Paths {

    private final Architecture a;
    private final ParameterLayout layout;
    private final List<long[]> found = new ArrayList<>();

    Paths(Architecture a) {
      this.a = a;
      this.layout = new ParameterLayout(a);
      for (int neuron = 0; neuron < a.width(a.depth()); neuron++) {
        follow(a.depth(), neuron, new long[layout.size()]);
      }
      for (int layer = 0; layer < a.depth(); layer++) {
        for (int neuron = 0; layout.hasBias(layer) && neuron < a.width(layer); neuron++) {
          long[] path = new long[layout.size()];
          path[layout.bias(layer) + neuron] = 1;
          follow(layer, neuron, path);
        }
      }
    }

    private void follow(int layer, int neuron, long[] path) {
      if (layer == 0) {
        found.add(path);
        return;
      }
      for (int next = 0; next < a.width(layer - 1); next++) {
        long[] longer = path.clone();
        longer[layout.weights(layer) + next * a.width(layer) + neuron] = 1;
        follow(layer - 1, next, longer);
      }
    }

    long[][] indicators() {
      return found.toArray(long[][]::new);
    }
  }
}
