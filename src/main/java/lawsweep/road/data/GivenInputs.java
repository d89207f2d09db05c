package lawsweep.road.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import lawsweep.lie.ModularBatch;
import lawsweep.network.Circuit;
import lawsweep.pattern.InputPatterns;
import lawsweep.pattern.Inputs;
import lawsweep.pattern.PatternSet;
import lawsweep.residue.DyadicResidues;
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
  private final Map<Integer, DyadicResidues> moduli = new HashMap<>();
  private int[] pattern = new int[0];

  /**
   * Given inputs.
   *
   * @throws IllegalArgumentException if their numbers are not at hand
   */
  GivenInputs(Circuit network, Inputs inputs) {
    this.network = network;
    this.inputs = inputs;
    this.numbers = inputs.known();
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
    DyadicResidues residues = residues(modulus.field());
    double one = residues.of(numbers.one());
    for (int i = 0; i < pattern.length && !modulus.full(); i++) {
      watch.ask();
      if (pattern[i] >= 0) {
        for (int k = 0; k < x.length; k++) {
          x[k] = residues.of(numbers.values()[i * x.length + k]);
        }
        modulus.absorb(found, pattern[i], x, one, i);
      }
    }
  }

  @Override
  public void prepareBrackets(ModularDraw modulus) {
    DyadicResidues residues = residues(modulus.field());
    int[] raising = modulus.raising();
    int count = modulus.raised();
    int stride = ModularBatch.padded(count);
    int[] chosen = new int[count];
    double[] lanes = new double[x.length * stride];
    double[] constants = new double[stride];
    Arrays.fill(constants, residues.of(numbers.one()));
    for (int l = 0; l < count; l++) {
      chosen[l] = pattern[raising[l]];
      for (int k = 0; k < x.length; k++) {
        lanes[k * stride + l] = residues.of(numbers.values()[raising[l] * x.length + k]);
      }
    }
    modulus.brackets().begin(modulus.theta(), found, chosen, count, lanes, constants);
  }

  private DyadicResidues residues(PrimeField field) {
    return moduli.computeIfAbsent(field.p(), p -> new DyadicResidues(field));
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
