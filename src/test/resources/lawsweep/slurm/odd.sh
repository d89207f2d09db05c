#!/usr/bin/env bash
# A task of the sweep small. Written by lawsweep submit, which sends it again for what is left.
#SBATCH --job-name=small
#SBATCH --array=0-11
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=4
#SBATCH --mem=2G
#SBATCH --time=00:15:00
#SBATCH --output="/data/it's \"50%%\" $HOME/slurm/log/%A_%a.out"
#SBATCH --open-mode=append
#SBATCH --requeue
#SBATCH --signal=B:USR1@180

readonly program='/home/some one/lawsweep'
readonly directory='/data/it'\''s "50%" $HOME'
readonly tasks=12 limit=900 ahead=180 requeues=3 # limit and ahead in seconds
readonly options=()
setup() {
  :
}
