package lawsweep.drift;

import java.util.List;

/** The names of the laws of a group, made when they are asked for. Laws count from 0. */
public interface LawNames {

  /** The weights of the group, incoming before outgoing: {@code 0.weight>2.weight}. */
  String group();

  /** The kind: {@code balance}, {@code matrix}, {@code norm}, {@code sum} or {@code still}. */
  String kind();

  /** How many laws. */
  int count();

  /** A law: {@code balance 0.weight>2.weight [3]}. */
  String law(int law);

  /** What counts positive in it: {@code 2.weight[:,3]}; for entry i, j of a matrix the rows i, j are told apart. */
  List<String> out(int law);

  /** What counts negative in it: {@code 0.weight[3,:]}, {@code 0.bias[3]}. */
  List<String> in(int law);
}
