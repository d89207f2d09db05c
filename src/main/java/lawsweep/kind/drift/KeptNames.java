package lawsweep.kind.drift;

import java.util.ArrayList;
import java.util.List;
import lawsweep.drift.LawNames;
import lawsweep.json.Form;

/** The names of the laws of a group as a record keeps them: all of them are there. */
record KeptNames(String group, String kind, List<Name> names) implements LawNames {

  /** Copies the list. */
  KeptNames {
    names = List.copyOf(names);
  }

  /**
   * The names of a law.
   *
   * @param law its own
   * @param out what counts positive in it
   * @param in what counts negative in it
   */
  record Name(String law, List<String> out, List<String> in) {

    static final Form<Name> FORM = Form.<Name>of()
        .text("law", Name::law)
        .texts("out", Name::out)
        .texts("in", Name::in)
        .make(line -> new Name(line.text("law"), line.texts("out"), line.texts("in")));

    /** Copies the lists. */
    Name {
      out = List.copyOf(out);
      in = List.copyOf(in);
    }
  }

  /** Those of any group. */
  static List<Name> of(LawNames all) {
    List<Name> names = new ArrayList<>();
    for (int law = 0; law < all.count(); law++) {
      names.add(new Name(all.law(law), all.out(law), all.in(law)));
    }
    return names;
  }

  @Override
  public int count() {
    return names.size();
  }

  @Override
  public String law(int law) {
    return names.get(law).law();
  }

  @Override
  public List<String> out(int law) {
    return names.get(law).out();
  }

  @Override
  public List<String> in(int law) {
    return names.get(law).in();
  }
}
