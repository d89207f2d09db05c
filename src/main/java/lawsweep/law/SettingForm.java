package lawsweep.law;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import lawsweep.json.Form;
import lawsweep.json.Lists;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictObject;
import lawsweep.law.setting.DataLoss;
import lawsweep.law.setting.Flow;
import lawsweep.law.setting.FlowSetting;
import lawsweep.law.setting.Labels;
import lawsweep.law.setting.Metric;
import lawsweep.law.setting.MomentumForm;
import lawsweep.law.setting.Setting;
import lawsweep.law.setting.SymmetrySetting;
import lawsweep.symmetry.GroupText;

/** The setting of a cell as an object of JSON: that of a flow, or that of data with a symmetry. */
final class SettingForm {

  private static final String SYMMETRY = "symmetry";

  private static final Form<FlowSetting> OF_FLOW = Form.<FlowSetting>of()
      .word("flow", Flow.WORDS, FlowSetting::flow)
      .text("metric", FlowSetting::metricLabel)
      .textOrNull("form", setting -> setting.form().map(MomentumForm::label).orElse(""))
      .whole("damping", FlowSetting::damping)
      .make(object -> new FlowSetting(object.word("flow", Flow.WORDS), metrics(object.text("metric")),
          object.isNull("form") ? Optional.empty() : Optional.of(object.word("form", MomentumForm.WORDS)),
          object.integer("damping")));

  private static final Form<SymmetrySetting> OF_SYMMETRY = Form.<SymmetrySetting>of()
      .text(SYMMETRY, SymmetrySetting::group)
      .word("labels", Labels.WORDS, SymmetrySetting::labels)
      .word("loss", DataLoss.WORDS, SymmetrySetting::loss)
      .make(object -> new SymmetrySetting(group(object.text(SYMMETRY)), object.word("labels", Labels.WORDS),
          object.word("loss", DataLoss.WORDS)));

  private SettingForm() {}

  /** Writes the setting of a cell that has one. */
  static void write(JsonGenerator json, LawCell cell, Lists lists) throws IOException {
    switch (cell.setting().orElseThrow()) {
      case FlowSetting flow -> OF_FLOW.write(json, flow, lists);
      case SymmetrySetting symmetry -> OF_SYMMETRY.write(json, symmetry, lists);
    }
  }

  /** The setting at {@link CellForm#SETTING_KEY}; empty where there is no such key. */
  static Optional<Setting> read(StrictObject cell) {
    if (!cell.has(CellForm.SETTING_KEY)) {
      return Optional.empty();
    }
    return Optional.of(cell.hasWithin(CellForm.SETTING_KEY, SYMMETRY)
        ? cell.object(CellForm.SETTING_KEY, OF_SYMMETRY)
        : cell.object(CellForm.SETTING_KEY, OF_FLOW));
  }

  private static String group(String text) {
    String normal = GroupText.normal(text);
    if (!normal.equals(text)) {
      throw new RecordFormatException("expected '" + normal + "' in 'symmetry', got '" + text + "'");
    }
    return text;
  }

  private static List<Metric> metrics(String text) {
    List<Metric> metrics = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      metrics.add(Metric.find(word).orElseThrow(() -> new RecordFormatException(
          "expected " + Metric.EXPECTED + " in 'metric', got '" + word + "'")));
    }
    String normal = metrics.stream().map(Metric::label).collect(Collectors.joining(","));
    if (!normal.equals(text)) {
      throw new RecordFormatException("expected '" + normal + "' in 'metric', got '" + text + "'");
    }
    return metrics;
  }

  /**
   * Adds all {@link SettingColumns} to the form of a record, as what follows from its cell and its certificate.
   *
   * @param cell the cell of a record
   * @param certificate its certificate, if it has one
   */
  static <T> void addColumns(Form.Builder<T> form, Function<T, LawCell> cell,
      Function<T, Optional<Certificate>> certificate) {
    SettingColumns.BEFORE_DAMPING
        .forEach(key -> follows(form, key, value -> SettingColumns.text(key, cell.apply(value))));
    follows(form, SettingColumns.DAMPING, value -> wide(SettingColumns.damping(cell.apply(value))));
    SettingColumns.AFTER_DAMPING
        .forEach(key -> follows(form, key, value -> SettingColumns.text(key, cell.apply(value))));
    follows(form, SettingColumns.PHASE_DIM, value -> SettingColumns.phaseDim(cell.apply(value)));
    follows(form, SettingColumns.TIME_LAWS,
        value -> certificate.apply(value).map(SettingColumns::timeLaws).orElse(null));
  }

  private static Long wide(Integer number) {
    return number == null ? null : number.longValue();
  }

  /** A text or a whole number that follows from the rest; null for nothing. */
  private static <T> void follows(Form.Builder<T> form, String key, Function<T, Object> get) {
    form.follows(key, (json, value) -> write(json, get.apply(value)),
        (object, value) -> check(object, key, get.apply(value)));
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Long number -> json.writeNumber(number);
      default -> json.writeString(value.toString());
    }
  }

  private static void check(StrictObject object, String key, Object expected) {
    if (expected == null || object.isNull(key)) {
      if (expected != null || !object.isNull(key)) {
        throw new RecordFormatException(expected == null ? "expected null in '" + key + "' with this setting"
            : "expected " + expected + " in '" + key + "', got null");
      }
      return;
    }
    object.same(key, expected, expected instanceof Long ? (Object) object.longInteger(key) : object.text(key));
  }
}
