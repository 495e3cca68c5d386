# Sets JAVA_HOME to a JDK 25 or newer, looked for in JAVA_HOME, on the PATH and in the usual folders; or says what is missing.
# Sourced by mvnw and habeas.

habeas_jdk_major() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

habeas_find_jdk() {
  on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path" 2>/dev/null) && on_path=${on_path%/bin/javac}
  for home in "${JAVA_HOME:-}" "${on_path:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME:-}"/.sdkman/candidates/java/* \
    "${HOME:-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*; do
    [ -n "$home" ] || continue
    major=$(habeas_jdk_major "$home") || continue
    if [ -n "$major" ] && [ "$major" -ge 25 ]; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
  done
  echo "habeas: a JDK 25 or newer is needed; none was found in JAVA_HOME, on the PATH or in the usual folders" >&2
  return 1
}

habeas_find_jdk || exit 1
