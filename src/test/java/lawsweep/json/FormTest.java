package lawsweep.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import lawsweep.text.Words;
import org.junit.jupiter.api.Test;

/** Objects of a form are written in its order, read back, and refused where anything differs. */
class FormTest {

  private enum Colour {
    RED,
    BLUE;

    static final Words<Colour> WORDS = Words.of(values(), colour -> colour == RED ? "red" : "blue");
  }

  private record Point(int x, int y) {
    static final Form<Point> FORM = Form.<Point>of().whole("x", Point::x).whole("y", Point::y)
        .followsWhole("sum", point -> point.x + point.y)
        .make(line -> new Point(line.integer("x"), line.integer("y")));
  }

  private record Shape(
      String name,
      Colour colour,
      double size,
      List<Point> corners,
      Optional<Point> centre,
      List<Integer> sides,
      Point origin) {
    static final Form<Shape> FORM = Form.<Shape>of().textOrNull("name", Shape::name)
        .word("colour", Colour.WORDS, Shape::colour).real("size", Shape::size)
        .list("corners", Point.FORM, Shape::corners).maybe("centre", Point.FORM, Shape::centre)
        .numbers("sides", Shape::sides).embed(Point.FORM, Shape::origin).nulls("a shape", List.of("nothing"))
        .make(line -> new Shape(line.textOrEmpty("name"), line.word("colour", Colour.WORDS), line.real("size"),
            line.objects("corners", Point.FORM), line.maybe("centre", Point.FORM), line.numbers("sides"),
            Point.FORM.read(line)));
  }

  private static final Shape SHAPE = new Shape("", Colour.BLUE, 0.1, List.of(new Point(1, 2)),
      Optional.of(new Point(0, 0)), List.of(4, 9), new Point(5, -6));

  private static final String TEXT = "{\"name\":null,\"colour\":\"blue\",\"size\":0.1,"
      + "\"corners\":[{\"x\":1,\"y\":2,\"sum\":3}],\"centre\":{\"x\":0,\"y\":0,\"sum\":0},\"sides\":\"4,9\","
      + "\"x\":5,\"y\":-6,\"sum\":-1,\"nothing\":null}";

  private static Shape read(String json) {
    return Shape.FORM.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String refusal(String from, String to) {
    String wrong = TEXT.replace(from, to);
    return assertThrows(RecordFormatException.class, () -> read(wrong), wrong).getMessage();
  }

  @Test
  void writtenInOrderAndReadBack() {
    assertEquals(TEXT, Shape.FORM.text(SHAPE));
    assertEquals(SHAPE, read(TEXT));
  }

  @Test
  void whatWritingWouldNotGiveIsRefused() {
    assertEquals("expected 'sum' to be 3, got 4", refusal("\"sum\":3", "\"sum\":4"));
    assertEquals("expected 'sum' to be -1, got 0", refusal("\"sum\":-1", "\"sum\":0"));
    assertEquals("expected no 'nothing' in a shape", refusal("\"nothing\":null", "\"nothing\":1"));
  }

  @Test
  void strangeAndMissingKeysAreRefused() {
    assertEquals("expected the key 'size'", refusal("\"size\":0.1,", ""));
    assertEquals("expected no key 'more'", refusal("\"size\":0.1,", "\"size\":0.1,\"more\":1,"));
  }

  @Test
  void unknownWordsAreRefusedWithAGuess() {
    assertEquals("expected red or blue (did you mean 'blue'?) in 'colour', got 'bleu'", refusal("blue", "bleu"));
  }

  @Test
  void aKeyStandsOnce() {
    assertThrows(IllegalArgumentException.class,
        () -> Form.<Point>of().embed(Point.FORM, p -> p).whole("x", Point::x).writeOnly());
  }
}
