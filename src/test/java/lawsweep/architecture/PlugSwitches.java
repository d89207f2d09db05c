package lawsweep.architecture;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds {@code switch} over plugs. The compiler leaves two traces of one: an array {@code $SwitchMap$…} that is read
 * for an enum, and a call of {@code SwitchBootstraps} for patterns.
 */
final class PlugSwitches {

  private static final String MAP = "$SwitchMap$";
  private static final String PATTERNS = "Ljava/lang/runtime/SwitchBootstraps;";

  /** The types, and the room that may switch over each. */
  private final Map<Class<?>, String> plugs;

  PlugSwitches(Map<Class<?>, String> plugs) {
    this.plugs = plugs;
  }

  /** {@code room.Class switches over room.Plug (times)}, nested classes counted with the outermost one. */
  Set<String> in(Iterable<ClassModel> classes) {
    Map<String, Integer> times = new TreeMap<>();
    for (ClassModel type : classes) {
      String internal = type.thisClass().asInternalName();
      for (Class<?> plug : switches(type)) {
        if (!House.room(internal).equals(plugs.get(plug))) {
          times.merge(House.name(internal.replaceFirst("\\$.*", "")) + " switches over " + name(plug), 1, Integer::sum);
        }
      }
    }
    return times.entrySet().stream().map(found -> found.getKey() + " (" + found.getValue() + ")")
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(Class<?> type) {
    return House.name(type.getName().replace('.', '/'));
  }

  private List<Class<?>> switches(ClassModel type) {
    List<Class<?>> found = new ArrayList<>();
    for (MethodModel method : type.methods()) {
      method.code().ifPresent(code -> code.forEach(element -> found.addAll(at(type, element))));
    }
    return found;
  }

  private Set<Class<?>> at(ClassModel type, CodeElement element) {
    return switch (element) {
      case FieldInstruction field when field.opcode() == Opcode.GETSTATIC
          && !field.owner().equals(type.thisClass()) ->
        plugs(plug -> field.name().equalsString(MAP + plug.getName().replace('.', '$')));
      case InvokeDynamicInstruction call when call.bootstrapMethod().owner().descriptorString().equals(PATTERNS) -> {
        List<Class<?>> types = types(call);
        yield plugs(plug -> types.stream().anyMatch(plug::isAssignableFrom));
      }
      default -> Set.of();
    };
  }

  private Set<Class<?>> plugs(Predicate<Class<?>> wanted) {
    return plugs.keySet().stream().filter(wanted).collect(Collectors.toSet());
  }

  /** The type that is switched over, and those of the cases. */
  private static List<Class<?>> types(InvokeDynamicInstruction call) {
    List<Class<?>> types = new ArrayList<>(List.of(type(call.typeSymbol().parameterType(0))));
    for (ConstantDesc label : call.bootstrapArgs()) {
      if (label instanceof ClassDesc desc) {
        types.add(type(desc));
      }
    }
    return types;
  }

  private static Class<?> type(ClassDesc desc) {
    try {
      return desc.resolveConstantDesc(MethodHandles.lookup());
    } catch (IllegalAccessException e) {
      return Object.class; // hidden in another room: no plug is
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
