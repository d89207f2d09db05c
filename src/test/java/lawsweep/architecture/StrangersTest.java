package lawsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Rooms that must not know each other, whatever their floors: a sweep is of kinds and knows none of them, nor what they
 * are made of; no kind knows another.
 */
class StrangersTest {

  private static final String ROOT = "lawsweep.";

  /** Wings that hold, order and send work, whatever the work is. */
  private static final List<String> GENERIC = List.of("sweep", "slurm", "spec");

  /** What work is made of. */
  private static final List<String> SPECIAL = List.of("kind", "langevin", "law", "network", "pattern", "road");

  @Test
  void strangersStayStrangers() {
    JavaClasses program = new ClassFileImporter().importPath(Path.of("target", "classes"));
    assertFalse(program.isEmpty(), "no classes found");
    assertEquals("", report(program));
  }

  @Test
  void acquaintancesAreFound() {
    JavaClasses fixtures = new ClassFileImporter().importPackages("lawsweep.sweep.fixture", "lawsweep.slurm.fixture",
        "lawsweep.kind.count.fixture");
    assertEquals(
        """
            lawsweep.kind.count.fixture.KnowsAnotherKind knows lawsweep.kind.simulation.SimulationKind
            lawsweep.slurm.fixture.KnowsLaws knows lawsweep.law.Verdict
            lawsweep.sweep.fixture.KnowsAKind knows lawsweep.kind.count.CountKind""",
        report(fixtures));
  }

  private static String report(Iterable<JavaClass> classes) {
    Set<String> found = new TreeSet<>();
    for (JavaClass from : classes) {
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        JavaClass to = dependency.getTargetClass().getBaseComponentType();
        if (strangers(room(from), room(to))) {
          found.add(from.getName() + " knows " + to.getName());
        }
      }
    }
    return String.join("\n", found);
  }

  private static boolean strangers(String from, String to) {
    boolean toSpecial = GENERIC.contains(wing(from)) && SPECIAL.contains(wing(to));
    boolean toOtherKind = wing(from).equals("kind") && wing(to).equals("kind") && !from.equals(to);
    return toSpecial || toOtherKind;
  }

  /** {@code kind} for {@code kind.count}. */
  private static String wing(String room) {
    return room.replaceFirst("\\..*", "");
  }

  /** {@code kind.count} for {@code lawsweep.kind.count.CountKind}, and for its fixtures; empty outside the house. */
  private static String room(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(ROOT) ? name.substring(ROOT.length()).replaceFirst("\\.fixture$", "") : "";
  }
}
