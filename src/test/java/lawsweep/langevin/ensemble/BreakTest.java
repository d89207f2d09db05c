package lawsweep.langevin.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import lawsweep.langevin.cell.Break;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Equation;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Side;
import lawsweep.langevin.cell.TimeGrid;
import lawsweep.langevin.cell.WarmUp;
import lawsweep.langevin.descent.Descent;
import lawsweep.langevin.dyson.Dyson;
import lawsweep.langevin.flow.GradientFlow;
import lawsweep.langevin.sphere.Sphere;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Packs that break off anywhere, are written there and read again, end with the same bits. Those that break off go one
 * by one, the other in lanes where it can; {@link lawsweep.langevin.pack.LanePack} has a test of breaks in lanes.
 */
class BreakTest {

  static Stream<Named<LangevinCell>> cells() {
    List<LangevinCells> cells = new ArrayList<>();
    for (Equation equation : Equations.ALL.words().all()) {
      for (Scheme scheme : equation.schemes()) {
        LangevinCells cell = LangevinCells.small(equation, scheme, 3, 3);
        if (equation.equals(new Sphere())) {
          cell = cell.energy(Energy.none());
        } else if (equation.equals(new Dyson())) {
          cell = cell.noise(4, scheme.adaptive() ? 0 : 1);
        } else {
          cell = cell.target(20, 1, 0, 0, 1, 2, 0, 0, 3);
        }
        cells.add(cell.clock(0.4, 0.2, scheme.adaptive() ? 0 : 1e-3));
      }
    }
    cells.add(LangevinCells.small(new GradientFlow(), Scheme.DP5, 3, 3).side(Side.UPSTAIRS)
        .target(20, 1, 0, 0, 1, 2, 0, 0, 3));
    cells.add(LangevinCells.small(new Descent(), Scheme.EULER, 2, 3).target(2, 1, 0, 0, 1, 2, 0, 0, 3)
        .descent(0, 40_000, 30_000).clock(0.02, 0.01, 2e-3));
    cells.add(LangevinCells.upstairs(8, 32).clock(0.02, 0.01, 2.5e-3));
    cells.add(LangevinCells.downstairs(8, 32).clock(0.02, 0.01, 2.5e-3));
    return cells.stream().map(c -> Named.of(c.cell().key(), c.replicas(5).cell()));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void breaksChangeNoBit(LangevinCell cell) throws IOException {
    int lanes = cell.replicas();
    Pack through = cell.equation().pack(cell);
    through.start(16, lanes);
    Pack broken = oneByOne(cell);
    broken.start(16, lanes);
    Random random = Seeds.random("breaks", cell.key().hashCode());
    // Of a wide network a step begins anew after each reading: with one at every other break it would hardly ever end.
    int breaksForReading = cell.width() > 3 ? 8 : 2;
    int breaks = 0;
    for (Interval interval : TimeGrid.of(cell).intervals()) {
      through.advance(interval, 0, interval.steps());
      int from = 0;
      while (from < interval.steps()) {
        int to = from + 1 + random.nextInt(interval.steps() - from);
        Break pause = () -> random.nextInt(4) == 0;
        while (!broken.advance(interval, from, to, pause)) {
          breaks++;
          if (random.nextInt(breaksForReading) == 0) {
            broken = again(broken, cell);
          }
        }
        from = to;
      }
      assertArrayEquals(saved(through, false), saved(broken, false));
    }
    assertTrue(
        breaks > 0 || (cell.width() == 3 && List.of(Scheme.PROJECT_BALANCE, Scheme.FRAME).contains(cell.scheme())),
        breaks + " breaks");
  }

  private static Pack again(Pack pack, LangevinCell cell) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved(pack, true)));
    Pack again = oneByOne(cell);
    again.start(16, cell.replicas());
    again.restore(in);
    again.restoreBreak(in);
    assertEquals(0, in.available());
    return again;
  }

  private static Pack oneByOne(LangevinCell cell) {
    Pack pack = cell.equation().pack(cell);
    pack.warm(WarmUp.cold());
    return pack;
  }

  private static byte[] saved(Pack pack, boolean inside) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    pack.save(out);
    if (inside) {
      pack.saveBreak(out);
    }
    return bytes.toByteArray();
  }
}
