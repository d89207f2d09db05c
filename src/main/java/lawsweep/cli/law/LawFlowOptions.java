package lawsweep.cli.law;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import lawsweep.cli.terminal.UsageException;
import lawsweep.formula.Friction;
import lawsweep.formula.LawQuestion;
import lawsweep.law.Subject;
import lawsweep.law.setting.Flow;
import lawsweep.law.setting.FlowSetting;
import lawsweep.law.setting.MomentumForm;
import lawsweep.law.setting.SettingWords;
import lawsweep.law.setting.UnfitSettingException;
import lawsweep.text.Spelling;
import picocli.CommandLine.Option;

/** The options that say how a network is trained whose laws are asked. */
final class LawFlowOptions {

  @Option(
      names = "--flow",
      paramLabel = "FLOW",
      completionCandidates = Flows.class,
      description = "gradient, momentum, or mirror: gradient with a metric, the entropy's if none is given; default:"
          + " gradient.")
  private String flow;

  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      description = "What gradients are multiplied with: euclidean, entropy, log or power-A; one, or with commas one"
          + " for each tensor; default: euclidean.")
  private String metric;

  @Option(
      names = "--form",
      paramLabel = "FORM",
      completionCandidates = Forms.class,
      description = "With momentum and a metric: primal or dual; default: primal.")
  private String form;

  @Option(
      names = "--damping",
      paramLabel = "TAU",
      completionCandidates = Dampings.class,
      description = "With momentum: 0, 1, tau for any constant, or 3/t as in Nesterov's method; default: tau.")
  private String damping;

  @Option(
      names = "--weight-decay",
      description = "Weights decay at a rate lambda(t) that is the same for all: factors in time make up for it.")
  private boolean decay;

  /**
   * What is asked of a network.
   *
   * @throws UsageException if the options do not go together
   */
  LawQuestion question(Subject subject) {
    Optional<FlowSetting> setting = setting();
    Friction friction = damping == null ? Friction.CONSTANT
        : Friction.WORDS.find(damping).orElseThrow(() -> new UsageException(
            "expected --damping " + Spelling.choice(Friction.WORDS.labels()) + ", got '" + damping + "'"));
    if (damping != null && setting.filter(given -> given.flow() == Flow.MOMENTUM).isEmpty()) {
      throw new UsageException("expected --damping with --flow momentum, got it without");
    }
    if (decay && setting.isPresent()) {
      throw new UsageException("expected --weight-decay with the plain gradient flow, got " + setting.get().keyPart());
    }
    return new LawQuestion(subject, setting, friction, decay);
  }

  private Optional<FlowSetting> setting() {
    Map<String, String> words = new HashMap<>();
    put(words, SettingWords.FLOW, flow);
    put(words, SettingWords.METRIC, metric);
    put(words, SettingWords.FORM, form);
    try {
      return new SettingWords(words).setting().map(FlowSetting.class::cast);
    } catch (UnfitSettingException e) {
      throw new UsageException("--" + e.key() + " " + e.problem() + ": " + e.mend(), e);
    }
  }

  private static void put(Map<String, String> words, String key, String word) {
    if (word != null) {
      words.put(key, word);
    }
  }

  /** The words that --flow takes. */
  static final class Flows implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return SettingWords.FLOWS.iterator();
    }
  }

  /** The words that --form takes. */
  static final class Forms implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return MomentumForm.WORDS.labels().iterator();
    }
  }

  /** The words that --damping takes. */
  static final class Dampings implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Friction.WORDS.labels().iterator();
    }
  }
}
