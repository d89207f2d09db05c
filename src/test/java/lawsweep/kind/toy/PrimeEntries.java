package lawsweep.kind.toy;

import java.util.ArrayList;
import java.util.List;
import lawsweep.spec.NumberSet;
import lawsweep.spec.Numbers;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecKeys;
import lawsweep.spec.YamlValue;
import lawsweep.sweep.Entries;

/** The entries {@code primes}: {@code {number: 2..12}}. */
final class PrimeEntries implements Entries<PrimeCell> {

  private final List<Integer> numbers = new ArrayList<>();

  @Override
  public Entry read(YamlValue value) throws SpecException {
    SpecKeys keys = new SpecKeys("a primes entry", value, List.of("number"));
    NumberSet set = new Numbers("number", 2, 1_000_000).set(keys.require("number", "number: 2..12"));
    for (int i = 0; i < set.size(); i++) {
      numbers.add(set.at(i));
    }
    return new Entry(keys.place(), set.size());
  }

  @Override
  public List<PrimeCell> cells(long sweepSeed) {
    return numbers.stream().map(number -> new PrimeCell(number, sweepSeed, 0)).toList();
  }
}
