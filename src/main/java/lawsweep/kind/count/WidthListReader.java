package lawsweep.kind.count;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lawsweep.network.Architecture;
import lawsweep.spec.Numbers;
import lawsweep.spec.Place;
import lawsweep.spec.SpecException;
import lawsweep.spec.YamlValue;

/** Reads the key {@code widths}: a list of width lists, each from output to input. */
final class WidthListReader {
  private static final String EXAMPLE = "write a list of width lists such as [[2, 3, 2], [4, 4, 4, 4]]";
  private static final Numbers WIDTH = new Numbers("widths", 1, Architecture.MAX_WIDTH);

  private WidthListReader() {}

  static ListedWidths read(YamlValue value) throws SpecException {
    if (!(value instanceof YamlValue.Items items)) {
      throw value.place().error("'widths' is " + value.shown(), EXAMPLE);
    }
    if (items.values().isEmpty()) {
      throw items.place().error("'widths' is an empty list", EXAMPLE);
    }
    List<int[]> lists = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    for (YamlValue item : items.values()) {
      lists.add(layers(item, items));
      places.add(item.place());
    }
    return new ListedWidths(List.copyOf(lists), List.copyOf(places));
  }

  private static int[] layers(YamlValue value, YamlValue.Items all) throws SpecException {
    if (!(value instanceof YamlValue.Items items)) {
      throw value.place()
          .error("'widths' holds " + value.shown() + " where a width list should stand", suggestion(all));
    }
    int[] layers = new int[items.values().size()];
    for (int i = 0; i < layers.length; i++) {
      layers[i] = (int) WIDTH.one(items.values().get(i));
    }
    if (layers.length < 3 || layers.length > Architecture.MAX_DEPTH + 1) {
      throw items.place()
          .error(
              "the width list has " + layers.length + (layers.length == 1 ? " entry" : " entries"),
              "expected 3 to " + (Architecture.MAX_DEPTH + 1) + ": output, at least one hidden layer, input");
    }
    return layers;
  }

  /** For a single width list, the same in the brackets it lacks. */
  private static String suggestion(YamlValue.Items all) {
    boolean flat = all.values().stream().allMatch(YamlValue.Text.class::isInstance);
    return !flat || all.values().size() > 12
        ? EXAMPLE
        : all.values().stream()
            .map(item -> ((YamlValue.Text) item).text())
            .collect(Collectors.joining(", ", "one list takes two pairs of brackets: [[", "]]"));
  }
}
