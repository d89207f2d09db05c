package lawsweep.pattern;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * A pointed cone with interior, given by its extreme rays: the double description (Motzkin and others). Each ray knows
 * on which of the hyperplanes that bound the cone it lies. Two rays span a face if no third one lies on all that both
 * lie on. Signs are exact.
 */
final class Cone {

  private final Ray[] rays;

  private Cone(Ray[] rays) {
    this.rays = rays;
  }

  /**
   * The cone that linearly independent vectors span; its faces are the planes 0..n-1.
   *
   * @param planes how many planes there will be at most
   */
  static Cone spanned(List<BigInteger[]> vectors, int planes) {
    Ray[] rays = new Ray[vectors.size()];
    for (int i = 0; i < rays.length; i++) {
      long[] on = new long[(planes + Long.SIZE - 1) / Long.SIZE];
      for (int j = 0; j < rays.length; j++) {
        on[j / Long.SIZE] |= j == i ? 0 : 1L << j;
      }
      rays[i] = Ray.of(vectors.get(i), on);
    }
    return new Cone(rays);
  }

  /** Which sign a form that is not 0 has inside: 1 or -1; 0 if both. */
  int sign(LinearForm form) {
    int seen = 0;
    for (Ray ray : rays) {
      int sign = ray.value(form).sign();
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
    Parts parts = new Parts(rays.length);
    Ray.Value[] values = new Ray.Value[rays.length];
    for (int i = 0; i < rays.length; i++) {
      values[i] = rays[i].value(form);
      parts.add(values[i].sign(), values[i].sign() == 0 ? rays[i].also(plane) : rays[i]);
    }
    for (int i = 0; i < rays.length; i++) {
      for (int j = 0; values[i].sign() > 0 && j < rays.length; j++) {
        if (values[j].sign() < 0) {
          long[] common = common(rays[i].on(), rays[j].on());
          if (face(common)) {
            common[plane / Long.SIZE] |= 1L << plane;
            parts.add(0, Ray.between(form, rays[i], values[i], rays[j], values[j], common));
          }
        }
      }
    }
    return new Cone[] {new Cone(parts.of(1)), new Cone(parts.of(-1))};
  }

  /** Rays on both sides of a hyperplane; those on it come last in both. */
  private static final class Parts {
    private Ray[] above;
    private Ray[] below;
    private Ray[] between;
    private int up;
    private int down;
    private int level;

    Parts(int most) {
      above = new Ray[most];
      below = new Ray[most];
      between = new Ray[most];
    }

    void add(int sign, Ray ray) {
      if (sign > 0) {
        above[up++] = ray;
      } else if (sign < 0) {
        below[down++] = ray;
      } else {
        between = level == between.length ? Arrays.copyOf(between, 2 * level) : between;
        between[level++] = ray;
      }
    }

    Ray[] of(int sign) {
      int count = sign > 0 ? up : down;
      Ray[] rays = Arrays.copyOf(sign > 0 ? above : below, count + level);
      System.arraycopy(between, 0, rays, count, level);
      return rays;
    }
  }

  private static long[] common(long[] a, long[] b) {
    long[] common = a.clone();
    for (int i = 0; i < common.length; i++) {
      common[i] &= b[i];
    }
    return common;
  }

  /** True if only two rays lie on all of these planes. */
  private boolean face(long[] planes) {
    int rest = 2;
    for (Ray ray : rays) {
      if (contains(ray.on(), planes) && --rest < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(long[] set, long[] part) {
    for (int i = 0; i < part.length; i++) {
      if ((part[i] & ~set[i]) != 0) {
        return false;
      }
    }
    return true;
  }
}
