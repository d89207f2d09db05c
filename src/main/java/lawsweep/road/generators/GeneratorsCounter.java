package lawsweep.road.generators;

import java.util.LinkedHashMap;
import java.util.Map;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.types.Family;
import lawsweep.circuit.types.Setting;
import lawsweep.circuit.types.TypeRefusedException;
import lawsweep.circuit.types.TypedLaws;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.work.OutOfReachException;

/** Finds the known laws of a line by type. */
final class GeneratorsCounter {

  /** The version of the rules; certificates of another version cannot be recomputed. */
  static final String ENGINE = "1";

  /** Why nothing is settled. */
  static final String REASON = "that there are no other laws is not proved at this size";

  private GeneratorsCounter() {}

  /**
   * The laws of a cell, a pure function of it.
   *
   * @throws OutOfReachException if a layer is not understood by type; says which
   */
  static LawCount count(LawCell cell) {
    try {
      return found(cell);
    } catch (TypeRefusedException e) {
      throw new OutOfReachException("its known laws are not found by type: " + e.getMessage());
    }
  }

  private static LawCount found(LawCell cell) {
    Circuit circuit = cell.line().orElseThrow().network().circuit();
    Map<Setting, TypedLaws> found = TypedLaws.inAllSettings(circuit);
    TypedLaws laws = found.get(Setting.PLAIN);
    Map<String, Long> kinds = new LinkedHashMap<>();
    laws.counts().forEach((kind, count) -> kinds.put(kind.word(), count));
    Map<String, Long> survives = survives(found);
    return LawCount.ofKnownLaws(cell.parameters(), REASON, new GeneratorsCertificate(ENGINE, cell, kinds,
        survives, laws.doubt(), fingerprint(cell, laws, survives)));
  }

  /** How many laws are left in each setting but the plain one, by its word. */
  private static Map<String, Long> survives(Map<Setting, TypedLaws> found) {
    Map<String, Long> survives = new LinkedHashMap<>();
    found.forEach((setting, laws) -> {
      if (setting != Setting.PLAIN) {
        survives.put(setting.word(), laws.count());
      }
    });
    return survives;
  }

  private static String fingerprint(LawCell cell, TypedLaws laws, Map<String, Long> survives) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add("generators " + ENGINE + " " + cell.sweepSeed() + " " + cell.key());
    fingerprint.add(cell.line().orElseThrow().text());
    for (Family family : laws.families()) {
      fingerprint.add(family.kind().word() + " " + family.count() + " " + family.linear() + " " + family.text());
    }
    fingerprint.add("doubt " + laws.doubt());
    survives.forEach((setting, count) -> fingerprint.add(setting + " " + count));
    return fingerprint.hex();
  }
}
