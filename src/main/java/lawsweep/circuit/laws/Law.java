package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import lawsweep.residue.PrimeField;

/**
 * One solution of all equations: a law.
 *
 * @param parts what it does to each tensor that it moves
 */
record Law(List<Part> parts) {

  /**
   * What a law does to one tensor.
   *
   * @param entries of symmetric matrices, each with i ≥ j
   * @param shifts constants, by entry of the tensor
   */
  record Part(Generator generator, List<Entry> entries, Sparse shifts) {}

  /** An entry of the symmetric matrix on some sides of a tensor. */
  record Entry(Generator.Group group, int i, int j, double value) {}

  /**
   * Reads a solution.
   *
   * @param values of all unknowns
   */
  static Law of(Sparse values, List<Generator> generators, PrimeField field) {
    List<Part> parts = new ArrayList<>();
    int next = 0;
    for (Generator generator : generators) {
      List<Matrices> matrices = new ArrayList<>();
      for (Generator.Group group : generator.groups()) {
        Matrices own = new Matrices(group);
        int end = group.unknowns() + group.count();
        for (; next < values.size() && values.at()[next] < end; next++) {
          own.put(values.at()[next] - group.unknowns(), values.values()[next]);
        }
        matrices.add(own);
      }
      List<Entry> entries = entries(matrices, field);
      int first = next;
      int end = generator.shifts() + generator.tensor().size();
      while (next < values.size() && values.at()[next] < end) {
        next++;
      }
      if (!entries.isEmpty() || next > first) {
        parts.add(new Part(generator, entries, shifts(values, first, next, generator.shifts())));
      }
    }
    return new Law(parts);
  }

  /** Multiples of the identity belong to all groups; they go where the fewest entries are left. */
  private static List<Entry> entries(List<Matrices> matrices, PrimeField field) {
    List<Entry> entries = new ArrayList<>();
    for (Matrices each : matrices.subList(Math.min(1, matrices.size()), matrices.size())) {
      double moved = each.commonest();
      each.shift(field.reduce(-moved), field);
      matrices.getFirst().shift(moved, field);
    }
    matrices.forEach(each -> each.addTo(entries));
    return entries;
  }

  /** The same law with residues of another field; empty if some factor is no small fraction. */
  Optional<Law> in(PrimeField other, PrimeField field) {
    List<Part> moved = new ArrayList<>();
    for (Part part : parts) {
      List<Entry> entries = new ArrayList<>();
      for (Entry entry : part.entries) {
        Optional<Fraction> value = Fraction.of(entry.value, field);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        entries.add(new Entry(entry.group, entry.i, entry.j, value.get().residue(other)));
      }
      double[] shifts = new double[part.shifts.size()];
      for (int k = 0; k < shifts.length; k++) {
        Optional<Fraction> value = Fraction.of(part.shifts.values()[k], field);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        shifts[k] = value.get().residue(other);
      }
      moved.add(new Part(part.generator, entries, new Sparse(part.shifts.at(), shifts)));
    }
    return Optional.of(new Law(moved));
  }

  /** The matrix of one group. */
  private static final class Matrices {

    private final Generator.Group group;
    private final Map<Integer, Double> values = new TreeMap<>();

    Matrices(Generator.Group group) {
      this.group = group;
    }

    void put(int place, double value) {
      values.put(place, value);
    }

    private static int diagonal(int i) {
      return i * (i + 3) / 2;
    }

    /** What stands on the diagonal most often. */
    double commonest() {
      Map<Double, Integer> counts = new TreeMap<>();
      double best = 0;
      int most = 0;
      for (int i = 0; i < group.size(); i++) {
        double value = values.getOrDefault(diagonal(i), 0.0);
        int count = counts.merge(value, 1, Integer::sum);
        if (count > most) {
          most = count;
          best = value;
        }
      }
      return best;
    }

    void shift(double by, PrimeField field) {
      for (int i = 0; i < group.size() && by != 0; i++) {
        double value = field.reduce(values.getOrDefault(diagonal(i), 0.0) + by);
        if (value == 0) {
          values.remove(diagonal(i));
        } else {
          values.put(diagonal(i), value);
        }
      }
    }

    void addTo(List<Entry> entries) {
      int i = 0;
      for (Map.Entry<Integer, Double> each : values.entrySet()) {
        while ((i + 1) * (i + 2) / 2 <= each.getKey()) {
          i++;
        }
        entries.add(new Entry(group, i, each.getKey() - i * (i + 1) / 2, each.getValue()));
      }
    }
  }

  private static Sparse shifts(Sparse values, int first, int end, int offset) {
    int[] at = new int[end - first];
    double[] out = new double[at.length];
    for (int k = first; k < end; k++) {
      at[k - first] = values.at()[k] - offset;
      out[k - first] = values.values()[k];
    }
    return new Sparse(at, out);
  }

  /** Whether it is a sum of parameters. */
  boolean linear() {
    return parts.stream().allMatch(part -> part.entries().isEmpty());
  }

  /** Whether it is a sum of squares with factors of one sign. */
  boolean definite() {
    int signs = 0;
    for (Part part : parts) {
      for (Entry entry : part.entries()) {
        if (entry.i() != entry.j()) {
          return false;
        }
        signs |= entry.value() > 0 ? 1 : 2;
      }
    }
    return signs < 3;
  }

  /** The layers whose tensors it moves. */
  TreeSet<String> layers() {
    TreeSet<String> layers = new TreeSet<>();
    for (Part part : parts) {
      String name = part.generator().tensor().name();
      layers.add(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
    }
    return layers;
  }

  /** The letters of these tensors. */
  TreeSet<String> letters() {
    TreeSet<String> letters = new TreeSet<>();
    for (Part part : parts) {
      String name = part.generator().tensor().name();
      letters.add(name.substring(name.lastIndexOf('.') + 1));
    }
    return letters;
  }
}
