#!/usr/bin/env bash
# A task of the sweep small. Written by lawsweep submit, which sends it again for what is left.
#SBATCH --job-name="a night"
#SBATCH --array=0-11%10
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=16
#SBATCH --mem=64G
#SBATCH --time=1-12:00:00
#SBATCH --output=/scratch/results/slurm/log/%A_%a.out
#SBATCH --open-mode=append
#SBATCH --no-requeue
#SBATCH --signal=B:USR1@180
#SBATCH --account=physics
#SBATCH --partition=long,short
#SBATCH --constraint=[rack1|rack2]&avx512
#SBATCH --gres=gpu:1
#SBATCH --mail-user=someone@example.org
#SBATCH --exclusive
#SBATCH --comment="two words # and a hash"

readonly program=/opt/lawsweep
readonly directory=/scratch/results
readonly tasks=12 limit=129600 ahead=180 requeues=0 # limit and ahead in seconds
readonly options=(--method dense)
setup() {
  :
  module load jdk/25
  export TMPDIR="$SCRATCH"
}
