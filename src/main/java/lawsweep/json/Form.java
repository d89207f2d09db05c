package lawsweep.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import lawsweep.text.Words;

/**
 * The form of a JSON object: its keys in the order in which they are written, how each is written, and how the whole
 * is read. Reading is strict: every key is there, no other is, and what follows from the rest is what writing would
 * give.
 *
 * @param <T> what the object stands for
 */
public final class Form<T> {

  private static final JsonFactory JSON = new JsonFactory();

  private final List<Part<T>> parts;
  private final Set<String> keys;
  private final Function<StrictObject, ? extends T> make;

  private Form(List<Part<T>> parts, Function<StrictObject, ? extends T> make) {
    this.parts = List.copyOf(parts);
    this.make = make;
    this.keys = new LinkedHashSet<>();
    for (Part<T> part : parts) {
      for (String key : part.keys()) {
        if (!keys.add(key)) {
          throw new IllegalArgumentException("expected each key once, got '" + key + "' twice");
        }
      }
    }
  }

  /** One key or several in a row. */
  private interface Part<T> {
    Set<String> keys();

    void write(JsonGenerator json, T value, Lists lists) throws IOException;

    /** Refuses what writing {@code value} would not have given. */
    void check(StrictObject object, T value);
  }

  /** Writes the value of a key. */
  @FunctionalInterface
  public interface Writer<T> {
    void write(JsonGenerator json, T value) throws IOException;
  }

  /** Writes the value of a key that holds lists of integers. */
  @FunctionalInterface
  public interface ListWriter<T> {
    void write(JsonGenerator json, T value, Lists lists) throws IOException;
  }

  /** A form to be described key by key. */
  public static <T> Builder<T> of() {
    return new Builder<>();
  }

  /** All keys, in the order in which they are written. */
  public Set<String> keys() {
    return keys;
  }

  /** Writes the object, its lists as text. */
  public void write(JsonGenerator json, T value) throws IOException {
    write(json, value, Lists.TEXT);
  }

  /** Writes the object. */
  public void write(JsonGenerator json, T value, Lists lists) throws IOException {
    json.writeStartObject();
    writeFields(json, value, lists);
    json.writeEndObject();
  }

  private void writeFields(JsonGenerator json, T value, Lists lists) throws IOException {
    for (Part<T> part : parts) {
      part.write(json, value, lists);
    }
  }

  /** The object in UTF-8, its lists as text: no line break in it or after it. */
  public byte[] bytes(T value) {
    return bytes(value, Lists.TEXT);
  }

  /** The object in UTF-8: no line break in it or after it. */
  public byte[] bytes(T value, Lists lists) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      write(json, value, lists);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The object as text, its lists too: no line break in it or after it. */
  public String text(T value) {
    return text(value, Lists.TEXT);
  }

  /** The object as text: no line break in it or after it. */
  public String text(T value, Lists lists) {
    return new String(bytes(value, lists), StandardCharsets.UTF_8);
  }

  /**
   * Reads bytes in UTF-8, whose lists are text.
   *
   * @throws RecordFormatException with one line that says what is wrong
   */
  public T parse(byte[] json) {
    return read(StrictObject.parse(json, keys));
  }

  /**
   * Reads an object that has the keys of this form and, for forms that others embed, more.
   *
   * @throws RecordFormatException with one line that says what is wrong
   */
  public T read(StrictObject object) {
    T value;
    try {
      value = make.apply(object);
    } catch (RecordFormatException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new RecordFormatException(String.valueOf(e.getMessage()), e);
    }
    check(object, value);
    return value;
  }

  /**
   * Refuses an object that does not say of a value, at the keys that follow from the rest, what writing it would.
   *
   * @throws RecordFormatException with one line that says what is wrong
   */
  public void check(StrictObject object, T value) {
    for (Part<T> part : parts) {
      part.check(object, value);
    }
  }

  /**
   * Describes a form, key by key in the order of writing.
   *
   * @param <T> what the object stands for
   */
  public static final class Builder<T> {
    private final List<Part<T>> parts = new ArrayList<>();

    private Builder() {}

    /** A string. */
    public Builder<T> text(String key, Function<? super T, String> get) {
      return value(key, (json, value) -> json.writeString(get.apply(value)));
    }

    /** A string that is not empty; null for the empty one. */
    public Builder<T> textOrNull(String key, Function<? super T, String> get) {
      return value(key, (json, value) -> {
        String text = get.apply(value);
        if (text.isEmpty()) {
          json.writeNull();
        } else {
          json.writeString(text);
        }
      });
    }

    /** A whole number. */
    public Builder<T> whole(String key, ToLongFunction<? super T> get) {
      return value(key, (json, value) -> json.writeNumber(get.applyAsLong(value)));
    }

    /** A finite number; reading gives the same bits. */
    public Builder<T> real(String key, ToDoubleFunction<? super T> get) {
      return value(key, (json, value) -> json.writeNumber(get.applyAsDouble(value)));
    }

    /** A number, which may be not finite: then it is one of the strings Infinity, -Infinity and NaN. */
    public Builder<T> realOrNot(String key, ToDoubleFunction<? super T> get) {
      return value(key, (json, value) -> json.writeNumber(get.applyAsDouble(value)));
    }

    /** A finite number, or null. */
    public Builder<T> maybeReal(String key, Function<? super T, OptionalDouble> get) {
      return value(key, (json, value) -> {
        OptionalDouble number = get.apply(value);
        if (number.isPresent()) {
          json.writeNumber(number.getAsDouble());
        } else {
          json.writeNull();
        }
      });
    }

    /** An array of finite numbers. */
    public Builder<T> reals(String key, Function<? super T, ? extends Iterable<Double>> get) {
      return value(key, (json, value) -> {
        json.writeStartArray();
        for (double number : get.apply(value)) {
          json.writeNumber(number);
        }
        json.writeEndArray();
      });
    }

    /** An array of whole numbers. */
    public Builder<T> wholes(String key, Function<? super T, ? extends Iterable<Long>> get) {
      return value(key, (json, value) -> {
        json.writeStartArray();
        for (long number : get.apply(value)) {
          json.writeNumber(number);
        }
        json.writeEndArray();
      });
    }

    /** True or false. */
    public Builder<T> truth(String key, Function<? super T, Boolean> get) {
      return value(key, (json, value) -> json.writeBoolean(get.apply(value)));
    }

    /** A list of integers; null for an empty one. */
    public Builder<T> numbers(String key, Function<? super T, List<Integer>> get) {
      return lists(key, (json, value, lists) -> NumberList.write(json, get.apply(value), lists));
    }

    /** A word of a few. */
    public <E> Builder<T> word(String key, Words<E> words, Function<? super T, ? extends E> get) {
      return value(key, (json, value) -> json.writeString(words.label(get.apply(value))));
    }

    /** An object within. */
    public <E> Builder<T> object(String key, Form<E> form, Function<? super T, ? extends E> get) {
      return lists(key, (json, value, lists) -> form.write(json, get.apply(value), lists));
    }

    /** An object within, or null. */
    public <E> Builder<T> maybe(String key, Form<E> form, Function<? super T, Optional<E>> get) {
      return lists(key, (json, value, lists) -> {
        Optional<E> object = get.apply(value);
        if (object.isEmpty()) {
          json.writeNull();
        } else {
          form.write(json, object.get(), lists);
        }
      });
    }

    /** An array of objects. */
    public <E> Builder<T> list(String key, Form<E> form, Function<? super T, ? extends Iterable<E>> get) {
      return lists(key, (json, value, lists) -> {
        json.writeStartArray();
        for (E item : get.apply(value)) {
          form.write(json, item, lists);
        }
        json.writeEndArray();
      });
    }

    /** An array of strings. */
    public Builder<T> texts(String key, Function<? super T, ? extends Iterable<String>> get) {
      return value(key, (json, value) -> {
        json.writeStartArray();
        for (String text : get.apply(value)) {
          json.writeString(text);
        }
        json.writeEndArray();
      });
    }

    /** An object of whole numbers, by their keys. */
    public Builder<T> counts(String key, Function<? super T, Map<String, Long>> get) {
      return value(key, (json, value) -> {
        json.writeStartObject();
        for (Map.Entry<String, Long> count : get.apply(value).entrySet()) {
          json.writeNumberField(count.getKey(), count.getValue());
        }
        json.writeEndObject();
      });
    }

    /** Any value of JSON, written by hand. */
    public Builder<T> value(String key, Writer<? super T> writer) {
      return lists(key, (json, value, _) -> writer.write(json, value));
    }

    /** Any value of JSON with lists of integers in it, written by hand. */
    public Builder<T> lists(String key, ListWriter<? super T> writer) {
      return add(new Single<>(key, writer, Optional.empty()));
    }

    /** A whole number that follows from the rest: compared when read. */
    public Builder<T> followsWhole(String key, ToLongFunction<? super T> get) {
      return follows(key, (json, value) -> json.writeNumber(get.applyAsLong(value)), get::applyAsLong,
          object -> object.longInteger(key));
    }

    /** A finite number that follows from the rest: compared when read. */
    public Builder<T> followsReal(String key, ToDoubleFunction<? super T> get) {
      return follows(key, (json, value) -> json.writeNumber(get.applyAsDouble(value)), get::applyAsDouble,
          object -> object.real(key));
    }

    /** A string that follows from the rest: compared when read. */
    public Builder<T> followsText(String key, Function<? super T, String> get) {
      return follows(key, (json, value) -> json.writeString(get.apply(value)), get::apply, object -> object.text(key));
    }

    /** A list of integers as {@link #numbers} writes it, which follows from the rest: compared when read. */
    public Builder<T> followsNumbers(String key, Function<? super T, List<Integer>> get) {
      Builder<T> written = Form.<T>of().numbers(key, get);
      return add(checked(key, written, (object, value) -> object.same(key, get.apply(value), object.numbers(key))));
    }

    /** True or false, which follows from the rest: compared when read. */
    public Builder<T> followsTruth(String key, Function<? super T, Boolean> get) {
      return follows(key, (json, value) -> json.writeBoolean(get.apply(value)), get::apply,
          object -> object.truth(key));
    }

    /** An array of objects that follows from the rest: compared when read. */
    public <E> Builder<T> followsList(String key, Form<E> form, Function<? super T, List<E>> get) {
      Builder<T> written = Form.<T>of().list(key, form, get);
      return add(
          checked(key, written, (object, value) -> object.same(key, get.apply(value), object.objects(key, form))));
    }

    /** What is written as the only key of another form, and compared when read. */
    private static <T> Part<T> checked(String key, Builder<T> written, Check<T> check) {
      return new Single<>(key, ((Single<T>) written.parts.getFirst()).writer(), Optional.of(check));
    }

    /**
     * A value that follows from the rest: compared when read.
     *
     * @param expected the value that should stand there
     * @param found reads the one that stands there
     */
    public Builder<T> follows(String key, Writer<? super T> writer, Function<? super T, Object> expected,
        Function<StrictObject, Object> found) {
      return follows(key, writer, (object, value) -> object.same(key, expected.apply(value), found.apply(object)));
    }

    /**
     * A value that follows from the rest: refused when read unless it is what writing would give.
     *
     * @param refuse throws a {@link RecordFormatException} where it is not
     */
    public Builder<T> follows(String key, Writer<? super T> writer, BiConsumer<StrictObject, T> refuse) {
      return add(new Single<>(key, (json, value, _) -> writer.write(json, value), Optional.of(refuse::accept)));
    }

    /**
     * Keys that mean nothing here: null for each.
     *
     * @param refusal what is said of a key that is not null, after {@code expected no 'key' in}
     */
    public Builder<T> nulls(String refusal, Iterable<String> keys) {
      for (String key : keys) {
        add(new Single<>(key, (json, _, _) -> json.writeNull(), Optional.of((object, _) -> {
          if (!object.isNull(key)) {
            throw new RecordFormatException("expected no '" + key + "' in " + refusal);
          }
        })));
      }
      return this;
    }

    /** The keys of another form, here. Whoever makes the whole reads the part with that form. */
    public <E> Builder<T> embed(Form<E> form, Function<? super T, ? extends E> get) {
      return add(new Embedded<>(form, get));
    }

    /**
     * The keys of another form, here; null for each where there is nothing to write.
     *
     * @param refusal what is said of a key that is not null then, after {@code expected no 'key' in}
     */
    public <E> Builder<T> maybeEmbed(Form<E> form, String refusal, Function<? super T, Optional<E>> get) {
      return add(new MaybeEmbedded<>(form, refusal, get));
    }

    private Builder<T> add(Part<T> part) {
      parts.add(part);
      return this;
    }

    /** The form, whose objects are made from what stands at its keys. */
    public Form<T> make(Function<StrictObject, ? extends T> read) {
      return new Form<>(parts, read);
    }

    /** A form that is only written. */
    public Form<T> writeOnly() {
      return make(_ -> {
        throw new RecordFormatException("expected nobody to read this object");
      });
    }
  }

  /** What must hold of an object that was read. */
  private interface Check<T> {
    void check(StrictObject object, T value);
  }

  /** One key. */
  private record Single<T>(SerializedString name, ListWriter<? super T> writer, Optional<Check<T>> check)
      implements
        Part<T> {

    /** The key is turned into bytes once. */
    Single(String key, ListWriter<? super T> writer, Optional<Check<T>> check) {
      this(new SerializedString(key), writer, check);
    }

    @Override
    public Set<String> keys() {
      return Set.of(name.getValue());
    }

    @Override
    public void write(JsonGenerator json, T value, Lists lists) throws IOException {
      json.writeFieldName(name);
      writer.write(json, value, lists);
    }

    @Override
    public void check(StrictObject object, T value) {
      check.ifPresent(condition -> condition.check(object, value));
    }
  }

  /** The keys of a form within another. */
  private record Embedded<T, E>(Form<E> form, Function<? super T, ? extends E> get) implements Part<T> {

    @Override
    public Set<String> keys() {
      return form.keys;
    }

    @Override
    public void write(JsonGenerator json, T value, Lists lists) throws IOException {
      form.writeFields(json, get.apply(value), lists);
    }

    @Override
    public void check(StrictObject object, T value) {
      form.check(object, get.apply(value));
    }
  }

  /** The keys of a form within another, which may be null all together. */
  private record MaybeEmbedded<T, E>(Form<E> form, String refusal, Function<? super T, Optional<E>> get)
      implements
        Part<T> {

    @Override
    public Set<String> keys() {
      return form.keys;
    }

    @Override
    public void write(JsonGenerator json, T value, Lists lists) throws IOException {
      Optional<E> part = get.apply(value);
      if (part.isPresent()) {
        form.writeFields(json, part.get(), lists);
        return;
      }
      for (String key : form.keys) {
        json.writeNullField(key);
      }
    }

    @Override
    public void check(StrictObject object, T value) {
      Optional<E> part = get.apply(value);
      if (part.isPresent()) {
        form.check(object, part.get());
        return;
      }
      for (String key : form.keys) {
        if (!object.isNull(key)) {
          throw new RecordFormatException("expected no '" + key + "' in " + refusal);
        }
      }
    }
  }
}
