package lawsweep.langevin.ensemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Rules;
import lawsweep.langevin.cell.TimeGrid;
import lawsweep.langevin.flock.Flock;
import lawsweep.langevin.flock.FlockEngine;
import lawsweep.langevin.statistics.EnsembleTable;
import lawsweep.work.OutOfDeviceMemoryException;
import lawsweep.work.Team;

/**
 * The chunks of an ensemble by flocks: as many consecutive ones in step as device and host can hold, then the next.
 * Chunks that were left in step go on where they are; those whose packs have gone on one by one are left to packs.
 */
final class Flocks {

  private final LangevinCell cell;
  private final TimeGrid grid;
  private final Rules rules;
  private final Deal deal;
  private final EnsembleProgress progress;

  Flocks(LangevinCell cell, TimeGrid grid, Rules rules, EnsembleProgress progress) {
    this.cell = cell;
    this.grid = grid;
    this.rules = rules;
    this.deal = Deal.of(cell);
    this.progress = progress;
  }

  /** Consecutive chunks that go in step, from a place. */
  private record Batch(int chunk, int count, Place place) {

    boolean takes(int next, Place at, int most) {
      return chunk + count == next && count < most && place.equals(at);
    }

    Batch more() {
      return new Batch(chunk, count + 1, place);
    }
  }

  /**
   * Simulates what the progress has not, and flocks can.
   *
   * @param team computes starts and observables
   * @throws OutOfDeviceMemoryException if the device cannot hold one chunk
   */
  void run(FlockEngine engine, Team team, Pacer pacer) throws IOException {
    int most = StepRoom.chunks(cell, engine.most(cell));
    if (most == 0) {
      throw new OutOfDeviceMemoryException(
          "expected room for " + deal.perChunk() + " replicas in step, got room for " + engine.most(cell));
    }
    List<Batch> batches = batches(most);
    if (batches.isEmpty()) {
      return;
    }
    int largest = batches.stream().mapToInt(Batch::count).max().orElseThrow();
    try (Flock flock = engine.open(cell, largest * deal.perChunk())) {
      for (Batch batch : batches) {
        new StepRun(cell, grid, flock, team, chunks(batch)).run(batch.place, progress, pacer);
      }
    }
  }

  private List<StepChunk> chunks(Batch batch) {
    return IntStream.range(batch.chunk, batch.chunk + batch.count)
        .mapToObj(number -> new StepChunk(number, cell,
            EnsembleTable.inStep(cell, grid.times(), rules, deal.first(number), deal.count(number))))
        .toList();
  }

  private List<Batch> batches(int most) {
    List<Batch> batches = new ArrayList<>();
    for (int chunk = 0; chunk < deal.chunks(); chunk++) {
      Optional<Place> place = place(chunk);
      if (place.isPresent() && !batches.isEmpty() && batches.getLast().takes(chunk, place.get(), most)) {
        batches.set(batches.size() - 1, batches.getLast().more());
      } else if (place.isPresent()) {
        batches.add(new Batch(chunk, 1, place.get()));
      }
    }
    return batches;
  }

  /** Where a flock would begin with a chunk; empty for those that are done or are left to packs. */
  private Optional<Place> place(int chunk) {
    if (progress.done(chunk)) {
      return Optional.empty();
    }
    Optional<byte[]> snapshot = progress.snapshot(chunk);
    return snapshot.isEmpty() ? Optional.of(Place.NOT_BEGUN) : ChunkForm.inStep(snapshot.get(), deal.first(chunk));
  }
}
