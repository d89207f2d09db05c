package lawsweep.checkpoint.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import lawsweep.checkpoint.StoredTensor;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.line.Network;

/** Holds what a map expects against what is stored. */
final class Fitting {

  private final String label;
  private final UnaryOperator<String> where;
  private final StoredNames stored;
  private final Map<String, Wanted> wanted = new HashMap<>();
  private final List<Wanted> copies = new ArrayList<>();

  /**
   * A comparison.
   *
   * @param label what the map is called
   * @param all where tensors are expected, those of layers that are no parameters of a block included
   */
  Fitting(String label, StoredNames stored, List<Wanted> all) {
    this(label, _ -> label, stored, all);
  }

  /**
   * A comparison.
   *
   * @param where for the name of a tensor what messages begin with
   */
  Fitting(String label, UnaryOperator<String> where, StoredNames stored, List<Wanted> all) {
    this.label = label;
    this.where = where;
    this.stored = stored;
    for (Wanted each : all) {
      if (each.copy()) {
        copies.add(each);
      } else {
        wanted.put(each.tensor().name(), each);
      }
    }
  }

  /**
   * The map, if all tensors are there and have the shapes that are expected.
   *
   * @param strict names that must be parameters of the network, besides those in modules that have some already
   */
  NameMap map(Network network, Predicate<String> strict) throws MapRefusedException {
    refuseLeft(strict);
    return map(network);
  }

  /** The same where anything may be left. */
  NameMap map(Network network) throws MapRefusedException {
    List<TensorView> views = new ArrayList<>();
    List<NameMap.Copy> again = new ArrayList<>();
    List<Tensor> tensors = network.circuit().tensors();
    for (Tensor tensor : tensors) {
      Wanted each = wanted.get(tensor.name());
      if (each == null) {
        throw new MapRefusedException(label + " has no name for '" + tensor.name() + "' of the network");
      }
      views.add(view(each));
    }
    for (Wanted copy : copies) {
      Optional<StoredTensor> there = stored.find(copy.name());
      for (int i = 0; i < tensors.size() && there.isPresent(); i++) {
        if (tensors.get(i).name().equals(copy.tensor().name())) {
          again.add(new NameMap.Copy(i, view(copy)));
        }
      }
    }
    Set<String> mapped = views.stream().map(TensorView::stored).collect(Collectors.toCollection(HashSet::new));
    again.forEach(copy -> mapped.add(copy.view().stored()));
    return new NameMap(label, stored.prefix(), views, again, stored.unmapped(mapped));
  }

  private TensorView view(Wanted each) throws MapRefusedException {
    Storage storage = each.storage();
    String expected = where.apply(each.tensor().name()) + ": expected '" + each.tensor().name() + "' as "
        + stored.shown(each.name()) + " of "
        + Storage.shown(storage.shape());
    StoredTensor found = stored.find(each.name())
        .orElseThrow(() -> new MapRefusedException(expected + ", which is not there"
            + stored.nearest(each.name(), storage)));
    if (found.numbers().isEmpty()) {
      throw new MapRefusedException(expected + ", got numbers of type " + found.type()
          + ", which are not read");
    }
    if (!storage.fits(found)) {
      throw new MapRefusedException(expected + ", got " + Storage.shown(found.shape())
          + stored.nearest(each.name(), storage));
    }
    return storage.view(found);
  }

  /** Whatever belongs to the same modules must be a parameter: a law without its bias is none. */
  private void refuseLeft(Predicate<String> strict) throws MapRefusedException {
    Set<String> known = new HashSet<>();
    wanted.values().forEach(each -> known.add(each.name()));
    copies.forEach(each -> known.add(each.name()));
    Map<String, Tensor> paths = new HashMap<>();
    wanted.values().forEach(each -> Module.path(each.name()).ifPresent(path -> paths.put(path, each.tensor())));
    for (String name : stored.parameters()) {
      Tensor beside = Module.path(name).map(paths::get).orElse(null);
      if (!known.contains(name) && (beside != null || strict.test(name))) {
        throw new MapRefusedException(label + ": " + stored.shown(name) + " of "
            + Storage.shown(stored.tensors().get(name).shape()) + " is a parameter that the network lacks"
            + (beside == null ? "" : ", beside '" + beside.name() + "'"));
      }
    }
  }
}
