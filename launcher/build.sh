# Builds the program when its sources have changed since the last time: the jar by Maven, its unpacked form, which
# starts faster, and a cache of loaded classes where the JDK has that (25 and later), which starts faster still.

BUILD_FOLDER=$SLIPWAY_ROOT/target/slipway
BUILD_LOG=$BUILD_FOLDER/build.log
OLDEST_MAVEN=3.8

# one short word that changes with every source that goes into the program
fingerprint() {
  (
    cd "$SLIPWAY_ROOT"
    find pom.xml .mvn charts launcher ./*/pom.xml ./*/src/main -type f -not -path '*/target/*' 2>/dev/null | LC_ALL=C sort | xargs cksum | cksum | tr -d ' '
  )
}

# the folder of the last build that was completed; nothing when there is none
last_build() {
  local name
  [ -r "$BUILD_FOLDER/current" ] || return 0
  read -r name <"$BUILD_FOLDER/current"
  [ ! -f "$BUILD_FOLDER/$name/app/slipway.jar" ] || printf '%s\n' "$BUILD_FOLDER/$name"
}

built() {
  [ -n "$(last_build)" ]
}

build() {
  local print
  print=$(fingerprint)
  [ "$(last_build)" != "$BUILD_FOLDER/$print" ] || return 0
  mkdir -p "$BUILD_FOLDER" 2>/dev/null || die "cannot write to $SLIPWAY_ROOT/target: fix its permissions, or work in a copy that you own."
  take_build_lock
  if [ "$(last_build)" != "$BUILD_FOLDER/$print" ]; then
    SECONDS=0
    compile
    unpack "$print"
    make_class_cache "$BUILD_FOLDER/$print"
    printf '%s\n' "$print" >"$BUILD_FOLDER/current"
    remove_old_builds "$print"
    say "Built in $SECONDS s"
  fi
  release_build_lock
}

# two starts at once in one checkout must not build into each other
take_build_lock() {
  local owner waited=no
  until mkdir "$BUILD_FOLDER/lock" 2>/dev/null; do
    owner=$(cat "$BUILD_FOLDER/lock/pid" 2>/dev/null || true)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      rm -rf "$BUILD_FOLDER/lock"
    else
      [ $waited = yes ] || progress "waiting for another build (process ${owner:-unknown})"
      waited=yes
      sleep 1
    fi
  done
  printf '%s\n' $$ >"$BUILD_FOLDER/lock/pid"
  trap release_build_lock EXIT
}

release_build_lock() {
  rm -rf "$BUILD_FOLDER/lock"
  trap - EXIT
}

# sets MAVEN, or ends with a line that says what to do
require_maven() {
  local version
  MAVEN=$(command -v mvn 2>/dev/null) || die "Maven was not found on the PATH: install Maven $OLDEST_MAVEN or later (https://maven.apache.org/install.html)."
  version=$(JAVA_HOME=$JDK "$MAVEN" -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1)
  [ -n "$version" ] || die "$MAVEN does not run: try '$MAVEN -v'."
  [ "$(version_number "$version")" -ge "$(version_number $OLDEST_MAVEN)" ] || die "Maven $version is too old: install Maven $OLDEST_MAVEN or later."
}

compile() {
  local status
  require_maven
  progress "building with JDK $(jdk_version "$JDK") and Maven; the full output is in $BUILD_LOG"
  set +e
  # only what the program needs: its tests and checks are for mvn verify
  (cd "$SLIPWAY_ROOT" && JAVA_HOME=$JDK "$MAVEN" -B -Dquick -Dstyle.color=never package -pl standalone -am 2>&1) | tee "$BUILD_LOG" | show_maven
  status=${PIPESTATUS[0]}
  set -e
  if [ "$status" -ne 0 ]; then
    warn "the build has failed:"
    grep '^\[ERROR\]' "$BUILD_LOG" | grep -v -e '^\[ERROR\] *$' -e 'Help 1' -e 're-run Maven' -e 'For more information' | head -n 12 >&2 || tail -n 12 "$BUILD_LOG" >&2
    die "the full output is in $BUILD_LOG"
  fi
}

# Maven's output, module by module and library by library
show_maven() {
  local line name fetched=0
  while IFS= read -r line; do
    case $line in
      *'Building '*'['*'/'*']')
        name=${line#*Building }
        progress "building ${name%% *} ${line##* }"
        ;;
      *'Downloaded from '*)
        fetched=$((fetched + 1))
        if [ $fetched -eq 1 ]; then progress "fetching libraries, which takes some minutes the first time"; fi
        brief_progress "fetching libraries: $fetched"
        ;;
    esac
  done
}

# unpacks the jar beside its place and moves it there, so that what is there is always whole
unpack() {
  local folder=$BUILD_FOLDER/$1
  progress "unpacking"
  rm -rf "$folder" "$folder.new"
  mkdir -p "$folder.new"
  "$JDK/bin/java" -Djarmode=tools -jar "$SLIPWAY_ROOT/standalone/target/slipway.jar" extract --destination "$folder.new/app" >>"$BUILD_LOG" 2>&1 ||
    die "unpacking has failed, perhaps for want of space: see the end of $BUILD_LOG"
  mv "$folder.new" "$folder"
}

# what a running Slipway may still use is kept for one more build
remove_old_builds() {
  local folder previous
  previous=$(cat "$BUILD_FOLDER/previous" 2>/dev/null || true)
  for folder in "$BUILD_FOLDER"/*/; do
    folder=$(basename "$folder")
    case $folder in
      "$1" | "$previous" | lock) ;;
      *) rm -rf "${BUILD_FOLDER:?}/$folder" ;;
    esac
  done
  printf '%s\n' "$1" >"$BUILD_FOLDER/previous"
}
