package lawsweep.sweep.grid;

import lawsweep.langevin.cell.LangevinCell;
import lawsweep.law.LawCell;

/** One cell of a sweep, of one of the kinds there are. */
public sealed interface Cell {

  /** A count of conservation laws. */
  record Count(LawCell law) implements Cell {

    @Override
    public String key() {
      return law.key();
    }

    @Override
    public String family() {
      return law.architecture().family().label();
    }

    @Override
    public long sweepSeed() {
      return law.sweepSeed();
    }

    @Override
    public int seed() {
      return law.seed();
    }

    @Override
    public long parameters() {
      return law.architecture().parameters();
    }
  }

  /** A simulation of the deep linear network. */
  record Simulation(LangevinCell langevin) implements Cell {

    /** What stands for the family in records of simulations. */
    public static final String FAMILY = "langevin";

    @Override
    public String key() {
      return langevin.key();
    }

    @Override
    public String family() {
      return FAMILY;
    }

    @Override
    public long sweepSeed() {
      return langevin.sweepSeed();
    }

    @Override
    public int seed() {
      return langevin.seed();
    }

    /** N d² numbers where factors are simulated, d² for an end-to-end matrix, d for eigenvalues and points of a sphere. */
    @Override
    public long parameters() {
      return langevin.equation().moving(langevin);
    }
  }

  /** The cell's key: unique in a sweep, and fit for a file name. */
  String key();

  /** The family of architectures, or {@value Simulation#FAMILY}. */
  String family();

  /** The seed of the sweep. */
  long sweepSeed();

  /** The draw's index. */
  int seed();

  /** D: how many numbers move. */
  long parameters();
}
