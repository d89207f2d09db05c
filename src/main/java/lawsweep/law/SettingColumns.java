package lawsweep.law;

import java.util.List;
import lawsweep.law.setting.Flow;
import lawsweep.law.setting.FlowSetting;
import lawsweep.law.setting.MomentumForm;
import lawsweep.law.setting.Setting;
import lawsweep.law.setting.SymmetrySetting;

/**
 * What tables and records say of a cell's setting beside its object: {@code flow, metric, form, damping, symmetry,
 * labels, loss, phase_dim} and {@code time_laws}. All are empty for plain gradient flow on data without symmetry.
 */
public final class SettingColumns {

  /** The texts, in order. */
  public static final List<String> BEFORE_DAMPING = List.of("flow", "metric", "form");

  /** A whole number. */
  public static final String DAMPING = "damping";

  /** The texts after it, in order. */
  public static final List<String> AFTER_DAMPING = List.of("symmetry", "labels", CellForm.LOSS_KEY);

  /** The dimension of the space in which the flow moves. */
  public static final String PHASE_DIM = "phase_dim";

  /** How many of the laws depend on time. */
  public static final String TIME_LAWS = "time_laws";

  private SettingColumns() {}

  /** A text of {@link #BEFORE_DAMPING} or {@link #AFTER_DAMPING}; null for nothing. */
  public static String text(String key, LawCell cell) {
    return cell.setting().map(setting -> text(key, setting, cell)).orElse(null);
  }

  private static String text(String key, Setting setting, LawCell cell) {
    return switch (setting) {
      case FlowSetting flow -> switch (key) {
        case "flow" -> flow.flow().label();
        case "metric" -> flow.metricLabel();
        case "form" -> flow.form().map(MomentumForm::label).orElse(null);
        case CellForm.LOSS_KEY -> cell.line().isPresent() ? null : cell.loss().label();
        default -> null;
      };
      case SymmetrySetting symmetry -> switch (key) {
        case "symmetry" -> symmetry.group();
        case "labels" -> symmetry.labels().label();
        case CellForm.LOSS_KEY -> symmetry.loss().label();
        default -> null;
      };
    };
  }

  /** τ of a flow with momentum; null for all others. */
  public static Integer damping(LawCell cell) {
    return cell.setting().orElse(null) instanceof FlowSetting flow && flow.flow() == Flow.MOMENTUM ? flow.damping()
        : null;
  }

  /** The dimension of the space in which the flow of a cell with a setting moves; null for other cells. */
  public static Long phaseDim(LawCell cell) {
    return cell.setting().map(setting -> Math.multiplyExact(cell.parameters(), (long) setting.phases())).orElse(null);
  }

  /** How many of the laws of a cell with a setting depend on time; null where nobody asked. */
  public static Long timeLaws(Certificate certificate) {
    return certificate.cell().setting().isEmpty() ? null : certificate.timeLaws().orElse(null);
  }
}
