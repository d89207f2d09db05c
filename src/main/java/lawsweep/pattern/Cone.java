package lawsweep.pattern;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pointed cone with interior, given by its extreme rays: the double description (Motzkin and others), with exact
 * integers. Each ray knows on which of the hyperplanes that bound the cone it lies. Two rays span a face if no third
 * one lies on all that both lie on.
 */
final class Cone {

  private record Ray(LinearForm direction, BitSet on) {
    Ray also(int plane) {
      BitSet more = (BitSet) on.clone();
      more.set(plane);
      return new Ray(direction, more);
    }
  }

  private final List<Ray> rays;

  private Cone(List<Ray> rays) {
    this.rays = rays;
  }

  /** The cone that linearly independent vectors span; its faces are the planes 0..n-1. */
  static Cone spanned(List<LinearForm> vectors) {
    List<Ray> rays = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      BitSet on = new BitSet();
      on.set(0, vectors.size());
      on.clear(i);
      rays.add(new Ray(vectors.get(i), on));
    }
    return new Cone(rays);
  }

  /** Which sign a form that is not 0 has inside: 1 or -1; 0 if both. */
  int sign(LinearForm form) {
    int seen = 0;
    for (Ray ray : rays) {
      int sign = form.sign(ray.direction);
      if (sign * seen < 0) {
        return 0;
      }
      seen = sign == 0 ? seen : sign;
    }
    return seen;
  }

  /**
   * The parts where a form of both signs is positive and where it is negative.
   *
   * @param plane the number of the hyperplane where it is 0, not used before
   */
  Cone[] split(LinearForm form, int plane) {
    List<Ray> above = new ArrayList<>();
    List<Ray> below = new ArrayList<>();
    List<Ray> between = new ArrayList<>();
    for (Ray ray : rays) {
      int sign = form.sign(ray.direction);
      if (sign == 0) {
        between.add(ray.also(plane));
      } else {
        (sign > 0 ? above : below).add(ray);
      }
    }
    for (Ray u : above) {
      for (Ray v : below) {
        BitSet common = (BitSet) u.on.clone();
        common.and(v.on);
        if (face(common)) {
          BigInteger f = form.at(u.direction);
          BigInteger g = form.at(v.direction).negate();
          common.set(plane);
          between.add(new Ray(LinearForm.between(u.direction, f, v.direction, g), common));
        }
      }
    }
    above.addAll(between);
    below.addAll(between);
    return new Cone[] {new Cone(above), new Cone(below)};
  }

  /** True if only two rays lie on all of these planes. */
  private boolean face(BitSet planes) {
    int rest = 2;
    for (Ray ray : rays) {
      if (contains(ray.on, planes) && --rest < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(BitSet set, BitSet part) {
    for (int i = part.nextSetBit(0); i >= 0; i = part.nextSetBit(i + 1)) {
      if (!set.get(i)) {
        return false;
      }
    }
    return true;
  }
}
