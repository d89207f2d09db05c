// Langevin ensembles, a group of lanes a replica: widths 1 to 3 at depths from 5 to 8.
#include "langevin_group.cuh"

GROUP_STEPPER(1)
GROUP_STEPPER(2)
GROUP_STEPPER(3)
