package lawsweep.road.sparse;

import lawsweep.json.Form;
import lawsweep.law.CertificateForm;
import lawsweep.road.sparse.SparseCertificate.Block;
import lawsweep.road.sparse.SparseCertificate.Evidence;

/** Certificates of the sparse road as JSON objects: what all have, the core, and the pairs of components. */
final class SparseForm {

  private static final Form<Evidence> CORE = Form.<Evidence>of()
      .text("net", Evidence::line)
      .whole("draw", Evidence::draw)
      .whole("prime", Evidence::prime)
      .whole("length", Evidence::bracketLength)
      .whole("samples", Evidence::samples)
      .whole("laws", Evidence::laws)
      .whole("arguments", Evidence::arguments)
      .make(core -> new Evidence(core.text("net"), core.integer("draw"), core.integer("prime"), core.integer("length"),
          core.integer("samples"), core.integer("laws"), core.integer("arguments")));

  private static final Form<Block> BLOCK = Form.<Block>of()
      .text("pair", Block::pair)
      .whole("count", Block::count)
      .whole("size", Block::size)
      .whole("laws", Block::laws)
      .make(block -> new Block(block.text("pair"), block.longInteger("count"), block.integer("size"),
          block.integer("laws")));

  static final CertificateForm FORM = CertificateForm.ofLines(SparseCertificate.class,
      own -> own.object("core", CORE, SparseCertificate::core).list("blocks", BLOCK, SparseCertificate::blocks),
      (common, own) -> {
        SparseCertificate certificate = new SparseCertificate(common.engine(), common.cell(),
            own.object("core", CORE), own.objects("blocks", BLOCK), common.rank(), common.knownLaws(),
            common.fingerprint());
        own.same("proven_laws", certificate.provenLaws(), common.provenLaws());
        return certificate;
      });

  private SparseForm() {}
}
