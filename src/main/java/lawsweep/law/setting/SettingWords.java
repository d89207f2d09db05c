package lawsweep.law.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lawsweep.spec.YamlValue;
import lawsweep.symmetry.GroupText;
import lawsweep.text.Spelling;
import lawsweep.text.Words;

/**
 * A setting in the words of users, by the keys of a spec, which are also the options of a command. What is not said is
 * as in the plain gradient flow on data without symmetry.
 */
public final class SettingWords {

  public static final String FLOW = "flow";
  public static final String METRIC = "metric";
  public static final String FORM = "form";
  public static final String DAMPING = "damping";
  public static final String SYMMETRY = "symmetry";
  public static final String LABELS = "labels";
  public static final String LOSS = "loss";

  /** The keys of a flow, in the order of grids: the last one is fastest. */
  public static final List<String> OF_FLOW = List.of(FLOW, METRIC, FORM, DAMPING);

  /** The keys of data with a symmetry, in the order of grids. */
  public static final List<String> OF_SYMMETRY = List.of(SYMMETRY, LABELS, LOSS);

  /** The gradient flow with a metric. */
  public static final String MIRROR = "mirror";

  /** The group that does nothing: data without symmetry. */
  public static final String NONE = "none";

  /** What {@value #FLOW} may say. */
  public static final List<String> FLOWS = List.of(Flow.GRADIENT.label(), Flow.MOMENTUM.label(), MIRROR);

  /** What {@value #DAMPING} may say. */
  public static final List<String> DAMPINGS = List.of("0", "1");

  private static final String REMOVE = "remove it, or ";

  private final Map<String, String> words;

  /**
   * What is said.
   *
   * @param words by keys; the group of {@value #SYMMETRY} in its normal form, a metric for each tensor with commas
   *     between them
   */
  public SettingWords(Map<String, String> words) {
    this.words = Map.copyOf(words);
  }

  /** What may stand at a key, for people. */
  public static String expected(String key) {
    return switch (key) {
      case FLOW -> Spelling.choice(FLOWS);
      case METRIC -> Metric.EXPECTED;
      case FORM -> Spelling.choice(MomentumForm.WORDS.labels());
      case DAMPING -> Spelling.choice(DAMPINGS);
      case SYMMETRY -> GroupText.EXPECTED;
      case LABELS -> Spelling.choice(Labels.WORDS.labels());
      default -> Spelling.choice(DataLoss.WORDS.labels());
    };
  }

  /** True if {@value #FORM}, {@value #DAMPING} or {@value #LABELS} means something with what else is said. */
  public boolean means(String key) {
    if (key.equals(LABELS)) {
      return !words.getOrDefault(SYMMETRY, NONE).equals(NONE);
    }
    boolean momentum = Flow.MOMENTUM.label().equals(words.get(FLOW));
    return momentum && (key.equals(DAMPING) || Stream.of(words.getOrDefault(METRIC, "").split(","))
        .flatMap(word -> Metric.find(word).stream()).anyMatch(metric -> metric.power() > 0));
  }

  /**
   * The setting; empty for the plain gradient flow on data without symmetry, and for the group {@value #NONE} with mse,
   * which is the same. A loss of such data is left to whoever
   * knows the network, as long as it is none of those for data with a symmetry.
   *
   * @throws UnfitSettingException if a word is none, or the words do not go together
   */
  public Optional<Setting> setting() throws UnfitSettingException {
    if (words.containsKey(LABELS) && !means(LABELS)) {
      throw unfit(LABELS, "is only for data with a symmetry", REMOVE + "give a symmetry");
    }
    if (words.containsKey(SYMMETRY)) {
      SymmetrySetting symmetry = symmetry();
      return symmetry.group().equals(NONE) && symmetry.loss() == DataLoss.MSE ? Optional.empty()
          : Optional.of(symmetry);
    }
    Optional<Setting> flow = flow().map(each -> each);
    checkLoss(flow.isPresent());
    return flow;
  }

  private SymmetrySetting symmetry() throws UnfitSettingException {
    for (String key : OF_FLOW) {
      if (words.containsKey(key)) {
        throw unfit(key, "and symmetry exclude each other",
            "data with a symmetry are counted in the plain gradient flow; remove one of them");
      }
    }
    return new SymmetrySetting(words.get(SYMMETRY), word(LABELS, Labels.WORDS, Labels.INVARIANT),
        word(LOSS, DataLoss.WORDS, DataLoss.MSE));
  }

  private void checkLoss(boolean other) throws UnfitSettingException {
    String loss = words.getOrDefault(LOSS, DataLoss.MSE.label());
    if (DataLoss.WORDS.find(loss).isPresent() && !loss.equals(DataLoss.MSE.label())) {
      throw unfit(LOSS, "is " + loss + ", which is only for data with a symmetry",
          "write mse or ce, or give a symmetry");
    }
    if (other && !loss.equals(DataLoss.MSE.label())) {
      throw unfit(LOSS, "is " + YamlValue.cut(loss) + ", and a flow with momentum or a metric is counted with mse",
          "remove it, or give the network by a line that ends with 'ce N'");
    }
  }

  private Optional<FlowSetting> flow() throws UnfitSettingException {
    String said = words.getOrDefault(FLOW, Flow.GRADIENT.label());
    boolean mirror = said.equals(MIRROR);
    if (!FLOWS.contains(said)) {
      throw unfit(FLOW, said, FLOWS);
    }
    Flow flow = mirror ? Flow.GRADIENT : Flow.WORDS.find(said).orElseThrow();
    List<Metric> metrics = metrics(words.getOrDefault(METRIC, (mirror ? Metric.ENTROPY : Metric.EUCLIDEAN).label()));
    boolean metric = metrics.stream().anyMatch(each -> each.power() > 0);
    if (mirror && !metric) {
      throw unfit(METRIC, "is euclidean, and a mirror flow has another",
          "write flow gradient, or a metric such as entropy");
    }
    MomentumForm form = word(FORM, MomentumForm.WORDS, MomentumForm.PRIMAL);
    if (words.containsKey(FORM) && !(metric && flow == Flow.MOMENTUM)) {
      throw unfit(FORM, "is only for momentum with a metric",
          REMOVE + "write flow momentum and a metric such as entropy");
    }
    return FlowSetting.of(flow, metrics, form, damping(flow));
  }

  private int damping(Flow flow) throws UnfitSettingException {
    String said = words.getOrDefault(DAMPING, "1");
    if (!DAMPINGS.contains(said)) {
      throw unfit(DAMPING, said, DAMPINGS);
    }
    if (words.containsKey(DAMPING) && flow != Flow.MOMENTUM) {
      throw unfit(DAMPING, "is only for flow momentum", REMOVE + "write flow momentum");
    }
    return Integer.parseInt(said);
  }

  /** One metric, or one for each tensor. */
  private static List<Metric> metrics(String said) throws UnfitSettingException {
    List<Metric> metrics = new ArrayList<>();
    for (String word : said.split(",", -1)) {
      metrics.add(Metric.find(word.strip()).orElseThrow(() -> unfitMetric(word.strip())));
    }
    return metrics;
  }

  private static UnfitSettingException unfitMetric(String word) {
    return new UnfitSettingException(METRIC, "is '" + YamlValue.cut(word) + "'", "expected " + Metric.EXPECTED
        + Spelling.hint(word, List.of("euclidean", "entropy", "log")));
  }

  private <T> T word(String key, Words<T> known, T otherwise) throws UnfitSettingException {
    String said = words.get(key);
    if (said == null) {
      return otherwise;
    }
    return known.find(said).orElseThrow(() -> unfit(key, said, known.labels()));
  }

  private static UnfitSettingException unfit(String key, String said, List<String> known) {
    return new UnfitSettingException(key, "is '" + YamlValue.cut(said) + "'",
        "expected " + Spelling.choice(known) + Spelling.hint(said, known));
  }

  private static UnfitSettingException unfit(String key, String problem, String mend) {
    return new UnfitSettingException(key, problem, mend);
  }
}
