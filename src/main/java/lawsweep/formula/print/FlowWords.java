package lawsweep.formula.print;

import java.util.Optional;
import java.util.stream.Collectors;
import lawsweep.formula.Friction;
import lawsweep.formula.LawQuestion;
import lawsweep.law.setting.FlowSetting;
import lawsweep.law.setting.Metric;
import lawsweep.law.setting.MomentumForm;

/** A flow that is not the plain gradient flow, in words. */
final class FlowWords {

  private FlowWords() {}

  /** One line; empty for the plain gradient flow. */
  static Optional<String> of(LawQuestion question) {
    if (question.decay()) {
      return Optional.of("gradient flow with weight decay, theta' = -grad L - lambda(t) theta");
    }
    return question.flow().map(flow -> question.momentum() ? momentum(flow, question.friction())
        : "theta' = -M grad L, M = " + metrics(flow));
  }

  private static String momentum(FlowSetting flow, Friction friction) {
    String damping = friction == Friction.NONE ? "" : " + " + switch (friction) {
      case NONE, ONE -> "";
      case CONSTANT -> "tau ";
      case NESTEROV -> "(3/t) ";
    };
    String equation = flow.form().isEmpty() ? "theta''" + damp(damping, "theta'") + " = -grad L"
        : flow.form().get() == MomentumForm.PRIMAL
            ? "theta''" + damp(damping, "theta'") + " = -M grad L, M = " + metrics(flow)
            : "eta''" + damp(damping, "eta'") + " = -grad L, eta' = theta' / M, M = " + metrics(flow);
    return equation + "; v.X is the velocity of X";
  }

  private static String damp(String damping, String velocity) {
    return damping.isEmpty() ? "" : damping + velocity;
  }

  private static String metrics(FlowSetting flow) {
    return flow.metrics().stream().map(Metric::power)
        .map(power -> power == 0 ? "1" : power == 1 ? "diag(theta)" : "diag(theta^" + power + ")")
        .collect(Collectors.joining(", ")) + (flow.metrics().size() > 1 ? ", one for each tensor" : "");
  }
}
