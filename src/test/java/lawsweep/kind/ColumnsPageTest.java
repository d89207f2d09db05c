package lawsweep.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import lawsweep.kind.simulation.SimulationCell;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Observable;
import lawsweep.spec.SpecException;
import lawsweep.sweep.Cell;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Kind;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.Table;
import lawsweep.sweep.TableColumn;
import org.junit.jupiter.api.Test;

/** The page of columns has every column of every table with its type, and no other; so have observables. */
class ColumnsPageTest {

  private static final Path PAGES = Path.of(System.getProperty("lawsweep.root", "")).resolve("src/site/markdown");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| `([^`]+)` \\| (.+)$");
  private static final Pattern NAMES = Pattern.compile("`([a-zA-Z_]+)`");
  private static final String IDENTITY = "Tables of simulations";

  /** Every dynamics; those of matrices with factors and without. */
  private static final String ALL = """
      name: all
      langevin:
        - {dynamics: upstairs, depth: 2, width: 2, energy: {kind: quadratic}, step: 0.01, time: 1}
        - {dynamics: [gradient-flow, free-energy-flow], depth: 2, width: 2, energy: {kind: quadratic}, time: 1}
        - {dynamics: downstairs, depth: [2, inf], width: 2, scheme: euler, energy: {kind: quadratic}, step: 0.01,
           time: 1}
        - {dynamics: [dyson, sphere], width: 2, step: 0.01, time: 1, initial: {kind: singular-values, values: [2, 1]}}
        - {dynamics: sgd, depth: 2, width: 2, energy: {kind: quadratic}, step: 0.01, time: 1, weight_decay: 1}
      """;

  private static Sweep sweep() throws SpecException {
    return FakeKinds.read("all.yaml", ALL.getBytes(StandardCharsets.UTF_8));
  }

  private static String page(String name) throws IOException {
    return Files.readString(PAGES.resolve(name));
  }

  /** Types by names, from the tables of a section. */
  private static Map<String, String> shown(String heading) throws IOException {
    String page = page("columns.md");
    int start = page.indexOf("# " + heading + "\n");
    assertTrue(start >= 0, heading);
    int end = page.indexOf("\n##", start);
    Map<String, String> shown = new LinkedHashMap<>();
    for (MatchResult row : ROW.matcher(page.substring(start, end)).results().toList()) {
      assertNull(shown.put(row.group(1), row.group(2)), () -> "twice: " + row.group(1));
      assertFalse(row.group(3).isBlank(), row.group(1));
    }
    return shown;
  }

  private static Map<String, String> types(List<TableColumn> columns) {
    Map<String, String> types = new LinkedHashMap<>();
    columns.forEach(column -> types.put(column.key(), column.type()));
    return types;
  }

  @Test
  void cells() throws IOException {
    Map<String, String> types = new TreeMap<>(Map.of("sweep", "VARCHAR", "sweep_seed", "BIGINT"));
    FakeKinds.REAL.all().stream().flatMap(kind -> kind.columns().stream())
        .forEach(column -> types.put(column.key(), column.head().type()));
    assertEquals(types, new TreeMap<>(shown("cells")));
  }

  @Test
  void otherTables() throws IOException, SpecException {
    Sweep sweep = sweep();
    Map<String, String> identity = shown(IDENTITY);
    Set<String> names = new TreeSet<>();
    for (Kind<?, ?> kind : FakeKinds.REAL.all()) {
      for (Table table : kind.tables()) {
        Map<String, String> expected = table.entries().equals("langevin") ? new LinkedHashMap<>(identity)
            : new LinkedHashMap<>();
        expected.putAll(shown(table.name()));
        List<TableColumn> columns = table.of(sweep).columns();
        assertEquals(new ArrayList<>(expected.keySet()), columns.stream().map(TableColumn::key).toList(), table.name());
        assertEquals(expected, types(columns), table.name());
        names.add(table.name());
      }
    }
    assertEquals(Set.of("observables", "averages", "jumps", "densities", "drift"), names);
  }

  /** The page on simulations has every observable that is measured, and no other. */
  @Test
  void observables() throws IOException, SpecException {
    Set<String> measured = new TreeSet<>(Arrays.asList("balance_defect_max", "rank_jump_fraction", "rank_jump_time",
        "NAME_average", "NAME_correlation_time"));
    for (Cell cell : sweep().cells()) {
      LangevinCell langevin = SimulationCell.langevin(cell).orElseThrow();
      langevin.equation().observables(langevin).list().stream().map(Observable::name).forEach(measured::add);
      langevin.equation().observables(langevin).distributed().ifPresent(shown -> {
        measured.add(shown.observable() + "_quantile");
        measured.add(shown.observable() + "_density");
      });
    }
    String page = page("langevin.md");
    String section = page.substring(page.indexOf("\n## Observables\n"));
    Set<String> told = new TreeSet<>();
    section.lines().filter(line -> line.startsWith("| `")).forEach(line -> {
      String others = line.contains("Dyson: `") ? line.substring(line.indexOf("Dyson: `")) : "";
      NAMES.matcher(line.substring(0, line.indexOf(" | ")) + others).results().forEach(name -> told.add(name.group(1)));
    });
    assertEquals(measured, told);
  }
}
