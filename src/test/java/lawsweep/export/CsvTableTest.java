package lawsweep.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CsvTableTest {

  @Test
  void quotesWhatNeedsIt() {
    assertEquals("", CsvTable.quoted(""));
    assertEquals("plain text", CsvTable.quoted("plain text"));
    assertEquals("\"2,3,2\"", CsvTable.quoted("2,3,2"));
    assertEquals("\"say \"\"no\"\"\"", CsvTable.quoted("say \"no\""));
    assertEquals("\"two\nlines\"", CsvTable.quoted("two\nlines"));
    assertEquals("\"\r\"", CsvTable.quoted("\r"));
  }
}
