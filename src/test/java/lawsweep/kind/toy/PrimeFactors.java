package lawsweep.kind.toy;

import java.util.List;
import lawsweep.json.Form;
import lawsweep.sweep.Cell;
import lawsweep.sweep.Outcome;

/** The prime factors of a number, in order; several of them may be the same. */
record PrimeFactors(List<Integer> factors) implements Outcome {

  static final Form<PrimeFactors> FORM = Form.<PrimeFactors>of()
      .numbers("factors", PrimeFactors::factors)
      .make(object -> new PrimeFactors(object.numbers("factors")));

  @Override
  public String engine() {
    return "1";
  }

  @Override
  public void check(Cell cell, String method) {
    int product = factors.stream().reduce(1, (a, b) -> a * b);
    if (!(cell instanceof PrimeCell asked) || product != asked.number()) {
      throw new IllegalArgumentException("expected the factors of " + cell.key() + ", got " + factors);
    }
  }
}
