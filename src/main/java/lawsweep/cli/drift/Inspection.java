package lawsweep.cli.drift;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.checkpoint.Checkpoint;
import lawsweep.checkpoint.Magnitude;
import lawsweep.checkpoint.Magnitudes;
import lawsweep.checkpoint.run.Runs;
import lawsweep.checkpoint.StoredTensor;
import lawsweep.checkpoint.names.Proposal;
import lawsweep.checkpoint.names.Proposals;
import lawsweep.work.Team;

/**
 * What a checkpoint holds.
 *
 * @param path the file or the folder
 * @param step empty if nothing tells it
 * @param metadata texts by their keys
 * @param tensors in the order of the checkpoint
 * @param proposals maps of names that fit, the most likely first
 */
record Inspection(
    String path,
    Optional<Long> step,
    Map<String, String> metadata,
    List<Row> tensors,
    List<Proposal> proposals) {

  /**
   * A tensor.
   *
   * @param magnitude empty for types whose numbers are not read
   */
  record Row(StoredTensor tensor, Optional<Magnitude> magnitude) {}

  /** Reads all numbers of a checkpoint once. */
  static Inspection of(Checkpoint checkpoint, Team team) throws IOException {
    Map<StoredTensor, Magnitude> magnitudes = Magnitudes.of(checkpoint, team);
    List<Row> rows = checkpoint.tensors().stream()
        .map(tensor -> new Row(tensor, Optional.ofNullable(magnitudes.get(tensor)))).toList();
    return new Inspection(checkpoint.path().toString(), Runs.step(checkpoint), checkpoint.metadata(), rows,
        Proposals.of(checkpoint.tensors()));
  }

  /** How many numbers all tensors have, of whatever type. */
  long numbers() {
    return tensors.stream().mapToLong(row -> row.tensor().size()).reduce(0, Math::addExact);
  }

  /** How many numbers are not finite. */
  long notFinite() {
    return tensors.stream().flatMap(row -> row.magnitude().stream()).mapToLong(Magnitude::notFinite).sum();
  }

  /** How many tensors have a type whose numbers are not read. */
  long notUsable() {
    return tensors.stream().filter(row -> row.magnitude().isEmpty()).count();
  }
}
