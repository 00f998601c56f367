# Finds the newest JDK from 21 up by the "release" file that every JDK has; no Java needs to start for it.
# SLIPWAY_SEARCH_ROOT puts another folder in the place of / (for tests).

OLDEST_JDK=21

# the version in the release file, such as 21.0.5; nothing when the folder is no JDK
jdk_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9.]*\).*/\1/p' "$1/release" | head -n 1
}

# a version as a number that compares right: 21.0.5 -> 21000005000
version_number() {
  local IFS=. parts
  # shellcheck disable=SC2206  # split at the dots on purpose
  parts=($1)
  printf '%d%03d%03d%03d' "${parts[0]}" "$((10#${parts[1]:-0}))" "$((10#${parts[2]:-0}))" "$((10#${parts[3]:-0}))"
}

# the folder of the JDK whose java is on the PATH, behind its symbolic links
jdk_on_path() {
  local java target
  java=$(command -v java 2>/dev/null) || return 0
  while [ -L "$java" ]; do
    target=$(readlink "$java")
    case $target in
      /*) java=$target ;;
      *) java=$(dirname "$java")/$target ;;
    esac
  done
  (cd "$(dirname "$java")/.." 2>/dev/null && pwd -P) || true
}

jdk_candidates() {
  local root=${SLIPWAY_SEARCH_ROOT:-} folder
  [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
  jdk_on_path
  for folder in \
    "$root"/usr/lib/jvm/* "$root"/usr/lib64/jvm/* "$root"/usr/java/* "$root"/opt/* "$root"/opt/java/* "$root"/opt/jdk/* \
    "$root"/Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$root"/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home "$root"/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.jdks/*/Contents/Home \
    "${HOME:-}"/.asdf/installs/java/* "${HOME:-}"/.local/share/mise/installs/java/*; do
    [ ! -d "$folder" ] || printf '%s\n' "$folder"
  done
}

# the folder of the newest JDK that is new enough; nothing when there is none
newest_jdk() {
  local folder version number best='' best_number=0
  while IFS= read -r folder; do
    version=$(jdk_version "$folder")
    [ -n "$version" ] || continue
    number=$(version_number "$version")
    if [ "${version%%.*}" -ge $OLDEST_JDK ] && [ "$number" -gt "$best_number" ]; then
      best=$folder
      best_number=$number
    fi
  done <<EOF
$(jdk_candidates)
EOF
  [ -z "$best" ] || printf '%s\n' "$best"
}

# sets JDK, or ends with a line that says what to do
require_jdk() {
  JDK=$(newest_jdk)
  [ -n "$JDK" ] || die "no JDK from $OLDEST_JDK up was found in JAVA_HOME, the PATH or the usual folders: install one (such as https://adoptium.net) or set JAVA_HOME to it."
}
