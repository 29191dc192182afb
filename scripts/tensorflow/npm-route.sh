# shellcheck shell=bash
# shellcheck disable=SC2154 # flavour, package, package_dir, building and parts are set by tensorflow.sh, which sources this.
# The plain route: the package's own install script downloads libtensorflow 2.9.1 and a prebuilt binding.

# Where tfjs-node 4.22 downloads from; the same variable moves it as in the package itself.
tfjs_download_host="${TFJS_NODE_CDN_STORAGE:-https://storage.googleapis.com/}"
npm_route_probe_timeout_s=5

npm_route_is_reachable() {
  command -v curl >/dev/null 2>&1 || return 1
  curl --silent --fail --head --output /dev/null --max-time "$npm_route_probe_timeout_s" \
    "${tfjs_download_host}tensorflow/libtensorflow/libtensorflow-cpu-linux-x86_64-2.9.1.tar.gz"
}

# The script runs directly, as npm would run it: npm's own rules on install scripts differ by version.
install_by_npm() {
  say "running the install script of $package, which downloads libtensorflow from $tfjs_download_host"
  warn "it checks no digest of what it downloads; SENTINODE_TF_ROUTE=wheel uses pinned digests"
  (cd "$package_dir" && PATH="$building/node_modules/.bin:$PATH" node scripts/install.js "$flavour") || return 1
  [ -n "$(find "$package_dir/lib" -name tfjs_binding.node 2>/dev/null)" ]
}
