// Langevin ensembles, a group of lanes a replica: width 4 at depths from 5 to 8.
#include "langevin_group.cuh"

GROUP_STEPPER(4)
