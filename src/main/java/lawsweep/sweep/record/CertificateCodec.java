package lawsweep.sweep.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import lawsweep.law.Certificate;
import lawsweep.law.LawCell;
import lawsweep.road.data.DataCertificate;
import lawsweep.road.dense.DenseCertificate;
import lawsweep.road.sign.SignFlowCertificate;
import lawsweep.road.symmetric.Core;
import lawsweep.road.symmetric.FlowCertificate;
import lawsweep.road.symmetric.SymmetricCertificate;
import lawsweep.road.symmetric.Tree;

/**
 * Certificates as JSON objects. All begin with {@code engine, method}, name the cell, and end with {@code rank, known_laws,
 * proven_laws, fingerprint}; what stands between belongs to the road. The symmetric road has certificates of two kinds,
 * told apart by {@code kind}: {@value #FOREST} for linear networks, {@value #FLOW} for ReLU ones. Certificates of data fields,
 * dense or of float64, have the weights and inputs in an object of their own, {@link DataCodec}.
 */
final class CertificateCodec {

  static final String FOREST = "forest";
  static final String FLOW = "flow";

  private CertificateCodec() {}

  /** Writes the fields of an object that has been begun. */
  static void write(JsonGenerator json, Certificate certificate) throws IOException {
    json.writeStringField("engine", certificate.engine());
    json.writeStringField("method", certificate.method());
    switch (certificate) {
      case DenseCertificate dense -> writeDense(json, dense);
      case SymmetricCertificate forest -> writeForest(json, forest);
      case FlowCertificate flow -> writeFlow(json, flow);
      case SignFlowCertificate signs -> writeSignFlow(json, signs);
      case DataCertificate data -> {
        writeWholeCell(json, data.cell());
        DataCodec.writeCertificate(json, data);
      }
      default -> throw new IllegalArgumentException("expected a certificate of a road, got "
          + certificate);
    }
    json.writeNumberField("rank", certificate.rank());
    json.writeNumberField("known_laws", certificate.knownLaws());
    json.writeNumberField("proven_laws", certificate.provenLaws());
    json.writeStringField("fingerprint", certificate.fingerprint());
  }

  /** The cell without its sweep's seed, in certificates as in records. */
  static void writeCell(JsonGenerator json, LawCell cell) throws IOException {
    json.writeStringField("family", cell.architecture().family().label());
    json.writeStringField("widths", cell.architecture().widthsLabel());
    json.writeStringField("bias", cell.architecture().bias().label());
    json.writeStringField("fields", cell.fields().label());
    json.writeNumberField("seed", cell.seed());
  }

  /** A list as text, {@code 4,9}; null for an empty one. */
  static void writeList(JsonGenerator json, String key, List<Integer> numbers) throws IOException {
    if (numbers.isEmpty()) {
      json.writeNullField(key);
    } else {
      json.writeStringField(key, RecordColumn.list(numbers));
    }
  }

  private static void writeWholeCell(JsonGenerator json, LawCell cell) throws IOException {
    writeCell(json, cell);
    json.writeNumberField("sweep_seed", cell.sweepSeed());
  }

  private static void writeDense(JsonGenerator json, DenseCertificate certificate) throws IOException {
    writeWholeCell(json, certificate.cell());
    json.writeArrayFieldStart("draws");
    for (DenseCertificate.Draw draw : certificate.draws()) {
      json.writeStartObject();
      json.writeNumberField("index", draw.index());
      json.writeNumberField("prime", draw.prime());
      json.writeNumberField("columns", draw.columns());
      json.writeArrayFieldStart("levels");
      for (DenseCertificate.Level level : draw.levels()) {
        json.writeStartObject();
        json.writeNumberField("length", level.bracketLength());
        json.writeNumberField("samples", level.samples());
        json.writeNumberField("rank", level.rank());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeForest(JsonGenerator json, SymmetricCertificate certificate) throws IOException {
    json.writeStringField("kind", FOREST);
    writeWholeCell(json, certificate.cell());
    writeList(json, "reduced", certificate.reduced());
    json.writeArrayFieldStart("trees");
    for (Tree tree : certificate.trees()) {
      json.writeStartObject();
      json.writeNumberField("multiplicity", tree.multiplicity());
      writeList(json, "layers", tree.layers());
      writeList(json, "parents", tree.parents());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("cores");
    for (Core core : certificate.cores()) {
      json.writeStartObject();
      writeList(json, "trees", core.trees());
      writeFound(json, core);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeFlow(JsonGenerator json, FlowCertificate certificate) throws IOException {
    json.writeStringField("kind", FLOW);
    writeWholeCell(json, certificate.cell());
    json.writeNumberField("edges", certificate.edges());
    json.writeNumberField("hidden_neurons", certificate.hiddenNeurons());
  }

  private static void writeSignFlow(JsonGenerator json, SignFlowCertificate certificate) throws IOException {
    writeWholeCell(json, certificate.cell());
    json.writeArrayFieldStart("draws");
    for (SignFlowCertificate.Draw draw : certificate.draws()) {
      json.writeStartObject();
      json.writeNumberField("prime", draw.prime());
      json.writeNumberField("hyperplanes", draw.hyperplanes());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** What was found of a core, into its object. */
  static void writeFound(JsonGenerator json, Core core) throws IOException {
    json.writeNumberField("prime", core.prime());
    json.writeNumberField("length", core.bracketLength());
    json.writeNumberField("samples", core.samples());
    json.writeNumberField("rank", core.rank());
  }
}
