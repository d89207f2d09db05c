package lawsweep.road.entropy;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import lawsweep.json.Lists;
import lawsweep.json.StrictObject;
import lawsweep.law.Certificate;
import lawsweep.law.CertificateForm;
import lawsweep.law.Loss;
import lawsweep.law.Road;

/** Certificates with cross entropy as JSON objects: what all have, and that of the network with one output fewer. */
final class EntropyForm {

  private final Road road;

  private EntropyForm(Road road) {
    this.road = road;
  }

  /** The form of certificates that rest on those of a road. */
  static CertificateForm of(Road road) {
    EntropyForm form = new EntropyForm(road);
    return CertificateForm.ofLoss(Loss.CE, EntropyCertificate.class, own -> own.lists(CertificateForm.KEY, form::write),
        form::read);
  }

  private void write(JsonGenerator json, EntropyCertificate certificate, Lists lists) throws IOException {
    if (certificate.reduced().isPresent()) {
      road.form().write(json, certificate.reduced().get(), lists);
    } else {
      json.writeNull();
    }
  }

  private EntropyCertificate read(CertificateForm.Common common, StrictObject own) {
    Optional<Certificate> reduced =
        own.isNull(CertificateForm.KEY) ? Optional.empty() : Optional.of(road.form().read(own));
    EntropyCertificate read = new EntropyCertificate(common.engine(), road.label(), common.cell(), reduced);
    own.same("rank", read.rank(), common.rank());
    own.same("known_laws", read.knownLaws(), common.knownLaws());
    own.same("fingerprint", read.fingerprint(), common.fingerprint());
    return read;
  }
}
