package lawsweep.cli.count;

import java.util.Iterator;
import lawsweep.cli.option.NetworkText;
import lawsweep.cli.terminal.UsageException;
import lawsweep.law.NetLine;
import lawsweep.road.theorem.Statement;
import lawsweep.road.theorem.StatementRecord;
import lawsweep.road.theorem.Statements;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which theorem on lines is asked for, and of which network. */
final class StatementOptions {

  @Option(
      names = "--of",
      paramLabel = "WORD",
      converter = Converter.class,
      completionCandidates = Labels.class,
      description = "What the theorem is about: ${COMPLETION-CANDIDATES}; in place of --depth.")
  private Statement statement;

  @Option(
      names = "--net",
      paramLabel = "NET",
      description = "Say also what the theorem of --of says of one network, such as 'seq 1024x768 > attn 12x64 causal',"
          + " or @FILE with one.")
  private String net;

  /** True if a theorem on lines is asked for. */
  boolean given() {
    return statement != null;
  }

  /** True if a network is. */
  boolean names() {
    return net != null;
  }

  /**
   * The theorem and what it says of the network.
   *
   * @throws UsageException if it says nothing of it, or the network is none
   */
  StatementRecord record() {
    if (net == null) {
      return StatementRecord.of(statement);
    }
    NetLine line = new NetLine(NetworkText.network(net));
    try {
      return StatementRecord.of(statement, line);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  /** The words that may be given. */
  static final class Labels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Statements.WORDS.labels().iterator();
    }
  }

  /** Reads {@code --of}. */
  static final class Converter implements ITypeConverter<Statement> {
    @Override
    public Statement convert(String text) {
      return Statements.WORDS.find(text).orElseThrow(() -> new TypeConversionException(
          "expected " + Statements.WORDS.expected(text) + ", got '" + text + "'"));
    }
  }
}
