package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictObject;
import lawsweep.kernel.ScalarKernels;
import lawsweep.law.Certificate;
import lawsweep.law.CertificateForm;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Tampering;
import lawsweep.network.Architecture;
import lawsweep.road.dense.DenseRoad;
import lawsweep.road.symmetric.SymmetricRoad;
import lawsweep.support.Architectures;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/**
 * How a road is added: {@link ThreadRoad} is the room, and here is its line.
 * It counts, is written, read, verified and shown.
 */
class NewRoadTest {

  private static final Roads ROADS = new Roads(List.of(
      new DenseRoad(new ScalarKernels()),
      new ThreadRoad(),
      new SymmetricRoad(new ScalarKernels())));

  private static final LawCell THREAD = cell(Architectures.linear(1, 1, 1, 1));
  private static final RoadChoice CHOICE = ROADS.choices().find("thread").orElseThrow();

  private static LawCell cell(Architecture a) {
    return new LawCell(a, Fields.GENERIC, 42, 3);
  }

  private static LawCount count(String road) {
    return ROADS.choose(new RoadChoice(road), THREAD).count(THREAD, Limits.DEFAULT, Team.alone(), Stop.NEVER);
  }

  private static Certificate read(Roads roads, String certificate) {
    byte[] record = ("{\"certificate\":" + certificate + "}").getBytes(StandardCharsets.UTF_8);
    return roads.read(StrictObject.parse(record, Set.of(CertificateForm.KEY)));
  }

  private static Optional<String> refuse(String certificate) {
    LawCount claimed = Tampering.withCertificate(count("thread"), read(ROADS, certificate));
    return ROADS.refuse(claimed, Team.alone(), Stop.NEVER);
  }

  @Test
  void isAskedForByItsLabel() {
    assertEquals(List.of("auto", "dense", "thread", "symmetric"), ROADS.choices().labels());
    assertEquals("thread", ROADS.choose(CHOICE, THREAD).label());
    assertEquals("dense", ROADS.choose(CHOICE, cell(Architectures.linear(1, 2, 1))).label());
    assertTrue(ROADS.admits(CHOICE, cell(Architectures.linear(1, 2, 1))));
  }

  @Test
  void countsAsTheOthersDo() {
    LawCount thread = count("thread");
    for (String other : List.of("dense", "symmetric")) {
      LawCount count = count(other);
      assertEquals(List.of(count.parameters(), count.lieDim(), count.laws(), count.knownLaws(), count.verdict()),
          List.of(thread.parameters(), thread.lieDim(), thread.laws(), thread.knownLaws(), thread.verdict()));
    }
  }

  @Test
  void isWrittenAndRead() {
    Certificate certificate = count("thread").certificate();
    String json = ROADS.text(certificate);
    assertEquals(
        "{\"engine\":\"1\",\"method\":\"thread\",\"family\":\"linear\",\"widths\":\"1,1,1,1\",\"bias\":\"none\","
            + "\"fields\":\"generic\",\"seed\":3,\"sweep_seed\":42,\"weights\":3,\"rank\":1,\"known_laws\":2,"
            + "\"proven_laws\":2,\"fingerprint\":\"" + certificate.fingerprint() + "\"}",
        json);
    assertEquals(certificate, read(ROADS, json));
    assertThrows(RecordFormatException.class, () -> read(ROADS, json.replace("\"weights\":3", "\"weights\":\"3\"")));
    assertThrows(RecordFormatException.class, () -> read(ROADS, json.replace("\"weights\":3,", "")));
    assertThrows(RecordFormatException.class,
        () -> read(ROADS, json.replace("\"proven_laws\":2", "\"proven_laws\":1")));
    assertThrows(RecordFormatException.class, () -> read(ROADS, json.replace("generic", "adam")));
  }

  @Test
  void isVerified() {
    String json = ROADS.text(count("thread").certificate());
    assertEquals(Optional.empty(), refuse(json));
    assertEquals(Optional.of("engine: claimed 2, recomputed 1"),
        refuse(json.replace("\"engine\":\"1\"", "\"engine\":\"2\"")));
    assertTrue(refuse(json.replace("\"sweep_seed\":42", "\"sweep_seed\":43")).orElseThrow().startsWith("fingerprint"));
  }

  @Test
  void isShown() {
    assertEquals("proof: one product of 3 weights", ROADS.because(count("thread")));
  }

  /** Without its line nobody knows it. */
  @Test
  void isUnknownElsewhere() {
    Certificate certificate = count("thread").certificate();
    String json = ROADS.text(certificate);
    assertEquals(
        "expected 'dense', 'symmetric', 'float64', 'arrangement', 'theorem', 'weights', 'weights-float64', 'symmetry',"
            + " 'sparse', 'circuit', 'generators' or 'flow' in the certificate's 'method', got 'thread'",
        assertThrows(RecordFormatException.class, () -> read(Roads.PLAIN, json)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> Roads.PLAIN.text(certificate));
  }
}
