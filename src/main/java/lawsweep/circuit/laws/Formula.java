package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.Tensor;
import lawsweep.residue.PrimeField;

/** Laws as people write them: {@code |l1.W[0,:]|² - |l2.W[:,0]|²}. A colon stands for all indices of a side. */
final class Formula {

  private static final int MOST = 8;

  private final PrimeField field;
  private final List<String> terms = new ArrayList<>();

  private Formula(PrimeField field) {
    this.field = field;
  }

  /** Twice the law where it has squares, the law itself where it is a sum of parameters. */
  static String of(Law law, PrimeField field) {
    Formula formula = new Formula(field);
    for (Law.Part part : law.parts()) {
      formula.squares(part);
      formula.sums(part, law.linear() ? 1 : 2);
    }
    return formula.text();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (String term : terms.subList(0, Math.min(MOST, terms.size()))) {
      boolean minus = term.startsWith("-");
      text.append(text.isEmpty() ? minus ? "-" : "" : minus ? " - " : " + ").append(minus ? term.substring(1) : term);
    }
    return terms.size() > MOST ? text + " + … (" + terms.size() + " terms)" : text.toString();
  }

  private void squares(Law.Part part) {
    Tensor tensor = part.generator().tensor();
    for (Generator.Group group : part.generator().groups()) {
      List<Law.Entry> own =
          part.entries().stream().filter(entry -> entry.group().unknowns() == group.unknowns()).toList();
      if (own.size() == group.size() && own.stream().allMatch(
          entry -> entry.i() == entry.j() && entry.value() == own.getFirst().value())) {
        add(own.getFirst().value(), "|" + tensor.name() + "|²");
        continue;
      }
      for (Law.Entry entry : own) {
        String left = tensor.name() + index(tensor, group, entry.i());
        add(entry.i() == entry.j() ? entry.value() : 2 * entry.value(),
            entry.i() == entry.j() ? "|" + left + "|²" : left + "·" + tensor.name() + index(tensor, group, entry.j()));
      }
    }
  }

  private void sums(Law.Part part, double factor) {
    Sparse shifts = part.shifts();
    Tensor tensor = part.generator().tensor();
    List<Integer> constant = new ArrayList<>();
    int stride = tensor.size();
    for (int side = 0; side < tensor.shape().size(); side++) {
      stride /= tensor.shape().get(side);
      if (constantAlong(shifts, stride, tensor.shape().get(side))) {
        constant.add(side);
      }
    }
    for (int k = 0; k < shifts.size(); k++) {
      String index = index(tensor, shifts.at()[k], constant);
      if (!index.isEmpty() || tensor.shape().isEmpty()) {
        add(factor * shifts.values()[k], (constant.isEmpty() ? "" : "Σ ") + tensor.name() + index);
      }
    }
  }

  private static boolean constantAlong(Sparse shifts, int stride, int extent) {
    if (extent == 1) {
      return false;
    }
    for (int k = 0; k < shifts.size(); k++) {
      int e = shifts.at()[k];
      int first = e - e / stride % extent * stride;
      for (int i = 0; i < extent; i++) {
        if (shifts.get(first + i * stride) != shifts.values()[k]) {
          return false;
        }
      }
    }
    return true;
  }

  /** The index of an entry with colons; empty unless it is the first entry along these sides. */
  private static String index(Tensor tensor, int entry, List<Integer> colons) {
    List<String> parts = new ArrayList<>();
    int left = entry;
    for (int side = tensor.shape().size() - 1; side >= 0; side--) {
      int i = left % tensor.shape().get(side);
      left /= tensor.shape().get(side);
      if (colons.contains(side) && i > 0) {
        return "";
      }
      parts.addFirst(colons.contains(side) ? ":" : String.valueOf(i));
    }
    return parts.isEmpty() ? "" : "[" + String.join(",", parts) + "]";
  }

  private static String index(Tensor tensor, Generator.Group group, int row) {
    List<Integer> colons = new ArrayList<>();
    for (int side = 0; side < tensor.shape().size(); side++) {
      if (!group.letters().contains(side)) {
        colons.add(side);
      }
    }
    return index(tensor, group.entries()[0][row], colons);
  }

  private void add(double value, String what) {
    double residue = field.reduce(value);
    String factor = Fraction.of(residue, field).map(Fraction::toString).orElse(residue + " mod " + field.p());
    terms.add(factor.equals("1") ? what : factor.equals("-1") ? "-" + what : factor + " " + what);
  }
}
