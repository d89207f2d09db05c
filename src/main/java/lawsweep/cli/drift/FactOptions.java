package lawsweep.cli.drift;

import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import lawsweep.checkpoint.run.Optimizer;
import lawsweep.checkpoint.run.ToldFacts;
import lawsweep.cli.terminal.UsageException;
import picocli.CommandLine.Option;

/** The options that say what is known of all runs. */
final class FactOptions {

  private static final Pattern NUMBER = Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      completionCandidates = OptimizerLabels.class,
      description = "What moved the weights: sgd, momentum, nesterov, adam or adamw. This and the three below come"
          + " before what run.json and the metadata of checkpoints say.")
  private String optimizer;

  @Option(names = "--lr", paramLabel = "F", description = "The learning rate.")
  private String lr;

  @Option(names = "--momentum", paramLabel = "F", description = "The momentum, such as 0.9.")
  private String momentum;

  @Option(names = "--weight-decay", paramLabel = "F", description = "The weight decay, the same for all tensors.")
  private String weightDecay;

  /**
   * What was told.
   *
   * @throws UsageException if it makes no sense
   */
  ToldFacts told() {
    return new ToldFacts(
        Optional.ofNullable(optimizer).map(word -> Optimizer.WORDS.find(word).orElseThrow(
            () -> new UsageException(
                "expected --optimizer " + Optimizer.WORDS.expected(word) + ", got '" + word + "'"))),
        number("--lr", lr, Double.MAX_VALUE), number("--momentum", momentum, Math.nextDown(1.0)),
        number("--weight-decay", weightDecay, Double.MAX_VALUE));
  }

  private static Optional<Double> number(String option, String text, double most) {
    if (text == null) {
      return Optional.empty();
    }
    double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    if (!(value >= 0 && value <= most)) {
      throw new UsageException("expected " + option + " with a number from 0" + (most < 1 ? " up to below 1" : " on")
          + ", such as 0.01, got '" + text + "'");
    }
    return Optional.of(value);
  }

  /** The words that --optimizer takes. */
  static final class OptimizerLabels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Optimizer.WORDS.labels().iterator();
    }
  }
}
