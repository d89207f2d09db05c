package lawsweep.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON text of any length, read from its beginning to its end without holding it: each value is taken by a call as it
 * comes. Strict: UTF-8, no key twice in an object, nothing after the end but spaces and line breaks. All methods throw
 * a {@link RecordFormatException} for what is not as expected, with the number of the character in front.
 */
public final class JsonWalk implements Closeable {

  /** Names are not kept beyond their use: those of strangers are many and may be long. */
  private static final JsonFactory JSON = JsonFactory.builder()
      .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
      .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .build();

  private final JsonParser json;

  /** Takes one field: its value must be taken by a call to a walk's methods. */
  @FunctionalInterface
  public interface Field {
    void take(String key) throws IOException;
  }

  /** Reads from a stream, which is closed with this. */
  public JsonWalk(InputStream in) throws IOException {
    this.json = JSON.createParser(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
  }

  /** Takes an object, field by field. */
  public void object(Field field) throws IOException {
    expect(next(), JsonToken.START_OBJECT, "an object");
    while (next() != JsonToken.END_OBJECT) {
      field.take(whole(json.currentName()));
    }
  }

  /** Takes a string. */
  public String text() throws IOException {
    expect(next(), JsonToken.VALUE_STRING, "a string");
    return whole(parsed(json::getText));
  }

  /** JSON may escape half of a character, which no text in UTF-8 has. */
  private String whole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.getType(text.codePointAt(i)) == Character.SURROGATE) {
        throw wrong("expected whole characters in a string, got half of one: '" + text + "'");
      }
      i += Character.charCount(text.codePointAt(i)) - 1;
    }
    return text;
  }

  /** Takes a whole number, 0 or more, of 63 bits. */
  public long whole() throws IOException {
    next();
    return currentWhole();
  }

  private long currentWhole() throws IOException {
    expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT, "a whole number");
    try {
      if (json.getTextCharacters()[json.getTextOffset()] == '-') {
        throw wrong("expected a number that is not negative, got " + json.getText());
      }
      return json.getLongValue();
    } catch (JsonProcessingException e) {
      throw wrong("expected a whole number below 2^63, got " + json.getText(), e);
    }
  }

  /** Takes an array of whole numbers, 0 or more each, of 63 bits. */
  public List<Long> wholes(int most) throws IOException {
    expect(next(), JsonToken.START_ARRAY, "an array of whole numbers");
    List<Long> numbers = new ArrayList<>();
    while (next() != JsonToken.END_ARRAY) {
      if (numbers.size() == most) {
        throw wrong("expected at most " + most + " numbers in an array, got more");
      }
      numbers.add(currentWhole());
    }
    return numbers;
  }

  /** Takes any value and forgets it. */
  public void skip() throws IOException {
    int depth = 0;
    do {
      JsonToken token = next();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    } while (depth > 0);
  }

  /** Makes sure that nothing follows. */
  public void end() throws IOException {
    if (advance() != null) {
      throw wrong("expected nothing after the end of the object");
    }
  }

  private JsonToken next() throws IOException {
    JsonToken token = advance();
    if (token == null) {
      throw wrong("expected more, got the end");
    }
    return token;
  }

  private JsonToken advance() throws IOException {
    return parsed(json::nextToken);
  }

  /** A step of the parser, which looks at some characters only when it is asked for them. */
  @FunctionalInterface
  private interface Parsing<T> {
    T parse() throws IOException;
  }

  private <T> T parsed(Parsing<T> parsing) throws IOException {
    try {
      return parsing.parse();
    } catch (JsonEOFException e) {
      throw wrong("expected more, got the end", e);
    } catch (JsonProcessingException e) {
      throw wrong(JsonMessage.of(e), e);
    } catch (CharacterCodingException e) {
      throw wrong("expected text in UTF-8, got other bytes", e);
    }
  }

  private void expect(JsonToken token, JsonToken expected, String what) {
    if (token != expected) {
      throw wrong("expected " + what + ", got " + shown(token));
    }
  }

  private static String shown(JsonToken token) {
    return switch (token) {
      case START_OBJECT, END_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case END_ARRAY -> "the end of an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT -> "a whole number";
      case VALUE_NUMBER_FLOAT -> "a number that is not whole";
      case VALUE_TRUE, VALUE_FALSE -> token.asString();
      default -> "null";
    };
  }

  private RecordFormatException wrong(String message) {
    return wrong(message, null);
  }

  private RecordFormatException wrong(String message, Exception cause) {
    JsonLocation place = json.currentLocation();
    return new RecordFormatException("character " + Math.max(0, place.getCharOffset()) + ": " + message, cause);
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
