package lawsweep.benchmarks.gpu;

import java.util.List;
import java.util.Optional;

/**
 * What one H100 or H200 should reach, and what a model of its memory and arithmetic says. Other cards are measured and
 * not judged.
 */
final class Targets {

  private static final List<String> JUDGED = List.of("H100", "H200", "GH200");

  private static final List<Target> ALL = List.of(
      Target.least("elimination 100^11", "0.73 to 0.78", 0.70),
      Target.least("elimination 60^11", "0.55", 0.50),
      Target.most("command 100^11", "2.5 s + 1.5 s of start", 6),
      Target.most("command 150^11", "30 s", 60),
      Target.most("command 160^11", "40 s", 60),
      Target.most("warm 32^11", "0.03 s", 0.15),
      Target.least("brackets 32^11", "1", 0.7),
      Target.least("JVPs 32^11", "1", 0.7),
      Target.least("steps upstairs 2,2", "2e10", 3e9),
      Target.least("steps upstairs 4,3", "2.7e9", 5e8),
      Target.least("steps upstairs 8,3", "1.8e8", 5e7));

  private final boolean judges;

  /**
   * The targets for a card.
   *
   * @param card its name
   */
  Targets(String card, Extent extent) {
    this.judges = extent.judges() && JUDGED.stream().anyMatch(card::contains);
  }

  /** One target. */
  private record Target(String key, String model, double bound, boolean least) {

    static Target least(String key, String model, double bound) {
      return new Target(key, model, bound, true);
    }

    static Target most(String key, String model, double bound) {
      return new Target(key, model, bound, false);
    }

    String shown() {
      return (least ? "≥ " + bound : "≤ " + Figures.seconds(bound)) + " (model " + model + ")";
    }

    boolean isMet(double value) {
      return least ? value >= bound : value <= bound;
    }
  }

  /**
   * A row with a figure and its target.
   *
   * @param key the target's name
   * @param value a share, or seconds
   */
  Row row(String key, String what, String measured, double value) {
    Optional<Target> target = ALL.stream().filter(each -> each.key.equals(key)).findFirst();
    Verdict verdict = target.isEmpty() || !judges ? Verdict.FACT
        : target.get().isMet(value) ? Verdict.OK : Verdict.MISSED;
    return new Row(what, measured, target.map(Target::shown).orElse(""), verdict);
  }
}
