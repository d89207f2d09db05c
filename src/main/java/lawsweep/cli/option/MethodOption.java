package lawsweep.cli.option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import lawsweep.cli.terminal.UsageException;
import lawsweep.kind.count.RoadChoice;
import lawsweep.kind.count.Roads;
import lawsweep.law.LawCell;
import lawsweep.library.AskedRoad;
import lawsweep.road.dense.DenseRoad;
import lawsweep.sweep.store.DirectoryRefusedException;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.text.OneLine;
import lawsweep.text.Spelling;
import lawsweep.text.Words;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that chooses the road. */
public final class MethodOption {

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      converter = Converter.class,
      completionCandidates = Labels.class,
      description = "One of: ${COMPLETION-CANDIDATES}; default: auto, which is exact wherever that is possible: dense"
          + " for networks of up to " + DenseRoad.LARGEST
          + " parameters and for data fields, symmetric for larger ones and where limits of memory or bracket length"
          + " keep the dense road from its end. The method theorem is for lines that a theorem speaks of, at any size,"
          + " sparse for attention of any size by ranks, generators for known laws of any line, where memory does not"
          + " suffice for a count. What the method does not take is counted as by auto. A directory is gone on with by"
          + " its own method. float64 is for data fields, and all there is for tanh, GELU and softplus networks.")
  private RoadChoice road;

  /** The road to take, or how to choose it. */
  public RoadChoice road() {
    return road == null ? RoadChoice.AUTO : road;
  }

  /**
   * The same where a directory may hold results already: if nothing was asked for, it goes on by its own method.
   *
   * @throws DirectoryRefusedException if this program does not know that one
   */
  public RoadChoice road(Path directory) throws IOException {
    Optional<String> own = road == null ? ResultDirectory.methodOf(directory) : Optional.empty();
    Words<RoadChoice> choices = Roads.PLAIN.choices();
    return own.isEmpty() ? road()
        : choices.find(own.get()).orElseThrow(() -> new DirectoryRefusedException(
            "expected a directory of the method " + Spelling.choice(choices.labels()) + ", got " + directory
                + " of the method " + OneLine.of(own.get())));
  }

  /**
   * Checks that a cell can be counted as asked for.
   *
   * @throws UsageException if only float64 can
   */
  public static void check(RoadChoice road, LawCell cell) {
    try {
      AskedRoad.check(road, cell);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  /** The words that may be given. */
  static final class Labels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Roads.PLAIN.choices().labels().iterator();
    }
  }

  /** Reads a value. */
  static final class Converter implements ITypeConverter<RoadChoice> {
    @Override
    public RoadChoice convert(String text) {
      try {
        return AskedRoad.of(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
