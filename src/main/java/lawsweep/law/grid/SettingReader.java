package lawsweep.law.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lawsweep.law.setting.Setting;
import lawsweep.law.setting.SettingWords;
import lawsweep.law.setting.UnfitSettingException;
import lawsweep.spec.InputFiles;
import lawsweep.spec.Place;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecKeys;
import lawsweep.spec.YamlValue;

/**
 * Reads the keys of an entry that say how its networks are trained and from what. Every key may have a list; each
 * choice is a setting, the last key fastest. {@code form}, {@code damping} and {@code labels} multiply only what they
 * mean something for, as long as there is any such choice.
 */
public final class SettingReader {

  /** The keys. */
  public static final List<String> NAMES =
      Stream.concat(SettingWords.OF_FLOW.stream(), SettingWords.OF_SYMMETRY.stream()).toList();

  /** What means something with some settings only. */
  private static final List<String> SOMETIMES =
      List.of(SettingWords.FORM, SettingWords.DAMPING, SettingWords.LABELS);

  private static final int MOST_CHOICES = 10_000;

  private final SpecKeys keys;
  private final GroupReader groups;
  /** What {@code metric} says, one for each choice. */
  private final List<Word> metrics = new ArrayList<>();

  /** One choice of a key. */
  private record Word(String text, Place place) {}

  /**
   * For one entry.
   *
   * @param files where files of generators are
   */
  public SettingReader(SpecKeys keys, InputFiles files) {
    this.keys = keys;
    this.groups = new GroupReader(files);
  }

  /** True if the entry says that its data have a symmetry; then {@code loss} is that of such data. */
  public boolean symmetric() {
    return keys.has(SettingWords.SYMMETRY);
  }

  /** Where the entry says what its setting is; its beginning if it says nothing. */
  public Place place() {
    return NAMES.stream().filter(keys::has).findFirst().map(keys::place).orElseGet(keys::place);
  }

  /**
   * All settings, each once; one that is empty where the entry says none.
   *
   * @throws SpecException with one line that says where the first mistake is and what would be right
   */
  public List<Optional<Setting>> read() throws SpecException {
    List<Map<String, Word>> choices = List.of(Map.of());
    for (String key : NAMES) {
      if (keys.has(key)) {
        List<Word> words = words(key, keys.find(key).orElseThrow());
        if ((long) choices.size() * words.size() > MOST_CHOICES) {
          throw keys.place(key).error("the entry has more than " + MOST_CHOICES + " settings", "split it");
        }
        choices = times(choices, key, words);
      }
    }
    Map<Optional<Setting>, Map<String, String>> settings = new LinkedHashMap<>();
    Set<String> used = used(choices);
    for (Map<String, Word> choice : choices) {
      Map<String, Word> meant = meant(choice, used);
      Optional<Setting> setting = setting(meant);
      Map<String, String> words = texts(meant);
      if (!symmetric()) {
        words.remove(SettingWords.LOSS); // That of a network's outputs, read elsewhere.
      }
      Map<String, String> before = settings.putIfAbsent(setting, words);
      if (before != null && !before.equals(words)) {
        throw place().error("the entry says " + shown(before) + " and " + shown(words) + ", which are the same",
            "remove one of them");
      }
    }
    return List.copyOf(settings.keySet());
  }

  /**
   * Refuses a metric that is not said for all tensors of a network at once, or for each.
   *
   * @param tensors how many it has
   * @param network what it is, for messages
   */
  public void checkTensors(int tensors, String network) throws SpecException {
    for (Word metric : metrics) {
      int said = metric.text.split(",", -1).length;
      if (said > 1 && said != tensors) {
        throw metric.place.error("'" + SettingWords.METRIC + "' has " + said + " words and " + network + " has "
            + tensors + " tensors", "expected one word, or one for each tensor, such as 'entropy,euclidean'");
      }
    }
  }

  /** True if {@link #checkTensors} may refuse anything. */
  public boolean hasMetricOfTensors() {
    return metrics.stream().anyMatch(metric -> metric.text.contains(","));
  }

  private static List<Map<String, Word>> times(List<Map<String, Word>> choices, String key, List<Word> words) {
    List<Map<String, Word>> all = new ArrayList<>();
    for (Map<String, Word> choice : choices) {
      for (Word word : words) {
        Map<String, Word> more = new LinkedHashMap<>(choice);
        more.put(key, word);
        all.add(more);
      }
    }
    return all;
  }

  /** The keys of {@link #SOMETIMES} that mean something in some choice. */
  private static Set<String> used(List<Map<String, Word>> choices) {
    Set<String> used = new HashSet<>();
    for (Map<String, Word> choice : choices) {
      SettingWords words = new SettingWords(texts(choice));
      SOMETIMES.stream().filter(words::means).forEach(used::add);
    }
    return used;
  }

  /** A choice without keys that mean nothing in it, as long as they do in another one. */
  private static Map<String, Word> meant(Map<String, Word> choice, Set<String> used) {
    Map<String, Word> meant = new LinkedHashMap<>(choice);
    SettingWords words = new SettingWords(texts(choice));
    SOMETIMES.stream().filter(key -> used.contains(key) && !words.means(key)).forEach(meant::remove);
    return meant;
  }

  private static Optional<Setting> setting(Map<String, Word> choice) throws SpecException {
    try {
      return new SettingWords(texts(choice)).setting();
    } catch (UnfitSettingException e) {
      throw choice.get(e.key()).place.error("'" + e.key() + "' " + e.problem(), e.mend());
    }
  }

  private static Map<String, String> texts(Map<String, Word> choice) {
    Map<String, String> texts = new HashMap<>();
    choice.forEach((key, word) -> texts.put(key, word.text));
    return texts;
  }

  private static String shown(Map<String, String> words) {
    return NAMES.stream().filter(words::containsKey).map(key -> key + " " + YamlValue.cut(words.get(key)))
        .collect(Collectors.joining(" "));
  }

  private List<Word> words(String key, YamlValue value) throws SpecException {
    List<Word> words = new ArrayList<>();
    List<YamlValue> values = value instanceof YamlValue.Items items ? items.values() : List.of(value);
    if (values.isEmpty()) {
      throw value.place().error("'" + key + "' is an empty list", "expected " + expected(key));
    }
    for (YamlValue each : values) {
      Word word = word(key, each);
      if (words.stream().anyMatch(other -> other.text.equals(word.text))) {
        throw each.place().error("'" + key + "' holds " + each.shown() + " twice",
            "give each once: a repeat is the same cell");
      }
      words.add(word);
    }
    if (key.equals(SettingWords.METRIC)) {
      metrics.addAll(words);
    }
    return words;
  }

  private Word word(String key, YamlValue value) throws SpecException {
    if (key.equals(SettingWords.METRIC) && value instanceof YamlValue.Items each && !each.values().isEmpty()) {
      List<String> ofTensors = new ArrayList<>();
      for (YamlValue word : each.values()) {
        ofTensors.add(text(key, word).text());
      }
      return new Word(String.join(",", ofTensors), value.place());
    }
    YamlValue.Text text = text(key, value);
    return new Word(switch (key) {
      case SettingWords.SYMMETRY -> groups.read(text);
      case SettingWords.METRIC -> text.text().replace(" ", "");
      default -> text.text();
    }, value.place());
  }

  private static YamlValue.Text text(String key, YamlValue value) throws SpecException {
    if (value instanceof YamlValue.Text text && !text.text().isBlank()) {
      return text;
    }
    throw value.place().error("'" + key + "' is " + value.shown(), "expected " + expected(key));
  }

  private static String expected(String key) {
    return SettingWords.expected(key)
        + (key.equals(SettingWords.METRIC) ? "; a list holds choices, and one for each tensor is"
            + " 'entropy,euclidean' or a list within the list" : "");
  }
}
