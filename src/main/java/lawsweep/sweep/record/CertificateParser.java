package lawsweep.sweep.record;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import lawsweep.json.RecordFormatException;
import lawsweep.json.StrictObject;
import lawsweep.law.Certificate;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.road.dense.DenseCertificate;
import lawsweep.road.dense.DenseCounter;
import lawsweep.road.sign.SignFlowCertificate;
import lawsweep.road.sign.SignFlowCounter;
import lawsweep.road.symmetric.Core;
import lawsweep.road.symmetric.FlowCertificate;
import lawsweep.road.symmetric.SymmetricCertificate;
import lawsweep.road.symmetric.SymmetricCounter;
import lawsweep.road.symmetric.Tree;

/** Reads what {@link CertificateCodec} writes. */
final class CertificateParser {

  private static final Set<String> DENSE_KEYS = keys("draws");
  private static final Set<String> DRAW_KEYS = Set.of("index", "prime", "columns", "levels");
  private static final Set<String> LEVEL_KEYS = Set.of("length", "samples", "rank");
  private static final Set<String> FOREST_KEYS = keys("kind", "reduced", "trees", "cores");
  private static final Set<String> TREE_KEYS = Set.of("multiplicity", "layers", "parents");
  private static final Set<String> CORE_KEYS = Set.of("trees", "prime", "length", "samples", "rank");
  private static final Set<String> DATA_KEYS = keys(DataParser.KEYS);
  private static final Set<String> FLOW_KEYS = keys("kind", "edges", "hidden_neurons");
  private static final Set<String> SIGN_FLOW_KEYS = keys("draws");
  private static final Set<String> SIGN_FLOW_DRAW_KEYS = Set.of("prime", "hyperplanes");

  private CertificateParser() {}

  /**
   * Reads the certificate of a record.
   *
   * @throws RecordFormatException if its method is unknown, or its fields are not those of its method
   * @throws IllegalArgumentException if its fields contradict each other
   */
  static Certificate parse(StrictObject record) {
    String method = record.textWithin("certificate", "method");
    if (record.textWithin("certificate", "fields").equals(Fields.DATA.label())) {
      return DataParser.certificate(record.object("certificate", DATA_KEYS));
    }
    return switch (method) {
      case DenseCounter.METHOD -> dense(record.object("certificate", DENSE_KEYS));
      case SymmetricCounter.METHOD -> symmetric(record);
      case SignFlowCounter.METHOD -> signFlow(record.object("certificate", SIGN_FLOW_KEYS));
      default -> throw new RecordFormatException("expected '" + DenseCounter.METHOD + "', '" + SymmetricCounter.METHOD
          + "' or '" + SignFlowCounter.METHOD + "' in the certificate's 'method', got '" + method + "'");
    };
  }

  private static Certificate symmetric(StrictObject record) {
    String kind = record.textWithin("certificate", "kind");
    return switch (kind) {
      case CertificateCodec.FOREST -> forest(record.object("certificate", FOREST_KEYS));
      case CertificateCodec.FLOW -> flow(record.object("certificate", FLOW_KEYS));
      default -> throw new RecordFormatException("expected '" + CertificateCodec.FOREST + "' or '"
          + CertificateCodec.FLOW + "' in the certificate's 'kind', got '" + kind + "'");
    };
  }

  private static DenseCertificate dense(StrictObject line) {
    return new DenseCertificate(line.text("engine"), cell(line),
        line.objects("draws", DRAW_KEYS, CertificateParser::draw), line.longInteger("rank"),
        line.longInteger("known_laws"), line.longInteger("proven_laws"), line.text("fingerprint"));
  }

  private static DenseCertificate.Draw draw(StrictObject line) {
    return new DenseCertificate.Draw(line.integer("index"), line.integer("prime"), line.integer("columns"),
        line.objects("levels", LEVEL_KEYS, level -> new DenseCertificate.Level(level.integer("length"),
            level.integer("samples"), level.integer("rank"))));
  }

  private static SymmetricCertificate forest(StrictObject line) {
    return new SymmetricCertificate(line.text("engine"), cell(line),
        line.numbers("reduced"), line.objects("trees", TREE_KEYS, CertificateParser::tree),
        line.objects("cores", CORE_KEYS, CertificateParser::core), line.longInteger("rank"),
        line.longInteger("known_laws"), line.longInteger("proven_laws"), line.text("fingerprint"));
  }

  private static Tree tree(StrictObject line) {
    return new Tree(line.longInteger("multiplicity"), line.numbers("layers"), line.numbers("parents"));
  }

  /** A core of a certificate or a theorem. */
  static Core core(StrictObject line) {
    return new Core(line.numbers("trees"), line.integer("prime"), line.integer("length"), line.integer("samples"),
        line.integer("rank"));
  }

  private static FlowCertificate flow(StrictObject line) {
    return new FlowCertificate(line.text("engine"), cell(line),
        line.longInteger("edges"), line.longInteger("hidden_neurons"), line.longInteger("rank"),
        line.longInteger("known_laws"), line.longInteger("proven_laws"), line.text("fingerprint"));
  }

  private static SignFlowCertificate signFlow(StrictObject line) {
    return new SignFlowCertificate(line.text("engine"), cell(line),
        line.objects("draws", SIGN_FLOW_DRAW_KEYS,
            draw -> new SignFlowCertificate.Draw(draw.integer("prime"), draw.longInteger("hyperplanes"))),
        line.longInteger("rank"), line.longInteger("known_laws"), line.longInteger("proven_laws"),
        line.text("fingerprint"));
  }

  private static LawCell cell(StrictObject line) {
    return RecordParser.cell(line, line.longInteger("sweep_seed"), Optional.empty());
  }

  /** The keys that all certificates have, and some of one kind. */
  private static Set<String> keys(String... own) {
    Set<String> keys = new HashSet<>(Set.of("engine", "method", "family", "widths", "bias", "fields", "seed",
        "sweep_seed", "rank", "known_laws", "proven_laws", "fingerprint"));
    keys.addAll(Set.of(own));
    return Set.copyOf(keys);
  }
}
