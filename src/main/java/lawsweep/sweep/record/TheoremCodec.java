package lawsweep.sweep.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictObject;
import lawsweep.law.Verdict;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.road.symmetric.Core;
import lawsweep.road.symmetric.ScalarBox;
import lawsweep.road.symmetric.Tree;
import lawsweep.road.symmetric.WidthTheorem;
import lawsweep.road.symmetric.WidthVector;

/**
 * A theorem as one line of JSON. Trees and cores are written as in certificates, a core with its widths; {@code network} is
 * {@code null} unless one was asked about.
 */
public final class TheoremCodec {

  /** What tells a theorem from a record, in the key of this name. */
  public static final String KIND = "kind";

  private static final String THEOREM = "theorem";
  private static final JsonFactory JSON = new JsonFactory();

  private static final Set<String> KEYS = Set.of("schema", KIND, "engine", "method", "depth", "exceptions", "covered",
      "trees", "cores", "fingerprint", "network");
  private static final Set<String> BOX_KEYS = Set.of("from", "to");
  private static final Set<String> TREE_KEYS = Set.of("layers", "parents");
  private static final Set<String> CORE_KEYS = Set.of("trees", "widths", "prime", "length", "samples", "rank");
  private static final Set<String> NETWORK_KEYS = Set.of("widths", "reduced", "parameters", "lie_dim", "laws",
      "known_laws", "extra_laws", "verdict", "exceptions", "covered");

  private TheoremCodec() {}

  /** The theorem's JSON object: no line break in it or after it. */
  public static String write(TheoremRecord record) {
    WidthTheorem theorem = record.theorem();
    StringWriter text = new StringWriter(1 << 14);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("schema", TheoremRecord.SCHEMA);
      json.writeStringField(KIND, THEOREM);
      json.writeStringField("engine", theorem.engine());
      json.writeStringField("method", theorem.method());
      json.writeNumberField("depth", theorem.depth());
      writeBoxes(json, theorem.exceptions());
      json.writeStringField("covered", theorem.covered());
      writeTrees(json, theorem.trees());
      writeCores(json, theorem);
      json.writeStringField("fingerprint", theorem.fingerprint());
      writeNetwork(json, record.network());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void writeBoxes(JsonGenerator json, List<ScalarBox> boxes) throws IOException {
    json.writeArrayFieldStart("exceptions");
    for (ScalarBox box : boxes) {
      json.writeStartObject();
      json.writeNumberField("from", box.from());
      json.writeNumberField("to", box.to());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeTrees(JsonGenerator json, List<Tree> trees) throws IOException {
    json.writeArrayFieldStart("trees");
    for (Tree tree : trees) {
      json.writeStartObject();
      CertificateCodec.writeList(json, "layers", tree.layers());
      CertificateCodec.writeList(json, "parents", tree.parents());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeCores(JsonGenerator json, WidthTheorem theorem) throws IOException {
    json.writeArrayFieldStart("cores");
    for (Core core : theorem.cores()) {
      json.writeStartObject();
      CertificateCodec.writeList(json, "trees", core.trees());
      CertificateCodec.writeList(json, "widths", theorem.widths(core));
      CertificateCodec.writeFound(json, core);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeNetwork(JsonGenerator json, Optional<WidthVector> network) throws IOException {
    if (network.isEmpty()) {
      json.writeNullField("network");
      return;
    }
    WidthVector vector = network.get();
    json.writeObjectFieldStart("network");
    CertificateCodec.writeList(json, "widths", vector.widths());
    CertificateCodec.writeList(json, "reduced", vector.reduced());
    json.writeNumberField("parameters", vector.parameters());
    json.writeNumberField("lie_dim", vector.lieDim());
    json.writeNumberField("laws", vector.laws());
    json.writeNumberField("known_laws", vector.knownLaws());
    json.writeNumberField("extra_laws", vector.laws() - vector.knownLaws());
    json.writeStringField("verdict", verdict(vector));
    writeBoxes(json, vector.boxes());
    json.writeBooleanField("covered", vector.covered());
    json.writeEndObject();
  }

  private static String verdict(WidthVector vector) {
    return (vector.complete() ? Verdict.COMPLETE : Verdict.EXTRA).label();
  }

  /**
   * Reads a theorem. Whatever is missing, unknown, repeated, of the wrong type or at odds with the rest is refused; the order
   * of keys is free. Whether it is true is the {@link lawsweep.sweep.verify.Verification}'s to say.
   *
   * @param json one JSON object in UTF-8
   * @throws RecordFormatException with one line that says what is wrong
   */
  public static TheoremRecord read(byte[] json) {
    StrictObject line = StrictObject.parse(json, KEYS);
    try {
      return record(line);
    } catch (IllegalArgumentException e) {
      throw new RecordFormatException(String.valueOf(e.getMessage()), e);
    }
  }

  private static TheoremRecord record(StrictObject line) {
    line.same("schema", TheoremRecord.SCHEMA, line.integer("schema"));
    line.same(KIND, THEOREM, line.text(KIND));
    List<Tree> trees = line.objects("trees", TREE_KEYS,
        tree -> new Tree(1, tree.numbers("layers"), tree.numbers("parents")));
    List<StrictObject> cores = line.objects("cores", CORE_KEYS, core -> core);
    WidthTheorem theorem = new WidthTheorem(line.text("engine"), line.integer("depth"), boxes(line),
        line.text("covered"), trees, cores.stream().map(CertificateParser::core).toList(), line.text("fingerprint"));
    line.same("method", theorem.method(), line.text("method"));
    for (int i = 0; i < cores.size(); i++) {
      cores.get(i).same("widths", theorem.widths(theorem.cores().get(i)), cores.get(i).numbers("widths"));
    }
    return new TheoremRecord(theorem,
        line.isNull("network") ? Optional.empty()
            : Optional.of(network(theorem, line.object("network", NETWORK_KEYS))));
  }

  private static List<ScalarBox> boxes(StrictObject line) {
    return line.objects("exceptions", BOX_KEYS, box -> new ScalarBox(box.integer("from"), box.integer("to")));
  }

  /** All of it follows from the widths. */
  private static WidthVector network(WidthTheorem theorem, StrictObject line) {
    WidthVector vector = theorem.of(new Architecture(Family.LINEAR, line.numbers("widths"), Bias.NONE));
    line.same("reduced", vector.reduced(), line.numbers("reduced"));
    line.same("parameters", vector.parameters(), line.longInteger("parameters"));
    line.same("lie_dim", vector.lieDim(), line.longInteger("lie_dim"));
    line.same("laws", vector.laws(), line.longInteger("laws"));
    line.same("known_laws", vector.knownLaws(), line.longInteger("known_laws"));
    line.same("extra_laws", vector.laws() - vector.knownLaws(), line.longInteger("extra_laws"));
    line.same("verdict", verdict(vector), line.text("verdict"));
    line.same("exceptions", vector.boxes(), boxes(line));
    line.same("covered", vector.covered(), line.truth("covered"));
    return vector;
  }
}
