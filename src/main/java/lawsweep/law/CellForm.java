package lawsweep.law;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lawsweep.json.Form;
import lawsweep.json.Lists;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictObject;
import lawsweep.law.setting.Setting;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.pattern.Inputs;

/** The cell of a count as keys of JSON, the same in records and in certificates. */
public final class CellForm {

  /** The key of the weights and inputs: there exactly where weights are drawn. */
  public static final String CHOICE_KEY = "data";

  /** The key of the line that says what a network is: there exactly where a line does. */
  public static final String LINE_KEY = "net";

  /** The key of the tensors whose laws a block counts: there exactly with a block. */
  public static final String LAWS_OF_KEY = "laws_of";

  /** The key of the weights that a file gives: there exactly with such. */
  public static final String WEIGHTS_KEY = "weights";

  /** The key of the numbers that were put in the places of a line's names. */
  public static final String OVER_KEY = "over";

  /** A cell with widths, without the sweep's seed, and for data fields without weights and inputs. */
  public static final Form<LawCell> FORM = Form.<LawCell>of()
      .word("family", Family.WORDS, cell -> cell.architecture().family())
      .numbers("widths", cell -> cell.architecture().widths())
      .word("bias", Bias.WORDS, cell -> cell.architecture().bias())
      .word("fields", Fields.WORDS, LawCell::fields)
      .whole("seed", LawCell::seed)
      .writeOnly();

  /** The key of a loss that is not {@link Loss#MSE}: there exactly with such a loss. */
  public static final String LOSS_KEY = "loss";

  /** A cell with widths and a loss of its own, without the sweep's seed. */
  public static final Form<LawCell> WITH_LOSS = Form.<LawCell>of()
      .embed(FORM, cell -> cell)
      .word(LOSS_KEY, Loss.WORDS, LawCell::loss)
      .writeOnly();

  /** A cell whose network a line says, without the sweep's seed. */
  public static final Form<LawCell> LINE = Form.<LawCell>of()
      .followsText("family", cell -> cell.subject().family())
      .text(LINE_KEY, cell -> line(cell).text())
      .word("fields", Fields.WORDS, LawCell::fields)
      .whole("seed", LawCell::seed)
      .writeOnly();

  /** A cell whose network is a block of one that a line says, without the sweep's seed. */
  static final Form<LawCell> BLOCK = Form.<LawCell>of()
      .followsText("family", cell -> cell.subject().family())
      .text(LINE_KEY, cell -> line(cell).text())
      .text(LAWS_OF_KEY, cell -> line(cell).lawsOf().orElseThrow())
      .word("fields", Fields.WORDS, LawCell::fields)
      .whole("seed", LawCell::seed)
      .writeOnly();

  /** Weights from a file. Of the numbers only the hash is written. */
  public static final Form<GivenWeights> WEIGHTS = Form.<GivenWeights>of()
      .text("file", GivenWeights::file)
      .text("names", GivenWeights::names)
      .text("sha256", GivenWeights::sha256)
      .truth("balanced", GivenWeights::balanced)
      .make(CellForm::weights);

  /** A cell whose network is one that a line says at weights from a file, without the sweep's seed. */
  static final Form<LawCell> AT_WEIGHTS = Form.<LawCell>of()
      .followsText("family", cell -> cell.subject().family())
      .text(LINE_KEY, cell -> line(cell).text())
      .object(WEIGHTS_KEY, WEIGHTS, CellForm::givenWeights)
      .word("fields", Fields.WORDS, LawCell::fields)
      .whole("seed", LawCell::seed)
      .writeOnly();

  /** The key of a flow other than the plain one, or of data with a symmetry: there exactly with such a setting. */
  public static final String SETTING_KEY = "setting";

  /** A cell with widths and a setting, without the sweep's seed. */
  static final Form<LawCell> WITH_SETTING = Form.<LawCell>of()
      .embed(FORM, cell -> cell)
      .lists(SETTING_KEY, SettingForm::write)
      .writeOnly();

  /** A cell whose network a line says, with a setting, without the sweep's seed. */
  static final Form<LawCell> LINE_WITH_SETTING = Form.<LawCell>of()
      .embed(LINE, cell -> cell)
      .lists(SETTING_KEY, SettingForm::write)
      .writeOnly();

  private static final Form<Inputs> INPUTS = Form.<Inputs>of()
      .whole("samples", Inputs::samples)
      .text("sha256", Inputs::sha256)
      .make(CellForm::inputs);

  /** At which weights and with which inputs data fields are counted. Of the inputs only the hash is written. */
  public static final Form<DataChoice> CHOICE = Form.<DataChoice>of()
      .whole("draws", DataChoice::draws)
      .whole("first", DataChoice::first)
      .maybe("inputs", INPUTS, DataChoice::inputs)
      .make(object -> new DataChoice(object.integer("draws"), object.integer("first"), object.maybe("inputs", INPUTS)));

  private CellForm() {}

  /** Writes the setting of a cell that has one, as an object. */
  public static void writeSetting(JsonGenerator json, LawCell cell, Lists lists) throws IOException {
    SettingForm.write(json, cell, lists);
  }

  /**
   * Adds the {@link SettingColumns} to the form of a record, as what follows from its cell and its certificate.
   *
   * @param cell the cell of a record
   * @param certificate its certificate, if it has one
   */
  public static <T> void addSettingColumns(Form.Builder<T> form, Function<T, LawCell> cell,
      Function<T, Optional<Certificate>> certificate) {
    SettingForm.addColumns(form, cell, certificate);
  }

  /**
   * Reads a cell, with weights and inputs where the object has them.
   *
   * @throws IllegalArgumentException if there is no such cell, with one line that says why
   */
  public static LawCell read(StrictObject object, long sweepSeed) {
    if (object.has(LINE_KEY)) {
      LawCell cell = new LawCell(line(object),
          object.word("fields", Fields.WORDS), sweepSeed, object.integer("seed"), choice(object),
          SettingForm.read(object));
      checkFields(cell);
      return cell;
    }
    Architecture architecture = new Architecture(object.word("family", Family.WORDS), object.numbers("widths"),
        object.word("bias", Bias.WORDS));
    Optional<Setting> setting = SettingForm.read(object);
    Loss loss = setting.isEmpty() ? loss(object) : Loss.MSE;
    return new LawCell(new Subject.Widths(architecture, loss), object.word("fields", Fields.WORDS), sweepSeed,
        object.integer("seed"), choice(object), setting);
  }

  private static NetLine line(StrictObject object) {
    NetLine line = NetLine.read(object.text(LINE_KEY), lawsOf(object), over(object));
    return object.has(WEIGHTS_KEY) ? line.at(object.object(WEIGHTS_KEY, WEIGHTS)) : line;
  }

  private static Loss loss(StrictObject object) {
    if (!object.has(LOSS_KEY)) {
      return Loss.MSE;
    }
    Loss loss = object.word(LOSS_KEY, Loss.WORDS);
    if (loss == Loss.MSE) {
      throw new RecordFormatException("expected no '" + LOSS_KEY + "' where it is " + loss.label());
    }
    return loss;
  }

  private static Optional<String> lawsOf(StrictObject object) {
    return object.has(LAWS_OF_KEY) ? Optional.of(object.text(LAWS_OF_KEY)) : Optional.empty();
  }

  private static Map<String, Long> over(StrictObject object) {
    return object.has(OVER_KEY) ? object.longs(OVER_KEY) : Map.of();
  }

  private static void checkFields(LawCell cell) {
    if (!cell.subject().has(cell.fields())) {
      throw new RecordFormatException("expected '" + line(cell).fields().label() + "' in 'fields' of this line, got '"
          + cell.fields().label() + "'");
    }
    boolean drawn =
        cell.fields() == Fields.DATA && line(cell).fields() == Fields.GATES && cell.weights().isEmpty();
    if (drawn != cell.data().isPresent()) {
      throw new RecordFormatException("expected '" + CHOICE_KEY + "' exactly with data fields of rectifiers");
    }
  }

  private static NetLine line(LawCell cell) {
    return cell.line().orElseThrow();
  }

  private static Optional<DataChoice> choice(StrictObject object) {
    return object.has(CHOICE_KEY) ? Optional.of(object.object(CHOICE_KEY, CHOICE)) : Optional.empty();
  }

  private static GivenWeights givenWeights(LawCell cell) {
    return cell.weights().orElseThrow();
  }

  private static GivenWeights weights(StrictObject object) {
    return new GivenWeights(object.text("file"), object.text("names"), hash(object), Optional.empty(),
        object.truth("balanced"));
  }

  private static Inputs inputs(StrictObject object) {
    int samples = object.integer("samples");
    String hash = hash(object);
    if (samples < 1) {
      throw new RecordFormatException("expected at least one sample, got " + samples);
    }
    return new Inputs(samples, hash, Optional.empty());
  }

  private static String hash(StrictObject object) {
    String hash = object.text("sha256");
    if (!hash.matches("[0-9a-f]{64}")) {
      throw new RecordFormatException("expected 64 hexadecimal digits in 'sha256', got '" + hash + "'");
    }
    return hash;
  }
}
