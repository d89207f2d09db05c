package lawsweep.law.grid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import lawsweep.law.setting.SettingWords;
import lawsweep.spec.InputFiles;
import lawsweep.spec.SpecException;
import lawsweep.spec.YamlValue;
import lawsweep.symmetry.GroupText;
import lawsweep.text.FileTrouble;

/** Reads the group of data with a symmetry: a word, generators in a text, or a file of them. */
final class GroupReader {

  private final InputFiles files;

  GroupReader(InputFiles files) {
    this.files = files;
  }

  /** The group in its normal form. */
  String read(YamlValue.Text group) throws SpecException {
    if (GroupText.isWord(group.text()) || group.text().startsWith("[")) {
      try {
        return GroupText.normal(group.text());
      } catch (IllegalArgumentException e) {
        throw group.place().error("'" + SettingWords.SYMMETRY + "' cannot be used", e.getMessage());
      }
    }
    String name = "the file '" + YamlValue.cut(group.text()) + "'";
    try {
      return GroupText.ofFile(new String(files.read(group.text()), StandardCharsets.UTF_8));
    } catch (InvalidPathException e) {
      throw group.place().error(name + " is no path", "expected " + GroupText.EXPECTED);
    } catch (IllegalArgumentException e) {
      throw group.place().error(name + " cannot be used", e.getMessage());
    } catch (IOException e) {
      throw group.place().error(name + " cannot be read: " + FileTrouble.reason(e),
          "expected " + GroupText.EXPECTED);
    }
  }
}
