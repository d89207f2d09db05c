package lawsweep.road.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.flow.PhaseMotion;
import lawsweep.circuit.line.Network;
import lawsweep.law.LawCell;
import lawsweep.law.setting.FlowSetting;
import lawsweep.law.setting.Metric;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;

/**
 * A circuit and how it is trained.
 *
 * @param circuit that of a line; for widths that of the line which says the same network
 * @param setting its metrics are one for all tensors, or one for each of the circuit's, in their order
 */
record FlowNetwork(Circuit circuit, FlowSetting setting) {

  /**
   * The network of a cell.
   *
   * @throws IllegalArgumentException if there are not as many metrics as tensors; says how many there are
   * @throws lawsweep.text.SpotException if it is too large for a line
   */
  static FlowNetwork of(LawCell cell) {
    FlowSetting setting = (FlowSetting) cell.setting().orElseThrow();
    if (cell.line().isPresent()) {
      Circuit circuit = cell.line().get().network().circuit();
      check(setting, circuit.tensors().size());
      return new FlowNetwork(circuit, setting);
    }
    Architecture architecture = cell.architecture();
    check(setting, architecture.depth());
    Circuit circuit = Network.of(line(architecture)).circuit();
    return new FlowNetwork(circuit, inOrder(setting, circuit, architecture.depth()));
  }

  /**
   * Checks the number of metrics.
   *
   * @throws IllegalArgumentException if there are not as many as tensors; says how many there are
   */
  static void check(LawCell cell) {
    FlowSetting setting = (FlowSetting) cell.setting().orElseThrow();
    // The circuit of a line is made only where it is needed: records are read often.
    if (setting.metrics().size() > 1) {
      check(setting, cell.line().isPresent() ? cell.line().get().network().circuit().tensors().size()
          : cell.architecture().depth());
    }
  }

  private static void check(FlowSetting setting, int tensors) {
    if (setting.metrics().size() > 1 && setting.metrics().size() != tensors) {
      throw new IllegalArgumentException("expected one metric, or one for each of " + tensors + " tensors, got "
          + setting.metrics().size());
    }
  }

  /** The line that says a network with widths, from the input on: {@code vec 3 > dense 2 bias > relu > dense 1}. */
  static String line(Architecture architecture) {
    List<Integer> widths = new ArrayList<>(architecture.widths());
    Collections.reverse(widths);
    int depth = architecture.depth();
    StringBuilder line = new StringBuilder("vec " + widths.getFirst());
    for (int layer = 1; layer <= depth; layer++) {
      boolean biased = architecture.bias() == Bias.ALL || (architecture.bias() == Bias.HIDDEN && layer < depth);
      line.append(" > dense ").append(widths.get(layer)).append(biased ? " bias" : "")
          .append(architecture.family() == Family.RELU && layer < depth ? " > relu" : "");
    }
    return line.toString();
  }

  /** Metrics from U1, the matrix next to the output, as those of a circuit's tensors; a bias has that of its layer. */
  private static FlowSetting inOrder(FlowSetting setting, Circuit circuit, int depth) {
    if (setting.metrics().size() == 1) {
      return setting;
    }
    List<Metric> metrics = new ArrayList<>();
    int layers = 0;
    for (Tensor tensor : circuit.tensors()) {
      // A matrix, and then the bias of its layer if it has one.
      layers += tensor.shape().size() == 1 ? 0 : 1;
      metrics.add(setting.metric(depth - layers));
    }
    return new FlowSetting(setting.flow(), metrics, setting.form(), setting.damping());
  }

  /** How gradients move a point of phase space. */
  PhaseMotion motion() {
    return PhaseMotion.of(setting, circuit);
  }

  /** A of each tensor. */
  List<Integer> powers() {
    List<Integer> powers = new ArrayList<>();
    for (int tensor = 0; tensor < circuit.tensors().size(); tensor++) {
      powers.add(setting.metric(tensor).power());
    }
    return powers;
  }
}
