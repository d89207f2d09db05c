package lawsweep.architecture;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds vector species that the compiler cannot treat as constants: parameters (captured by lambdas included) and
 * fields that are not static final. Code that uses such a species boxes every vector and is slower than a plain loop.
 */
final class SpeciesMisuse {
  private static final String SPECIES = "Ljdk/incubator/vector/VectorSpecies;";

  private SpeciesMisuse() {}

  /** One line for each misuse in the class file. */
  static List<String> in(byte[] classFile) {
    ClassModel model = ClassFile.of().parse(classFile);
    String name = model.thisClass().asInternalName().replace('/', '.');
    List<String> found = new ArrayList<>();
    for (MethodModel method : model.methods()) {
      boolean takesSpecies =
          method.methodTypeSymbol().parameterList().stream().anyMatch(p -> p.descriptorString().endsWith(SPECIES));
      if (takesSpecies) {
        found.add(name + "." + method.methodName().stringValue() + ": species as a parameter");
      }
    }
    for (FieldModel field : model.fields()) {
      boolean constant = field.flags().has(AccessFlag.STATIC) && field.flags().has(AccessFlag.FINAL);
      if (field.fieldType().stringValue().endsWith(SPECIES) && !constant) {
        found.add(name + "." + field.fieldName().stringValue() + ": species in a field that is not static final");
      }
    }
    return found;
  }
}
