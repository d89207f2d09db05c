package lawsweep.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import lawsweep.spec.SpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What entries say of themselves is read, and changes nothing of what a sweep is. */
class AboutTest {

  private static Sweep read(String networks) throws SpecException {
    return new SpecReader(FakeKinds.REAL).read("a.yaml",
        ("name: a\nnetworks:\n" + networks).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void sectionsAreTheCellsOfEntries() throws SpecException {
    Sweep sweep = read("""
        - net: "vec {m} > out 1"
          over: {m: 1..3}
          about: {title: Lines, says: All of them., laws: m - m, proved: here, first: we}
        - {family: linear, depth: 2, width: 1..2, seeds: 2}
        - {family: relu, depth: 2, width: 3, about: {title: Widths}}
        """);
    About lines = new About("Lines", Optional.of("All of them."), Optional.of("m - m"), Optional.of("here"),
        Optional.of("we"));
    About widths = new About("Widths", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    assertEquals(List.of(new Section(Optional.of(lines), 0, 3), new Section(Optional.empty(), 3, 4),
        new Section(Optional.of(widths), 7, 1)), sweep.sections());
    assertEquals("net", sweep.cells().get(2).family());
    assertEquals("linear", sweep.cells().get(3).family());
    assertEquals("relu", sweep.cells().get(7).family());
  }

  @Test
  void fingerprintsAndKeysKnowNothingOfIt() throws SpecException {
    Sweep with = read("  - {net: vec 2 > out 1, about: {title: a, laws: 0}}\n");
    Sweep without = read("  - {net: vec 2 > out 1}\n");
    assertEquals(without.fingerprint(), with.fingerprint());
    assertEquals(without.cells().getFirst().key(), with.cells().getFirst().key());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {net: vec 2 > out 1, about: {}} | 3: 'title' is missing in 'about'; write for example 'title: Multi-head attention'
      {net: vec 2 > out 1, about: {title: ' '}} | 3: 'title' is ' '; expected a text of at most 2000 characters
      {net: vec 2 > out 1, about: {title: a, law: 1}} | 3: unknown key 'law' in 'about'; known are title, says, laws, proved, first (did you mean 'laws'?)
      {net: vec 2 > out 1, about: {title: a, laws: 1 +}} | 3: 'laws' cannot be used; column 4: expected a number or a name, got the end
      {net: vec 2 > out 1, about: {title: a, laws: m}} | 3: 'm' of 'laws' stands for no numbers; expected names of 'over'
      {net: 'vec {m} > out 1', over: {m: 1..2}, about: {title: a, laws: 4/(m - 2)}} | 3: 'laws' cannot be used with m = 2; column 2: cannot divide 4 by 0
      {family: linear, depth: 2, width: 2, about: {title: a, laws: 1}} | 3: 'laws' is not used with 'family'; remove it, or give the networks by 'net'
      """)
  void mistakesAreOneLine(String entry, String message) {
    SpecException e = assertThrows(SpecException.class, () -> read("  - " + entry + "\n"));
    assertEquals("a.yaml:" + message, e.getMessage());
  }
}
