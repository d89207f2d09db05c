package lawsweep.cli.count;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lawsweep.cli.option.OutFile;
import lawsweep.cli.option.Threads;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.StandardOutput;
import lawsweep.cli.terminal.UsageException;
import lawsweep.cli.terminal.Version;
import lawsweep.export.WrittenFile;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.report.TheoremPage;
import lawsweep.road.symmetric.TheoremForm;
import lawsweep.road.symmetric.TheoremRecord;
import lawsweep.road.symmetric.WidthTheorem;
import lawsweep.work.ThreadTeam;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** States what is proved for all widths at once. */
@Command(
    name = "theorem",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "States what is proved of all linear networks of a depth, whatever their widths, and evaluates the cores of"
        + " the proof. The output is the same to the byte wherever it is made.")
public final class Theorem implements Callable<Integer> {

  @Option(
      names = "--depth",
      paramLabel = "Q",
      required = true,
      converter = DepthConverter.class,
      description = "The number of weight matrices, " + WidthTheorem.SHALLOWEST + " to " + WidthTheorem.DEEPEST + ".")
  private int depth;

  @Option(
      names = "--widths",
      paramLabel = "W",
      description = "Say also what the theorem says of one network: its widths from output to input.")
  private String widths;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      description = "text, json (verify accepts it) or markdown (a page with all cores); default: text.")
  private Format format = Format.TEXT;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write; default: -, the standard output.")
  private String out = "-";

  @Mixin
  private Threads threads;

  /** How the theorem is printed. */
  enum Format {
    TEXT,
    JSON,
    MARKDOWN
  }

  @Override
  public Integer call() throws IOException {
    Optional<Architecture> network = Optional.ofNullable(widths).map(this::network);
    Optional<Path> file = out.equals("-") ? Optional.empty() : Optional.of(OutFile.path(out));
    String text = text(record(network));
    if (file.isPresent()) {
      WrittenFile.text(file.get(), text + "\n");
    } else {
      StandardOutput.print(text);
    }
    return ExitCode.DONE;
  }

  private Architecture network(String given) {
    List<Integer> each = ArchitectureOptions.widths("--widths", given);
    if (each.size() != depth + 1) {
      throw new UsageException(
          "expected --widths with " + (depth + 1) + " widths for --depth " + depth + ", got '" + given + "'");
    }
    try {
      return new Architecture(Family.LINEAR, each, Bias.NONE);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private TheoremRecord record(Optional<Architecture> network) {
    try (ThreadTeam team = new ThreadTeam(threads.number())) {
      WidthTheorem theorem = WidthTheorem.prove(depth, new VectorKernels(), team);
      return new TheoremRecord(theorem, network.map(theorem::of));
    }
  }

  private String text(TheoremRecord record) {
    return switch (format) {
      case TEXT -> TheoremText.of(record);
      case JSON -> TheoremForm.FORM.text(record);
      case MARKDOWN -> TheoremPage.of(record);
    };
  }

  /** Reads {@code --depth}. */
  static final class DepthConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (text.matches("[0-9]{1,4}")) {
        int depth = Integer.parseInt(text);
        if (depth >= WidthTheorem.SHALLOWEST && depth <= WidthTheorem.DEEPEST) {
          return depth;
        }
      }
      throw new TypeConversionException("expected a number between " + WidthTheorem.SHALLOWEST + " and "
          + WidthTheorem.DEEPEST + ", got '" + text + "'");
    }
  }

  /** Reads {@code --format}. */
  static final class FormatConverter implements ITypeConverter<Format> {
    @Override
    public Format convert(String text) {
      return switch (text) {
        case "text" -> Format.TEXT;
        case "json" -> Format.JSON;
        case "markdown" -> Format.MARKDOWN;
        default -> throw new TypeConversionException("expected text, json or markdown, got '" + text + "'");
      };
    }
  }
}
