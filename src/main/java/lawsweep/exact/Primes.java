package lawsweep.exact;

import java.util.ArrayList;
import java.util.List;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;

/** The primes of a count: uniform among those in [2^22, 2^23), one after the other. */
public final class Primes {

  private final Stream stream;
  private final List<PrimeField> fields = new ArrayList<>();

  /** Primes of a stream of their own. */
  public Primes(Stream stream) {
    this.stream = stream;
  }

  /** Prime number {@code index}, by rejection from the words of sequence {@code index}. */
  public PrimeField get(int index) {
    while (fields.size() <= index) {
      long word = 0;
      int candidate;
      do {
        candidate = PrimeField.MIN + (int) (stream.word(fields.size(), word++) >>> 42);
      } while (!PrimeField.isPrime(candidate));
      fields.add(new PrimeField(candidate));
    }
    return fields.get(index);
  }
}
