#!/usr/bin/env bash
# A task of the sweep small. Written by lawsweep submit, which sends it again for what is left.
#SBATCH --job-name=small
#SBATCH --array=0,3,4,7-9
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=1
#SBATCH --mem=500M
#SBATCH --time=00:02:00
#SBATCH --output=/scratch/results/slurm/log/%A_%a.out
#SBATCH --open-mode=append
#SBATCH --requeue
#SBATCH --signal=B:USR1@30

readonly program=/opt/lawsweep
readonly directory=/scratch/results
readonly tasks=12 limit=120 ahead=30 requeues=9 # limit and ahead in seconds
readonly options=(--method symmetric)
setup() {
  :
}
