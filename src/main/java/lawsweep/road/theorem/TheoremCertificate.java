package lawsweep.road.theorem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.law.Certificate;
import lawsweep.law.LawCell;

/**
 * Everything needed to check a count by a theorem: its network, as a line, says all.
 *
 * @param engine version of the rules
 * @param cell the cell, sweep seed included; a network that a line says
 * @param statement the label of the theorem
 * @param said what it says of the network
 * @param fingerprint SHA-256 in hexadecimal over all of it
 */
record TheoremCertificate(String engine, LawCell cell, String statement, Said said, String fingerprint)
    implements
      Certificate {

  /** Checks that a line says the network. */
  TheoremCertificate {
    if (cell.line().isEmpty()) {
      throw new IllegalArgumentException("expected a network that a line says, got " + cell.key());
    }
  }

  /**
   * What a theorem says of a network, as it is written down.
   *
   * @param rank D less all laws
   * @param kinds the known laws by kind
   * @param others laws that are none of the known ones, by what they are
   * @param checked what was checked of the network's sizes
   * @param formula how the number of laws comes about
   */
  record Said(long rank, Map<String, Long> kinds, Map<String, Long> others, List<String> checked, String formula) {

    /** Copies the maps and the list. */
    Said {
      kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
      others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
      checked = List.copyOf(checked);
    }

    /** That of an instance. */
    static Said of(Instance instance) {
      Map<String, Long> kinds = new LinkedHashMap<>();
      instance.kinds().forEach((kind, number) -> kinds.put(kind.word(), number));
      return new Said(instance.lieDim(), kinds, instance.others(), instance.checked(), instance.formula());
    }

    /** N. */
    long known() {
      return sum(kinds);
    }

    /** N', the others included. */
    long proven() {
      return known() + sum(others);
    }

    private static long sum(Map<String, Long> numbers) {
      return numbers.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  @Override
  public String method() {
    return TheoremRoad.METHOD;
  }

  @Override
  public long rank() {
    return said.rank();
  }

  @Override
  public long knownLaws() {
    return said.known();
  }

  @Override
  public long provenLaws() {
    return said.proven();
  }

  @Override
  public List<Integer> primes() {
    return List.of();
  }

  @Override
  public Optional<Map<String, Long>> knownKinds() {
    return Optional.of(said.kinds());
  }
}
