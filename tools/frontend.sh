# Bundle the scripts of others that kg serves (frontend/), unless that is done or npm is not to be had: then say so.
set -eu

cd "$(dirname "$0")/../frontend"
if [ -f built/.from ] && [ "$(cat package-lock.json build.mjs src/* | cksum)" = "$(cat built/.from)" ]; then
    exit 0
fi
if ! command -v npm >/dev/null 2>&1; then
    echo "frontend/ is not bundled: npm is not here (on Debian: apt-get install nodejs npm). The SPARQL editor is left out" >&2
    exit 0
fi
if ! npm ci --silent --ignore-scripts --no-audit --no-fund >npm.log 2>&1; then
    tail -5 npm.log >&2
    echo "frontend/ is not bundled: npm could not fetch what package-lock.json names. The SPARQL editor is left out" >&2
    exit 0
fi
rm -f npm.log
node build.mjs >&2
cat package-lock.json build.mjs src/* | cksum >built/.from
