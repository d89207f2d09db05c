package lawsweep.parquet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lawsweep.parquet.ParquetType.ListOf;
import lawsweep.parquet.ParquetType.MapOf;
import lawsweep.parquet.ParquetType.Scalar;
import lawsweep.parquet.ParquetType.StructOf;

/** Takes values of a type apart into the entries of its leaves. */
abstract class Shredder {

  /** The names of the layers between a column and what lies in it. */
  static final String LIST = "list";
  static final String ELEMENT = "element";
  static final String KEY_VALUE = "key_value";
  static final String KEY = "key";
  static final String VALUE = "value";

  /** Where a type stands in its column: its path and the levels of all that lies around it. */
  record Place(List<String> path, int definition, int repetition) {

    Place in(String name, int more, int repeated) {
      List<String> inner = new ArrayList<>(path);
      inner.add(name);
      return new Place(inner, definition + more, repetition + repeated);
    }
  }

  /** A value, null for none, at a level of definition and repetition. */
  abstract void add(Object value, int definition, int repetition);

  /** Its leaves, in order. */
  abstract List<LeafWriter> leaves();

  static Shredder of(ParquetColumn column) {
    return of(column.type(), new Place(List.of(column.name()), 0, 0));
  }

  private static Shredder of(ParquetType type, Place place) {
    return switch (type) {
      case Scalar scalar -> new Single(scalar, place, true);
      case ListOf list -> new Repeated(of(list.element(), place.in(LIST, 2, 1).in(ELEMENT, 0, 0)), place);
      case MapOf map -> new Entries(
          new Single(Scalar.TEXT, place.in(KEY_VALUE, 2, 1).in(KEY, 0, 0), false),
          of(map.value(), place.in(KEY_VALUE, 2, 1).in(VALUE, 0, 0)), place);
      case StructOf struct -> new Fields(struct, place);
    };
  }

  private static void missing(List<LeafWriter> leaves, int definition, int repetition) {
    for (LeafWriter leaf : leaves) {
      leaf.missing(definition, repetition);
    }
  }

  /** Single values, which are missing where that is allowed. */
  static final class Single extends Shredder {
    private final Scalar type;
    private final LeafWriter leaf;

    Single(Scalar type, Place place, boolean optional) {
      this.type = type;
      this.leaf = new LeafWriter(
          new LeafWriter.Leaf(type, place.path, place.definition + (optional ? 1 : 0), place.repetition));
    }

    @Override
    void add(Object value, int definition, int repetition) {
      if (value == null) {
        leaf.missing(definition, repetition);
      } else {
        leaf.value(id(value), repetition);
      }
    }

    private int id(Object value) {
      return switch (type) {
        case TEXT -> {
          byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
          yield leaf.text(bytes, 0, bytes.length);
        }
        case INTEGER -> leaf.whole(Math.toIntExact(((Number) value).longValue()));
        case LARGE -> leaf.bits(((Number) value).longValue());
        case REAL -> leaf.bits(Double.doubleToRawLongBits(Scalar.real(value)));
      };
    }

    @Override
    List<LeafWriter> leaves() {
      return List.of(leaf);
    }
  }

  /** Lists. */
  private static final class Repeated extends Shredder {
    private final Shredder element;
    private final int repetition;

    Repeated(Shredder element, Place place) {
      this.element = element;
      this.repetition = place.repetition + 1;
    }

    @Override
    void add(Object value, int definition, int repeated) {
      if (value == null) {
        missing(leaves(), definition, repeated);
        return;
      }
      int level = repeated;
      boolean none = true;
      for (Object item : (Iterable<?>) value) {
        element.add(item, definition + 2, level);
        level = repetition;
        none = false;
      }
      if (none) {
        missing(leaves(), definition + 1, repeated);
      }
    }

    @Override
    List<LeafWriter> leaves() {
      return element.leaves();
    }
  }

  /** Maps. */
  private static final class Entries extends Shredder {
    private final Shredder key;
    private final Shredder value;
    private final int repetition;
    private final List<LeafWriter> leaves;

    Entries(Shredder key, Shredder value, Place place) {
      this.key = key;
      this.value = value;
      this.repetition = place.repetition + 1;
      this.leaves = new ArrayList<>(key.leaves());
      leaves.addAll(value.leaves());
    }

    @Override
    void add(Object map, int definition, int repeated) {
      if (map == null) {
        missing(leaves, definition, repeated);
        return;
      }
      int level = repeated;
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) map).entrySet()) {
        key.add(entry.getKey(), definition + 2, level);
        value.add(entry.getValue(), definition + 2, level);
        level = repetition;
      }
      if (level == repeated && ((Map<?, ?>) map).isEmpty()) {
        missing(leaves, definition + 1, repeated);
      }
    }

    @Override
    List<LeafWriter> leaves() {
      return leaves;
    }
  }

  /** Values by a few names. */
  private static final class Fields extends Shredder {
    private final List<String> names = new ArrayList<>();
    private final List<Shredder> fields = new ArrayList<>();
    private final List<LeafWriter> leaves = new ArrayList<>();

    Fields(StructOf struct, Place place) {
      for (ParquetColumn field : struct.fields()) {
        Shredder shredder = Shredder.of(field.type(), place.in(field.name(), 1, 0));
        names.add(field.name());
        fields.add(shredder);
        leaves.addAll(shredder.leaves());
      }
    }

    @Override
    void add(Object value, int definition, int repetition) {
      if (value == null) {
        missing(leaves, definition, repetition);
        return;
      }
      for (int i = 0; i < fields.size(); i++) {
        fields.get(i).add(((Map<?, ?>) value).get(names.get(i)), definition + 1, repetition);
      }
    }

    @Override
    List<LeafWriter> leaves() {
      return leaves;
    }
  }
}
