// Langevin ensembles, a thread a replica: the end-to-end matrix of width 4 at depths up to 4.
#include "langevin_thread.cuh"

DOWNSTAIRS_THREAD(4)
