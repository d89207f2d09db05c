package lawsweep.road.symmetric;

import lawsweep.json.Form;
import lawsweep.json.StrictObject;
import lawsweep.law.CertificateForm;

/**
 * Certificates of the symmetric road as JSON objects: what all certificates have, and either the {@code forest} of a
 * linear network or the {@code flow} of a ReLU one.
 */
final class SymmetricForm {

  private static final Form<Tree> TREE = Form.<Tree>of()
      .whole("multiplicity", Tree::multiplicity)
      .numbers("layers", Tree::layers)
      .numbers("parents", Tree::parents)
      .make(tree -> new Tree(tree.longInteger("multiplicity"), tree.numbers("layers"), tree.numbers("parents")));

  /** What was found of a core, wherever it stands. */
  static final Form<Core> FOUND = Form.<Core>of()
      .whole("prime", Core::prime)
      .whole("length", Core::bracketLength)
      .whole("samples", Core::samples)
      .whole("rank", Core::rank)
      .writeOnly();

  private static final Form<Core> CORE =
      Form.<Core>of().numbers("trees", Core::trees).embed(FOUND, core -> core).make(SymmetricForm::core);

  static final CertificateForm FORM = CertificateForm.of(
      CertificateForm.variant("forest", SymmetricCertificate.class,
          own -> own.numbers("reduced", SymmetricCertificate::reduced)
              .list("trees", TREE, SymmetricCertificate::trees)
              .list("cores", CORE, SymmetricCertificate::cores),
          (common, own) -> new SymmetricCertificate(common.engine(), common.cell(), own.numbers("reduced"),
              own.objects("trees", TREE), own.objects("cores", CORE), common.rank(), common.knownLaws(),
              common.provenLaws(), common.fingerprint())),
      CertificateForm.variant("flow", FlowCertificate.class,
          own -> own.whole("edges", FlowCertificate::edges).whole("hidden_neurons", FlowCertificate::hiddenNeurons),
          (common, own) -> new FlowCertificate(common.engine(), common.cell(), own.longInteger("edges"),
              own.longInteger("hidden_neurons"), common.rank(), common.knownLaws(), common.provenLaws(),
              common.fingerprint())));

  private SymmetricForm() {}

  /** Reads a core that stands with its trees, whatever else stands there. */
  static Core core(StrictObject object) {
    return new Core(object.numbers("trees"), object.integer("prime"), object.integer("length"),
        object.integer("samples"), object.integer("rank"));
  }
}
