# shellcheck shell=bash
# shellcheck disable=SC2154 # flavour, package, package_dir, building and parts are set by tensorflow.sh, which sources this.
# The route through PyPI: libtensorflow from TensorFlow's wheel (pip checks the pinned SHA-256),
# and the package's own binding sources compiled against it. Needs pip and g++, not TensorFlow's Python.

# The libraries are the same in every wheel of a release, so one fixed Python tag serves any machine.
wheel_python=3.11

wheel_platforms() {
  local version
  for version in 2_28 2_27 2_25 2_24 2_18 2_17 2_12 2_5; do printf -- '--platform\nmanylinux_%s_%s\n' "$version" "$1"; done
  for version in 2014 2010 1; do printf -- '--platform\nmanylinux%s_%s\n' "$version" "$1"; done
}

download_wheels() {
  local machine="$1" wheels="$2" platforms
  local requirements="$parts/requirements-$flavour-$machine.txt"
  [ -f "$requirements" ] || { warn "no pinned wheel for $flavour on $machine"; return 1; }
  mapfile -t platforms < <(wheel_platforms "$machine")
  say "downloading by pinned digest: $(grep -oE '^[a-z0-9-]+==[0-9.]+' "$requirements" | tr '\n' ' ')"
  mkdir -p "$wheels"
  python3 -m pip download --quiet --no-deps --only-binary=:all: --require-hashes \
    --python-version "$wheel_python" --implementation cp --abi cp311 --abi abi3 --abi none "${platforms[@]}" \
    --dest "$wheels" --requirement "$requirements"
}

# The wheels of this run alone: a kept directory may hold those of another flavour or release.
pinned_wheels() {
  local wheels="$1" wheel
  for wheel in "$wheels"/*.whl; do
    if grep -q "$(sha256_of "$wheel")" "$parts/requirements-$flavour-$2.txt"; then printf '%s\n' "$wheel"; fi
  done
}

# Compiles against Node-API's headers alone, so one binary serves every Node version.
compile_binding() {
  local headers="$1" library="$package_dir/deps/lib" out="$package_dir/lib/napi-v8"
  local runpath="\$ORIGIN/../../deps/lib"
  say 'compiling the binding with g++ (about 20 s)'
  mkdir -p "$out"
  g++ -std=c++17 -O2 -fPIC -shared -DNAPI_VERSION=8 \
    -I"$package_dir" -I"$headers" -I"$building/node_modules/node-api-headers/include" \
    "$package_dir/binding/tfjs_backend.cc" "$package_dir/binding/tfjs_binding.cc" \
    -L"$library" -l:libtensorflow_cc.so.2 -l:libtensorflow_framework.so.2 \
    "-Wl,--disable-new-dtags,-rpath,$runpath" -o "$out/tfjs_binding.node"
}

install_by_wheel() {
  local machine scratch="$building/build" wheels wheel_files
  machine="$(uname -m)"
  [ "$(uname -s)" = Linux ] || { warn 'the wheel route is for Linux'; return 1; }
  need python3 'the wheel route downloads with pip (Debian: apt-get install python3-pip)'
  python3 -m pip --version >/dev/null 2>&1 || fail 'pip is missing: Debian: apt-get install python3-pip'
  need g++ 'the wheel route compiles a binding (Debian: apt-get install g++)'
  rm -rf "$scratch"
  wheels="${SENTINODE_TF_WHEEL_DIR:-$scratch/wheels}"
  download_wheels "$machine" "$wheels" || return 1
  mapfile -t wheel_files < <(pinned_wheels "$wheels" "$machine")
  say 'unpacking the libraries and headers'
  python3 "$parts/extract_wheel.py" "$scratch" \
    tensorflow/libtensorflow_cc.so tensorflow/libtensorflow_framework.so tensorflow/include/ nvidia/ \
    -- "${wheel_files[@]}" || return 1
  mkdir -p "$package_dir/deps/lib"
  mv "$scratch"/tensorflow/libtensorflow_*.so.2 "$package_dir/deps/lib/"
  # Beside deps/lib, where TensorFlow's own run path looks for CUDA's libraries.
  if [ -d "$scratch/nvidia" ]; then mv "$scratch/nvidia" "$package_dir/deps/"; fi
  compile_binding "$scratch/tensorflow/include" || return 1
  rm -rf "$scratch"
}
