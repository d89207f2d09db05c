package lawsweep.sweep.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import lawsweep.law.DataChoice;
import lawsweep.pattern.Inputs;
import lawsweep.road.data.DataCertificate;
import lawsweep.road.data.DrawTally;
import lawsweep.road.data.Histogram;
import lawsweep.road.data.SpectrumTail;

/**
 * What data fields add to records and certificates. Histograms are objects whose keys are the values and {@value #UNDECIDED},
 * {@code {"8": 200}}; witnesses are objects of lists of draws, {@code {"rank": {"8": [0, 3, 9]}, "lie": {}}}; the weights and
 * inputs stand in an object {@value #CHOICE}.
 */
public final class DataCodec {

  static final String CHOICE = "data";
  static final String UNDECIDED = "undecided";

  private DataCodec() {}

  /** The weights and inputs of a cell. */
  static void writeChoice(JsonGenerator json, DataChoice choice) throws IOException {
    json.writeObjectFieldStart(CHOICE);
    json.writeNumberField("draws", choice.draws());
    json.writeNumberField("first", choice.first());
    if (choice.inputs().isEmpty()) {
      json.writeNullField("inputs");
    } else {
      Inputs inputs = choice.inputs().get();
      json.writeObjectFieldStart("inputs");
      json.writeNumberField("samples", inputs.samples());
      json.writeStringField("sha256", inputs.sha256());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** The fields that only certificates of data fields have. */
  static void writeCertificate(JsonGenerator json, DataCertificate certificate) throws IOException {
    writeChoice(json, certificate.cell().data().orElseThrow());
    CertificateCodec.writeList(json, "primes", certificate.primes());
    json.writeNumberField("phi", certificate.phi());
    DrawTally tally = certificate.tally();
    writeHistogram(json, "ranks", tally.ranks());
    writeHistogram(json, "lies", tally.lies());
    writeHistogram(json, "dead_neurons", tally.deadNeurons());
    json.writeNumberField("at_phi", tally.atPhi());
    json.writeNumberField("patterns", tally.patterns());
    json.writeNumberField("sampled", tally.sampled());
    writeWitnesses(json, tally);
    json.writeArrayFieldStart("tails");
    for (SpectrumTail tail : certificate.tails()) {
      json.writeStartObject();
      json.writeNumberField("draw", tail.draw());
      json.writeStringField("of", tail.of());
      json.writeArrayFieldStart("values");
      for (double value : tail.values()) {
        json.writeNumber(value);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void writeHistogram(JsonGenerator json, String key, Histogram histogram) throws IOException {
    json.writeObjectFieldStart(key);
    for (var entry : histogram.counts().entrySet()) {
      json.writeNumberField(entry.getKey().toString(), entry.getValue());
    }
    if (histogram.undecided() > 0) {
      json.writeNumberField(UNDECIDED, histogram.undecided());
    }
    json.writeEndObject();
  }

  static void writeWitnesses(JsonGenerator json, DrawTally tally) throws IOException {
    json.writeObjectFieldStart("witnesses");
    writeDraws(json, "rank", tally.rankWitnesses());
    writeDraws(json, "lie", tally.lieWitnesses());
    json.writeEndObject();
  }

  private static void writeDraws(JsonGenerator json, String key, SortedMap<Integer, List<Integer>> draws)
      throws IOException {
    json.writeObjectFieldStart(key);
    for (var entry : draws.entrySet()) {
      json.writeArrayFieldStart(entry.getKey().toString());
      for (int draw : entry.getValue()) {
        json.writeNumber(draw);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** A histogram as tables print it: {@code {"8": 200, "undecided": 1}}. */
  public static String text(Histogram histogram) {
    String counts = histogram.counts().entrySet().stream().map(e -> "\"" + e.getKey() + "\": " + e.getValue())
        .collect(Collectors.joining(", "));
    String rest = histogram.undecided() == 0
        ? ""
        : (counts.isEmpty() ? "" : ", ") + "\"" + UNDECIDED + "\": " + histogram.undecided();
    return "{" + counts + rest + "}";
  }

  /** Witnesses as tables print them. */
  static String witnesses(DrawTally tally) {
    return "{\"rank\": " + draws(tally.rankWitnesses()) + ", \"lie\": " + draws(tally.lieWitnesses()) + "}";
  }

  private static String draws(SortedMap<Integer, List<Integer>> draws) {
    return draws.entrySet().stream().map(e -> "\"" + e.getKey() + "\": " + e.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
