package lawsweep.atlas;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.circuit.line.Formula;
import lawsweep.kind.count.CountCell;
import lawsweep.law.LawCell;
import lawsweep.sweep.About;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Section;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.ResultReader;

/**
 * The families of one sweep. An entry that says what it is about begins a family; entries without belong to the family
 * before them, or to one that has the sweep's name.
 *
 * @param sweep the sweep's name
 * @param families its families, in the order of the spec
 */
record Chapter(String sweep, List<Family> families) {

  /** Copies the list. */
  Chapter {
    families = List.copyOf(families);
  }

  /**
   * Reads the records of a directory.
   *
   * @param sweep the sweep, as the spec of today words it
   */
  static Chapter of(ResultDirectory directory, Sweep sweep) throws IOException {
    List<Family> families = new ArrayList<>();
    About about = new About(sweep.name(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    List<Line> lines = new ArrayList<>();
    try (ResultReader reader = ResultReader.open(directory)) {
      Optional<CellRecord> next = reader.next();
      for (Section section : sweep.sections()) {
        if (section.about().isPresent()) {
          add(families, about, lines);
          about = section.about().get();
        }
        Optional<Formula> formula = section.about().flatMap(About::laws).map(Formula::of);
        for (int i = section.from(); i < section.from() + section.cells(); i++) {
          Cell cell = sweep.cells().get(i);
          boolean has = next.isPresent() && next.get().cell().equals(cell);
          line(cell, has ? next : Optional.empty(), formula, directory.manifest().method()).ifPresent(lines::add);
          if (has) {
            next = reader.next();
          }
        }
      }
    }
    add(families, about, lines);
    return new Chapter(sweep.name(), families);
  }

  private static void add(List<Family> families, About about, List<Line> lines) {
    if (!lines.isEmpty()) {
      families.add(new Family(about, lines));
      lines.clear();
    }
  }

  /** Cells of other kinds than counts have none. */
  private static Optional<Line> line(Cell cell, Optional<CellRecord> record, Optional<Formula> formula, String method) {
    return CountCell.law(cell).map(law -> Line.of(law, record, formula.map(f -> f.value(names(law))), method));
  }

  private static Map<String, Long> names(LawCell law) {
    return law.line().orElseThrow().over();
  }
}
