package lawsweep.atlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lawsweep.export.CsvTable;
import lawsweep.export.JsonTable;
import lawsweep.export.WrittenFile;
import lawsweep.law.LawCount;
import lawsweep.sweep.TableColumn;

/** The networks of an atlas as rows: {@code atlas.csv}, and {@code atlas.json} with an object on each line. */
final class AtlasTable {

  private static final List<TableColumn> COLUMNS = List.of(
      TableColumn.text("sweep"), TableColumn.text("family"), TableColumn.text("network"), TableColumn.text("laws_of"),
      TableColumn.large("parameters"), TableColumn.large("laws"), TableColumn.large("known_laws"),
      TableColumn.counts("survives"), TableColumn.text("verdict"), TableColumn.large("formula"),
      TableColumn.text("standing"), TableColumn.text("family_status"), TableColumn.text("proved"),
      TableColumn.text("first"), TableColumn.text("because"), TableColumn.text("command"));

  private AtlasTable() {}

  /** The rows, in the order of the page. */
  static List<List<Object>> rows(List<Chapter> chapters) {
    List<List<Object>> rows = new ArrayList<>();
    for (Chapter chapter : chapters) {
      for (Family family : chapter.families()) {
        List<String> common = common(family);
        family.lines().forEach(line -> rows.add(row(chapter, family, line, common)));
      }
    }
    return rows;
  }

  /** What all lines of a family say: how sure it is, where it is proved, who found it first; null for nothing. */
  private static List<String> common(Family family) {
    List<String> common = new ArrayList<>(); // With nulls for what is missing.
    common.add(family.status());
    common.add(family.proofs().isEmpty() ? null : String.join("; ", family.proofs()));
    common.add(family.credits().isEmpty() ? null : String.join(". ", family.credits()));
    return common;
  }

  private static List<Object> row(Chapter chapter, Family family, Line line, List<String> common) {
    List<Object> row = new ArrayList<>(); // With nulls for what is missing.
    row.add(chapter.sweep());
    row.add(family.about().title());
    row.add(line.network());
    row.add(line.block().orElse(null));
    row.add(line.parameters());
    row.add(line.laws().orElse(null));
    row.add(line.known().orElse(null));
    row.add(line.count().map(LawCount::certificate).flatMap(c -> c.survives()).orElse(null));
    row.add(line.verdict());
    row.add(line.claimed().orElse(null));
    row.add(line.standing().words());
    row.addAll(common);
    row.add(line.evidence());
    row.add(line.command());
    return row;
  }

  /** Writes the rows as comma-separated values. */
  static void csv(List<List<Object>> rows, Path out) throws IOException {
    WrittenFile.write(out, file -> {
      try (CsvTable table = new CsvTable(Files.newOutputStream(file), COLUMNS)) {
        for (List<Object> row : rows) {
          table.add(row);
        }
        table.finish();
      }
      return file;
    });
  }

  /** Writes the rows as JSON objects, one on each line. */
  static void json(List<List<Object>> rows, Path out) throws IOException {
    WrittenFile.write(out, file -> {
      try (JsonTable table = new JsonTable(Files.newOutputStream(file), COLUMNS)) {
        for (List<Object> row : rows) {
          table.add(row);
        }
        table.finish();
      }
      return file;
    });
  }
}
