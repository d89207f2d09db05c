package lawsweep.checkpoint;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON by descent, as its grammar is written: objects are maps, arrays lists, whole numbers big integers. */
final class MiniJson {

  private final String text;
  private int at;

  private MiniJson(String text) {
    this.text = text;
  }

  /** One value, with nothing around it but spaces. */
  static Object parse(byte[] bytes, int from, int to) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
    } catch (CharacterCodingException e) {
      throw new Reference.Refused("expected UTF-8: " + e);
    }
    MiniJson json = new MiniJson(text);
    Object value = json.value();
    json.spaces();
    Reference.require(json.at == text.length(), "the end");
    return value;
  }

  private Object value() {
    spaces();
    char first = peek();
    return switch (first) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", "null");
      default -> number();
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    at++;
    spaces();
    while (peek() != '}') {
      String key = string();
      spaces();
      take(':');
      Reference.require(!object.containsKey(key), "a key once");
      object.put(key, value());
      comma('}');
    }
    at++;
    return object;
  }

  private List<Object> array() {
    List<Object> array = new ArrayList<>();
    at++;
    spaces();
    while (peek() != ']') {
      array.add(value());
      comma(']');
    }
    at++;
    return array;
  }

  private void comma(char end) {
    spaces();
    if (peek() != end) {
      take(',');
      spaces();
      Reference.require(peek() != end, "something after a comma");
    }
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    take('"');
    for (char c = next(); c != '"'; c = next()) {
      Reference.require(c >= ' ', "no control character");
      string.append(c == '\\' ? escaped() : c);
    }
    Reference.require(StandardCharsets.UTF_8.newEncoder().canEncode(string), "whole characters");
    return string.toString();
  }

  private char escaped() {
    char c = next();
    int plain = "\"\\/bfnrt".indexOf(c);
    if (plain >= 0) {
      return "\"\\/\b\f\n\r\t".charAt(plain);
    }
    Reference.require(c == 'u' && text.length() - at >= 4 && text.substring(at, at + 4).matches("[0-9a-fA-F]{4}"),
        "an escape");
    at += 4;
    return (char) Integer.parseInt(text.substring(at - 4, at), 16);
  }

  private Object number() {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String number = text.substring(start, at);
    Reference.require(number.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?"), "a number");
    return number.matches("[0-9]+") ? new BigInteger(number) : number;
  }

  private Object word(String word, Object value) {
    Reference.require(text.startsWith(word, at), word);
    at += word.length();
    return value;
  }

  private void take(char wanted) {
    Reference.require(next() == wanted, String.valueOf(wanted));
  }

  private char next() {
    char c = peek();
    at++;
    return c;
  }

  private char peek() {
    Reference.require(at < text.length(), "more");
    return text.charAt(at);
  }

  private void spaces() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
