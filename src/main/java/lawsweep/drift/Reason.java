package lawsweep.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lawsweep.checkpoint.run.Optimizer;
import lawsweep.text.Many;

/** Says why laws have the verdict that they have: what the numbers show, and what sources tell of the run. */
final class Reason {

  /** Rounding is spoken of where it makes this part of a drift. */
  private static final double NOTABLE = 0.1;

  /** An angular momentum is 0 up to this part. */
  private static final double KEPT = 1e-6;

  private static final Set<Optimizer> ADAPTIVE = Set.of(Optimizer.ADAM, Optimizer.ADAMW);

  private final Evidence evidence;

  Reason(Evidence evidence) {
    this.evidence = evidence;
  }

  /** The reason for a verdict, in parts with semicolons between. */
  String of(Verdict verdict) {
    List<String> parts = new ArrayList<>(List.of(numbers(verdict)));
    switch (verdict) {
      case ROUNDING, FIRST_ORDER -> {
        // Numbers say it all.
      }
      case DECAY -> decay(parts, "");
      case BROKEN, DRIFTS -> {
        still(parts);
        tied(parts);
        optimizer(parts);
        decay(parts, ", so these laws do not shrink together");
        gradients(parts);
        rounding(parts);
        roundedSteps(parts);
      }
    }
    return String.join("; ", parts);
  }

  /** What the lines of several runs show. */
  static String slope(Fit fit) {
    return "drift is of first order in the learning rate: slope " + digits(fit.slope())
        + fit.slopeSe().stream().mapToObj(error -> " ± " + digits(error)).findFirst().orElse("") + " over "
        + fit.runs().size() + " runs at T = " + digits(fit.time());
  }

  private String numbers(Verdict verdict) {
    CheckpointDrift last = evidence.last();
    return switch (verdict) {
      case ROUNDING -> evidence.floors() == 0 ? "no law moved at all"
          : "no law moved by more than " + digits(evidence.floors()) + " floors of " + stored();
      case FIRST_ORDER -> "h - h_0 is Σ τ² h(g) over all steps to " + digits(last.checks().identity().orElseThrow());
      case DECAY -> "laws shrink together by the factor " + digits(last.decay().orElseThrow())
          + "; divided by it rel falls from " + digits(last.rel().orElseThrow()) + " to "
          + digits(evidence.data().divided().orElseThrow().rel());
      case BROKEN, DRIFTS -> moved(last);
    };
  }

  private static String moved(CheckpointDrift last) {
    return last.index().isEmpty() ? "laws moved by at most " + digits(last.max())
        : "laws move " + percent(last.index().getAsDouble()) + " of what they are made of moves";
  }

  private void still(List<String> parts) {
    if (!evidence.data().still().isEmpty()) {
      parts
          .add(evidence.data().still() + " does not move: no law relates a side that is frozen to one that is trained");
    }
  }

  /** Laws that move by rounding alone hold, tied or not. */
  private void tied(List<String> parts) {
    if (!evidence.data().tied().isEmpty() && !roundedOnly()) {
      parts.add(evidence.data().tied() + ": tied weights keep no law of either alone");
    }
  }

  private void optimizer(List<String> parts) {
    evidence.facts().optimizer().filter(fact -> ADAPTIVE.contains(fact.value()))
        .ifPresent(fact -> parts.add(told("optimizer", fact.value().label(), fact.source())
            + (evidence.data().unseen() ? " rescales each gradient, the rounding errors of one that is 0, too"
                : " rescales each gradient, which keeps no such law")));
    evidence.facts().momentum().filter(fact -> fact.value() > 0)
        .ifPresent(fact -> parts.add(told("momentum", digits(fact.value()), fact.source())));
    evidence.last().checks().angular().filter(angular -> angular.rel() <= KEPT)
        .ifPresent(angular -> parts.add("the angular momentum is kept at 0, to " + digits(angular.rel())
            + " of the product of weights and velocities"));
  }

  private void decay(List<String> parts, String effect) {
    evidence.facts().weightDecay().filter(fact -> fact.value() > 0).ifPresent(fact -> {
      String told = told("weight decay", digits(fact.value()), fact.source());
      if (evidence.decaysInGroups()) {
        parts.add(told + " acts on weights, not on biases and gains" + effect + ": corrected for that, rel is "
            + digits(evidence.data().weightsCorrected().orElseThrow()));
      } else {
        parts.add(told);
        evidence.last().checks().decayCorrected()
            .ifPresent(rel -> parts.add("divided by what that makes of all parameters rel is " + digits(rel)));
      }
    });
  }

  private void gradients(List<String> parts) {
    evidence.last().checks().gradients()
        .ifPresent(ratio -> parts.add("Σ|h - h_0| is " + digits(ratio) + " Σ τ²|g|²"));
  }

  private void rounding(List<String> parts) {
    double floor = evidence.last().floor().orElse(0);
    if (floor > 0 && floor >= NOTABLE * evidence.last().rel().orElse(0)) {
      parts.add("rounding of " + stored() + " alone gives rel " + digits(floor));
    }
  }

  /** Each step rounds what it leaves behind; so many errors add up to some floors that no checkpoint shows alone. */
  private void roundedSteps(List<String> parts) {
    if (roundedOnly()) {
      parts.add("the largest drift is " + digits(evidence.floors()) + " floors of " + stored() + ", and each of "
          + Many.of(steps(), "step") + " rounds, too");
    }
  }

  private boolean roundedOnly() {
    return evidence.floors() <= Evidence.FLOORS * Math.sqrt((double) steps());
  }

  private long steps() {
    return evidence.last().step() - evidence.drifts().getFirst().step();
  }

  private String stored() {
    return String.join(", ", evidence.types().stream().distinct().toList());
  }

  private static String told(String what, String value, String source) {
    return what + " " + value + " (" + source + ")";
  }

  private static String percent(double part) {
    return digits(100 * part) + " %";
  }

  /** Three digits. */
  static String digits(double value) {
    String text = String.format(Locale.ROOT, "%.3g", value);
    return text.contains(".") && !text.contains("e") ? text.replaceFirst("\\.?0+$", "") : text;
  }
}
