package lawsweep.road.data.span;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lawsweep.kernel.ScalarKernels;
import lawsweep.lie.ModularFields;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Circuit;
import lawsweep.network.Family;
import lawsweep.pattern.PatternSet;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** Tests of patterns, against the elimination of all their fields one by one. */
class FieldTestsTest {

  private static final PrimeField FIELD = new PrimeField(8388593);

  private static boolean grows(ModularFields fields, Circuit network, int[] columns, List<Integer> in, int pattern,
      PatternSet patterns) {
    RowSpan span = RowSpan.of(FIELD, new ScalarKernels(), columns.length);
    for (int each : in) {
      absorb(fields, network, each, patterns, span);
    }
    int before = span.rank();
    absorb(fields, network, pattern, patterns, span);
    return span.rank() > before;
  }

  private static void absorb(ModularFields fields, Circuit network, int pattern, PatternSet patterns, RowSpan span) {
    double[] row = new double[network.layout().size()];
    fields.pattern(patterns, pattern);
    for (int o = 0; o < fields.directions(); o++) {
      for (int v = 0; v < fields.vectors(); v++) {
        fields.row(o, v, row);
        span.absorb(row);
      }
    }
  }

  private static int check(Circuit network, Random random) {
    int size = network.layout().size();
    int[] columns = IntStream.range(0, size).toArray();
    PatternSet patterns = new PatternSet(network.neurons());
    while (patterns.size() < 20) {
      patterns.add(new long[] {random.nextLong(1L << network.neurons())}, 0);
    }
    ModularFields fields = new ModularFields(network, FIELD);
    fields.at(random.longs(size, -30000, 30000).toArray());
    int rows = fields.directions() * fields.basis();
    VanishingForms forms = new VanishingForms(FIELD, new ScalarKernels(), size, rows);
    FieldTests tests = new FieldTests(network, columns, FIELD, new Stream(3));
    tests.begin(fields.theta(), random.nextLong(1 << 20));
    double[] block = new double[size * rows];
    for (int pattern : List.of(0, 1, 2, 3)) {
      fields.pattern(patterns, pattern);
      fields.block(columns, 0, rows, block);
      forms.absorb(block, 0, rows, rows);
    }
    tests.take(patterns, 0, patterns.size());
    tests.run(forms);
    int outside = 0;
    for (int lane = 0; lane < patterns.size(); lane++) {
      assertEquals(grows(fields, network, columns, List.of(0, 1, 2, 3), lane, patterns), tests.outside(lane));
      outside += tests.outside(lane) ? 1 : 0;
    }
    return outside;
  }

  @Test
  void theyTellWhatEliminationTells() {
    Random random = Seeds.random("tests", 0);
    int in = 0;
    int out = 0;
    for (Circuit network : List.of(
        new Circuit(new Architecture(Family.RELU, List.of(2, 3, 3, 2), Bias.NONE)),
        new Circuit(new Architecture(Family.RELU, List.of(3, 3, 3, 2), Bias.NONE), true),
        new Circuit(new Architecture(Family.RELU, List.of(1, 5, 1), Bias.ALL)),
        new Circuit(new Architecture(Family.RELU, List.of(2, 5, 2), Bias.HIDDEN)),
        new Circuit(new Architecture(Family.RESIDUAL, List.of(2, 3, 2, 3, 2), Bias.NONE)))) {
      for (int turn = 0; turn < 10; turn++) {
        int outside = check(network, random);
        out += outside;
        in += 20 - outside;
      }
    }
    assertTrue(in > 220 && out > 100, in + " in the span, " + out + " outside");
  }
}
