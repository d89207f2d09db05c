package lawsweep.kind.drift;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import lawsweep.sweep.CellFiles;

/** Where the checkpoints of a run are. Two are equal if specs name them alike. */
sealed interface RunSource {

  /** What results call the run. */
  String name();

  /**
   * The folder of the checkpoints; empty if that is not known, as of records without their sweep.
   *
   * @param results the result directory, if there is one
   */
  Optional<Path> folder(Optional<Path> results);

  /**
   * A folder that a spec names.
   *
   * @param written as the spec has it
   * @param place where it is
   */
  record Folder(String written, Optional<Path> place) implements RunSource {

    @Override
    public String name() {
      return written;
    }

    @Override
    public Optional<Path> folder(Optional<Path> results) {
      return place;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Folder(String theirs, _) && written.equals(theirs);
    }

    @Override
    public int hashCode() {
      return written.hashCode();
    }
  }

  /**
   * What another cell of the sweep leaves.
   *
   * @param cell its key
   * @param files what it leaves; empty if that is not known
   */
  record OfCell(String cell, Optional<CellFiles> files) implements RunSource {

    @Override
    public String name() {
      return cell;
    }

    @Override
    public Optional<Path> folder(Optional<Path> results) {
      return results.flatMap(directory -> files.map(left -> directory.resolve(left.folder())));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof OfCell(String theirs, _) && cell.equals(theirs);
    }

    @Override
    public int hashCode() {
      return Objects.hash(cell, OfCell.class);
    }
  }
}
