package lawsweep.spec;

import java.io.IOException;
import java.util.List;
import lawsweep.spec.NumberFile.NotNumbersException;
import lawsweep.text.FileTrouble;

/** Reads tables of numbers, inline as a list of rows or from a file. */
public final class MatrixReader {

  private final InputFiles files;

  public MatrixReader(InputFiles files) {
    this.files = files;
  }

  /**
   * The numbers of a block: under {@code key}, or in the file that {@code file} names.
   *
   * @param example how to write them inline
   */
  public NumberTable read(SpecKeys keys, String key, String example) throws SpecException {
    if (keys.has("file")) {
      if (keys.has(key)) {
        throw keys.place(key).error("'" + key + "' and 'file' exclude each other", "give one of them");
      }
      return file(keys.require("file", "file: numbers.npy"));
    }
    return inline(key, keys.require(key, example), example);
  }

  /** The numbers of the file that a value names. */
  public NumberTable file(YamlValue value) throws SpecException {
    if (!(value instanceof YamlValue.Text text) || text.text().isBlank()) {
      throw value.place().error("'file' is " + value.shown(), "expected the name of a .npy or CSV file");
    }
    String name = "the file '" + YamlValue.cut(text.text()) + "'";
    try {
      return NumberFile.read(files.read(text.text()));
    } catch (NotNumbersException e) {
      throw text.place().error(name + " cannot be used: " + e.wrong(), e.right());
    } catch (IOException e) {
      throw text.place().error(name + " cannot be read: " + FileTrouble.reason(e),
          "relative names start from the spec's directory");
    } catch (java.nio.file.InvalidPathException e) {
      throw text.place().error(name + " is no path", "expected the name of a .npy or CSV file");
    }
  }

  private static NumberTable inline(String key, YamlValue value, String example) throws SpecException {
    String right = "expected a list of rows of numbers, as in '" + example + "'";
    if (!(value instanceof YamlValue.Items rows) || rows.values().isEmpty()) {
      String shown = value instanceof YamlValue.Items ? "an empty list" : value.shown();
      throw value.place().error("'" + key + "' is " + shown, right);
    }
    int columns = -1;
    double[] values = {};
    int at = 0;
    for (YamlValue row : rows.values()) {
      if (!(row instanceof YamlValue.Items items) || items.values().isEmpty()) {
        throw row.place().error("'" + key + "' holds " + row.shown(), right);
      }
      List<YamlValue> numbers = items.values();
      if (columns < 0) {
        columns = numbers.size();
        values = new double[columns * rows.values().size()];
      } else if (numbers.size() != columns) {
        throw row.place().error("'" + key + "' has a row of " + numbers.size() + " after one of " + columns,
            "expected rows of one length");
      }
      for (YamlValue number : numbers) {
        values[at++] = new Reals(key).one(number);
      }
    }
    return new NumberTable(rows.values().size(), columns, values);
  }
}
