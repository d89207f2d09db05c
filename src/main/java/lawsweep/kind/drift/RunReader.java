package lawsweep.kind.drift;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.spec.Choices;
import lawsweep.spec.InputFiles;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecKeys;
import lawsweep.spec.YamlValue;
import lawsweep.sweep.CellFiles;
import lawsweep.sweep.EarlierFiles;
import lawsweep.text.FileTrouble;

/** Reads {@code run: runs/a}, {@code run: {cells: sgd}}, and lists of these. */
final class RunReader {

  private static final String CELLS = "cells";

  private final InputFiles files;
  private final EarlierFiles earlier;

  RunReader(InputFiles files, EarlierFiles earlier) {
    this.files = files;
    this.earlier = earlier;
  }

  /** The runs that a value names, one at least. */
  List<RunSource> read(YamlValue value) throws SpecException {
    List<RunSource> runs = new ArrayList<>();
    if (value instanceof YamlValue.Items items) {
      for (YamlValue item : items.values()) {
        add(item, runs);
      }
    } else {
      add(value, runs);
    }
    if (runs.isEmpty()) {
      throw value.place().error("'run' is an empty list", "expected folders of checkpoints, or {cells: sgd}");
    }
    return List.copyOf(runs);
  }

  private void add(YamlValue value, List<RunSource> runs) throws SpecException {
    List<RunSource> found = switch (value) {
      case YamlValue.Text text when !text.isMissing() && !text.text().isBlank() -> List.of(folder(text));
      case YamlValue.Keys _ -> cells(new SpecKeys("'run'", value, List.of(CELLS)));
      default -> throw value.place().error("'run' is " + value.shown(),
          "expected a folder of checkpoints, or {cells: sgd}, or a list of these");
    };
    for (RunSource run : found) {
      if (runs.contains(run)) {
        throw value.place().error("'run' holds " + run.name() + " twice", "give each once: a repeat is the same cell");
      }
      runs.add(run);
    }
  }

  private RunSource folder(YamlValue.Text text) throws SpecException {
    try {
      return new RunSource.Folder(text.text(), Optional.of(files.place(text.text())));
    } catch (IOException | InvalidPathException e) {
      throw text.place().error("the run '" + YamlValue.cut(text.text()) + "' cannot be found: "
          + (e instanceof IOException trouble ? FileTrouble.reason(trouble) : "it is no path"),
          "relative names start from the spec's directory");
    }
  }

  private List<RunSource> cells(SpecKeys keys) throws SpecException {
    YamlValue value = keys.require(CELLS, CELLS + ": sgd");
    List<CellFiles> left = earlier.all();
    Map<String, String> words = new LinkedHashMap<>();
    left.forEach(each -> words.put(each.word(), each.word()));
    if (words.isEmpty()) {
      throw value.place().error("'cells' is " + value.shown() + ", and no cell of the spec leaves checkpoints",
          "write 'checkpoints: true' in an entry 'dynamics: sgd' of langevin");
    }
    List<String> asked = new Choices<>(CELLS, words).read(value);
    return left.stream().filter(each -> asked.contains(each.word()))
        .<RunSource>map(each -> new RunSource.OfCell(each.cell(), Optional.of(each))).toList();
  }
}
