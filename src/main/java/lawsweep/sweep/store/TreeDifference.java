package lawsweep.sweep.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import lawsweep.spec.YamlValue;

/** The places at which two specs differ, with both values, a line each. */
final class TreeDifference {

  private static final int SHOWN = 40;
  private static final int ITEMS = 3;

  private final List<String> lines = new ArrayList<>();

  private TreeDifference() {}

  /** Of the spec in a directory and of another one. */
  static List<String> of(YamlValue before, YamlValue now) {
    TreeDifference difference = new TreeDifference();
    difference.compare("", before, now);
    return difference.lines;
  }

  private void compare(String path, YamlValue before, YamlValue now) {
    if (SpecMeaning.same(before, now)) {
      return;
    }
    if (before instanceof YamlValue.Keys a && now instanceof YamlValue.Keys b) {
      keys(path, a.values(), b.values());
    } else if (entries(before) && entries(now)) {
      entries(path, ((YamlValue.Items) before).values(), ((YamlValue.Items) now).values());
    } else if (before instanceof YamlValue.Items a && now instanceof YamlValue.Items b && !(fits(a) && fits(b))) {
      items(path, a.values(), b.values());
    } else if (!path.isEmpty()) {
      say(path, shown(before), shown(now));
    }
  }

  private static boolean fits(YamlValue value) {
    return shown(value).equals(flow(value));
  }

  /** Lists that are too long to be shown: what only one of them has. */
  private void items(String path, List<YamlValue> before, List<YamlValue> now) {
    List<YamlValue> gone = without(before, now);
    List<YamlValue> fresh = without(now, before);
    if (gone.isEmpty() && fresh.isEmpty()) {
      lines.add("the entries of " + path + " come in another order");
    }
    if (!gone.isEmpty()) {
      lines.add(path + " has " + shown(gone) + " in the directory only");
    }
    if (!fresh.isEmpty()) {
      lines.add(path + " has " + shown(fresh) + " in the spec only");
    }
  }

  private static List<YamlValue> without(List<YamlValue> items, List<YamlValue> others) {
    Map<String, Integer> left = new HashMap<>();
    others.forEach(other -> left.merge(SpecMeaning.of(other), 1, Integer::sum));
    return items.stream().filter(item -> left.merge(SpecMeaning.of(item), -1, Integer::sum) < 0).toList();
  }

  private static String shown(List<YamlValue> items) {
    String first = String.join(", ", items.stream().limit(ITEMS).map(TreeDifference::shown).toList());
    return items.size() <= ITEMS ? first : first + " and " + (items.size() - ITEMS) + " more";
  }

  private void keys(String path, Map<YamlValue.Key, YamlValue> before, Map<YamlValue.Key, YamlValue> now) {
    Set<YamlValue.Key> all = new LinkedHashSet<>(before.keySet());
    all.addAll(now.keySet());
    for (YamlValue.Key key : all) {
      String place = path.isEmpty() ? key.name() : path + "." + key.name();
      YamlValue a = before.get(key);
      YamlValue b = now.get(key);
      if (a != null && b != null) {
        compare(place, a, b);
      } else if ((a == null ? b : a) instanceof YamlValue.Keys inner) {
        keys(place, a == null ? Map.of() : inner.values(), a == null ? inner.values() : Map.of());
      } else if (a == null && entries(b)) {
        lines.add(place + " is new");
      } else if (b == null && entries(a)) {
        lines.add(place + " is only in the directory");
      } else {
        say(place, a == null ? "not given" : shown(a), b == null ? "not given" : shown(b));
      }
    }
  }

  private void say(String place, String before, String now) {
    lines.add(place + " is " + before + " in the directory and " + now + " in the spec");
  }

  private static boolean entries(YamlValue value) {
    return value instanceof YamlValue.Items items && !items.values().isEmpty()
        && items.values().stream().allMatch(YamlValue.Keys.class::isInstance);
  }

  /** Those that both have are left out; of the others those are compared that agree in half of their keys or more. */
  private void entries(String path, List<YamlValue> before, List<YamlValue> now) {
    Map<String, Deque<Integer>> places = new HashMap<>();
    for (int i = 0; i < now.size(); i++) {
      places.computeIfAbsent(SpecMeaning.of(now.get(i)), meaning -> new ArrayDeque<>()).add(i);
    }
    List<Integer> gone = new ArrayList<>();
    Set<Integer> fresh = new LinkedHashSet<>(IntStream.range(0, now.size()).boxed().toList());
    for (int i = 0; i < before.size(); i++) {
      Integer same = places.getOrDefault(SpecMeaning.of(before.get(i)), new ArrayDeque<>()).poll();
      if (same == null) {
        gone.add(i);
      } else {
        fresh.remove(same);
      }
    }
    if (gone.isEmpty() && fresh.isEmpty()) {
      lines.add("the entries of " + path + " come in another order");
    }
    for (int entry : gone) {
      Optional<Integer> like = fresh.stream().filter(other -> alike(before.get(entry), now.get(other))).findFirst();
      if (like.isPresent()) {
        fresh.remove(like.get());
        compare(path + "." + (like.get() + 1), before.get(entry), now.get(like.get()));
      } else {
        lines.add(path + "." + (entry + 1) + " is only in the directory");
      }
    }
    fresh.forEach(entry -> lines.add(path + "." + (entry + 1) + " is new"));
  }

  private static boolean alike(YamlValue before, YamlValue now) {
    Map<YamlValue.Key, YamlValue> a = ((YamlValue.Keys) before).values();
    Map<YamlValue.Key, YamlValue> b = ((YamlValue.Keys) now).values();
    long same = a.entrySet().stream()
        .filter(entry -> b.containsKey(entry.getKey()) && SpecMeaning.same(entry.getValue(), b.get(entry.getKey())))
        .count();
    return 2 * same >= Math.max(a.size(), b.size());
  }

  private static String shown(YamlValue value) {
    String text = flow(value);
    return text.codePointCount(0, text.length()) <= SHOWN ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
  }

  /** On one line, as YAML has it. */
  private static String flow(YamlValue value) {
    return switch (value) {
      case YamlValue.Text text -> text.isMissing() ? "nothing" : text.text();
      case YamlValue.Items items -> "[" + String.join(", ", items.values().stream().map(TreeDifference::flow).toList())
          + "]";
      case YamlValue.Keys keys -> "{" + String.join(", ", keys.values().entrySet().stream()
          .map(entry -> entry.getKey().name() + ": " + flow(entry.getValue())).toList()) + "}";
    };
  }
}
