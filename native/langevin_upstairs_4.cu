// Langevin ensembles, a thread a replica: the factors of width 4 at depths up to 4.
#include "langevin_thread.cuh"

UPSTAIRS_THREAD(4)
