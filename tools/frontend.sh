# Bundle the scripts of others that kg uses in browsers (frontend/), unless that is done or npm is not to be had: then say so.
set -eu

cd "$(dirname "$0")/../frontend"
sources() {
    find package-lock.json build.mjs src -type f | LC_ALL=C sort | xargs cat | cksum
}
if [ -f built/.from ] && [ "$(sources)" = "$(cat built/.from)" ]; then
    exit 0
fi
without="The SPARQL editor and the WebGL map of large graphs are left out"
if ! command -v npm >/dev/null 2>&1; then
    echo "frontend/ is not bundled: npm is not here (on Debian: apt-get install nodejs npm). $without" >&2
    exit 0
fi
if ! npm ci --silent --ignore-scripts --no-audit --no-fund >npm.log 2>&1; then
    tail -5 npm.log >&2
    echo "frontend/ is not bundled: npm could not fetch what package-lock.json names. $without" >&2
    exit 0
fi
rm -f npm.log
node build.mjs >&2
sources >built/.from
