package lawsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.reflect.AccessFlag;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lawsweep.architecture.fixture.ForAll;
import lawsweep.architecture.fixture.ForItsRoom;
import org.junit.jupiter.api.Test;

/**
 * What only one room uses is not public. Used is a class that stands in a class file of another room, be it in a
 * descriptor, or by its full name in a source of another room (constants leave no trace in class files). Tests and
 * benchmarks of other rooms count, since they could not be compiled otherwise.
 */
class VisibilityTest {

  private static final Pattern TYPE_IN_DESCRIPTOR = Pattern.compile("L(lawsweep/[\\w/]+)[$;<]");
  private static final Pattern TYPE_IN_SOURCE = Pattern.compile("\\blawsweep((?:\\.[a-z]\\w*)*)\\.([A-Z]\\w*)");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package lawsweep([\\w.]*);");

  /** What is still there, and why. */
  private static final Map<String, String> STILL_THERE = Map.of();

  @Test
  void whatOneRoomUsesIsNotPublic() {
    Map<String, Set<String>> users = new HashMap<>();
    classFileUsers(House.program(), users);
    classFileUsers(House.tests(), users);
    for (String root : List.of("src/main/java", "src/test/java", "benchmarks/src/main/java")) {
      for (Path file : House.files(Path.of(root), ".java")) {
        sourceUsers(House.text(file), users);
      }
    }
    assertEquals("", House.report(lonely(House.program(), users), STILL_THERE));
  }

  @Test
  void publicClassesOfOneRoomAreFound() {
    List<ClassModel> fixtures =
        List.of(House.classFile(ForAll.class), House.classFile(ForItsRoom.class));
    Map<String, Set<String>> users = new HashMap<>();
    classFileUsers(fixtures, users);
    assertEquals(Set.of("architecture.fixture.ForAll", "architecture.fixture.ForItsRoom"), lonely(fixtures, users));
    sourceUsers("package lawsweep.law;\nimport lawsweep.architecture.fixture.ForAll;\n", users);
    assertEquals(Set.of("architecture.fixture.ForItsRoom"), lonely(fixtures, users));
    classFileUsers(List.of(House.classFile(VisibilityTest.class)), users);
    assertEquals(Set.of(), lonely(fixtures, users));
  }

  /** Public top-level classes that no other room uses. */
  private static Set<String> lonely(Iterable<ClassModel> classes, Map<String, Set<String>> users) {
    Set<String> found = new TreeSet<>();
    for (ClassModel type : classes) {
      String internal = type.thisClass().asInternalName();
      boolean visible = type.flags().has(AccessFlag.PUBLIC) && internal.indexOf('$') < 0;
      if (visible && Set.of(House.room(internal)).containsAll(users.getOrDefault(House.name(internal), Set.of()))) {
        found.add(House.name(internal));
      }
    }
    return found;
  }

  /** Adds the rooms that use a class, to each class. */
  private static void classFileUsers(Iterable<ClassModel> classes, Map<String, Set<String>> users) {
    for (ClassModel type : classes) {
      String room = House.room(type.thisClass().asInternalName());
      for (PoolEntry entry : type.constantPool()) {
        for (String used : used(entry)) {
          users.computeIfAbsent(House.name(used.replaceFirst("\\$.*", "")), key -> new HashSet<>()).add(room);
        }
      }
    }
  }

  private static List<String> used(PoolEntry entry) {
    return switch (entry) {
      case ClassEntry type -> List.of(type.asInternalName());
      case Utf8Entry text -> TYPE_IN_DESCRIPTOR.matcher(text.stringValue()).results().map(m -> m.group(1)).toList();
      default -> List.of();
    };
  }

  private static void sourceUsers(String source, Map<String, Set<String>> users) {
    Matcher head = PACKAGE.matcher(source);
    String room = head.find() ? head.group(1).replaceFirst("^\\.", "") : "";
    TYPE_IN_SOURCE.matcher(source).results()
        .forEach(type -> users.computeIfAbsent((type.group(1) + "." + type.group(2)).substring(1),
            key -> new HashSet<>()).add(room));
  }
}
