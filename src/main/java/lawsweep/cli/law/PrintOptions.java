package lawsweep.cli.law;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import lawsweep.cli.option.OutFile;
import lawsweep.cli.terminal.StandardOutput;
import lawsweep.cli.terminal.UsageException;
import lawsweep.export.WrittenFile;
import lawsweep.formula.print.FormulaFormat;
import lawsweep.formula.print.PrintedLaws;
import lawsweep.text.Many;
import lawsweep.text.Spelling;
import picocli.CommandLine.Option;

/** The options that say how laws are printed, and where. */
final class PrintOptions {

  /** Above it no number of terms is said. */
  private static final double MOST_COUNTED = 1e15;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = Formats.class,
      description = "text, latex, sympy, python (a file with a function for NumPy and PyTorch, and a test of its"
          + " own) or json; default: text.")
  private String format = FormulaFormat.TEXT.label();

  @Option(names = "--entries", description = "Write polynomials out, one by one; default: as matrices.")
  private boolean entries;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write; default: -, the standard output.")
  private String out = "-";

  /**
   * The format.
   *
   * @throws UsageException if it is none
   */
  FormulaFormat format() {
    return FormulaFormat.WORDS.find(format).orElseThrow(() -> new UsageException("expected --format "
        + Spelling.choice(FormulaFormat.WORDS.labels()) + ", got '" + format + "'"
        + Spelling.hint(format, FormulaFormat.WORDS.labels())));
  }

  /** Whether polynomials are written out. */
  boolean entries() {
    return entries;
  }

  /**
   * Refuses to write out what nobody reads.
   *
   * @throws UsageException if there are too many terms
   */
  void check(PrintedLaws laws) {
    if (entries && laws.terms() > PrintedLaws.MOST_TERMS) {
      throw new UsageException("expected --entries for laws of at most " + Many.grouped((long) PrintedLaws.MOST_TERMS)
          + " terms, got " + (laws.terms() < MOST_COUNTED ? "about " + Many.grouped((long) laws.terms())
              : "more than " + Many.grouped((long) MOST_COUNTED))
          + "; without --entries they are printed as matrices");
    }
  }

  /**
   * The file to write; empty for the standard output.
   *
   * @throws UsageException if none can be written there
   */
  Optional<Path> file() {
    return out.equals("-") ? Optional.empty() : Optional.of(OutFile.path(out));
  }

  /** Writes a text without its last line break. */
  static void write(Optional<Path> file, String text) throws IOException {
    if (file.isPresent()) {
      WrittenFile.text(file.get(), text + "\n");
    } else {
      StandardOutput.print(text);
    }
  }

  /** The words that --format takes. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return FormulaFormat.WORDS.labels().iterator();
    }
  }
}
