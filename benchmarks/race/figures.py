"""Figures that follow from several results: shares of a bound, speed-ups, rates."""

from .cases import BOUNDS, FIELD_WORKS, OURS, TINY, bandwidth


class Figures:
    """What the race found, by command and number of threads."""

    def __init__(self, races):
        self.races = [r for r in races if r.seconds.get(OURS)]
        self.by_name = {(r.case.ours, r.threads): r for r in self.races}

    def of(self, work, threads=None):
        return [r for r in self.races if r.case.work == work and threads in (None, r.threads)]

    def threads(self):
        return sorted({r.threads for r in self.races})

    def median(self, command, threads):
        found = self.by_name.get((command, threads))
        return found.median() if found else None

    def least(self, race):
        """A bound is what the machine can do at best; everything else is a median."""
        return min(race.seconds[OURS]) if race.case.work in BOUNDS else race.median()

    def gigaflops(self, race):
        return race.gigaflop / self.least(race)

    def bandwidth(self, race):
        return race.gigabytes / self.least(race)

    def peak(self, threads):
        found = self.by_name.get(("peak", threads))
        return self.gigaflops(found) if found else None

    def bound(self, race):
        """Its name and the share of the time that it allows, for works on fields; None if it was not measured.

        The larger of flops by the measured peak and bytes by the bandwidth of a buffer of the same size.
        """
        peak = self.peak(race.threads)
        buffer = race.case.work in FIELD_WORKS and self.by_name.get(
            (bandwidth(race.case.work, race.case.sizes["shape"]), race.threads))
        if not peak or not buffer:
            return None
        times = {"flops": race.gigaflop / peak, "bytes": race.gigabytes / self.bandwidth(buffer)}
        name = max(times, key=times.get)
        return name, times[name] / race.median()

    def sampling_share(self, race):
        """Sampling by the whole cell."""
        whole = self.median(race.case.ours.replace("sampling", "cell"), race.threads)
        return race.median() / whole if whole else None

    def cells_per_core(self, race):
        return TINY * int(race.case.sizes["seeds"]) / race.median() / race.threads

    def gain(self, race):
        """How many times faster than with one thread."""
        one = self.median(race.case.ours, 1)
        return one / race.median() if one and race.threads > 1 else None
