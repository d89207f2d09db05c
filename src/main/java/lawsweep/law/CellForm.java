package lawsweep.law;

import java.util.Optional;
import lawsweep.json.Form;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictObject;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.pattern.Inputs;

/** The cell of a count as keys of JSON, the same in records and in certificates. */
public final class CellForm {

  /** The key of the weights and inputs: there exactly where the fields are data fields. */
  public static final String CHOICE_KEY = "data";

  /** The cell without the sweep's seed, and for data fields without weights and inputs. */
  public static final Form<LawCell> FORM = Form.<LawCell>of()
      .word("family", Family.WORDS, cell -> cell.architecture().family())
      .numbers("widths", cell -> cell.architecture().widths())
      .word("bias", Bias.WORDS, cell -> cell.architecture().bias())
      .word("fields", Fields.WORDS, LawCell::fields)
      .whole("seed", LawCell::seed)
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

  /**
   * Reads a cell, with weights and inputs where the object has them.
   *
   * @throws IllegalArgumentException if there is no such cell, with one line that says why
   */
  public static LawCell read(StrictObject object, long sweepSeed) {
    Architecture architecture = new Architecture(object.word("family", Family.WORDS), object.numbers("widths"),
        object.word("bias", Bias.WORDS));
    return new LawCell(architecture, object.word("fields", Fields.WORDS), sweepSeed, object.integer("seed"),
        choice(object));
  }

  private static Optional<DataChoice> choice(StrictObject object) {
    return object.has(CHOICE_KEY) ? Optional.of(object.object(CHOICE_KEY, CHOICE)) : Optional.empty();
  }

  private static Inputs inputs(StrictObject object) {
    int samples = object.integer("samples");
    String hash = object.text("sha256");
    if (samples < 1) {
      throw new RecordFormatException("expected at least one sample, got " + samples);
    }
    if (!hash.matches("[0-9a-f]{64}")) {
      throw new RecordFormatException("expected 64 hexadecimal digits in 'sha256', got '" + hash + "'");
    }
    return new Inputs(samples, hash, Optional.empty());
  }
}
