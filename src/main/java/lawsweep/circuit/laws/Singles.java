package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Tensor;
import lawsweep.residue.PrimeField;

/** A law with all its entries written out, over whole numbers. */
final class Singles {

  private final List<Tensor> tensors;
  private final PrimeField field;

  Singles(Circuit circuit, PrimeField field) {
    this.tensors = circuit.tensors();
    this.field = field;
  }

  /** Entries of one tensor, or one of them: ordered as they are written. */
  private record Place(int tensor, int i, int j) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int order = Integer.compare(tensor, other.tensor);
      order = order == 0 ? Integer.compare(i, other.i) : order;
      return order == 0 ? Integer.compare(j, other.j) : order;
    }
  }

  /** The law h, not h / 2: its factors are coprime, the first is positive. */
  SingleLaw of(Law law, LawKind kind) {
    Map<Place, Double> values = new TreeMap<>();
    for (Law.Part part : law.parts()) {
      int tensor = tensors.indexOf(part.generator().tensor());
      for (Law.Entry entry : part.entries()) {
        for (int[] entries : entry.group().entries()) {
          int a = entries[entry.i()];
          int b = entries[entry.j()];
          add(values, new Place(tensor, Math.min(a, b), Math.max(a, b)), a == b ? entry.value() : 2 * entry.value());
        }
      }
      for (int k = 0; k < part.shifts().size(); k++) {
        add(values, new Place(tensor, part.shifts().at()[k], -1), 2 * part.shifts().values()[k]);
      }
    }
    values.values().removeIf(value -> value == 0);
    return whole(values, kind);
  }

  private void add(Map<Place, Double> values, Place place, double value) {
    values.merge(place, field.reduce(value), (a, b) -> field.reduce(a + b));
  }

  private SingleLaw whole(Map<Place, Double> values, LawKind kind) {
    List<Fraction> fractions =
        values.values().stream().map(value -> Fraction.of(value, field).orElseThrow()).toList();
    long below = fractions.stream().mapToLong(Fraction::below).reduce(1, (a, b) -> a / common(a, b) * b);
    long[] whole =
        fractions.stream().mapToLong(each -> Math.multiplyExact(each.above(), below / each.below())).toArray();
    long unit = 0;
    for (long factor : whole) {
      unit = common(Math.abs(factor), unit);
    }
    List<SingleLaw.Part> parts = new ArrayList<>();
    for (Place place : values.keySet()) {
      long factor = whole[parts.size()] / unit * Long.signum(whole[0]);
      parts.add(new SingleLaw.Part(place.tensor, place.i, place.j, factor));
    }
    return new SingleLaw(kind, parts);
  }

  private static long common(long a, long b) {
    return b == 0 ? a : common(b, a % b);
  }
}
