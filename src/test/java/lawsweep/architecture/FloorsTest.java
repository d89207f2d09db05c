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
      Set.of("field", "random", "env"),
      Set.of("matrix"),
      Set.of("kernel"),
      Set.of("exact", "dense", "network", "gpu"),
      Set.of("lie", "activation"),
      Set.of("law", "langevin"),
      Set.of("symmetric", "data", "adam"),
      Set.of("sweep"),
      Set.of("report", "slurm"),
      Set.of("cli"));

  /** Packages that only one room may use. */
  private static final Map<String, String> ONLY_IN = Map.of(
      "org.duckdb", "report",
      "java.sql", "report",
      "org.graalvm", "report",
      "jcuda", "gpu",
      "picocli", "cli");

  private static final Map<String, Integer> FLOOR_OF = floorOf();

  @Test
  void importsRunDownwards() {
    JavaClasses program = new ClassFileImporter().importPath(Path.of("target", "classes"));
    assertFalse(program.isEmpty(), "no classes found");
    assertEquals("", report(program));
  }

  @Test
  void violationsAreFound() {
    JavaClasses fixtures = new ClassFileImporter().importPackages("lawsweep.matrix.fixture");
    assertEquals(
        """
            lawsweep.matrix.fixture.ImportsUpwards (floor 1) uses lawsweep.law.Verdict (floor 5)
            lawsweep.matrix.fixture.UsesDatabase uses java.sql, which belongs to report""",
        report(fixtures));
  }

  private static String report(Iterable<JavaClass> classes) {
    Set<String> found = new TreeSet<>();
    for (JavaClass from : classes) {
      if (!FLOOR_OF.containsKey(room(from)) && !from.getName().equals(ROOT + ".package-info")) {
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
    ONLY_IN.forEach((library, owner) -> {
      if ((to.getPackageName() + ".").startsWith(library + ".") && !here.equals(owner)) {
        found.add("%s uses %s, which belongs to %s".formatted(from.getName(), library, owner));
      }
    });
  }

  /** {@code law} for {@code lawsweep.law.Verdict}; empty outside the house. */
  private static String room(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.", 3);
    return parts.length > 1 && parts[0].equals(ROOT) ? parts[1] : "";
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
