package lawsweep.drift;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lawsweep.checkpoint.Checkpoint;
import lawsweep.checkpoint.CheckpointException;
import lawsweep.checkpoint.Numbers;
import lawsweep.checkpoint.names.NameMap;
import lawsweep.checkpoint.names.TensorView;
import lawsweep.checkpoint.run.Snapshot;
import lawsweep.drift.value.SameNumbers;

/**
 * Weights that are tied. Tensors that a checkpoint stores twice, as it does a head that is tied to the embedding, have
 * to be equal. Tensors that the network has apart but that hold the same numbers at all checkpoints are tied, too: the
 * data show it.
 */
final class Ties {

  /** So many numbers tell most tensors apart, so that few are read whole. */
  private static final int PROBES = 16;

  private final NameMap map;

  /** Tensors of the network, one for each stored tensor, in sets that were equal at all checkpoints so far. */
  private List<List<Integer>> equal;

  Ties(NameMap map) {
    this.map = map;
    Map<String, Integer> stored = new LinkedHashMap<>();
    IntStream.range(0, map.views().size()).forEach(t -> stored.putIfAbsent(map.views().get(t).stored(), t));
    this.equal = List.of(List.copyOf(stored.values()));
  }

  /**
   * Looks at a checkpoint.
   *
   * @throws CheckpointException if two copies of one tensor differ: then the weights are not tied
   */
  void add(Snapshot snapshot, Checkpoint checkpoint) throws IOException {
    for (NameMap.Copy copy : map.copies()) {
      TensorView first = map.views().get(copy.tensor());
      TensorView second = copy.view();
      if (!SameNumbers.of(numbers(first, snapshot, checkpoint), first, numbers(second, snapshot, checkpoint), second)) {
        throw new CheckpointException(snapshot.path(), "expected " + first.stored() + " and " + second.stored()
            + " to be equal, as weights that are tied in the network, got different numbers at step "
            + snapshot.step());
      }
    }
    List<List<Integer>> still = new ArrayList<>();
    for (List<Integer> tensors : equal) {
      still.addAll(split(tensors, snapshot, checkpoint));
    }
    equal = still;
  }

  /** The sets of equal ones among some tensors. A tensor that looks like one number everywhere shows nothing. */
  private List<List<Integer>> split(List<Integer> tensors, Snapshot snapshot, Checkpoint checkpoint)
      throws IOException {
    Map<List<Object>, List<List<Integer>>> sets = new LinkedHashMap<>();
    for (int tensor : tensors) {
      Numbers numbers = numbers(map.views().get(tensor), snapshot, checkpoint);
      List<Double> probes = probes(numbers);
      if (probes.stream().distinct().count() > 1) {
        List<List<Integer>> alike =
            sets.computeIfAbsent(List.of(map.views().get(tensor).storedShape(), probes), _ -> new ArrayList<>());
        place(tensor, numbers, alike, snapshot, checkpoint);
      }
    }
    return sets.values().stream().flatMap(List::stream).filter(set -> set.size() > 1).toList();
  }

  private void place(int tensor, Numbers numbers, List<List<Integer>> sets, Snapshot snapshot, Checkpoint checkpoint)
      throws IOException {
    for (List<Integer> set : sets) {
      if (SameNumbers.of(numbers, numbers(map.views().get(set.getFirst()), snapshot, checkpoint))) {
        set.add(tensor);
        return;
      }
    }
    sets.add(new ArrayList<>(List.of(tensor)));
  }

  private static List<Double> probes(Numbers numbers) throws IOException {
    List<Double> probes = new ArrayList<>();
    double[] one = new double[1];
    for (int i = 0; i < PROBES && numbers.size() > 0; i++) {
      numbers.read((long) ((numbers.size() - 1) * (i / (PROBES - 1.0))), one, 0, 1);
      probes.add(one[0] + 0.0);
    }
    return probes;
  }

  /** Which of these tensors of the network hold the same numbers as others, in words; empty if none does. */
  String text(Collection<Integer> tensors) {
    List<String> stored = tensors.stream().map(tensor -> map.views().get(tensor).stored()).toList();
    List<List<Integer>> found = equal.stream()
        .filter(set -> set.stream().anyMatch(tensor -> stored.contains(map.views().get(tensor).stored()))).toList();
    return found.isEmpty() ? ""
        : names(found.getFirst()) + " hold the same numbers at all checkpoints"
            + (found.size() == 1 ? "" : " (and so do " + (found.size() - 1) + " more such sets)");
  }

  private String names(List<Integer> set) {
    String first = GroupText.name(set.getFirst(), map);
    String second = GroupText.name(set.get(1), map);
    return set.size() == 2 ? first + " and " + second : first + ", " + second + " and " + (set.size() - 2) + " more";
  }

  private static Numbers numbers(TensorView view, Snapshot snapshot, Checkpoint checkpoint) throws IOException {
    return checkpoint.numbers(checkpoint.find(view.stored()).filter(stored -> stored.shape().equals(view.storedShape()))
        .orElseThrow(() -> new CheckpointException(snapshot.path(),
            "expected the tensors of the first checkpoint, got no " + view.stored() + " with shape "
                + view.storedShape())));
  }
}
