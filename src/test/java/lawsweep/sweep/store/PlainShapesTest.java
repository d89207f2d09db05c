package lawsweep.sweep.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lawsweep.sweep.RecordText;
import org.junit.jupiter.api.Test;

/** Certificates are copied from the bytes of records, where that was seen to be what is shown of such a record. */
class PlainShapesTest {

  private static final RecordText TEXTS = new RecordText(List.of("widths", "ranks"));

  private final PlainShapes shapes = new PlainShapes(TEXTS);
  private final AtomicInteger asked = new AtomicInteger();

  private static byte[] record(String certificate) {
    return ("{\"cell\":\"a\",\"certificate\":" + certificate + ",\"seconds\":0.5}").getBytes(StandardCharsets.UTF_8);
  }

  private static String copied(String certificate) {
    byte[] text = TEXTS.certificate(record(certificate));
    return text == null ? null : new String(text, StandardCharsets.UTF_8);
  }

  private boolean plain(String certificate, String shown) {
    return shapes.plain(record(certificate), () -> {
      asked.incrementAndGet();
      return shown == null ? null : shown.getBytes(StandardCharsets.UTF_8);
    });
  }

  @Test
  void listsBecomeArrays() {
    assertEquals("{\"widths\":[2,10],\"x\":\"2,10\",\"draws\":[{\"ranks\":[4]}]}",
        copied("{\"widths\":\"2,10\",\"x\":\"2,10\",\"draws\":[{\"ranks\":\"4\"}]}"));
    assertEquals("{\"ranks\":\"a,b\"}", copied("{\"ranks\":\"a,b\"}"));
    assertEquals("{\"net\":\"a \\\"ranks\\\":\\\"4\\\" {b\"}", copied("{\"net\":\"a \\\"ranks\\\":\\\"4\\\" {b\"}"));
    assertNull(copied("null"));
    assertNull(TEXTS.certificate("{\"a\":1}".getBytes(StandardCharsets.UTF_8)));
    assertNull(TEXTS.certificate("{\"certificate\":{\"a\":1".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void oneOfAShapeIsCompared() {
    String hash = "0123456789abcdef".repeat(4);
    String other = "fedcba9876543210".repeat(4);
    assertTrue(plain("{\"ranks\":\"4,9\",\"sha\":\"" + hash + "\"}", "{\"ranks\":[4,9],\"sha\":\"" + hash + "\"}"));
    assertTrue(plain("{\"ranks\":\"5\",\"sha\":\"" + other + "\"}", "anything: it is of a shape that is known"));
    assertEquals(1, asked.get());
  }

  @Test
  void ofAnotherShapeItIsComparedAgain() {
    assertTrue(plain("{\"rank\":4}", "{\"rank\":4}"));
    assertFalse(plain("{\"rank\":4,\"depths\":\"4,9\"}", "{\"rank\":4,\"depths\":[4,9]}"));
    assertFalse(plain("{\"rank\":5,\"depths\":\"4\"}", "{\"rank\":5,\"depths\":[4]}"));
    assertTrue(plain("{\"rank\":5,\"word\":\"a\"}", "{\"rank\":5,\"word\":\"a\"}"));
    assertFalse(plain("{\"rank\":5,\"word\":\"b\"}", "{\"rank\":5,\"word\":\"c\"}"));
    assertTrue(plain("{\"rank\":5,\"flag\":true}", "{\"rank\":5,\"flag\":true}"));
    assertFalse(plain("{\"rank\":5,\"flag\":false}", "{\"rank\":5,\"flag\":0}"));
  }

  /** Two of one shape may be printed differently: 1.0E-5 and 0.00001, {@code \/} and {@code /}. */
  @Test
  void realNumbersAndUnusualTextsAreAlwaysCompared() {
    for (int i = 0; i < 2; i++) {
      assertTrue(plain("{\"bound\":1.5}", "{\"bound\":1.5}"));
      assertFalse(plain("{\"bound\":2.5}", "{\"bound\":2.50}"));
      assertTrue(plain("{\"bound\":1E-9}", "{\"bound\":1E-9}"));
      assertFalse(plain("{\"bound\":1E-8}", "{\"bound\":1.0E-8}"));
      assertTrue(plain("{\"at\":-1}", "{\"at\":-1}"));
      assertFalse(plain("{\"at\":-2}", "{\"at\":2}"));
      assertTrue(plain("{\"word\":\"a\\u0001\"}", "{\"word\":\"a\\u0001\"}"));
      assertFalse(plain("{\"word\":\"a\\/\"}", "{\"word\":\"a/\"}"));
      assertTrue(plain("{\"word\":\"\u00e9\"}", "{\"word\":\"\u00e9\"}"));
    }
    assertEquals(18, asked.get());
  }

  @Test
  void noCertificateIsPlainIfNoneIsShown() {
    assertTrue(plain("null", null));
    assertFalse(plain("null", "{}"));
    assertFalse(plain("{\"a\":1}", null));
  }
}
