package lawsweep.road.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lawsweep.circuit.line.Network;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.Loss;
import lawsweep.law.NetLine;
import lawsweep.law.Subject;
import lawsweep.law.setting.Flow;
import lawsweep.law.setting.FlowSetting;
import lawsweep.law.setting.Metric;
import lawsweep.law.setting.MomentumForm;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;

/** Cells of flows. */
final class Cells {

  private Cells() {}

  static LawCell momentum(List<Integer> widths) {
    return momentum("linear", widths, "euclidean", "primal", 1);
  }

  static LawCell momentum(String family, List<Integer> widths, String metrics, String form, int damping) {
    return widths(family, widths, setting(Flow.MOMENTUM, metrics, form, damping));
  }

  static LawCell mirror(String family, List<Integer> widths, String metrics) {
    return widths(family, widths, setting(Flow.GRADIENT, metrics, "primal", 1));
  }

  static LawCell momentum(String line, String metrics, int damping) {
    return line(line, setting(Flow.MOMENTUM, metrics, "primal", damping));
  }

  static LawCell dual(String line, String metrics) {
    return line(line, setting(Flow.MOMENTUM, metrics, "dual", 1));
  }

  static LawCell mirror(String line, String metrics) {
    return line(line, setting(Flow.GRADIENT, metrics, "primal", 1));
  }

  private static LawCell line(String text, FlowSetting setting) {
    NetLine line = new NetLine(Network.of(text));
    return new LawCell(line, line.fields(), 0, 0).with(Optional.of(setting));
  }

  private static LawCell widths(String family, List<Integer> widths, FlowSetting setting) {
    Architecture architecture = new Architecture(Family.WORDS.find(family).orElseThrow(), widths, Bias.NONE);
    return new LawCell(new Subject.Widths(architecture, Loss.MSE), Fields.GENERIC, 0, 0, Optional.empty(),
        Optional.of(setting));
  }

  private static FlowSetting setting(Flow flow, String metrics, String form, int damping) {
    List<Metric> list = Arrays.stream(metrics.split(",")).map(word -> Metric.find(word).orElseThrow()).toList();
    return FlowSetting.of(flow, list, MomentumForm.WORDS.find(form).orElseThrow(), damping).orElseThrow();
  }
}
