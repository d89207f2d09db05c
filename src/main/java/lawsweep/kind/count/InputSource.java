package lawsweep.kind.count;

import java.util.Map;
import java.util.Optional;
import lawsweep.spec.InputFiles;
import lawsweep.spec.MatrixReader;
import lawsweep.spec.SpecException;
import lawsweep.spec.YamlValue;
import lawsweep.sweep.Remembered;

/**
 * Where the inputs come from that entries name.
 *
 * @param files the files
 * @param rule what their numbers mean
 * @param remembered what records tell of files that are gone
 */
record InputSource(InputFiles files, InputRule rule, Map<String, Remembered> remembered) {

  /** The inputs in the file that a value names. */
  InputMatrix matrix(YamlValue file) throws SpecException {
    Optional<Remembered> gone = file instanceof YamlValue.Text name
        ? Optional.ofNullable(remembered.get(name.text()))
        : Optional.empty();
    if (gone.isPresent()) {
      return new InputMatrix(gone.get());
    }
    return rule.matrix(new MatrixReader(files).file(file)).orElseThrow(
        () -> file.place().error("the inputs cannot be used", "expected numbers from -2^31 to 2^31"));
  }
}
