package lawsweep.spec;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/**
 * Parses one YAML document into {@link YamlValue}s. Only the parser's events are used: nothing is ever constructed from
 * tags. Anchors, aliases, tags, further documents, duplicate keys, keys that are not words and nesting beyond
 * {@value #MAX_NESTING} levels are refused where they stand, so the values are never larger than the text.
 */
public final class YamlDocument {
  /** How deep lists and blocks may nest; a spec needs five levels. */
  static final int MAX_NESTING = 12;

  private final IntFunction<Place> places;
  private final Iterator<Event> events;
  /** Where the last event began. */
  private int line = 1;

  private YamlDocument(IntFunction<Place> places, String text) {
    this.places = places;
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(SpecText.MAX_BYTES);
    this.events = new Yaml(options).parse(new StringReader(text)).iterator();
  }

  /**
   * The document's only value, or empty if there is nothing but comments.
   *
   * @throws SpecException if the text is not YAML or uses what is refused
   */
  public static Optional<YamlValue> parse(String source, String text) throws SpecException {
    return parse(line -> new Place(source, line), text);
  }

  /** The only value of a document that stands at one place, whatever its lines. */
  static Optional<YamlValue> parse(Place place, String text) throws SpecException {
    return parse(line -> place, text);
  }

  private static Optional<YamlValue> parse(IntFunction<Place> places, String text) throws SpecException {
    YamlDocument document = new YamlDocument(places, text);
    try {
      return document.read();
    } catch (MarkedYAMLException e) {
      throw explain(places, e);
    } catch (YAMLException e) {
      throw places.apply(1)
          .error("this is not YAML: " + YamlValue.cut(String.valueOf(e.getMessage())), "compare with a ready sweep");
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      // The scanner's own answer to an escape that the text ends in, or that names no character.
      throw places.apply(document.line)
          .error("this is not YAML: a value here or after it cannot be read", "check backslashes and quotes");
    }
  }

  private Optional<YamlValue> read() throws SpecException {
    next(); // the stream's start
    if (next().is(Event.ID.StreamEnd)) {
      return Optional.empty();
    }
    YamlValue value = value(next(), 0);
    next(); // the document's end
    Event after = next();
    if (!after.is(Event.ID.StreamEnd)) {
      throw place(after).error("a second document begins here", "one file holds one sweep: remove the '---' line");
    }
    return Optional.of(value);
  }

  private YamlValue value(Event event, int level) throws SpecException {
    refuseReferences(event);
    if (level > MAX_NESTING) {
      throw place(event)
          .error("lists nest more than " + MAX_NESTING + " levels deep", "a spec needs no more than five levels");
    }
    return switch (event) {
      case ScalarEvent scalar -> {
        refuseTag(event, scalar.getTag());
        yield new YamlValue.Text(place(event), scalar.getValue(), scalar.isPlain());
      }
      case SequenceStartEvent start -> items(start, level);
      case MappingStartEvent start -> keys(start, level);
      default -> throw place(event).error("nothing can be read here", "expected a value");
    };
  }

  private YamlValue items(CollectionStartEvent start, int level) throws SpecException {
    refuseTag(start, start.getTag());
    List<YamlValue> values = new ArrayList<>();
    for (Event event = next(); !event.is(Event.ID.SequenceEnd); event = next()) {
      values.add(value(event, level + 1));
    }
    return new YamlValue.Items(place(start), values);
  }

  private YamlValue keys(CollectionStartEvent start, int level) throws SpecException {
    refuseTag(start, start.getTag());
    Map<YamlValue.Key, YamlValue> values = new LinkedHashMap<>();
    for (Event event = next(); !event.is(Event.ID.MappingEnd); event = next()) {
      if (!(value(event, level + 1) instanceof YamlValue.Text name)) {
        throw place(event).error("a list or block stands where a key should", "keys are words, as in 'width: 4'");
      }
      YamlValue.Key key = new YamlValue.Key(name.text(), name.place());
      if (values.containsKey(key)) {
        int first = lineOf(key, values);
        throw key.place().error(
            "the key " + name.shown() + " is given twice" + (first > 0 ? ", first on line " + first : ""),
            "keep one");
      }
      values.put(key, value(next(), level + 1));
    }
    return new YamlValue.Keys(place(start), values);
  }

  private static int lineOf(YamlValue.Key key, Map<YamlValue.Key, YamlValue> values) {
    return values.keySet().stream().filter(key::equals).findFirst().orElse(key).place().line();
  }

  private void refuseReferences(Event event) throws SpecException {
    if (event instanceof AliasEvent || (event instanceof NodeEvent node && node.getAnchor() != null)) {
      throw place(event).error("anchors (&) and aliases (*) are not understood", "write the value out");
    }
  }

  private void refuseTag(Event event, String tag) throws SpecException {
    if (tag != null) {
      throw place(event).error("the tag '" + YamlValue.cut(tag) + "' is not understood", "remove it");
    }
  }

  private Event next() {
    Event event = events.next();
    line = event.getStartMark().getLine() + 1;
    return event;
  }

  private Place place(Event event) {
    return places.apply(event.getStartMark().getLine() + 1);
  }

  private static SpecException explain(IntFunction<Place> places, MarkedYAMLException e) {
    Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
    Place place = places.apply(mark == null ? 1 : mark.getLine() + 1);
    String problem = String.valueOf(e.getProblem()).strip();
    if (problem.contains("(TAB)") || problem.contains("'\\t'")) {
      return place.error("a tab stands where spaces should", "indent with spaces");
    }
    String context = e.getContext() == null ? "" : " " + e.getContext().strip();
    return place.error("this is not YAML: " + problem + context, "check indentation, brackets, quotes and colons");
  }
}
