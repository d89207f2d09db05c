package lawsweep.cli.count;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import lawsweep.cli.option.HeaderLine;
import lawsweep.cli.option.NetworkOptions;
import lawsweep.cli.option.SpecFile;
import lawsweep.cli.terminal.Complaints;
import lawsweep.cli.terminal.StandardInput;
import lawsweep.cli.terminal.UsageException;
import lawsweep.kernel.Kernels;
import lawsweep.kind.count.InputMatrix;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.library.CountQuestion;
import lawsweep.network.Architecture;
import lawsweep.pattern.Inputs;
import lawsweep.spec.InputFiles;
import lawsweep.text.Many;
import picocli.CommandLine.Option;

/** The options that choose weights and inputs of data fields. */
final class DataOptions {

  private static final String STANDARD_INPUT = "-";

  @Option(
      names = "--draws",
      paramLabel = "N",
      description = "How many draws of the weights, with --fields data; default: " + InputMatrix.DEFAULT_DRAWS + ".")
  private Integer draws;

  @Option(
      names = "--witness",
      paramLabel = "K",
      description = "Count only draw K of the weights, such as a witness of a record.")
  private Integer witness;

  @Option(
      names = "--inputs",
      paramLabel = "FILE",
      description = "Inputs, one on each row of a .npy or CSV file (- is the standard input); default: all inputs there are; for tanh, gelu"
          + " and softplus drawn ones.")
  private String inputs;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Only the first N rows of --inputs.")
  private Integer samples;

  /** The same as a question asks them, where the chain of a line is read as it was given. */
  CountQuestion.Draws of(NetworkOptions network) {
    return new CountQuestion.Draws() {
      @Override
      public Optional<DataChoice> choice(Fields fields, Architecture of) {
        return DataOptions.this.choice(fields, of);
      }

      @Override
      public void refuse(String where) {
        DataOptions.this.refuse(where);
      }

      @Override
      public Architecture chain(String line) {
        return network.chain();
      }
    };
  }

  /**
   * The weights and inputs; empty for other fields.
   *
   * @throws UsageException if an option does not fit
   */
  private Optional<DataChoice> choice(Fields fields, Architecture architecture) {
    if (fields != Fields.DATA) {
      refuse("only with --fields data");
      return Optional.empty();
    }
    if (draws != null && witness != null) {
      throw new UsageException("expected either --draws or --witness, got both");
    }
    if (samples != null && inputs == null) {
      throw new UsageException("expected --samples with --inputs FILE, got it alone");
    }
    return Optional.of(witness == null
        ? new DataChoice(within("--draws", draws == null ? InputMatrix.DEFAULT_DRAWS : draws, 1, DataChoice.MAX_DRAWS),
            0, matrix(architecture))
        : new DataChoice(1, within("--witness", witness, 0, DataChoice.MAX_DRAWS - 1), matrix(architecture)));
  }

  /** What the inputs of a file are, with their rank; empty without a file. */
  Optional<String> line(LawCell cell, Kernels kernels) {
    return cell.data().flatMap(DataChoice::inputs).map(given -> InputsLine.of(cell, given, shown(), kernels));
  }

  private String shown() {
    return inputs.equals(STANDARD_INPUT) ? "the standard input" : inputs;
  }

  /** The file of inputs as it was given, if any. */
  Optional<String> file() {
    return Optional.ofNullable(inputs);
  }

  private Optional<Inputs> matrix(Architecture architecture) {
    if (inputs == null) {
      return Optional.empty();
    }
    InputMatrix matrix = read();
    int width = architecture.width(architecture.depth());
    if (matrix.features() != width) {
      throw new UsageException(
          "expected an input of " + Many.of(width, "number") + " on each row of " + shown() + ", got "
              + matrix.features());
    }
    int first = samples == null ? matrix.rows() : samples;
    return Optional.of(matrix.first(within("--samples", first, 1, matrix.rows())));
  }

  private InputMatrix read() {
    try {
      byte[] file = bytes();
      InputMatrix matrix = InputMatrix.read(file);
      HeaderLine.say(shown(), file);
      return matrix;
    } catch (IllegalArgumentException e) {
      throw new UsageException(shown() + " cannot be used: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UsageException("expected a readable file of inputs, got " + Complaints.reason(e), e);
    }
  }

  private byte[] bytes() throws IOException {
    if (inputs.equals(STANDARD_INPUT)) {
      return new StandardInput("a file of inputs").readNBytes(InputFiles.MAX_BYTES + 1);
    }
    try (InputStream in = Files.newInputStream(SpecFile.path(inputs))) {
      return in.readNBytes(InputFiles.MAX_BYTES + 1);
    }
  }

  private static int within(String option, int number, int least, int most) {
    if (number < least || number > most) {
      throw new UsageException("expected " + option + " between " + least + " and " + most + ", got " + number);
    }
    return number;
  }

  /**
   * Refuses all of them.
   *
   * @param where how the message goes on: {@code only with --fields data}
   */
  void refuse(String where) {
    refuse("--draws", draws, where);
    refuse("--witness", witness, where);
    refuse("--inputs", inputs, where);
    refuse("--samples", samples, where);
  }

  private static void refuse(String option, Object value, String where) {
    if (value != null) {
      throw new UsageException("expected " + option + " " + where);
    }
  }
}
