package lawsweep.cli.count;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import lawsweep.cli.option.OutFile;
import lawsweep.cli.option.Threads;
import lawsweep.cli.option.WidthOrder;
import lawsweep.cli.terminal.Complaints;
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
import lawsweep.road.theorem.StatementForm;
import lawsweep.road.theorem.StatementRecord;
import lawsweep.road.theorem.StatementText;
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
    description = "States what is proved of all linear networks of a depth, whatever their widths, and evaluates the"
        + " sub-networks of its proof; or with --of what is proved of other networks, whatever their sizes. The output"
        + " is the same to the byte wherever it is made.")
public final class Theorem implements Callable<Integer> {

  @Option(
      names = "--depth",
      paramLabel = "Q",
      converter = DepthConverter.class,
      description = "The number of weight matrices, " + WidthTheorem.SHALLOWEST + " to " + WidthTheorem.DEEPEST + ".")
  private Integer depth;

  @Mixin
  private StatementOptions of;

  @Option(
      names = "--widths",
      paramLabel = "W",
      description = "Say also what the theorem says of one network: its widths from output to input.")
  private String widths;

  @Option(
      names = "--input-first",
      description = "--widths go from input to output, as in PyTorch, and so they are printed; JSON keeps its order.")
  private boolean inputFirst;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      description = "text, json (verify accepts it) or markdown (a page with all sub-networks); default: text.")
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
    check();
    Optional<Architecture> network = Optional.ofNullable(widths).map(this::network);
    Optional<Path> file = out.equals("-") ? Optional.empty() : Optional.of(OutFile.path(out));
    if (format == Format.TEXT) {
      network.flatMap(order()::note).ifPresent(Complaints::say);
    }
    String text = of.given() ? text(of.record()) : text(record(network));
    if (file.isPresent()) {
      WrittenFile.text(file.get(), text + "\n");
    } else {
      StandardOutput.print(text);
    }
    return ExitCode.DONE;
  }

  private void check() {
    if (of.given() == (depth != null)) {
      throw new UsageException("expected one theorem, --depth Q for linear networks or --of WORD for others, got "
          + (of.given() ? "both" : "none"));
    }
    if (of.given() && widths != null) {
      throw new UsageException("expected --net NET with --of, got --widths");
    }
    if (!of.given() && of.names()) {
      throw new UsageException("expected --widths W with --depth, got --net");
    }
    if (inputFirst && widths == null) {
      throw new UsageException("expected --input-first with --widths W, got it alone");
    }
  }

  private WidthOrder order() {
    return WidthOrder.of(inputFirst);
  }

  private Architecture network(String given) {
    return order().network("--widths", given, each -> {
      if (each.size() != depth + 1) {
        throw new UsageException(
            "expected --widths with " + (depth + 1) + " widths for --depth " + depth + ", got '" + given + "'");
      }
      return new Architecture(Family.LINEAR, each, Bias.NONE);
    });
  }

  private TheoremRecord record(Optional<Architecture> network) {
    try (ThreadTeam team = new ThreadTeam(threads.number())) {
      WidthTheorem theorem = WidthTheorem.prove(depth, new VectorKernels(), team);
      return new TheoremRecord(theorem, network.map(theorem::of));
    }
  }

  private String text(TheoremRecord record) {
    return switch (format) {
      case TEXT -> TheoremText.of(record, order());
      case JSON -> TheoremForm.FORM.text(record);
      case MARKDOWN -> TheoremPage.of(record, inputFirst);
    };
  }

  private String text(StatementRecord record) {
    return switch (format) {
      case TEXT -> StatementText.plain(record);
      case JSON -> StatementForm.FORM.text(record);
      case MARKDOWN -> StatementText.markdown(record);
    };
  }

  /** Reads {@code --depth}. */
  static final class DepthConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (text.matches("[1-9][0-9]{0,3}")) {
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
