# Install what the tests use besides Python (npm bundles what is served to browsers), where that is allowed; else say in one line what to install.
set -u

missing=""
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 ||
    command -v google-chrome >/dev/null 2>&1 || missing="chromium"
command -v rapper >/dev/null 2>&1 || missing="$missing raptor2-utils"
command -v npm >/dev/null 2>&1 || missing="$missing nodejs npm"
command -v virtuoso-t >/dev/null 2>&1 || missing="$missing virtuoso-opensource-7-bin"
test -n "$missing" || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086  # the list is meant to split
    apt-get -qq update >/dev/null 2>&1
    apt-get -qq install -y --no-install-recommends $missing >/dev/null 2>&1 && exit 0
fi
echo "Tests that need them will be skipped; install by your system's packages: $missing" >&2
