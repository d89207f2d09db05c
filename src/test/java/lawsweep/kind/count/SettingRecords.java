package lawsweep.kind.count;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.kernel.ScalarKernels;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.NetLine;
import lawsweep.law.setting.DataLoss;
import lawsweep.law.setting.Flow;
import lawsweep.law.setting.FlowSetting;
import lawsweep.law.setting.Labels;
import lawsweep.law.setting.Metric;
import lawsweep.law.setting.Setting;
import lawsweep.law.setting.SymmetrySetting;
import lawsweep.support.Architectures;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.run.CellAttempt;
import lawsweep.sweep.store.Sweeps;
import lawsweep.work.Limits;
import lawsweep.work.Team;

/** Cells with a setting, and their records. */
public final class SettingRecords {

  private SettingRecords() {}

  /** A small network with widths. */
  static LawCell widths(Setting setting) {
    return new LawCell(Architectures.linear(2, 2, 2), Fields.GENERIC, 77, 1).with(Optional.of(setting));
  }

  /** The network of a line. */
  static LawCell line(String text, Setting setting) {
    NetLine line = new NetLine(text, Map.of());
    return new LawCell(line, line.fields(), 77, 1).with(Optional.of(setting));
  }

  /** What the program counts. */
  static CellRecord counted(LawCell cell) {
    return new CellAttempt(Sweeps.engines(new CountKind(new ScalarKernels(), RoadChoice.AUTO)), Limits.DEFAULT, "here")
        .alone(new CountCell(cell), Team.alone());
  }

  /** A flow with momentum, and data that a group acts on. */
  public static List<CellRecord> all() {
    return List.of(
        counted(widths(new FlowSetting(Flow.MOMENTUM, List.of(Metric.EUCLIDEAN), Optional.empty(), 1))),
        counted(widths(new SymmetrySetting("neg", Labels.INVARIANT, DataLoss.POISSON))));
  }
}
