package lawsweep.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lawsweep.architecture.GeneratedPage;

/** The JSON Schema of specs as tables for people. Whatever it has and this does not know is an error. */
final class SchemaPage {

  private static final Pattern RANGE = Pattern.compile("\\\\\\.\\\\\\.");

  /** A value of which the rules for keys together say what it may be. */
  private static final String SETTLED = "a word, or a list of these";

  private final JsonNode root;
  private final Map<JsonNode, String> headings = new LinkedHashMap<>();
  private final Set<JsonNode> linked = new LinkedHashSet<>();
  private final StringBuilder page = new StringBuilder();

  /**
   * One key of a block.
   *
   * @param schemas what its value may be, as it stands at the key; one for each form of the block that has the key
   * @param required true if every form of the block has to have it
   */
  record Key(List<JsonNode> schemas, boolean required) {}

  SchemaPage(JsonNode root) {
    this.root = root;
  }

  /** A section of the page about the block at a pointer. */
  SchemaPage section(String heading, String pointer) {
    headings.put(resolved(root.at(pointer)), heading);
    return this;
  }

  /** The sections' tables. */
  String text() {
    headings.forEach((block, heading) -> {
      page.append("## ").append(heading).append("\n\n");
      if (block.has("description")) {
        page.append(GeneratedPage.cell(sentence(block.get("description").textValue()))).append("\n\n");
      }
      forms(block);
      page.append("| key | value | default | meaning |\n| --- | --- | --- | --- |\n");
      keys(block).forEach((name, key) -> row(name, key));
      page.append('\n');
    });
    linked.removeAll(headings.keySet());
    if (!linked.isEmpty()) {
      throw new IllegalStateException("expected a section for each block, got none for " + linked);
    }
    return page.toString();
  }

  /** The keys of a block, in all its forms. */
  Map<String, Key> keys(JsonNode block) {
    Map<String, Key> keys = new LinkedHashMap<>();
    Set<String> required = words(block.path("required"));
    add(block, required, keys);
    for (JsonNode form : block.path("oneOf")) {
      add(form, required, keys);
    }
    return keys;
  }

  private static void add(JsonNode block, Set<String> required, Map<String, Key> keys) {
    block.path("properties").properties().forEach(property -> keys
        .computeIfAbsent(property.getKey(), name -> new Key(new ArrayList<>(), required.contains(name))).schemas
        .add(property.getValue()));
  }

  /** What goes together, where a block has one of several forms. */
  private void forms(JsonNode block) {
    List<String> forms = new ArrayList<>();
    for (JsonNode form : block.path("oneOf")) {
      Set<String> own = new LinkedHashSet<>();
      form.path("properties").fieldNames().forEachRemaining(own::add);
      Set<String> needed = words(form.path("required"));
      JsonNode kind = form.path("properties").path("kind");
      own.removeAll(needed);
      own.remove("kind");
      String said = kind.isMissingNode() ? ""
          : choices(kind).map(word -> "kind: " + word).map(GeneratedPage::code)
              .collect(Collectors.joining(" or "));
      String with = Stream.concat(Stream.of(said).filter(text -> !text.isEmpty()),
          needed.stream().map(GeneratedPage::code)).collect(Collectors.joining(" with "));
      forms.add(with + (own.isEmpty() ? ""
          : " (and " + own.stream().map(GeneratedPage::code)
              .collect(Collectors.joining(", ")) + ", if wanted)"));
    }
    if (!forms.isEmpty()) {
      page.append("One of these: ").append(String.join("; ", forms)).append(".\n\n");
    }
  }

  private void row(String name, Key key) {
    String values = key.schemas.stream().flatMap(this::alternatives).distinct().collect(Collectors.joining(", "));
    String meaning = key.schemas.stream().flatMap(schema -> description(schema).stream()).distinct()
        .collect(Collectors.joining(" "));
    if (meaning.isEmpty()) {
      throw new IllegalStateException("expected a description of " + name);
    }
    String otherwise = key.required ? "required"
        : key.schemas.stream().flatMap(schema -> otherwise(schema).stream()).findFirst().orElse("");
    page.append("| ").append(GeneratedPage.code(name)).append(" | ").append(values).append(" | ").append(otherwise)
        .append(" | ").append(GeneratedPage.cell(sentence(meaning))).append(" |\n");
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  private Optional<String> description(JsonNode schema) {
    return chain(schema).filter(each -> each.has("description")).map(each -> each.get("description").textValue())
        .findFirst();
  }

  private Optional<String> otherwise(JsonNode schema) {
    return chain(schema).filter(each -> each.has("default"))
        .map(each -> GeneratedPage.code(each.get("default").asText())).findFirst();
  }

  /** A schema and those that it refers to. */
  private Stream<JsonNode> chain(JsonNode schema) {
    return Stream.iterate(schema, each -> !each.isMissingNode(),
        each -> each.has("$ref") ? root.at(each.get("$ref").textValue().substring(1)) : root.path("no such key"));
  }

  private JsonNode resolved(JsonNode schema) {
    return chain(schema).reduce((_, last) -> last).orElseThrow();
  }

  /** Words one by one, so that those of several forms of a block come once. */
  private Stream<String> alternatives(JsonNode given) {
    JsonNode schema = resolved(given);
    return schema.has("const") || schema.has("enum") ? choices(schema).map(GeneratedPage::code)
        : Stream.of(values(schema));
  }

  /** What a value may be, in Markdown. */
  private String values(JsonNode given) {
    JsonNode schema = resolved(given);
    if (schema.has("const") || schema.has("enum")) {
      return alternatives(schema).collect(Collectors.joining(", "));
    }
    if (schema.has("properties") || headings.containsKey(schema)) {
      linked.add(schema);
      String heading = headings.getOrDefault(schema, "");
      return "[block](#" + heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_ -]", "").replace(' ', '-')
          + ")";
    }
    for (String union : List.of("oneOf", "anyOf")) {
      if (schema.has(union)) {
        return union(list(schema.get(union)));
      }
    }
    if (schema.has("if")) {
      return union(List.of(schema.get("then"), schema.get("else")));
    }
    return schema.has("type") ? typed(schema) : SETTLED;
  }

  private String typed(JsonNode schema) {
    String type = schema.get("type").textValue();
    return switch (type) {
      case "boolean" -> "`true`, `false`";
      case "integer" -> "whole number" + bounds(schema);
      case "number" -> "number" + bounds(schema);
      case "string" -> RANGE.matcher(schema.path("pattern").asText("")).find() ? "range `a..b`" : "text";
      case "array" -> "list " + (schema.has("maxItems") ? "(" + size(schema) + ") " : "") + "of "
          + values(schema.get("items"));
      case "object" -> "names, for each: " + values(schema.get("additionalProperties"));
      default -> throw new IllegalStateException("expected a type of JSON, got " + type);
    };
  }

  private static String size(JsonNode schema) {
    String least = schema.get("minItems").asText();
    String most = schema.get("maxItems").asText();
    return least.equals(most) ? least : least + " to " + most;
  }

  private static String bounds(JsonNode schema) {
    if (schema.has("exclusiveMinimum")) {
      return " > " + schema.get("exclusiveMinimum").asText();
    }
    if (!schema.has("minimum")) {
      return "";
    }
    String least = schema.get("minimum").asText();
    if (schema.has("maximum")) {
      return least.equals(String.valueOf(Long.MIN_VALUE)) ? " of 64 bits"
          : " " + least + " to " + schema.get("maximum").asText();
    }
    return " ≥ " + least
        + (schema.has("exclusiveMaximum") ? " and < " + schema.get("exclusiveMaximum").asText() : "");
  }

  /** Choices; a list of what may also stand alone is told as such. */
  private String union(List<JsonNode> choices) {
    List<String> single = choices.stream().filter(each -> !isArray(each)).map(this::values).distinct().toList();
    List<String> lists = choices.stream().filter(this::isArray).map(each -> {
      String items = values(resolved(each).get("items"));
      return items.equals(String.join(", ", single)) ? "or a list of these" : values(each);
    }).toList();
    return Stream.concat(single.stream(), lists.stream()).distinct().collect(Collectors.joining(", "));
  }

  private boolean isArray(JsonNode schema) {
    return resolved(schema).path("type").asText("").equals("array");
  }

  private static Stream<String> choices(JsonNode schema) {
    return schema.has("const") ? Stream.of(schema.get("const").asText())
        : list(schema.get("enum")).stream().map(JsonNode::asText);
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static Set<String> words(JsonNode array) {
    return list(array).stream().map(JsonNode::textValue).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
