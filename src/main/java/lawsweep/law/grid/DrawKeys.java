package lawsweep.law.grid;

import java.util.List;
import java.util.SortedMap;
import lawsweep.law.DataChoice;
import lawsweep.law.NetLine;
import lawsweep.spec.InputFiles;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecKeys;

/** Reads the keys of an entry that say at which weights and with which inputs its networks are counted. */
public interface DrawKeys {

  /** The keys of draws. */
  List<String> NAMES = List.of("draws", "inputs");

  /** The key of weights from a file. */
  String WEIGHTS = "weights";

  /** The files that the spec names. */
  InputFiles files();

  /**
   * Refuses the keys where no weights are drawn.
   *
   * @param only what they are for: {@code fields: data}
   * @throws SpecException if one is there
   */
  void refuse(SpecKeys keys, String only) throws SpecException;

  /**
   * All choices of draws and inputs.
   *
   * @param networks how many numbers the networks of the entry read, with one that reads so many for each
   * @throws SpecException if a key cannot be read, or inputs do not fit a network
   */
  List<DataChoice> read(SpecKeys keys, SortedMap<Integer, String> networks) throws SpecException;

  /**
   * A network at the weights that {@value #WEIGHTS} names.
   *
   * @throws SpecException if the file cannot be read, or does not hold weights of the network
   */
  NetLine at(SpecKeys keys, NetLine line) throws SpecException;
}
