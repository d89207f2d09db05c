package lawsweep.law.setting;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A flow that is not the plain gradient flow: with momentum, with a metric, or both.
 *
 * @param flow what moves the weights
 * @param metrics M: one for all tensors, or one for each tensor of a network, from U1 on (for a line, in the order of
 *     its tensors, from the input); all the same are given as one. That there are as many as tensors is checked where
 *     the network is known
 * @param form how momentum goes with a metric; present exactly with momentum and a metric
 * @param damping τ, 0 or 1; 1 without momentum, where it means nothing
 */
public record FlowSetting(Flow flow, List<Metric> metrics, Optional<MomentumForm> form, int damping)
    implements
      Setting {

  /** Checks that it says each setting in one way. */
  public FlowSetting {
    metrics = List.copyOf(metrics);
    boolean metric = metrics.stream().anyMatch(each -> each.power() > 0);
    if (metrics.isEmpty() || (metrics.size() > 1 && metrics.stream().distinct().count() == 1)) {
      throw new IllegalArgumentException("expected one metric, or several that are not all the same, got " + metrics);
    }
    if (flow == Flow.GRADIENT && !metric) {
      throw new IllegalArgumentException("expected no setting for the plain gradient flow");
    }
    if (form.isPresent() != (metric && flow == Flow.MOMENTUM)) {
      throw new IllegalArgumentException("expected a form exactly with momentum and a metric");
    }
    if (damping != 1 && (damping != 0 || flow == Flow.GRADIENT)) {
      throw new IllegalArgumentException("expected a damping of 0 or 1, and 1 without momentum, got " + damping);
    }
  }

  /**
   * A flow, or nothing where it is the plain gradient flow.
   *
   * @param metrics one, or one for each tensor
   * @param form how momentum goes with a metric; dropped where there is none
   */
  public static Optional<FlowSetting> of(Flow flow, List<Metric> metrics, MomentumForm form, int damping) {
    List<Metric> one = metrics.stream().distinct().count() == 1 ? metrics.subList(0, 1) : metrics;
    boolean metric = one.stream().anyMatch(each -> each.power() > 0);
    return flow == Flow.GRADIENT && !metric ? Optional.empty()
        : Optional.of(new FlowSetting(flow, one,
            metric && flow == Flow.MOMENTUM ? Optional.of(form) : Optional.empty(), damping));
  }

  /** The metric of a tensor, 0-based. */
  public Metric metric(int tensor) {
    return metrics.size() == 1 ? metrics.getFirst() : metrics.get(tensor);
  }

  /** The metric, or those of all tensors with commas between them: {@code entropy}, {@code entropy,euclidean}. */
  public String metricLabel() {
    return metrics.stream().map(Metric::label).collect(Collectors.joining(","));
  }

  /** {@code momentum}, {@code gradient_entropy}, {@code momentum_log-euclidean_primal_undamped}. */
  @Override
  public String keyPart() {
    String metric = metrics.stream().allMatch(each -> each.power() == 0) ? ""
        : metrics.stream().map(Metric::label).collect(Collectors.joining("-", "_", ""));
    return flow.label() + metric + form.map(each -> "_" + each.label()).orElse("") + (damping == 0 ? "_undamped" : "");
  }

  @Override
  public String shown() {
    return "flow " + flow.label() + (metrics.equals(List.of(Metric.EUCLIDEAN)) ? "" : ", metric " + metricLabel())
        + form.map(each -> ", form " + each.label()).orElse("")
        + (flow == Flow.MOMENTUM ? ", damping " + damping : "");
  }

  @Override
  public int phases() {
    return flow == Flow.MOMENTUM ? 2 : 1;
  }
}
