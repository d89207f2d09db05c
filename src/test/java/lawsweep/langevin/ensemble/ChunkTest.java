package lawsweep.langevin.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.langevin.cell.TimeGrid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chunks of any number of replicas, written at any look and read again. */
class ChunkTest {

  /** A replica shows the same records whether its pack is full or not, and whoever else is in its chunk. */
  @ParameterizedTest
  @ValueSource(ints = {4, 7, 8, 9, 100})
  void replicaThreeIsTheSame(int replicas) {
    LangevinCell cell = LangevinCells.upstairs(3, 2).cell();
    TimeGrid grid = TimeGrid.of(cell);
    List<ObservableRow> alone = new Chunk(cell, grid, 3, 4).run(chunk -> {}).rows();
    List<ObservableRow> four = new Chunk(cell, grid, 0, 4).run(chunk -> {}).rows();
    List<ObservableRow> three = new Chunk(cell, grid, 0, 3).run(chunk -> {}).rows();
    List<ObservableRow> many = new Chunk(cell, grid, 0, replicas).run(chunk -> {}).rows();
    List<ObservableRow> rest = replicas == 4 ? List.of() : new Chunk(cell, grid, 4, replicas).run(chunk -> {}).rows();
    for (ObservableRow row : alone) {
      if (row.observable().equals("energy") || row.observable().equals("sigma")) {
        assertEquals(row.mean(), 4 * mean(four, row) - 3 * mean(three, row), 1e-13, row.observable());
        double others = rest.isEmpty() ? 0 : (replicas - 4) * mean(rest, row);
        assertEquals(row.mean(), replicas * mean(many, row) - others - 3 * mean(three, row), 1e-11, row.observable());
      }
    }
    assertTrue(alone.stream().anyMatch(row -> row.observable().equals("energy")));
  }

  private static double mean(List<ObservableRow> rows, ObservableRow like) {
    List<ObservableRow> found = rows.stream().filter(row -> row.time() == like.time()
        && row.observable().equals(like.observable()) && row.index().equals(like.index())).toList();
    assertEquals(1, found.size());
    return found.getFirst().mean();
  }

  /** Written at every look there is, and gone on with from each. */
  @ParameterizedTest
  @ValueSource(ints = {1, 8, 11})
  void continuesFromAnyLook(int replicas) throws IOException {
    LangevinCell cell = LangevinCells.upstairs(3, 2).replicas(replicas).cell();
    TimeGrid grid = TimeGrid.of(cell);
    List<byte[]> snapshots = new ArrayList<>();
    List<ObservableRow> through = new Chunk(cell, grid, 0, replicas).run(chunk -> snapshots.add(bytes(chunk))).rows();
    assertTrue(snapshots.size() > 4, snapshots.size() + " looks");
    for (byte[] snapshot : snapshots) {
      Chunk chunk = new Chunk(cell, grid, 0, replicas);
      ByteArrayInputStream in = new ByteArrayInputStream(snapshot);
      chunk.read(new DataInputStream(in));
      assertEquals(0, in.available());
      assertEquals(through, chunk.run(look -> {}).rows());
    }
  }

  private static byte[] bytes(Chunk chunk) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      chunk.write(new DataOutputStream(out));
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
