package lawsweep.circuit.types;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.laws.SoftmaxPattern;

/** The known laws of a circuit by type: how many there are of each, at any size, without a row for each. */
public final class TypedLaws {

  private final List<Family> families;
  private final String doubt;

  TypedLaws(List<Family> families, String doubt) {
    this.families = List.copyOf(families);
    this.doubt = doubt;
  }

  /**
   * Finds the laws.
   *
   * @throws TypeRefusedException if a step of the circuit is not understood by type; the message says which
   */
  public static TypedLaws of(Circuit circuit, Setting setting) {
    SoftmaxPattern softmax = new SoftmaxPattern(circuit);
    return new Search(circuit, setting, softmax, new Facts(circuit, softmax)).laws();
  }

  /**
   * Finds the laws in all settings. Constants, which may be large, are looked at once.
   *
   * @throws TypeRefusedException if a step of the circuit is not understood by type; the message says which
   */
  public static Map<Setting, TypedLaws> inAllSettings(Circuit circuit) {
    SoftmaxPattern softmax = new SoftmaxPattern(circuit);
    Facts facts = new Facts(circuit, softmax);
    Map<Setting, TypedLaws> laws = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      laws.put(setting, new Search(circuit, setting, softmax, facts).laws());
    }
    return laws;
  }

  /** Laws of one type together, in the order of kinds. */
  public List<Family> families() {
    return families;
  }

  /** How many laws of each kind; kinds without laws are left out. */
  public Map<LawKind, Long> counts() {
    Map<LawKind, Long> counts = new EnumMap<>(LawKind.class);
    families.forEach(family -> counts.merge(family.kind(), family.count(), Math::addExact));
    return counts;
  }

  /** How many laws in all. */
  public long count() {
    return families.stream().mapToLong(Family::count).sum();
  }

  /** Whether it is proved that gradients of all laws are independent at almost all parameters. */
  public boolean independent() {
    return doubt.isEmpty();
  }

  /** Why independence is not proved, in words for users; empty if it is. */
  public String doubt() {
    return doubt;
  }
}
