package lawsweep.kind.toy;

import lawsweep.json.Form;
import lawsweep.json.StrictObject;
import lawsweep.sweep.Cell;

/** Asks for the prime factors of a number. */
record PrimeCell(int number, long sweepSeed, int seed) implements Cell {

  static final Form<PrimeCell> FORM = Form.<PrimeCell>of()
      .whole("number", PrimeCell::number)
      .whole("sweep_seed", PrimeCell::sweepSeed)
      .whole("repeat", PrimeCell::seed)
      .make(PrimeCell::read);

  private static PrimeCell read(StrictObject object) {
    return new PrimeCell(object.integer("number"), object.longInteger("sweep_seed"), object.integer("repeat"));
  }

  @Override
  public String key() {
    return "primes_" + number + "_" + seed;
  }

  @Override
  public String family() {
    return "primes";
  }

  @Override
  public long parameters() {
    return 1;
  }
}
