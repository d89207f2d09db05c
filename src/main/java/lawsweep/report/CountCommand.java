package lawsweep.report;

import lawsweep.law.LawCell;
import lawsweep.network.Bias;

/**
 * The command that counts a cell of a sweep again, by the same method and with the same random numbers. It works under the default
 * limits.
 *
 * @param method the method of the sweep
 */
record CountCommand(String method) {

  /** The command line for a shell. */
  String of(LawCell cell) {
    StringBuilder line = new StringBuilder("lawsweep count --");
    line.append(cell.architecture().family().label()).append(' ').append(cell.architecture().widthsLabel());
    if (cell.architecture().bias() != Bias.NONE) {
      line.append(" --bias ").append(cell.architecture().bias().label());
    }
    if (cell.sweepSeed() != 0) {
      line.append(" --seed ").append(cell.sweepSeed());
    }
    if (cell.seed() != 0) {
      line.append(" --draw ").append(cell.seed());
    }
    if (!method.equals("auto")) {
      line.append(" --method ").append(method);
    }
    return line.toString();
  }
}
