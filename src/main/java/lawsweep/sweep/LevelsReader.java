package lawsweep.sweep;

import lawsweep.spec.SpecException;
import lawsweep.spec.YamlValue;
import lawsweep.work.LevelsWord;

/** Reads the key {@code levels: N|all} of a spec. */
final class LevelsReader {

  static final String KEY = "levels";

  private LevelsReader() {}

  static int read(YamlValue value) throws SpecException {
    return (value instanceof YamlValue.Text text && text.plain() ? LevelsWord.parse(text.text()) : LevelsWord.NONE)
        .orElseThrow(() -> value.place().error("'" + KEY + "' is " + value.shown(), LevelsWord.EXPECTED));
  }
}
