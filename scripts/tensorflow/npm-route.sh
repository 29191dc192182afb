# shellcheck shell=bash
# The plain route: the package's own install script downloads libtensorflow 2.9.1 and a prebuilt binding.

# Where tfjs-node 4.22 downloads from; the same variable moves it as in the package itself.
tfjs_download_host="${TFJS_NODE_CDN_STORAGE:-https://storage.googleapis.com/}"
npm_route_probe_timeout_s=5

npm_route_is_reachable() {
  command -v curl >/dev/null 2>&1 || return 1
  curl --silent --fail --head --output /dev/null --max-time "$npm_route_probe_timeout_s" \
    "${tfjs_download_host}tensorflow/libtensorflow/libtensorflow-cpu-linux-x86_64-2.9.1.tar.gz"
}

install_by_npm() {
  say "running the install script of $package (it downloads libtensorflow from $tfjs_download_host)"
  warn "that script checks no digest of its download; SENTINODE_TF_ROUTE=wheel uses pinned digests"
  npm rebuild --prefix "$prefix" --foreground-scripts --loglevel=error "$package"
  [ -n "$(find "$package_dir/lib" -name tfjs_binding.node 2>/dev/null)" ]
}
