package lawsweep.architecture;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is too large to be read at a glance: records, lists of parameters, rooms; and rooms say what is in them. */
class SizeTest {

  private static final int MOST_COMPONENTS = 7;
  private static final int MOST_PARAMETERS = 6;
  private static final int MOST_FILES = 36;

  /** Loops over arrays take what they work on as arguments: nothing may be allocated there. */
  private static final Set<String> LOOPS = Set.of("kernel", "kernel.vector", "lanes");

  /** Records that are larger, and why. */
  private static final Map<String, String> LARGE_RECORDS = Map.ofEntries(
      entry("env.Provenance has 9 components",
          "stays: what is written down about a machine, read as one"),
      entry("law.LawCount has 11 components",
          "stays: a form"),
      entry("lie.ChainMatrices has 8 components",
          "stays until circuits: the matrices of a block, layer by layer"),
      entry("road.data.DataCertificate has 10 components",
          "stays: a certificate"),
      entry("road.data.DrawResult has 10 components",
          "stays: part of a certificate"),
      entry("road.data.DrawTally has 8 components",
          "stays: part of a certificate"),
      entry("road.symmetric.FlowCertificate has 8 components",
          "stays: a certificate"),
      entry("road.symmetric.SymmetricCertificate has 9 components",
          "stays: a certificate"),
      entry("slurm.JobOptions has 9 components",
          "stays: the options of one command, each by its name"),
      entry("sweep.CellRecord has 8 components",
          "stays: a form"),
      entry("sweep.run.RunMeter.Reading has 8 components",
          "stays: a reading"),
      entry("sweep.run.RunResult has 9 components",
          "stays: a reading"),
      entry("sweep.run.SweepPlan has 9 components",
          "stays: a reading"),
      entry("sweep.store.SweepStatus has 12 components",
          "stays: a reading"));

  /** Longer lists of parameters, and why. */
  private static final Map<String, String> LONG_LISTS = Map.ofEntries(
      entry("dense.JacobiSweeps.rotate takes 7 parameters",
          "stays: a loop over arrays, each with where to begin"),
      entry("dense.Reflections.fromLeft takes 7 parameters",
          "stays: a loop over arrays, each with where to begin"),
      entry("exact.BlockElimination.update takes 8 parameters",
          "stays: a loop over arrays, each with where to begin"),
      entry("lie.MultidualChains.copy takes 7 parameters",
          "goes with circuits: a loop over arrays"),
      entry("lie.RealLoops.addProduct takes 7 parameters",
          "goes with circuits: a loop over arrays"),
      entry("lie.RealLoops.addTransposedProduct takes 7 parameters",
          "goes with circuits: a loop over arrays"),
      entry("road.data.FloatDraws.result takes 7 parameters",
          "stays: the parts of a DrawResult"),
      entry("road.dense.Filtration.<init> takes 7 parameters",
          "stays: what a trial needs"));

  @TempDir
  Path temporary;

  @Test
  void recordsHaveFewComponents() {
    assertEquals("", House.report(largeRecords(House.program()), LARGE_RECORDS));
  }

  @Test
  void methodsTakeFewParameters() {
    assertEquals("", House.report(longLists(House.program()), LONG_LISTS));
  }

  @Test
  void roomsHaveFewFiles() {
    assertEquals(Set.of(), fullRooms(House.SOURCES.resolve("lawsweep")));
  }

  @Test
  void everyRoomSaysWhatLivesInIt() {
    assertEquals(Set.of(), silentRooms(House.SOURCES.resolve("lawsweep")));
  }

  @Test
  void largeOnesAreFound() {
    List<ClassModel> fixtures = List.of(House.classFile(Large.class), House.classFile(Many.class));
    assertEquals(Set.of("architecture.SizeTest.Large has 8 components"), largeRecords(fixtures));
    assertEquals(Set.of("architecture.SizeTest.Many.<init> takes 7 parameters",
        "architecture.SizeTest.Many.sum takes 7 parameters"), longLists(fixtures));
  }

  @Test
  void fullAndSilentRoomsAreFound() throws IOException {
    for (String room : List.of("full", "wing/full", "fitting")) {
      Path directory = Files.createDirectories(temporary.resolve(room));
      for (int i = room.equals("fitting") ? 1 : 0; i <= MOST_FILES; i++) {
        Files.createFile(directory.resolve("X" + i + ".java"));
      }
    }
    Files.createFile(temporary.resolve("fitting/package-info.java"));
    assertEquals(Set.of("full has 37 files", "wing.full has 37 files"), fullRooms(temporary));
    assertEquals(Set.of("full", "wing.full"), silentRooms(temporary));
  }

  /** Has a component too many. */
  record Large(int a, int b, int c, int d, int e, int f, int g, int h) {}

  /** Has a method and a constructor that take too much. */
  static final class Many {

    final int first;

    Many(int a, int b, int c, int d, int e, int f, int g) {
      this.first = a + b + c + d + e + f + g;
    }

    static int sum(int a, int b, int c, int d, int e, int f, int g) {
      return a + b + c + d + e + f + g;
    }

    int six(int a, int b, int c, int d, int e, int f) {
      return first + a + b + c + d + e + f;
    }
  }

  private static Set<String> largeRecords(Iterable<ClassModel> classes) {
    Set<String> found = new TreeSet<>();
    for (ClassModel type : classes) {
      type.findAttribute(Attributes.record()).map(record -> record.components().size())
          .filter(components -> components > MOST_COMPONENTS)
          .ifPresent(components -> found.add(House.name(type) + " has " + components + " components"));
    }
    return found;
  }

  /** A record's constructor takes its components, which have a rule of their own. */
  private static Set<String> longLists(Iterable<ClassModel> classes) {
    Set<String> found = new TreeSet<>();
    for (ClassModel type : classes) {
      boolean record = type.findAttribute(Attributes.record()).isPresent();
      for (MethodModel method : type.methods()) {
        String name = method.methodName().stringValue();
        int parameters = method.methodTypeSymbol().parameterCount();
        if (parameters > MOST_PARAMETERS && !method.flags().has(AccessFlag.SYNTHETIC)
            && !(record && name.equals("<init>")) && !LOOPS.contains(House.room(type.thisClass().asInternalName()))) {
          found.add(House.name(type) + "." + name + " takes " + parameters + " parameters");
        }
      }
    }
    return found;
  }

  private static Set<String> fullRooms(Path house) {
    Map<String, Integer> files = new TreeMap<>();
    for (Path file : House.files(house, ".java")) {
      files.merge(room(house, file), file.endsWith("package-info.java") ? 0 : 1, Integer::sum);
    }
    Set<String> found = new TreeSet<>();
    files.forEach((room, count) -> {
      if (count > MOST_FILES) {
        found.add(room + " has " + count + " files");
      }
    });
    return found;
  }

  private static Set<String> silentRooms(Path house) {
    Set<String> rooms = new TreeSet<>();
    for (Path file : House.files(house, ".java")) {
      if (!Files.exists(file.resolveSibling("package-info.java"))) {
        rooms.add(room(house, file));
      }
    }
    return rooms;
  }

  private static String room(Path house, Path file) {
    return house.relativize(file.getParent()).toString().replace('/', '.');
  }
}
