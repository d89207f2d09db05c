package lawsweep.law;

import java.util.Arrays;
import java.util.List;
import lawsweep.network.Family;
import lawsweep.text.Words;

/**
 * Which vector fields span W_0: the gradients of the reparametrisation φ ({@code GENERIC}; papers/000, §2.3), the
 * gradients of the network's outputs at given weights, with real inputs ({@code DATA}; papers/000, Prop. 2.7), the
 * signs of the gradients of φ ({@code ADAM}; papers/001, eq. 13), or the gradients of the network's outputs with
 * rectifiers that are open or shut at will ({@code GATES}). A network that a line of the language says has gates where
 * it has rectifiers, and data fields where it is a chain of these; without rectifiers it has data fields, at generic
 * weights.
 */
public enum Fields {
  GENERIC("generic"),
  DATA("data"),
  ADAM("adam"),
  GATES("gates");

  /** All of them by their labels. */
  public static final Words<Fields> WORDS = Words.of(values(), Fields::label);

  private final String label;

  Fields(String label) {
    this.label = label;
  }

  /** The name used in specs, records and on the command line. */
  public String label() {
    return label;
  }

  /** The fields of a family where nobody says which: its only ones, otherwise the gradients of φ. */
  public static Fields defaultOf(Family family) {
    List<Fields> all = Arrays.stream(values()).filter(fields -> fields.of(family)).toList();
    return all.size() == 1 ? all.getFirst() : GENERIC;
  }

  /** True if networks of a family have such fields. */
  public boolean of(Family family) {
    return switch (this) {
      case GENERIC -> family == Family.LINEAR || family == Family.RELU;
      case DATA -> family.gated() || family.smooth();
      case ADAM -> family == Family.LINEAR || family == Family.ATTENTION;
      case GATES -> false;
    };
  }
}
