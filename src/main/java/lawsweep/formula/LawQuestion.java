package lawsweep.formula;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Tensor;
import lawsweep.law.Subject;
import lawsweep.law.setting.Flow;
import lawsweep.law.setting.FlowSetting;
import lawsweep.law.setting.Metric;
import lawsweep.text.Many;

/**
 * A network and how it is trained, of which laws are asked.
 *
 * @param flow momentum or a metric; empty for the plain gradient flow
 * @param friction what damps momentum; without momentum it means nothing
 * @param decay whether weights decay, at a rate λ(t) that is the same for all of them
 */
public record LawQuestion(Subject subject, Optional<FlowSetting> flow, Friction friction, boolean decay) {

  private static final int MOST_NAMED = 4;

  /** Checks that decay is asked of the plain gradient flow. */
  public LawQuestion {
    if (decay && flow.isPresent()) {
      throw new IllegalArgumentException("expected weight decay with the plain gradient flow");
    }
  }

  /** The plain gradient flow. */
  public LawQuestion(Subject subject) {
    this(subject, Optional.empty(), Friction.CONSTANT, false);
  }

  /**
   * The metric of each tensor of the network's circuit. With widths they are given for U1, U2 and so on, and b_i, which
   * is added to what U_{i+1} gives, has that of U_{i+1}.
   *
   * @throws IllegalArgumentException with one line, if there are several, but not one for each tensor
   */
  public List<Metric> metrics(Circuit circuit) {
    List<Metric> given = flow.map(FlowSetting::metrics).orElse(List.of(Metric.EUCLIDEAN));
    List<Tensor> tensors = circuit.tensors();
    if (given.size() == 1) {
      return tensors.stream().map(_ -> given.getFirst()).toList();
    }
    boolean widths = subject.architecture().isPresent();
    List<Tensor> named = tensors.stream().filter(tensor -> !widths || tensor.shape().size() > 1).toList();
    if (given.size() != named.size()) {
      throw new IllegalArgumentException("expected one metric, or " + Many.of(named.size(), "metric")
          + ", one for each of " + named.stream().map(Tensor::name).limit(MOST_NAMED).collect(Collectors.joining(", "))
          + (named.size() > MOST_NAMED ? " and so on" : "") + ", got " + given.size());
    }
    return tensors.stream().map(tensor -> given.get(named.contains(tensor) ? named.indexOf(tensor)
        : Integer.parseInt(tensor.name().substring(1)))).toList();
  }

  /** Whether velocities are part of laws. */
  public boolean momentum() {
    return flow.filter(setting -> setting.flow() == Flow.MOMENTUM).isPresent();
  }
}
