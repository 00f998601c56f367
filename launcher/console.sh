# What a person sees: progress on one line that is written over on a terminal, a line for each step elsewhere.

if [ -t 1 ] && [ "${TERM:-dumb}" != dumb ]; then on_terminal=yes; else on_terminal=no; fi

say() {
  clear_progress
  printf '%s\n' "$*"
}

warn() {
  clear_progress
  printf 'slipway: %s\n' "$*" >&2
}

die() {
  warn "$*"
  exit 1
}

progress() {
  if [ $on_terminal = yes ]; then printf '\r\033[K  %s' "$*"; else printf '  %s\n' "$*"; fi
}

# for steps that come by the hundred: shown where a line can be written over, passed over elsewhere
brief_progress() {
  if [ $on_terminal = yes ]; then printf '\r\033[K  %s' "$*"; fi
}

clear_progress() {
  if [ $on_terminal = yes ]; then printf '\r\033[K'; fi
}
