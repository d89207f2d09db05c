package lawsweep.sweep.log;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which versions of which rules made results. */
public final class RuleVersions {

  private final SortedMap<RuleSet, SortedSet<String>> versions = new TreeMap<>();

  /** Takes note of a result. */
  public void add(RuleSet rules, String version) {
    versions.computeIfAbsent(rules, _ -> new TreeSet<>()).add(version);
  }

  /** Labels with versions, {@code dense 2}, each once, in order. */
  public List<String> lines() {
    SortedMap<String, SortedSet<String>> ofLabels = new TreeMap<>();
    versions.forEach((rules, of) -> ofLabels.computeIfAbsent(rules.label(), _ -> new TreeSet<>()).addAll(of));
    return ofLabels.entrySet().stream()
        .flatMap(label -> label.getValue().stream().map(version -> label.getKey() + " " + version)).toList();
  }

  /** True if results of one set of rules are of more than one version. */
  public boolean mixed() {
    return versions.values().stream().anyMatch(of -> of.size() > 1);
  }
}
