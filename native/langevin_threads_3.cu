// Langevin ensembles, a thread a replica: width 3 at depths up to 4.
#include "langevin_thread.cuh"

UPSTAIRS_THREAD(3)
DOWNSTAIRS_THREAD(3)
