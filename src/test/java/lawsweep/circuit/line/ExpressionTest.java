package lawsweep.circuit.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import lawsweep.text.SpotException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions in braces and conditions. */
class ExpressionTest {

  private static final Map<String, Long> NAMES = Map.of("h", 2L, "m", 7L, "big", 4_000_000_000_000_000_000L);

  @ParameterizedTest
  @CsvSource({"1,1", "1+2*3,7", "(1+2)*3,9", "m-h-h,3", "m/h,3", "m%h,1", "m/h*h+m%h,7", "2*m/h,7", "--3,3",
      "10-2*-m,24",
      "((((m)))),7", "7-10+5,2", "0-7%4+4,1", "m/2/2,1", "100/7%5,4"})
  void values(String expression, String value) {
    assertEquals("dense " + value, Template.of("dense {" + expression + "}").filled(NAMES));
  }

  @Test
  void negativeNumbersRoundDown() {
    assertEquals(true, Condition.of("(0-7)/2 = 0-4 and (0-7)%4 = 1 and 7/(0-2) == 0-4").holds(Map.of()));
  }

  @Test
  void templates() {
    Template template = Template.of("seq 2x{m} > attn {h}x{m/h} > res(mlp {4 * m} relu^{h})");
    assertEquals(Set.of("h", "m"), template.names());
    assertEquals("seq 2x8 > attn 2x4 > res(mlp 32 relu^2)", template.filled(Map.of("h", 2L, "m", 8L)));
    assertEquals("vec 2", Template.of("vec 2").filled(Map.of()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "vec {m;column 5: expected } behind {",
      "vec m};column 6: expected { before }",
      "vec {};column 6: expected a number or a name, got the end",
      "vec {m} > dense {x};column 18: expected a name in over:, got 'x'",
      "vec {mm};column 6: expected a name in over:, got 'mm'",
      "vec {m-7};column 5: expected a size from 1 on, got {m-7} = 0 with m = 7",
      "vec {h-m};column 5: expected a size from 1 on, got {h-m} = -5 with h = 2, m = 7",
      "vec {0};column 5: expected a size from 1 on, got {0} = 0",
      "vec {m/(h-2)};column 7: cannot divide 7 by 0",
      "vec {m%0};column 7: cannot divide 7 by 0",
      "vec {big*m};column 9: 4000000000000000000 * 7 is too large",
      "vec {big+big+big};column 13: 8000000000000000000 + 4000000000000000000 is too large",
      "vec {0-big-big-big};column 15: -8000000000000000000 - 4000000000000000000 is too large",
      "vec {9999999999999999999};column 6: expected a number of at most 18 digits, got one of 19",
      "vec {m m};column 8: expected one of + - * / % or }, got 'm'",
      "vec {m^2};column 7: expected a number, a name or one of + - * / % ( ), got '^'",
      "vec {2.5};column 7: expected a number, a name or one of + - * / % ( ), got '.'",
      "vec {(m};column 8: expected ), got the end",
      "vec {m)};column 7: expected one of + - * / % or }, got ')'",
      "vec {*m};column 6: expected a number or a name, got '*'",
      "é {x};column 4: expected a name in over:, got 'x'",
      "vec {m<h};column 7: expected one of + - * / % or }, got '<'"})
  void refusedTemplates(String text, String expected) {
    assertEquals(expected,
        assertThrows(SpotException.class, () -> Template.of(text).filled(NAMES)).getMessage());
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {"h*2 <= m;true", "h*4 <= m;false", "m % h = 1;true", "m % h == 0;false",
      "h != m;true", "h < m and m < 8;true", "h < m and m < 7;false", "1 < h <= m;true", "1 < h < 2;false",
      "m >= 7;true", "m > 7;false", "(h + 1)*2 = 6 and m-1 = 6;true"})
  void conditions(String condition, boolean holds) {
    assertEquals(holds, Condition.of(condition).holds(NAMES));
  }

  @Test
  void namesOfConditions() {
    assertEquals(Set.of("a", "b", "c"), Condition.of("a*b <= 3 and c = a").names());
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "h;column 2: expected a comparison with <, <=, >, >=, = or !=, got the end",
      "h <;column 4: expected a number or a name, got the end",
      "h < m or h > 3;column 7: expected and, or the end, got 'or'",
      "h < m and;column 10: expected a number or a name, got the end",
      "h < m and and h < 2;column 11: expected a number or a name, got 'and'",
      "h =< m;column 4: expected a number or a name, got '<'",
      "h < q;column 5: expected a name in over:, got 'q'",
      "h / 0 = 1;column 3: cannot divide 2 by 0",
      "not h;column 5: expected a comparison with <, <=, >, >=, = or !=, got 'h'",
      "h & m;column 3: expected a number, a name or one of + - * / % ( ), got '&'"})
  void refusedConditions(String text, String expected) {
    assertEquals(expected, assertThrows(SpotException.class, () -> Condition.of(text).holds(NAMES)).getMessage());
  }

  @Test
  void deepAndLongOnes() {
    for (String text : List.of("(".repeat(100_000) + "1", "-".repeat(100_000) + "1",
        "1" + "+1".repeat(100_000), "1" + "<1".repeat(100_000))) {
      String message = assertThrows(SpotException.class, () -> Condition.of(text)).getMessage();
      assertEquals(true, message.length() < 200, message);
    }
    assertThrows(SpotException.class, () -> Template.of("{".repeat(70_000)));
  }
}
