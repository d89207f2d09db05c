package lawsweep.sweep.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import lawsweep.json.RecordFormatException;
import lawsweep.sweep.Cell;
import lawsweep.sweep.Kinds;
import lawsweep.text.FileTrouble;
import lawsweep.text.WholeFile;
import lawsweep.work.CheckpointStore;

/**
 * The checkpoints of the cells of a result directory: a file each in {@code checkpoints/}, made when a cell first
 * saves how far it came and deleted once the cell has its result. They are no part of the results: whoever loses or
 * merges without them only computes again.
 */
public final class Checkpoints {

  /** Where they are in a result directory, as is what cells leave for others. */
  public static final String DIRECTORY = "checkpoints";

  private final Path directory;
  private final Path path;
  private final Kinds kinds;
  private final String writer;
  private final Consumer<String> warnings;

  /**
   * Opens them; nothing is written yet.
   *
   * @param directory the result directory
   * @param kinds say which cells have checkpoints, and whose they are: those of others are not used
   * @param shard whose cells they are: at most one process runs it
   * @param warnings is told, in a line each, of checkpoints that cannot be used; from any thread
   */
  public Checkpoints(Path directory, Kinds kinds, Shard shard, Consumer<String> warnings) {
    this.directory = directory;
    this.path = directory.resolve(DIRECTORY);
    this.kinds = kinds;
    this.writer = shard.index() + "-of-" + shard.count();
    this.warnings = warnings;
  }

  /** For looking only. */
  static Checkpoints seenIn(ResultDirectory directory) {
    return new Checkpoints(directory.path(), directory.sweep().kinds(), Shard.WHOLE, warning -> {});
  }

  /** The result directory. */
  public Path directory() {
    return directory;
  }

  /** The checkpoint of a cell; none for cells that keep none. */
  public CheckpointStore of(Cell cell) {
    Optional<String> owner = owner(cell);
    return owner.isPresent() ? new Store(cell, owner.get()) : CheckpointStore.NONE;
  }

  private Optional<String> owner(Cell cell) {
    return kinds.of(cell).checkpointOwner(cell);
  }

  /** True if there may be any: asked before cells are made only to be looked for. */
  public boolean some() {
    return Files.isDirectory(path);
  }

  /** True if a cell has one, usable or not. */
  boolean exists(Cell cell) {
    return owner(cell).isPresent() && Files.exists(file(cell));
  }

  /** True if there is anything to {@link #delete}: a checkpoint, or one that a killed process did not finish. */
  public boolean left(Cell cell) {
    return exists(cell) || (owner(cell).isPresent() && Files.exists(WholeFile.part(file(cell), writer)));
  }

  /** Deletes what a cell no longer needs; if that fails the file stays, to no harm. */
  public void delete(Cell cell) {
    try {
      Files.deleteIfExists(WholeFile.part(file(cell), writer));
      Files.deleteIfExists(file(cell));
    } catch (IOException e) {
      warnings.accept("cannot delete " + file(cell) + ": " + FileTrouble.reason(e));
    }
  }

  private Path file(Cell cell) {
    return path.resolve(cell.key() + ".bin");
  }

  /** The file of one cell. */
  private final class Store implements CheckpointStore {
    private final Cell cell;
    private final String owner;

    Store(Cell cell, String owner) {
      this.cell = cell;
      this.owner = owner;
    }

    @Override
    public String place() {
      return DIRECTORY + "/" + file(cell).getFileName();
    }

    @Override
    public Optional<byte[]> load() {
      Path file = file(cell);
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      try {
        return Optional.of(CheckpointFile.open(owner, Files.readAllBytes(file)));
      } catch (RecordFormatException e) {
        warnings.accept(starting(e.getMessage()));
      } catch (IOException e) {
        warnings.accept(starting(FileTrouble.reason(e)));
      }
      return Optional.empty();
    }

    @Override
    public void save(byte[] checkpoint) throws IOException {
      try {
        Files.createDirectories(path);
      } catch (IOException e) {
        throw new IOException("cannot write " + file(cell) + ": " + FileTrouble.reason(e), e);
      }
      WholeFile.write(file(cell), writer, CheckpointFile.of(owner, checkpoint));
    }

    private String starting(String reason) {
      return "the checkpoint " + place() + " is not used: " + reason
          + "; the cell starts anew";
    }
  }
}
