# Completion of lawsweep for bash and zsh. Install it with a line in ~/.bashrc or ~/.zshrc: eval "$(lawsweep completion)"

# Sets flags, operand and offered: the options of a command, and what its arguments are.
_lawsweep_command() {
  offered=''
  case $1 in
    @COMMANDS@
    *) flags='' operand=none ;;
  esac
}

# Sets kind and offered: what the value of an option is. False for an option that takes none.
_lawsweep_value() {
  case "$1 $2" in
    @VALUES@
    *) return 1 ;;
  esac
}

# Sets kind (words, files, dirs or none), offered (the words) and value (what there is of it): what the last of some words
# begins.
_lawsweep_wanted() {
  local name='' waiting='' flags='' operand=''
  kind=none offered=''
  while [ $# -gt 1 ]; do
    if [ -n "$waiting" ]; then
      waiting=''
    else
      case $1 in
        -*=*) ;;
        -*) if _lawsweep_value "$name" "$1"; then waiting=$1; fi ;;
        *) if [ -z "$name" ]; then name=$1; fi ;;
      esac
    fi
    shift
  done
  kind=none offered='' value=$1
  if [ -n "$waiting" ]; then
    _lawsweep_value "$name" "$waiting"
    return
  fi
  _lawsweep_command "$name"
  case $1 in
    -*=*)
      value=${1#*=} offered=''
      _lawsweep_value "$name" "${1%%=*}" || true
      ;;
    -*) kind=words offered=$flags ;;
    *) kind=$operand ;;
  esac
}

if [ -n "${ZSH_VERSION-}" ]; then
  # Bash must not read this.
  eval '
    _lawsweep() {
      local kind offered value
      _lawsweep_wanted "${(@)words[2,CURRENT-1]}" "$PREFIX"
      if [[ $PREFIX == -*=* ]]; then compset -P "*="; fi
      case $kind in
        files) _files ;;
        dirs) _files -/ ;;
        words) compadd -- ${=offered} ;;
      esac
    }
    if ! whence compdef >/dev/null; then
      autoload -Uz compinit
      compinit
    fi
    compdef _lawsweep lawsweep
  '
else
  _lawsweep() {
    local kind offered value given=() glue='' i match before=''
    # An equals sign is a word of its own to bash.
    for ((i = 1; i <= COMP_CWORD; i++)); do
      if [[ ${COMP_WORDS[i]} == '=' && ${#given[@]} -gt 0 ]]; then
        given[${#given[@]} - 1]+='='
        glue=1
      elif [[ -n $glue ]]; then
        given[${#given[@]} - 1]+=${COMP_WORDS[i]}
        glue=''
      else
        given+=("${COMP_WORDS[i]}")
      fi
    done
    _lawsweep_wanted ${given[@]+"${given[@]}"}
    if [[ ${COMP_WORDS[COMP_CWORD]} == -*=* ]]; then before=${COMP_WORDS[COMP_CWORD]%%=*}=; fi
    COMPREPLY=()
    case $kind in
      words)
        while IFS= read -r match; do COMPREPLY+=("$before$match"); done < <(compgen -W "$offered" -- "$value")
        ;;
      files | dirs)
        while IFS= read -r match; do COMPREPLY+=("$before$match"); done < <(compgen "-${kind:0:1}" -- "$value")
        compopt -o filenames 2>/dev/null
        return
        ;;
    esac
    compopt +o default 2>/dev/null
    return 0
  }
  # By default files: bash itself finds those whose names are written with quotes.
  complete -o default -F _lawsweep lawsweep
fi
