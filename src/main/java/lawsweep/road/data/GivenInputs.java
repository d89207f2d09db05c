package lawsweep.road.data;

import java.util.Arrays;
import lawsweep.lie.ModularBatch;
import lawsweep.network.Circuit;
import lawsweep.pattern.InputPatterns;
import lawsweep.pattern.Inputs;
import lawsweep.pattern.PatternSet;
import lawsweep.residue.PrimeField;
import lawsweep.work.Watch;

/**
 * Inputs from a file, each with its own pattern. An input where the network is not smooth in the weights has no field
 * and is left out.
 */
final class GivenInputs implements DrawInputs {

  private final Circuit network;
  private final Inputs inputs;
  private final Inputs.Numbers numbers;
  private final PatternSet found;
  private final double[] x;
  private int[] pattern = new int[0];

  /**
   * Given inputs.
   *
   * @throws IllegalArgumentException if their numbers are not at hand
   */
  GivenInputs(Circuit network, Inputs inputs) {
    this.network = network;
    this.inputs = inputs;
    this.numbers = inputs.numbers()
        .orElseThrow(() -> new IllegalArgumentException("expected inputs with their numbers, got " + inputs));
    this.found = new PatternSet(network.neurons());
    this.x = new double[numbers.features()];
  }

  @Override
  public void explore(long[] theta, int draw, ModularDraw modulus, Watch watch) {
    found.clear();
    watch.ask();
    pattern = InputPatterns.of(network, theta, inputs, found);
    absorbAll(modulus, watch);
  }

  @Override
  public void absorbAll(ModularDraw modulus, Watch watch) {
    PrimeField field = modulus.field();
    double one = field.reduce((double) numbers.one());
    for (int i = 0; i < pattern.length && !modulus.full(); i++) {
      watch.ask();
      if (pattern[i] >= 0) {
        for (int k = 0; k < x.length; k++) {
          x[k] = field.reduce((double) numbers.values()[i * x.length + k]);
        }
        modulus.absorb(found, pattern[i], x, one, i);
      }
    }
  }

  @Override
  public void prepareBrackets(ModularDraw modulus) {
    PrimeField field = modulus.field();
    int[] raising = modulus.raising();
    int count = modulus.raised();
    int stride = ModularBatch.padded(count);
    int[] chosen = new int[count];
    double[] lanes = new double[x.length * stride];
    double[] constants = new double[stride];
    Arrays.fill(constants, field.reduce((double) numbers.one()));
    for (int l = 0; l < count; l++) {
      chosen[l] = pattern[raising[l]];
      for (int k = 0; k < x.length; k++) {
        lanes[k * stride + l] = field.reduce((double) numbers.values()[raising[l] * x.length + k]);
      }
    }
    modulus.brackets().begin(modulus.theta(), found, chosen, count, lanes, constants);
  }

  @Override
  public PatternSet patterns() {
    return found;
  }

  @Override
  public int used() {
    return found.size();
  }

  @Override
  public boolean exhausted() {
    return true;
  }
}
