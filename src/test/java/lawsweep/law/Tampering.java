package lawsweep.law;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import lawsweep.json.StrictObject;
import lawsweep.kind.count.Roads;
import lawsweep.road.dense.DenseCertificate;

/** Counts with one thing changed. In a certificate that is a value of its JSON object, which is then read again. */
public final class Tampering {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Tampering() {}

  public static LawCount withCertificate(LawCount c, Certificate certificate) {
    return new LawCount(
        c.parameters(), c.levelDims(), c.lieDim(), c.laws(), c.knownLaws(), c.extraLaws(), c.verdict(),
        c.bracketLength(), c.errorBound(), c.reason(), certificate);
  }

  public static LawCount withDraws(LawCount count, List<DenseCertificate.Draw> draws) {
    DenseCertificate c = Counting.dense(count);
    return withCertificate(count, new DenseCertificate(
        c.engine(), c.cell(), draws, c.rank(), c.knownLaws(), c.provenLaws(), c.fingerprint()));
  }

  /**
   * Another number.
   *
   * @param path of its object within the certificate's, such as {@code /draws/0}; empty for the certificate itself
   */
  public static LawCount number(LawCount count, String path, String key, long number) {
    return changed(count, json -> object(json, path).put(key, number));
  }

  /** A number with something added. */
  public static LawCount more(LawCount count, String path, String key, long more) {
    return changed(count, json -> object(json, path).put(key, object(json, path).get(key).longValue() + more));
  }

  /** Another text of the certificate itself. */
  public static LawCount text(LawCount count, String key, UnaryOperator<String> change) {
    return changed(count, json -> object(json, "").put(key, change.apply(json.get(key).textValue())));
  }

  /** Another text of an object within the certificate's. */
  public static LawCount text(LawCount count, String path, String key, String text) {
    return changed(count, json -> object(json, path).put(key, text));
  }

  /** An array without all after its first items. */
  public static LawCount shortened(LawCount count, String path, int items) {
    return changed(count, json -> {
      ArrayNode array = (ArrayNode) json.at(path);
      while (array.size() > items) {
        array.remove(array.size() - 1);
      }
    });
  }

  private static ObjectNode object(JsonNode json, String path) {
    return (ObjectNode) json.at(path);
  }

  private static LawCount changed(LawCount count, Consumer<JsonNode> change) {
    JsonNode certificate = tree(Roads.PLAIN.text(count.certificate()));
    change.accept(certificate);
    byte[] record = JSON.createObjectNode().set(CertificateForm.KEY, certificate).toString()
        .getBytes(StandardCharsets.UTF_8);
    return withCertificate(count, Roads.PLAIN.read(StrictObject.parse(record, Set.of(CertificateForm.KEY))));
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
