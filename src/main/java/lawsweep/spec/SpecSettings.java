package lawsweep.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values that somebody changes in a spec without writing to it: {@code limits.seconds=10}, {@code networks.1.depth=3}.
 * A path names keys, and entries of lists by their numbers, counted from 1; a value is YAML, as in a spec. Blocks that
 * are not there are made; later settings go before earlier ones.
 *
 * @param all the settings as given, in order
 */
public record SpecSettings(List<String> all) {

  /** No settings. */
  public static final SpecSettings NONE = new SpecSettings(List.of());

  private static final String OPTION = "--set ";

  /** Copies the list. */
  public SpecSettings {
    all = List.copyOf(all);
  }

  /** A setting on its way down a spec. */
  private record Step(Place place, List<String> path, int at, YamlValue value) {

    String name() {
      return path.get(at);
    }

    boolean last() {
      return at == path.size() - 1;
    }

    Step next() {
      return new Step(place, path, at + 1, value);
    }

    /** What the block or list that is looked at is called. */
    String owner() {
      return at == 0 ? "the spec" : "'" + YamlValue.cut(String.join(".", path.subList(0, at))) + "'";
    }
  }

  /**
   * A spec with these settings.
   *
   * @throws SpecException if a setting has no meaning there, with one line that names it
   */
  public YamlValue in(YamlValue spec) throws SpecException {
    YamlValue changed = spec;
    for (String setting : all) {
      changed = with(changed, read(setting));
    }
    return changed;
  }

  /**
   * The YAML of a spec with these settings.
   *
   * @throws SpecException if it is longer than specs may be
   */
  public byte[] text(YamlValue spec) throws SpecException {
    byte[] text = YamlText.of(spec);
    if (text.length > SpecText.MAX_BYTES) {
      throw Place.of(OPTION.strip()).error("with its settings the spec is larger than " + (SpecText.MAX_BYTES >> 20)
          + " MiB", "describe the grid with ranges, or split the sweep");
    }
    return text;
  }

  private static Step read(String setting) throws SpecException {
    Place place = Place.of(OPTION + YamlValue.cut(setting));
    int equals = setting.indexOf('=');
    if (equals < 0) {
      throw place.error("there is no '=' in it", "write PATH=VALUE, as in limits.seconds=10");
    }
    List<String> path = List.of(setting.substring(0, equals).strip().split("\\.", -1));
    if (path.contains("")) {
      throw place.error("a part of the path is empty", "write keys and numbers of entries with a dot between two, as in"
          + " networks.1.depth=3");
    }
    String text = SpecText.checked(place, setting.substring(equals + 1));
    Optional<YamlValue> value = YamlDocument.parse(place, text);
    return new Step(place, path, 0, value.orElse(new YamlValue.Text(place, "", true)));
  }

  private static YamlValue with(YamlValue old, Step step) throws SpecException {
    return switch (old) {
      case YamlValue.Keys keys -> inKeys(keys, step);
      case YamlValue.Items items -> inItems(items, step);
      case YamlValue.Text text when text.isMissing() -> inKeys(new YamlValue.Keys(step.place(), Map.of()), step);
      case YamlValue.Text text -> throw step.place().error(step.owner() + " is " + text.shown()
          + ", in which there is no '" + YamlValue.cut(step.name()) + "'", "end the path before it");
    };
  }

  private static YamlValue inKeys(YamlValue.Keys keys, Step step) throws SpecException {
    YamlValue.Key key = new YamlValue.Key(step.name(), step.place());
    Map<YamlValue.Key, YamlValue> values = new LinkedHashMap<>(keys.values());
    YamlValue old = values.getOrDefault(key, new YamlValue.Text(step.place(), "", true));
    YamlValue now = step.last() ? step.value() : with(old, step.next());
    // What is wrong with a key or its value is the setting's doing from now on.
    values.remove(key);
    values.put(key, now);
    return new YamlValue.Keys(keys.place(), values);
  }

  private static YamlValue inItems(YamlValue.Items items, Step step) throws SpecException {
    int count = items.values().size();
    int number = step.name().matches("[0-9]{1,9}") ? Integer.parseInt(step.name()) : 0;
    if (number < 1 || number > count) {
      String there = count == 1 ? "has one entry" : "has " + count + " entries";
      throw step.place().error(step.owner() + " " + there + ", and none is '" + YamlValue.cut(step.name()) + "'",
          "entries are named by their numbers, counted from 1");
    }
    List<YamlValue> values = new ArrayList<>(items.values());
    values.set(number - 1, step.last() ? step.value() : with(values.get(number - 1), step.next()));
    return new YamlValue.Items(items.place(), values);
  }
}
