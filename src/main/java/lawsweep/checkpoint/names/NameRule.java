package lawsweep.checkpoint.names;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.word.Stage;
import lawsweep.spec.Place;
import lawsweep.spec.SpecException;
import lawsweep.spec.YamlValue;
import lawsweep.text.Spelling;

/**
 * One line of a user's rules: {@code attn{i}.Q: h.{i}.attn.c_attn.weight packed qkv transposed}.
 *
 * @param place where it stands
 * @param tensor of the network
 * @param stored the tensor of the checkpoint
 * @param options how it lies there, in the order in which they are applied
 */
record NameRule(Place place, NameTemplate tensor, NameTemplate stored, List<Option> options) {

  private static final List<String> WORDS = List.of("transposed", "packed", "part", "halves", "layout");
  private static final String KNOWN = "transposed, packed qkv, part 1 of 3, both also by head, halves, layout HWIO";

  NameRule {
    options = List.copyOf(options);
  }

  /** How a tensor lies in a stored one. */
  sealed interface Option {

    /** With its inputs first. */
    record Transposed() implements Option {}

    /** With others. */
    record Packed(Packing packing) implements Option {}

    /** Rotary positions turn halves. */
    record Halves() implements Option {}

    /** Sides of filters in another order. */
    record Layout(String letters) implements Option {}
  }

  /** Reads a rule. */
  static NameRule of(YamlValue.Key key, YamlValue value) throws SpecException {
    if (!(value instanceof YamlValue.Text text) || text.text().isBlank()) {
      throw value.place().error("the rule for '" + key.name() + "' is " + value.shown(),
          "write the name of a stored tensor, as in 'l1.W: 0.weight'");
    }
    Deque<String> words = new ArrayDeque<>(List.of(text.text().strip().split("\\s+")));
    NameTemplate tensor = NameTemplate.of(key.name(), key.place());
    NameTemplate stored = NameTemplate.of(words.poll(), text.place());
    for (char letter : stored.letters()) {
      if (!tensor.letters().contains(letter)) {
        throw text.place().error(
            "{" + letter + "} of '" + stored.text() + "' does not stand in '" + tensor.text() + "'",
            "open numbers come from the name of the network's tensor");
      }
    }
    return new NameRule(key.place(), tensor, stored, options(words, text.place()));
  }

  private static List<Option> options(Deque<String> words, Place place) throws SpecException {
    List<Option> halves = new ArrayList<>();
    List<Option> packed = new ArrayList<>();
    List<Option> turned = new ArrayList<>();
    while (!words.isEmpty()) {
      String word = words.poll();
      switch (word) {
        case "transposed" -> turned.add(new Option.Transposed());
        case "halves" -> halves.add(new Option.Halves());
        case "packed" -> packed.add(new Option.Packed(Packing.of(letters(words, place), byHead(words))));
        case "part" -> packed.add(new Option.Packed(part(words, place)));
        case "layout" -> turned.add(new Option.Layout(layout(words, place)));
        default -> throw place.error("unknown word '" + word + "' behind the name of a stored tensor"
            + Spelling.hint(word, WORDS), "there can be " + KNOWN);
      }
    }
    if (halves.size() > 1 || packed.size() > 1 || turned.size() > 1) {
      throw place.error("two words of one kind stand behind the name of a stored tensor", "keep one: there can be "
          + KNOWN);
    }
    packed.addAll(halves);
    packed.addAll(turned);
    return packed;
  }

  private static String letters(Deque<String> words, Place place) throws SpecException {
    String letters = next(words);
    boolean twice = letters.chars().distinct().count() < letters.length();
    if (!letters.matches("[A-Za-z]{2,9}") || twice) {
      throw place.error("packed needs letters of tensors in their order, got '" + letters + "'", "write packed qkv");
    }
    return letters.toLowerCase(Locale.ROOT);
  }

  private static Packing part(Deque<String> words, Place place) throws SpecException {
    String which = next(words);
    String of = next(words);
    String count = next(words);
    if (!which.matches("[1-9][0-9]?") || !of.equals("of") || !count.matches("[1-9][0-9]?")
        || Integer.parseInt(which) > Integer.parseInt(count)) {
      throw place.error("part needs two numbers, got '" + String.join(" ", which, of, count).strip() + "'",
          "write part 1 of 3");
    }
    return new Packing("", Integer.parseInt(which) - 1, Integer.parseInt(count), byHead(words));
  }

  private static String layout(Deque<String> words, Place place) throws SpecException {
    String letters = next(words);
    if (!letters.matches("(?!.*(.).*\\1)([OIHW]{4}|[OIW]{3})")) {
      throw place.error("layout needs the letters O, I, H, W, or O, I, W, once each, got '" + letters + "'",
          "write layout HWIO for filters whose outputs are the last side");
    }
    return letters;
  }

  private static boolean byHead(Deque<String> words) {
    boolean byHead = "by".equals(words.peek()) && words.stream().limit(2).toList().equals(List.of("by", "head"));
    if (byHead) {
      words.poll();
      words.poll();
    }
    return byHead;
  }

  private static String next(Deque<String> words) {
    return words.isEmpty() ? "" : words.poll();
  }

  /** True if no number is open. */
  boolean exact() {
    return tensor.open().isEmpty();
  }

  /** Where messages say that it stands. */
  String shown() {
    return place.source() + ":" + place.line();
  }

  /** Where a tensor of a layer is, for a tensor whose name matches. */
  Wanted wanted(Stage stage, Tensor which, boolean copy) throws MapRefusedException {
    Storage storage = Piece.storage(stage, which);
    for (Option option : options) {
      Optional<String> wrong = wrong(option, stage, which, storage);
      if (wrong.isPresent()) {
        throw new MapRefusedException(shown() + ": " + wrong.get());
      }
      storage = apply(option, stage, which, storage);
    }
    return new Wanted(which, stored.fill(tensor.match(which.name()).orElseThrow()), storage, copy);
  }

  private static Storage apply(Option option, Stage stage, Tensor which, Storage storage) {
    return switch (option) {
      case Option.Transposed() -> storage.transposed();
      case Option.Packed(Packing packing) -> packing.apply(stage, which, storage);
      case Option.Halves() -> Rotary.halves(stage, which, storage);
      case Option.Layout(String letters) -> storage.permuted(letters.chars()
          .mapToObj(letter -> natural(letters.length()).indexOf(letter)).toList());
    };
  }

  private static Optional<String> wrong(Option option, Stage stage, Tensor which, Storage storage) {
    String name = "'" + which.name() + "'";
    String layer = stage.name() + " (" + stage.text() + ")";
    int sides = storage.axes().size();
    return switch (option) {
      case Option.Transposed() -> sides == 2
          ? Optional.empty()
          : Optional.of(name + " is stored with " + sides + " sides, and transposed takes 2");
      case Option.Packed(Packing packing) -> packing.wrong(stage, which)
          .map(why -> name + " is not packed so: " + why);
      case Option.Halves() -> Rotary.halves(stage, which, storage).equals(storage)
          ? Optional.of("halves says what rope turns together, and it turns nothing in " + name + " of " + layer)
          : Optional.empty();
      case Option.Layout(String letters) -> Piece.word(stage).equals("conv") && sides == letters.length()
          ? Optional.empty()
          : Optional.of("layout " + letters + " is one of filters with " + letters.length() + " sides, and " + name
              + " of " + layer + " has " + sides);
    };
  }

  private static String natural(int sides) {
    return sides == 4 ? "OIHW" : "OIW";
  }
}
