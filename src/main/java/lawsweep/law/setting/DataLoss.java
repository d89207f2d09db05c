package lawsweep.law.setting;

import lawsweep.text.Words;

/**
 * What outputs z are compared with labels y by where data have a symmetry: the powers (z - y)^2, …, (z - y)^8, or
 * e^z - y z. Summed over outputs.
 */
public enum DataLoss {
  MSE("mse", 2),
  POWER_4("power-4", 4),
  POWER_6("power-6", 6),
  POWER_8("power-8", 8),
  POISSON("poisson", 0);

  /** All of them by their labels. */
  public static final Words<DataLoss> WORDS = Words.of(values(), DataLoss::label);

  private final String label;
  private final int power;

  DataLoss(String label, int power) {
    this.label = label;
    this.power = power;
  }

  /** The name used in specs, records and on the command line. */
  public String label() {
    return label;
  }

  /** The power of z - y; 0 for the loss that is no power. */
  public int power() {
    return power;
  }
}
