package lawsweep.report.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PackedTest {

  @Test
  void numbersAreRunsWhereThatIsShorter() {
    PackedNumbers runs = new PackedNumbers();
    PackedNumbers plain = new PackedNumbers();
    for (Long value : new Long[] {7L, 7L, 7L, null, null, 7L, 7L, 7L}) {
      runs.add(value);
    }
    for (long value = 0; value < 3; value++) {
      plain.add(Long.valueOf(value));
    }
    plain.add((Long) null);
    assertEquals("{\"runs\":[7,3,null,2,7,3]}", runs.toJson().toString());
    assertEquals("[0,1,2,null]", plain.toJson().toString());
    assertEquals("[]", new PackedNumbers().toJson().toString());
  }

  /** Numbers that would not come out as they are written stay in the pattern. */
  @Test
  void textsAreSplitAtTheirNumbers() {
    PackedTexts texts = new PackedTexts();
    for (String text : new String[] {"dense 12 > x^2", "dense 0 > x^3", null, "a007 $1", "1234567890123456"}) {
      texts.add(text);
    }
    assertEquals("{\"patterns\":[\"dense \\u0001 > x^\\u0001\",\"a007 $\\u0001\",\"1234567890123456\"],"
        + "\"which\":[0,0,null,1,2],\"numbers\":[12,2,0,3,1]}", texts.toJson().toString());
  }
}
