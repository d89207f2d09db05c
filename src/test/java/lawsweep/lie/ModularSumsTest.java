package lawsweep.lie;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import lawsweep.network.Bias;
import lawsweep.network.Circuit;
import lawsweep.network.Family;
import lawsweep.pattern.PatternSearchTest;
import lawsweep.pattern.PatternSet;
import lawsweep.residue.PrimeField;
import org.junit.jupiter.api.Test;

/** Sums of so many products of large residues that they would not be exact if they were not reduced on the way. */
class ModularSumsTest {

  private static final int TERMS = 1501;
  private static final long LARGE = 4_194_295;
  private static final long PRIME = 8_388_593;

  @Test
  void manyInputs() {
    Circuit network = PatternSearchTest.network(Family.RELU, Bias.NONE, 1, 1, TERMS);
    PatternSet patterns = new PatternSet(1);
    patterns.add(new long[] {1}, 0);
    ModularBatch batch = new ModularBatch(network, new PrimeField((int) PRIME));
    int lanes = ModularBatch.padded(1);
    batch.resize(lanes, 0);
    batch.gate(0, patterns, 0);
    double[] theta = new double[network.layout().size()];
    double[] x = new double[TERMS * lanes];
    Arrays.fill(theta, LARGE);
    for (int k = 0; k < TERMS; k++) {
      x[k * lanes] = LARGE;
    }
    double[] w = new double[lanes];
    w[0] = 1;
    double[] out = new double[theta.length];
    batch.compute(0, theta, x, new double[lanes], w, out);
    int outer = network.steps().get(1).weights();
    int inner = network.steps().get(0).weights();
    assertEquals(TERMS * LARGE * LARGE % PRIME, Math.floorMod((long) out[outer], PRIME));
    assertEquals(LARGE * LARGE % PRIME, Math.floorMod((long) out[inner + TERMS / 2], PRIME));
  }
}
