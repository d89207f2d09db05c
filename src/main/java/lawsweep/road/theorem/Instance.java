package lawsweep.road.theorem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lawsweep.circuit.laws.LawKind;

/**
 * What a theorem says of one network, at generic parameters. All numbers are exact.
 *
 * @param parameters D
 * @param kinds the independent known laws by kind, as the circuit road tells them apart; kinds without laws left out
 * @param others laws that are none of the known ones, by what they are: {@code the row space of in.U}; empty where the
 *     known laws are all there are
 * @param checked what was checked of the network's sizes, a line each: {@code 1,024 >= 2 tokens}
 * @param formula how the number of laws comes about, in one line: {@code 2 · 12 · L2(768, 768, 64) = 49,920}
 */
public record Instance(
    long parameters,
    SortedMap<LawKind, Long> kinds,
    Map<String, Long> others,
    List<String> checked,
    String formula) {

  /** Copies the lists and maps, and leaves out what has no laws. */
  public Instance {
    SortedMap<LawKind, Long> some = new TreeMap<>(kinds);
    some.values().removeIf(number -> number == 0);
    kinds = Collections.unmodifiableSortedMap(some);
    Map<String, Long> named = new LinkedHashMap<>(others);
    named.values().removeIf(number -> number == 0);
    others = Collections.unmodifiableMap(named);
    checked = List.copyOf(checked);
  }

  /** A network whose laws are the known ones. */
  public static Instance complete(long parameters, Map<LawKind, Long> kinds, String formula, String... checked) {
    return new Instance(parameters, new TreeMap<>(kinds), Map.of(), List.of(checked), formula);
  }

  /** The same with a formula. */
  Instance with(String other) {
    return new Instance(parameters, kinds, others, checked, other);
  }

  /** N. */
  public long knownLaws() {
    return sum(kinds);
  }

  /** All independent laws. */
  public long laws() {
    return knownLaws() + sum(others);
  }

  /** The dimension of the Lie algebra's trace. */
  public long lieDim() {
    return parameters - laws();
  }

  /** Whether the known laws are all there are. */
  public boolean complete() {
    return others.isEmpty();
  }

  private static long sum(Map<?, Long> numbers) {
    return numbers.values().stream().reduce(0L, Math::addExact);
  }
}
