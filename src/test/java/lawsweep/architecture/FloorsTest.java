package lawsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Imports run downwards only, and each outside library has its room. */
class FloorsTest {
  private static final String ROOT = "lawsweep";

  /** The rooms, from floor 0 upwards: the picture in {@code lawsweep/package-info.java}. */
  private static final List<Set<String>> FLOORS = List.of(
      Set.of("circuit", "env", "residue", "text", "work"),
      Set.of("circuit.jet", "circuit.word", "json", "kernel", "network", "parquet", "random", "spec", "symmetry"),
      Set.of("checkpoint", "circuit.line", "dense", "exact", "kernel.vector", "lanes", "law.setting", "pattern",
          "sweep"),
      Set.of("checkpoint.names", "checkpoint.run", "circuit.laws", "circuit.laws.named", "circuit.walk", "cuda",
          "langevin.cell", "law",
          "lie",
          "sweep.log"),
      Set.of("circuit.flow", "circuit.types", "langevin.flock", "langevin.geometry", "langevin.pack",
          "law.grid", "law.known",
          "lie.span", "report.data", "report.paint", "road.circuit", "road.data.span", "road.draws", "road.sign",
          "road.sparse", "sweep.store"),
      Set.of("cli.terminal", "drift.value", "export", "formula", "gpu", "gpu.draws", "langevin.sphere",
          "langevin.state",
          "langevin.statistics",
          "langevin.theory",
          "recast", "road.dense", "road.flow", "road.generators", "road.symmetric", "road.symmetry", "sweep.run"),
      Set.of("drift", "formula.degree", "formula.print", "formula.scalar", "langevin.descent", "langevin.flow",
          "langevin.riemannian", "road.data", "road.entropy",
          "road.theorem", "road.weights", "slurm", "sweep.verify"),
      Set.of("gpu.ensemble", "kind.count", "langevin.dyson"),
      Set.of("langevin.ensemble", "report.drift"),
      Set.of("kind.drift", "kind.simulation"),
      Set.of("library"),
      Set.of("cli.option", "report"),
      Set.of("atlas"),
      Set.of("cli.cluster", "cli.count", "cli.drift", "cli.law", "cli.sweep"),
      Set.of("cli"));

  /** Packages that only some rooms, and those of their wings, may use. */
  private static final Map<String, Set<String>> ONLY_IN = Map.of(
      "org.duckdb", Set.of("report", "export"),
      "java.sql", Set.of("report", "export"),
      "org.graalvm", Set.of("report"),
      "jcuda", Set.of("cuda"),
      "picocli", Set.of("cli"));

  private static final Map<String, Integer> FLOOR_OF = floorOf();

  @Test
  void importsRunDownwards() {
    JavaClasses program = new ClassFileImporter().importPath(Path.of("target", "classes"));
    assertFalse(program.isEmpty(), "no classes found");
    assertEquals("", report(program));
  }

  @Test
  void violationsAreFound() {
    JavaClasses fixtures = new ClassFileImporter().importPackages("lawsweep.residue.fixture");
    assertEquals(
        """
            lawsweep.residue.fixture.ImportsUpwards (floor 0) uses lawsweep.law.Verdict (floor 3)
            lawsweep.residue.fixture.UsesDatabase uses java.sql, which belongs to export, report""",
        report(fixtures));
  }

  private static String report(Iterable<JavaClass> classes) {
    Set<String> found = new TreeSet<>();
    for (JavaClass from : classes) {
      // A wing has no classes of its own, but may say what its rooms have in common.
      if (!FLOOR_OF.containsKey(room(from)) && !from.getSimpleName().equals("package-info")) {
        found.add(from.getName() + " is in a room that the picture does not show");
        continue;
      }
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        check(from, dependency.getTargetClass().getBaseComponentType(), found);
      }
    }
    return String.join("\n", found);
  }

  private static void check(JavaClass from, JavaClass to, Set<String> found) {
    String here = room(from);
    String there = room(to);
    if (FLOOR_OF.containsKey(there) && !there.equals(here) && FLOOR_OF.get(there) >= FLOOR_OF.get(here)) {
      found.add("%s (floor %d) uses %s (floor %d)"
          .formatted(from.getName(), FLOOR_OF.get(here), to.getName(), FLOOR_OF.get(there)));
    }
    ONLY_IN.forEach((library, owners) -> {
      if ((to.getPackageName() + ".").startsWith(library + ".")
          && owners.stream().noneMatch(owner -> (here + ".").startsWith(owner + "."))) {
        found.add("%s uses %s, which belongs to %s".formatted(from.getName(), library,
            String.join(", ", new TreeSet<>(owners))));
      }
    });
  }

  /** {@code road.dense} for {@code lawsweep.road.dense.DenseCounter}, and for its fixtures; empty outside the house. */
  private static String room(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1).replaceFirst("\\.fixture$", "") : "";
  }

  private static Map<String, Integer> floorOf() {
    Map<String, Integer> floors = new HashMap<>();
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      for (String room : FLOORS.get(floor)) {
        floors.put(room, floor);
      }
    }
    return Map.copyOf(floors);
  }
}
