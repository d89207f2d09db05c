package lawsweep.langevin.sphere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.Sample;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.pack.Simulation;
import org.junit.jupiter.api.Test;

/** Tangential Brownian motion (11.10): the radius of (11.11), and a martingale. */
class SphereTest {

  private static final double[] START = {.8, -.4, .2, 0};

  @Test
  void radiusGrows() {
    double coarse = spread(.02);
    double fine = spread(.005);
    assertEquals(4, coarse * coarse / (fine * fine), .8, "the variance of the squared radius is of order h");
  }

  /** Checks means at time 1 and gives the standard deviation of the squared radius. */
  private static double spread(double h) {
    LangevinCell cell = LangevinCells.plain(new Sphere(), Scheme.EULER, 1, 4).values(START).time(1, h).cell();
    int replicas = 4000;
    Sample radius = new Sample();
    Sample[] place = {new Sample(), new Sample(), new Sample(), new Sample()};
    Simulation.ensemble(cell, SphereReplica::pack, replicas, view -> {
      radius.add(view.normSquared);
      for (int i = 0; i < 4; i++) {
        place[i].add(view.sigma[i]);
      }
    });
    radius.assertAgrees(.84 + 3, 0, "squared radius, h = " + h);
    for (int i = 0; i < 4; i++) {
      place[i].assertAgrees(START[i], 0, "coordinate " + i);
    }
    double deviation = radius.error() * Math.sqrt(replicas);
    assertTrue(deviation < 3 * Math.sqrt(h), "" + deviation);
    return deviation;
  }

  @Test
  void nothingIsTangentInOneDimension() {
    LangevinCell cell = LangevinCells.plain(new Sphere(), Scheme.EULER, 1, 1).values(.7).time(1, .01).cell();
    assertEquals(.7, Simulation.path(cell, SphereReplica.pack(cell), 1)[0].sigma[0], 1e-14);
  }
}
