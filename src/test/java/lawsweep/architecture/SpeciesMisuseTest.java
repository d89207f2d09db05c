package lawsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.junit.jupiter.api.Test;

/** Every vector species of the program is a constant. */
class SpeciesMisuseTest {

  @Test
  void everySpeciesIsAConstant() throws IOException {
    List<Path> classFiles;
    try (Stream<Path> files = Files.walk(Path.of("target", "classes"))) {
      classFiles = files.filter(file -> file.toString().endsWith(".class")).toList();
    }
    assertFalse(classFiles.isEmpty(), "no classes found");
    List<String> found = new ArrayList<>();
    for (Path file : classFiles) {
      found.addAll(SpeciesMisuse.in(Files.readAllBytes(file)));
    }
    assertEquals(List.of(), found);
  }

  @Test
  void misuseIsFound() throws IOException {
    assertEquals(1, misuses(Parameter.class));
    assertEquals(1, misuses(MutableStatic.class));
    assertEquals(1, misuses(InstanceFinal.class));
    assertEquals(1, misuses(Captured.class));
    assertEquals(0, misuses(Constant.class));
  }

  private static int misuses(Class<?> fixture) throws IOException {
    String file = fixture.getName().substring(fixture.getPackageName().length() + 1) + ".class";
    try (InputStream in = fixture.getResourceAsStream(file)) {
      return SpeciesMisuse.in(in.readAllBytes()).size();
    }
  }

  static final class Parameter {
    static int lanes(int a, VectorSpecies<Double> species) {
      return a + species.length();
    }
  }

  static final class MutableStatic {
    static VectorSpecies<Double> species = DoubleVector.SPECIES_256;
  }

  static final class InstanceFinal {
    final VectorSpecies<?>[] species = {DoubleVector.SPECIES_256};
  }

  static final class Captured {
    static IntUnaryOperator lanes() {
      VectorSpecies<Double> species = DoubleVector.SPECIES_256;
      return i -> i * species.length();
    }
  }

  static final class Constant {
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_256;

    static int lanes() {
      return SPECIES.length();
    }
  }
}
