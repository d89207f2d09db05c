package lawsweep.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Parts of tensors that are summed, in order; parts of one tensor that lie beside each other become one. */
final class CutList {

  private final List<Part> parts = new ArrayList<>();

  /**
   * What is summed.
   *
   * @param factor in front of it, positive
   * @param cuts one whose entries are squared or summed, or two whose entries are multiplied
   */
  private record Part(long factor, List<Cut> cuts) {

    Optional<Part> joined(Part other) {
      if (factor != other.factor || cuts.size() != other.cuts.size()) {
        return Optional.empty();
      }
      List<Cut> both = new ArrayList<>();
      for (int i = 0; i < cuts.size(); i++) {
        Optional<Integer> joint = cuts.get(i).joint(other.cuts.get(i));
        if (joint.isEmpty() || !joint.equals(cuts.getFirst().joint(other.cuts.getFirst()))) {
          return Optional.empty();
        }
        both.add(cuts.get(i).joined(other.cuts.get(i), joint.get()));
      }
      return Optional.of(new Part(factor, both));
    }

    String text() {
      return (factor == 1 ? "" : factor + " × ") + cuts.stream().map(Cut::text).collect(Collectors.joining("*"));
    }
  }

  /** Adds a part. */
  void add(long factor, List<Cut> cuts) {
    Part part = new Part(factor, List.copyOf(cuts));
    for (int i = 0; i < parts.size(); i++) {
      Optional<Part> joined = parts.get(i).joined(part);
      if (joined.isPresent()) {
        parts.set(i, joined.get());
        return;
      }
    }
    parts.add(part);
  }

  /** The parts. */
  List<String> texts() {
    return parts.stream().map(Part::text).toList();
  }

  /** The tensors, with their indices where they are not whole. */
  List<String> tensors() {
    return parts.stream().flatMap(part -> part.cuts.stream())
        .map(cut -> cut.whole() ? cut.name() : cut.text()).distinct().toList();
  }
}
