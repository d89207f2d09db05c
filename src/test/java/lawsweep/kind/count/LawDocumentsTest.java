package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lawsweep.circuit.line.Network;
import lawsweep.formula.LawQuestion;
import lawsweep.formula.NetworkLaws;
import lawsweep.formula.degree.DegreeCounter;
import lawsweep.formula.degree.DegreeForm;
import lawsweep.formula.degree.DegreePlan;
import lawsweep.formula.degree.DegreeQuestion;
import lawsweep.formula.degree.DegreeResult;
import lawsweep.formula.print.LawsForm;
import lawsweep.formula.print.PrintedLaws;
import lawsweep.json.Form;
import lawsweep.json.Lists;
import lawsweep.json.RecordFormatException;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.Loss;
import lawsweep.law.NetLine;
import lawsweep.law.Subject;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.work.Team;
import lawsweep.work.Watch;
import org.junit.jupiter.api.Test;

class LawDocumentsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Subject WIDTHS =
      new Subject.Widths(new Architecture(Family.LINEAR, List.of(1, 3, 2), Bias.NONE), Loss.MSE);

  private static String document(Subject subject, int degree, boolean entries) {
    DegreePlan plan = DegreePlan.of(new DegreeQuestion(subject, degree, 0));
    DegreeResult result = new DegreeCounter(new VectorKernels()).countWithBasis(plan, Team.alone(), Watch.NONE);
    PrintedLaws laws = new PrintedLaws(NetworkLaws.of(new LawQuestion(subject)), List.of(), List.of(), entries);
    return Form.<PrintedLaws>of().embed(LawsForm.of(laws), each -> each).embed(DegreeForm.of(result), _ -> result)
        .writeOnly().text(laws, Lists.ARRAYS);
  }

  /** Why a document is refused; empty if it is not. */
  private static Optional<String> refusal(String document) {
    try {
      return new LawDocuments(new VectorKernels()).read(document.getBytes(StandardCharsets.UTF_8))
          .refuse(Team.alone());
    } catch (RecordFormatException e) {
      return Optional.of(e.getMessage());
    }
  }

  @Test
  void whatWasPrintedIsAccepted() throws IOException {
    String document = document(WIDTHS, 3, false);
    assertEquals(Optional.empty(), refusal(document));
    assertEquals(Optional.empty(), refusal(JSON.readTree(document).toPrettyString()));
    assertEquals(Optional.empty(), refusal(document(WIDTHS, 2, true)));
    assertEquals(Optional.empty(), refusal(document(new NetLine(Network.of("vec 2 > dense 2 > x^2 > out 2")), 2,
        false)));
    Subject biased = new Subject.Widths(new Architecture(Family.RELU, List.of(1, 2, 1), Bias.HIDDEN), Loss.MSE);
    assertEquals(Optional.empty(), refusal(document(biased, 2, false)));
  }

  /** Also where {@code largest_class} is not there to tell what it is. */
  @Test
  void lawsWithoutADegreeHaveNoCertificate() {
    LawDocuments reader = new LawDocuments(new VectorKernels());
    Set<String> keys = Set.of("family", "widths", "parameters", "laws", "certificate");
    assertTrue(reader.claims(keys::contains));
    assertFalse(reader.claims(Set.of("cell", "status", "laws", "certificate")::contains));
    assertEquals(Optional.of("expected a certificate, got laws that were printed without one: those of laws with"
        + " --degree and --format json can be verified"),
        refusal("{\"family\":\"linear\",\"widths\":[1,3,2],\"parameters\":9,\"laws\":[],\"certificate\":null}"));
  }

  /** Whatever is changed, anywhere, is noticed. */
  @Test
  void everyChangeOfAValueIsRefused() throws IOException {
    JsonNode document = JSON.readTree(document(WIDTHS, 3, false));
    List<String> accepted = new ArrayList<>();
    int changed = change(document, document, "", accepted);
    assertEquals(List.of(), accepted);
    assertTrue(changed > 100, changed + " changes");
  }

  /** Changes each value of a part of the document, one at a time. */
  private static int change(JsonNode document, JsonNode part, String path, List<String> accepted) {
    int changed = 0;
    if (part instanceof ObjectNode object) {
      List<String> keys = new ArrayList<>();
      object.fieldNames().forEachRemaining(keys::add);
      for (String key : keys) {
        JsonNode value = object.get(key);
        if (value.isContainerNode()) {
          changed += change(document, value, path + "/" + key, accepted);
        } else {
          object.set(key, other(value));
          changed += note(document, path + "/" + key, accepted);
        }
        object.set(key, value);
      }
    } else if (part instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode value = array.get(i);
        if (value.isContainerNode()) {
          changed += change(document, value, path + "/" + i, accepted);
        } else {
          array.set(i, other(value));
          changed += note(document, path + "/" + i, accepted);
        }
        array.set(i, value);
      }
    }
    return changed;
  }

  private static JsonNode other(JsonNode value) {
    if (value.isNumber()) {
      return JSON.getNodeFactory().numberNode(value.longValue() + 1);
    }
    if (value.isBoolean()) {
      return JSON.getNodeFactory().booleanNode(!value.booleanValue());
    }
    return JSON.getNodeFactory().textNode(value.isNull() ? "1" : value.textValue() + "1");
  }

  private static int note(JsonNode document, String path, List<String> accepted) {
    if (refusal(document.toString()).isEmpty()) {
      accepted.add(path);
    }
    return 1;
  }

  @Test
  void keysThatAreMissingOrTooManyAreRefused() throws IOException {
    ObjectNode document = (ObjectNode) JSON.readTree(document(WIDTHS, 2, false));
    for (String key : List.of("laws", "degree", "dimension", "complete", "parameters", "certificate", "widths")) {
      JsonNode value = document.remove(key);
      assertTrue(refusal(document.toString()).isPresent(), key);
      document.set(key, value);
    }
    document.put("extra", 1);
    assertEquals(Optional.of("expected no key 'extra'"), refusal(document.toString()));
  }

  /** Certificates that say less, or more, than is so, with all that follows from them. */
  @Test
  void forgedClassesAreRefused() throws IOException {
    String document = document(WIDTHS, 3, false);
    ObjectNode forged = (ObjectNode) JSON.readTree(document);
    ArrayNode classes = (ArrayNode) forged.get("certificate").get("classes");
    ((ObjectNode) classes.get(5)).put("dimension", 0).put("generated", 0);
    forged.put("dimension", 0).put("generated", 0);
    assertTrue(refusal(forged.toString()).orElseThrow().startsWith("claimed the class 6 ClassCount[odd=[1, 3, 2], "));
    ObjectNode left = (ObjectNode) JSON.readTree(document);
    ((ArrayNode) left.get("certificate").get("classes")).remove(5);
    assertEquals(Optional.of("claimed the number of classes 5, recomputed 6"), refusal(left.toString()));
    ObjectNode large = (ObjectNode) JSON.readTree(document);
    ((ObjectNode) large.get("certificate")).put("degree", 12).set("widths", JSON.readTree("[8,8,8]"));
    assertTrue(refusal(large.toString()).orElseThrow().startsWith("expected a degree and a network whose largest sign"
        + " class has at most 12000 monomials"));
  }
}
