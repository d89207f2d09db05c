#!/usr/bin/env bash
# A task of the sweep small. Written by lawsweep submit, which sends it again for what is left.
#SBATCH --job-name=small
#SBATCH --array=0-11
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=4
#SBATCH --mem=2G
#SBATCH --time=00:15:00
#SBATCH --output=/home/me/results/slurm/log/%A_%a.out
#SBATCH --open-mode=append
#SBATCH --requeue
#SBATCH --signal=B:USR1@180

readonly program=/home/me/lawsweep/lawsweep
readonly directory=/home/me/results
readonly tasks=12 limit=900 ahead=180 requeues=3 # limit and ahead in seconds
readonly options=()
setup() {
  :
}

say() { printf 'lawsweep: task %s: %s\n' "$SLURM_ARRAY_TASK_ID" "$*" >&2; }

# USR1 comes to this script alone, ahead of the time limit; TERM comes to every process of the task when it is cancelled,
# preempted or out of time. The program gets both from here and stops in good order.
child='' signals=''
# shellcheck disable=SC2317 # called by the traps
forward() {
  signals+=" $1"
  [[ -z $child ]] || kill -s "$1" "$child" 2>/dev/null || true
}
trap 'forward TERM' TERM
trap 'forward USR1' USR1

# The program stops by itself before the time is over, whether or not a signal comes.
run() {
  local deadline=$((limit - ahead / 2 - SECONDS)) seen=-1
  LAWSWEEP_SKIP_BUILD=1 "$program" run "$directory/spec.yaml" --out "$directory" \
    --shard "$((SLURM_ARRAY_TASK_ID + 1))/$tasks" --deadline "$((deadline > 1 ? deadline : 1))s" "${options[@]}" "$@" &
  child=$!
  status=0
  # A signal ends wait early: then wait again.
  while [[ $seen != "${#signals}" ]]; do
    seen=${#signals}
    wait "$child"
    status=$?
  done
}

# True if Slurm ended the task for another job and will not put it back by itself: then it has noted the time, and the
# task has not been restarted yet. (scontrol says the same of a cancelled task, but without that time.)
preempted_for_good() {
  local job
  job=$(scontrol --oneliner show job "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID" 2>/dev/null) || return 1
  [[ $job == *" PreemptTime=2"* && $job == *" Restarts=${SLURM_RESTART_COUNT:-0} "* ]]
}

# Puts this task of the array, and no other, back into the queue; what is left to do is in the logs of the directory.
put_back() {
  local again=${SLURM_RESTART_COUNT:-0} complaint
  if ((again >= requeues)); then
    say "$1; it was restarted $again times already and is not put back: send it again with lawsweep submit"
  elif complaint=$(scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID" 2>&1); then
    say "$1; put back into the queue ($((again + 1)) of $requeues)"
  else
    say "$1; cannot be put back ($complaint): send it again with lawsweep submit"
  fi
}

setup
status=4
[[ $signals == *TERM* ]] || run "$@"
# 138 and 143: a signal came before the program was ready for it.
if [[ $status == 4 || ( -n $signals && $status =~ ^(138|143)$ ) ]]; then
  status=4
  if [[ $signals != *TERM* ]] || ((SECONDS >= limit - ahead / 2)); then
    put_back 'stopped ahead of the time limit with work left'
  elif preempted_for_good; then
    put_back 'preempted with work left'
  else
    say 'stopped with work left: cancelled, or preempted and put back by Slurm'
  fi
fi
exit "$status"
