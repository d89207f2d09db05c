package lawsweep.road.generators;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.law.Certificate;
import lawsweep.law.LawCell;

/**
 * Everything needed to find the known laws of a line again: the line, and what was found.
 *
 * @param engine version of the rules
 * @param cell the cell, sweep seed included
 * @param kinds how many laws there are of each kind
 * @param left how many of them are left in each setting, by its word
 * @param doubt why it is not proved that all laws are independent, so that N counts generators; empty if it is proved
 * @param fingerprint SHA-256 in hexadecimal over all of it and over what each law is about
 */
record GeneratorsCertificate(
    String engine,
    LawCell cell,
    Map<String, Long> kinds,
    Map<String, Long> left,
    String doubt,
    String fingerprint)
    implements
      Certificate {

  /** Copies the maps; checks that a line says the network. */
  GeneratorsCertificate {
    kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
    left = Collections.unmodifiableMap(new LinkedHashMap<>(left));
    if (cell.line().isEmpty()) {
      throw new IllegalArgumentException("expected a network that a line says, got " + cell.key());
    }
  }

  @Override
  public String method() {
    return GeneratorsRoad.METHOD;
  }

  @Override
  public boolean counts() {
    return false;
  }

  @Override
  public long rank() {
    return 0;
  }

  @Override
  public long knownLaws() {
    return kinds.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public long provenLaws() {
    return knownLaws();
  }

  @Override
  public Optional<Map<String, Long>> knownKinds() {
    return Optional.of(kinds);
  }

  @Override
  public Optional<Map<String, Long>> survives() {
    return Optional.of(left);
  }

  @Override
  public List<Integer> primes() {
    return List.of();
  }
}
