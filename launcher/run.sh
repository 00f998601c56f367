# Runs the program with options that were measured (see docs/benchmarks.md).

# sets JAVA_OPTIONS for this JDK
java_options() {
  local major
  major=$(jdk_version "$JDK")
  major=${major%%.*}
  JAVA_OPTIONS=(-Xmx512m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED)
  # libraries of Temporal and gRPC still use it; the JDK would warn on the console
  if [ "$major" -ge 23 ]; then JAVA_OPTIONS+=(--sun-misc-unsafe-memory-access=allow); fi
}

class_cache() {
  printf '%s\n' "$1/classes-$(jdk_version "$JDK").aot"
}

# A training run in a folder of its own records which classes a start loads, and the JDK keeps them ready to use.
# SLIPWAY_CLASS_CACHE=off leaves it out. Without it a start takes longer, and nothing else.
make_class_cache() {
  local major home cache
  major=$(jdk_version "$JDK")
  [ "${major%%.*}" -ge 25 ] && [ "${SLIPWAY_CLASS_CACHE:-on}" != off ] || return 0
  cache=$(class_cache "$1")
  [ ! -f "$cache" ] || return 0
  progress "preparing fast starts, once for this build"
  java_options
  home=$(mktemp -d "${TMPDIR:-/tmp}/slipway-training.XXXXXX")
  if (unset KUBECONFIG KUBE_CONFIG_BASE64 KUBE_HOST KUBE_TOKEN KUBE_CA SPRING_DATASOURCE_URL TEMPORAL_ADDRESS SLIPWAY_ADMIN_TOKEN
    SLIPWAY_HOME=$home/home "$JDK/bin/java" "${JAVA_OPTIONS[@]}" -Xlog:disable -XX:AOTCacheOutput="$cache.new" \
      -jar "$1/app/slipway.jar" train) </dev/null >>"$BUILD_LOG" 2>&1 && [ -f "$cache.new" ]; then
    mv "$cache.new" "$cache"
  else
    warn "fast starts could not be prepared, so starts take longer: see the end of $BUILD_LOG"
  fi
  rm -rf "$home"
}

run() {
  local folder cache
  folder=$(last_build)
  java_options
  cache=$(class_cache "$folder")
  if [ -f "$cache" ]; then JAVA_OPTIONS+=(-XX:AOTCache="$cache" -Xlog:disable -Xlog:all=error:stderr); fi
  if [ $on_terminal = yes ]; then JAVA_OPTIONS+=(-Dslipway.terminal=true); fi
  clear_progress
  # shellcheck disable=SC2086  # several options in one variable
  exec "$JDK/bin/java" "${JAVA_OPTIONS[@]}" ${SLIPWAY_JAVA_OPTS:-} -jar "$folder/app/slipway.jar" "$@"
}
