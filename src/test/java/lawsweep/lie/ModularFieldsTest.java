package lawsweep.lie;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Circuit;
import lawsweep.network.Family;
import lawsweep.pattern.PatternSet;
import lawsweep.residue.PrimeField;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** Blocks of fields, whatever part of them is asked for, against the fields one by one. */
class ModularFieldsTest {

  private static final PrimeField FIELD = new PrimeField(8388593);

  private static void check(Circuit network, Random random) {
    int size = network.layout().size();
    PatternSet patterns = new PatternSet(network.neurons());
    patterns.add(new long[] {random.nextLong(1L << network.neurons())}, 0);
    ModularFields fields = new ModularFields(network, FIELD);
    fields.at(random.longs(size, -30000, 30000).toArray());
    fields.pattern(patterns, 0);
    int vectors = fields.vectors();
    int all = fields.directions() * vectors;
    int crossed = fields.directions() + vectors - 1;
    int[] parameters = IntStream.range(0, size).filter(_ -> random.nextInt(3) > 0).toArray();
    for (int first = 0; first < all; first++) {
      int count = random.nextInt(1, all - first + 1);
      double[] block = new double[parameters.length * count];
      fields.block(parameters, first, count, block);
      for (int i = 0; i < count; i++) {
        assertSame(fields, parameters, block, count, i, (first + i) / vectors, (first + i) % vectors);
      }
    }
    for (int first = 0; first < crossed; first++) {
      int count = random.nextInt(1, crossed - first + 1);
      double[] block = new double[parameters.length * count];
      fields.cross(parameters, first, count, block);
      for (int i = 0; i < count; i++) {
        int output = Math.max(0, first + i - vectors + 1);
        assertSame(fields, parameters, block, count, i, output, output > 0 ? 0 : first + i);
      }
    }
  }

  private static void assertSame(ModularFields fields, int[] parameters, double[] block, int count, int i, int output,
      int vector) {
    double[] row = new double[fields.theta().length];
    fields.row(output, vector, row);
    for (int j = 0; j < parameters.length; j++) {
      assertEquals(row[parameters[j]], block[j * count + i]);
    }
  }

  @Test
  void blocksAreTheFields() {
    Random random = Seeds.random("blocks", 0);
    for (Bias bias : Bias.values()) {
      for (List<Integer> widths : List.of(List.of(3, 4, 2), List.of(1, 3, 3, 1), List.of(2, 3, 5), List.of(1, 2, 4))) {
        Architecture a = new Architecture(Family.RELU, widths, bias);
        check(new Circuit(a), random);
      }
    }
  }
}
