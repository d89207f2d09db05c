package lawsweep.kind.drift;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import lawsweep.checkpoint.names.ModelFile;
import lawsweep.checkpoint.names.NameRules;
import lawsweep.circuit.line.Network;
import lawsweep.json.Form;
import lawsweep.json.StrictObject;
import lawsweep.spec.SpecException;

/**
 * A network and how its tensors are named.
 *
 * @param net the network's line
 * @param names the word of a map of names; empty if a file says how, or if the map that fits is to be taken
 * @param file the file that says how
 */
record DriftModel(String net, String names, Optional<NamesFile> file) {

  static final Form<DriftModel> FORM = Form.<DriftModel>of()
      .text("net", DriftModel::net)
      .textOrNull("names", DriftModel::names)
      .maybe("file", NamesFile.FORM, DriftModel::file)
      .make(line -> new DriftModel(line.text("net"), line.textOrEmpty("names"), line.maybe("file", NamesFile.FORM)));

  /**
   * A file of names.
   *
   * @param name as the spec has it
   * @param text what is in it
   * @param whole true if it names the network, too
   */
  record NamesFile(String name, String text, boolean whole) {

    private static final Form<NamesFile> FORM = Form.<NamesFile>of()
        .text("name", NamesFile::name)
        .text("text", NamesFile::text)
        .truth("whole", NamesFile::whole)
        .make(NamesFile::read);

    private static NamesFile read(StrictObject line) {
      return new NamesFile(line.text("name"), line.text("text"), line.truth("whole"));
    }

    private byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** A network with the map of a word, or with the one that fits. */
  static DriftModel of(Network network, Optional<String> names) {
    return new DriftModel(network.line(), names.orElse(""), Optional.empty());
  }

  /**
   * A network with the rules of a file.
   *
   * @throws SpecException if there are no rules in it
   */
  static DriftModel of(Network network, NamesFile rules) throws SpecException {
    DriftModel model = new DriftModel(network.line(), "", Optional.of(rules));
    model.read();
    return model;
  }

  /**
   * What a file says.
   *
   * @throws SpecException if it is no model
   */
  static DriftModel of(NamesFile file) throws SpecException {
    return new DriftModel(ModelFile.read(file.name(), file.bytes()).network().line(), "", Optional.of(file));
  }

  /** How many parameters the network has. */
  long parameters() {
    return Network.of(net).parameters();
  }

  /**
   * The same as those who measure take it.
   *
   * @throws SpecException if a file of names says nothing sensible
   */
  ModelFile read() throws SpecException {
    if (file.isEmpty()) {
      return new ModelFile(Network.of(net), Optional.of(names).filter(word -> !word.isEmpty()), Optional.empty());
    }
    NamesFile known = file.get();
    return known.whole()
        ? ModelFile.read(known.name(), known.bytes())
        : new ModelFile(Network.of(net), Optional.empty(), Optional.of(NameRules.read(known.name(), known.bytes())));
  }
}
