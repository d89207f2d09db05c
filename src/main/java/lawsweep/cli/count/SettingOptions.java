package lawsweep.cli.count;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lawsweep.cli.option.SpecFile;
import lawsweep.cli.terminal.Complaints;
import lawsweep.cli.terminal.UsageException;
import lawsweep.law.setting.Labels;
import lawsweep.law.setting.MomentumForm;
import lawsweep.law.setting.Setting;
import lawsweep.law.setting.SettingWords;
import lawsweep.law.setting.UnfitSettingException;
import lawsweep.spec.InputFiles;
import lawsweep.symmetry.GroupText;
import picocli.CommandLine.Option;

/** The options that say how a network is trained and from what. */
final class SettingOptions {

  @Option(
      names = "--flow",
      paramLabel = "FLOW",
      completionCandidates = Flows.class,
      description = "gradient, momentum, or mirror (the gradient flow with a metric); default: gradient.")
  private String flow;

  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      completionCandidates = Metrics.class,
      description = "What gradients are multiplied with: euclidean (nothing), entropy (the weight), log (its square),"
          + " power-A (its A-th power, A from 1 to 8), or one for each tensor with commas between them: of widths from"
          + " the output, of a line from the input; default: euclidean, with --flow mirror entropy.")
  private String metric;

  @Option(
      names = "--form",
      paramLabel = "FORM",
      completionCandidates = Forms.class,
      description = "With momentum and a metric: primal (w'' + w' = -M grad L) or dual (momentum of the mirrored"
          + " weights); default: primal.")
  private String form;

  @Option(
      names = "--damping",
      paramLabel = "N",
      completionCandidates = Dampings.class,
      description = "With momentum: 1 (friction) or 0 (none); default: 1.")
  private String damping;

  @Option(
      names = "--symmetry",
      paramLabel = "GROUP",
      completionCandidates = Groups.class,
      description = "Data that a group acts on: none, neg, signs, swap, cyclic, symmetric, hyperoctahedral, rotation-K,"
          + " dihedral-K, orthogonal, or a FILE of generators as integer matrices; default: none.")
  private String symmetry;

  @Option(
      names = "--labels",
      paramLabel = "LABELS",
      completionCandidates = LabelWords.class,
      description = "With --symmetry: what it does to labels, invariant (nothing), equivariant (the same as to inputs)"
          + " or det (a change of sign by the determinant); default: invariant.")
  private String labels;

  /** True if data have a symmetry; then the loss is that of such data. */
  boolean symmetric() {
    return symmetry != null;
  }

  /**
   * The setting; empty for plain gradient flow on data without symmetry.
   *
   * @param loss the word of {@code --loss}, if it was given
   * @throws UsageException if the options are none, or do not go together
   */
  Optional<Setting> setting(Optional<String> loss) {
    Map<String, String> words = new HashMap<>();
    put(words, SettingWords.FLOW, flow);
    put(words, SettingWords.METRIC, metric);
    put(words, SettingWords.FORM, form);
    put(words, SettingWords.DAMPING, damping);
    put(words, SettingWords.LABELS, labels);
    put(words, SettingWords.SYMMETRY, symmetry == null ? null : group());
    put(words, SettingWords.LOSS, loss.orElse(null));
    try {
      return new SettingWords(words).setting();
    } catch (UnfitSettingException e) {
      throw new UsageException("--" + e.key() + " " + e.problem() + ": " + e.mend(), e);
    }
  }

  /**
   * Refuses a metric that is not said for all tensors of a network at once, or for each.
   *
   * @param tensors how many it has
   */
  void checkTensors(int tensors) {
    int said = metric == null ? 1 : metric.split(",", -1).length;
    if (said > 1 && said != tensors) {
      throw new UsageException("expected --metric with one word, or one for each of the " + tensors
          + " tensors of the network, got " + said + " words");
    }
  }

  private static void put(Map<String, String> words, String key, String word) {
    if (word != null) {
      words.put(key, word);
    }
  }

  /** The group in its normal form: that of a word, of generators, or of those in a file. */
  private String group() {
    try {
      return GroupText.isWord(symmetry) || symmetry.startsWith("[") ? GroupText.normal(symmetry)
          : GroupText.ofFile(file());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--symmetry " + symmetry + " cannot be used: " + e.getMessage(), e);
    }
  }

  private String file() {
    try (InputStream in = Files.newInputStream(SpecFile.path(symmetry))) {
      return new String(in.readNBytes(InputFiles.MAX_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UsageException("expected --symmetry with " + GroupText.EXPECTED + ", got " + Complaints.reason(e), e);
    }
  }

  /** The words that --flow takes. */
  static final class Flows implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return SettingWords.FLOWS.iterator();
    }
  }

  /** Words that --metric takes. */
  static final class Metrics implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of("euclidean", "entropy", "log", "power-3").iterator();
    }
  }

  /** The words that --form takes. */
  static final class Forms implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return MomentumForm.WORDS.labels().iterator();
    }
  }

  /** What --damping takes. */
  static final class Dampings implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return SettingWords.DAMPINGS.iterator();
    }
  }

  /** Words that --symmetry takes. */
  static final class Groups implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of("none", "neg", "signs", "swap", "cyclic", "symmetric", "hyperoctahedral", "rotation-4",
          "dihedral-4", "orthogonal").iterator();
    }
  }

  /** The words that --labels takes. */
  static final class LabelWords implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Labels.WORDS.labels().iterator();
    }
  }
}
