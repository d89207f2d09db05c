package lawsweep.cli.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lawsweep.spec.SpecSettings;
import picocli.CommandLine.Option;

/** The option that changes a value of the spec. */
public final class Settings {

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Changes the spec: a value, as YAML, for the key at a path of keys and of numbers of entries, counted"
          + " from 1. For example: limits.seconds=10, networks.1.depth=3, 'langevin.2.beta=[1, 4]'. May be given several"
          + " times. The result directory keeps the spec as changed.")
  private List<String> given = new ArrayList<>();

  /** All changes, in order. */
  public SpecSettings all() {
    return new SpecSettings(given);
  }

  /** A machine's provenance with the changes, if there are any. */
  public Map<String, Object> in(Map<String, Object> provenance) {
    if (given.isEmpty()) {
      return provenance;
    }
    Map<String, Object> all = new LinkedHashMap<>(provenance);
    all.put("settings", List.copyOf(given));
    return all;
  }
}
