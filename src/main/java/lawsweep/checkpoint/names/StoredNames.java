package lawsweep.checkpoint.names;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lawsweep.checkpoint.StoredTensor;
import lawsweep.text.Spelling;

/** The tensors of a checkpoint by their names without what all of them begin with. */
final class StoredNames {

  private static final Pattern COMPANION =
      Pattern.compile("(grad|momentum_buffer|exp_avg|exp_avg_sq|max_exp_avg_sq|ema)\\.(.+)");
  private static final Pattern BUFFER = Pattern.compile("(.*\\.)?(running_mean|running_var|num_batches_tracked"
      + "|attn\\.(bias|masked_bias)|inv_freq|position_ids)");
  /** Words that end with a number, which says which of several and is no prefix. */
  private static final Pattern ONLY_DIGITS = Pattern.compile("(^|\\.)[0-9]+\\.$");
  private static final List<String> KEPT = List.of("grad", "momentum_buffer");
  private static final int NEAREST_LONGEST = 200;

  private final List<StoredTensor> all;
  private final String prefix;
  private final Map<String, StoredTensor> byName = new LinkedHashMap<>();

  private StoredNames(List<StoredTensor> all, String prefix) {
    this.all = all;
    this.prefix = prefix;
  }

  /**
   * The names without all words that they begin with in common, then without fewer of them, at last as they are: the
   * only layer of a list has the list's name in common.
   */
  static List<StoredNames> all(List<StoredTensor> all) {
    Set<String> names = new HashSet<>(all.stream().map(StoredTensor::name).toList());
    List<StoredTensor> own = all.stream().filter(tensor -> !companion(tensor.name(), names)).toList();
    String common = common(own.stream().map(StoredTensor::name).toList());
    List<StoredNames> tries = new ArrayList<>();
    for (String prefix = common; !prefix.isEmpty(); prefix = shorter(prefix)) {
      if (!ONLY_DIGITS.matcher(prefix).find()) {
        tries.add(of(all, own, prefix));
      }
    }
    tries.add(of(all, own, ""));
    return tries;
  }

  private static StoredNames of(List<StoredTensor> all, List<StoredTensor> own, String prefix) {
    StoredNames stored = new StoredNames(List.copyOf(all), prefix);
    own.forEach(tensor -> stored.byName.put(tensor.name().substring(prefix.length()), tensor));
    return stored;
  }

  /** True for what optimisers keep of another tensor, and gradients. */
  private static boolean companion(String name, Set<String> names) {
    Matcher matcher = COMPANION.matcher(name);
    return matcher.matches() && (KEPT.contains(matcher.group(1)) || names.contains(matcher.group(2)));
  }

  /** Words with dots behind them that all names begin with. */
  private static String common(List<String> names) {
    String common = names.isEmpty() ? "" : names.getFirst();
    for (String name : names) {
      int end = 0;
      while (end < Math.min(common.length(), name.length()) && common.charAt(end) == name.charAt(end)) {
        end++;
      }
      common = common.substring(0, end);
    }
    return common.substring(0, common.lastIndexOf('.') + 1);
  }

  /** Without the last word. */
  private static String shorter(String prefix) {
    return prefix.substring(0, prefix.lastIndexOf('.', prefix.length() - 2) + 1);
  }

  /** What all names begin with. */
  String prefix() {
    return prefix;
  }

  /**
   * All tensors that are no companions of others, by their names without the prefix, in the order of the checkpoint.
   */
  Map<String, StoredTensor> tensors() {
    return byName;
  }

  /** Names of tensors that could be parameters: with numbers that are read, and no buffers. */
  List<String> parameters() {
    return byName.entrySet().stream().filter(entry -> entry.getValue().numbers().isPresent())
        .map(Map.Entry::getKey).filter(name -> !buffer(name)).toList();
  }

  /** True for what modules keep and no optimiser moves. */
  static boolean buffer(String name) {
    return BUFFER.matcher(name).matches();
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  /** A tensor by its name, with or without the prefix. */
  Optional<StoredTensor> find(String name) {
    StoredTensor found = byName.get(name);
    return Optional.ofNullable(found != null || !name.startsWith(prefix)
        ? found
        : byName.get(name.substring(prefix.length())));
  }

  /** The parts before the end of names that end with a pattern, sorted as people count, each once. */
  List<String> before(Pattern end) {
    return byName.keySet().stream().map(end::matcher).filter(Matcher::find)
        .map(matcher -> matcher.group(1)).distinct().map(NamePath::of).sorted().map(NamePath::text).toList();
  }

  /** The whole name of what a map calls by a part of it. */
  String shown(String name) {
    return find(name).map(StoredTensor::name).orElse(name.startsWith(prefix) ? name : prefix + name);
  }

  /**
   * {@code " (did you mean 'wte.weight' of 50257x768?)"}: the nearest other name, of tensors with the shape that is
   * expected if there are any; otherwise nothing.
   */
  String nearest(String name, Storage storage) {
    List<String> others = byName.keySet().stream().filter(other -> !shown(other).equals(shown(name))).toList();
    List<String> fitting = others.stream().filter(other -> storage.fits(byName.get(other))).toList();
    Optional<String> longer = fitting.stream().filter(other -> other.endsWith("." + name)).findFirst();
    String bare = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    return bare.length() > NEAREST_LONGEST
        ? ""
        : longer.or(() -> Spelling.nearest(bare, fitting)).or(() -> Spelling.nearest(bare, others))
            .map(near -> " (did you mean '" + shown(near) + "' of " + Storage.shown(byName.get(near).shape()) + "?)")
            .orElse("");
  }

  /** Names of stored tensors that are in none of these views, nor belong to those that are. */
  List<String> unmapped(Collection<String> mapped) {
    List<String> left = new ArrayList<>();
    for (StoredTensor tensor : all) {
      Matcher matcher = COMPANION.matcher(tensor.name());
      boolean kept = matcher.matches() && mapped.contains(matcher.group(2))
          && KEPT.contains(matcher.group(1));
      if (!kept && !mapped.contains(tensor.name())) {
        left.add(tensor.name());
      }
    }
    return left;
  }
}
