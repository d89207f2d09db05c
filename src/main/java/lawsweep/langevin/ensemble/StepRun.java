package lawsweep.langevin.ensemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.TimeGrid;
import lawsweep.langevin.flock.Flock;
import lawsweep.work.Team;

/** Consecutive chunks that a flock moves in step, from a place to the end. Each is recorded by a thread of the team. */
final class StepRun {

  private final LangevinCell cell;
  private final TimeGrid grid;
  private final Flock flock;
  private final Team team;
  private final List<StepChunk> chunks;
  private final Slice slice = new Slice();
  private Place place = Place.NOT_BEGUN;
  private FirstPack firstPack;

  StepRun(LangevinCell cell, TimeGrid grid, Flock flock, Team team, List<StepChunk> chunks) {
    this.cell = cell;
    this.grid = grid;
    this.flock = flock;
    this.team = team;
    this.chunks = List.copyOf(chunks);
  }

  /**
   * Simulates all that is left.
   *
   * @param from where the chunks are
   * @param progress has what was written of chunks that have begun, and takes their tables
   */
  void run(Place from, EnsembleProgress progress, Pacer pacer) throws IOException {
    int first = chunks.getFirst().first();
    int count = chunks.getLast().end() - first;
    flock.start(first, count, team);
    if (from.equals(Place.NOT_BEGUN)) {
      place = Place.START;
      flock.fetch();
      record(0);
    } else {
      place = from;
      for (StepChunk chunk : chunks) {
        byte[] written = progress.snapshot(chunk.number()).orElseThrow();
        pacer.read(() -> chunk.read(written, flock));
      }
      flock.fetch();
    }
    firstPack = new FirstPack(cell, grid, flock, first, count, place);
    Pacer.Look look = pacer.new Look(() -> keep(progress));
    look.check();
    while (place.interval() < grid.intervals().size()) {
      advance();
      look.now();
    }
    for (StepChunk chunk : chunks) {
      progress.finish(chunk.number(), chunk.finish());
    }
  }

  /** Does the steps of a slice, records included. */
  private void advance() {
    int left = slice.begin();
    while (left > 0 && place.interval() < grid.intervals().size()) {
      Interval now = grid.intervals().get(place.interval());
      int to = (int) Math.min(now.steps(), (long) place.step() + left);
      flock.advance(now, place.step(), to);
      left -= to - place.step();
      if (to < now.steps()) {
        place = new Place(place.interval(), to);
      } else {
        place = new Place(place.interval() + 1, 0);
        flock.fetch();
        firstPack.check(place);
        record(place.interval());
      }
    }
    slice.end();
  }

  private void record(int number) {
    team.forEach(chunks.size(), i -> chunks.get(i).record(number, flock.eye()));
  }

  private void keep(EnsembleProgress progress) throws IOException {
    flock.fetch();
    firstPack.check(place);
    try {
      team.forEach(chunks.size(), i -> keep(chunks.get(i), progress));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void keep(StepChunk chunk, EnsembleProgress progress) {
    try {
      progress.keep(chunk.number(), chunk.write(place, flock));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
