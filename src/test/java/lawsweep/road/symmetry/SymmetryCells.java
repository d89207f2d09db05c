package lawsweep.road.symmetry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lawsweep.circuit.line.Network;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.NetLine;
import lawsweep.law.setting.DataLoss;
import lawsweep.law.setting.Labels;
import lawsweep.law.setting.SymmetrySetting;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.symmetry.GroupText;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** Cells with symmetric data, and counts of them. */
final class SymmetryCells {

  private SymmetryCells() {}

  static SymmetrySetting setting(String group, String labels, String loss) {
    return new SymmetrySetting(GroupText.normal(group), Labels.WORDS.find(labels).orElseThrow(),
        DataLoss.WORDS.find(loss).orElseThrow());
  }

  /** A linear network: {@code 3,1,3}. */
  static LawCell widths(String widths, SymmetrySetting setting) {
    List<Integer> list = Arrays.stream(widths.split(",")).map(Integer::valueOf).toList();
    return new LawCell(new Architecture(Family.LINEAR, list, Bias.NONE), Fields.GENERIC, 1, 0)
        .with(Optional.of(setting));
  }

  static LawCell line(String line, SymmetrySetting setting) {
    NetLine net = new NetLine(Network.of(line));
    return new LawCell(net, net.fields(), 1, 0).with(Optional.of(setting));
  }

  /** The network with a power between its layers. */
  static LawCell power(String widths, int power, SymmetrySetting setting) {
    List<Integer> list = Arrays.stream(widths.split(",")).map(Integer::valueOf).toList();
    int q = list.size() - 1;
    String layers = IntStream.rangeClosed(1, q).mapToObj(i -> q - i)
        .map(i -> i == 0 ? "out " + list.get(i) : "dense " + list.get(i) + " > x^" + power)
        .collect(Collectors.joining(" > "));
    return line("vec " + list.get(q) + " > " + layers, setting);
  }

  static LawCount count(LawCell cell) {
    return (cell.line().isPresent() ? SymmetryRoad.ofLines(VectorKernels.hot())
        : SymmetryRoad.ofWidths(VectorKernels.hot())).count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER);
  }
}
