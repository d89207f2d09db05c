// Langevin ensembles, a group of lanes a replica: width 8 at depths up to 8.
#include "langevin_group.cuh"

GROUP_STEPPER(8)
