package lawsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Nothing is decided by the time of day, which may jump: deadlines, limits and intervals go by
 * {@link System#nanoTime}. Only what is written for people and batch systems to read may say when it was made.
 */
class ClockTest {

  private static final Set<String> MAY_SAY_WHEN =
      Set.of("lawsweep.env", "lawsweep.export", "lawsweep.report", "lawsweep.slurm");
  private static final Set<String> CLOCKS = Set.of("java.time.Instant", "java.time.LocalDate",
      "java.time.LocalDateTime", "java.time.OffsetDateTime", "java.time.ZonedDateTime", "java.time.Clock",
      "java.util.Date", "java.util.Calendar", "java.nio.file.attribute.FileTime");

  @Test
  void noClockThatMayJumpIsRead() {
    JavaClasses program = new ClassFileImporter().importPath(Path.of("target", "classes"));
    assertFalse(program.isEmpty(), "no classes found");
    assertEquals("", report(program));
  }

  @Test
  void readingOneIsFound() {
    assertEquals("lawsweep.architecture.ClockTest$Late.late reads the clock of System\n"
        + "lawsweep.architecture.ClockTest$Late.late reads the clock of java.time.Instant",
        report(new ClassFileImporter().importClasses(Late.class)));
  }

  /** Does what is not allowed. */
  static final class Late {

    static boolean late(long deadline) {
      return System.currentTimeMillis() > deadline || java.time.Instant.now().toEpochMilli() > deadline;
    }
  }

  private static String report(Iterable<JavaClass> classes) {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : classes) {
      if (MAY_SAY_WHEN.contains(type.getPackageName())) {
        continue;
      }
      for (JavaCodeUnit unit : type.getCodeUnits()) {
        unit.getMethodCallsFromSelf().forEach(call -> {
          String owner = call.getTargetOwner().getName();
          if (owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis")) {
            found.add(type.getName() + "." + unit.getName() + " reads the clock of System");
          } else if (CLOCKS.contains(owner) && call.getName().equals("now")) {
            found.add(type.getName() + "." + unit.getName() + " reads the clock of " + owner);
          }
        });
      }
    }
    return String.join("\n", found);
  }
}
