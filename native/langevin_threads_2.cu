// Langevin ensembles, a thread a replica: widths 1 and 2 at depths up to 4.
#include "langevin_thread.cuh"

UPSTAIRS_THREAD(1)
DOWNSTAIRS_THREAD(1)
UPSTAIRS_THREAD(2)
DOWNSTAIRS_THREAD(2)
