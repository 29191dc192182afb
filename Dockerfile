# syntax=docker/dockerfile:1
# One file, two images:
#   docker build --target cpu -t sentinode:cpu .
#   docker build --target gpu -t sentinode:gpu .     run with: docker run --gpus all …
# Both are built by the scripts that `make` runs, and hold all three engines and OpenSlide. How to run them:
# docs/containers.md.
ARG NODE_IMAGE=node:24-bookworm-slim

# ---- what compiling needs -------------------------------------------------------------------------------------------
FROM ${NODE_IMAGE} AS tools
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
# Debian removes old versions from its mirrors, so a pinned one stops installing within weeks.
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ca-certificates curl g++ make python3 python3-pip \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app

# ---- the service, compiled ------------------------------------------------------------------------------------------
FROM tools AS build
COPY package.json package-lock.json .npmrc ./
COPY clients/typescript/package.json clients/typescript/
RUN npm ci && touch node_modules/.package-lock.json
COPY Makefile tsconfig.json tsconfig.build.json ./
COPY clients clients
COPY src src
RUN make setup

# ---- its packages, without the development ones ---------------------------------------------------------------------
FROM tools AS packages
COPY package.json package-lock.json .npmrc ./
COPY clients/typescript/package.json clients/typescript/
RUN npm ci --omit=dev

# ---- libtensorflow --------------------------------------------------------------------------------------------------
# Each takes the pinned wheels: the route whose digests are known.
FROM tools AS tensorflow-cpu
COPY scripts/lib scripts/lib
COPY scripts/tensorflow scripts/tensorflow
COPY scripts/tensorflow.sh scripts/
RUN SENTINODE_TF=cpu SENTINODE_TF_ROUTE=wheel scripts/tensorflow.sh

FROM tools AS tensorflow-gpu
COPY scripts/lib scripts/lib
COPY scripts/tensorflow scripts/tensorflow
COPY scripts/tensorflow.sh scripts/
# CUDA comes with the wheels; the driver comes from the host when the container runs.
RUN SENTINODE_TF=gpu SENTINODE_TF_ROUTE=wheel scripts/tensorflow.sh

# ---- OpenSlide ------------------------------------------------------------------------------------------------------
FROM tools AS openslide
COPY scripts/lib scripts/lib
COPY scripts/openslide scripts/openslide
COPY scripts/openslide.sh scripts/
RUN scripts/openslide.sh

# ---- the faster decoder of JPEG -------------------------------------------------------------------------------------
FROM tools AS codecs
COPY scripts/lib scripts/lib
COPY scripts/codecs scripts/codecs
COPY scripts/codecs.sh scripts/
RUN scripts/codecs.sh

# ---- what runs ------------------------------------------------------------------------------------------------------
FROM ${NODE_IMAGE} AS runtime
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install --yes --no-install-recommends libopenjp2-7 tini \
  && rm -rf /var/lib/apt/lists/* \
  && install --directory --owner=node --group=node /data
WORKDIR /app
COPY package.json LICENSE ./
# The library alone, its licences beside it; no font is needed from Debian, the heat map's comes with the packages.
COPY --from=openslide /app/.openslide .openslide
COPY --from=codecs /app/.codecs .codecs
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/clients/typescript/package.json clients/typescript/package.json
COPY --from=build /app/clients/typescript/dist clients/typescript/dist
COPY --from=build /app/dist dist
COPY bin bin
COPY proto proto
COPY models models
COPY viewer viewer
# For `docker run … demo`: does it work on this machine?
COPY examples/slides examples/slides
# Listens on every address of the container: who reaches it is decided by what the host publishes.
ENV NODE_ENV=production \
  SENTINODE_LISTEN=0.0.0.0:50051 \
  SENTINODE_DATA_DIR=/data
VOLUME /data
EXPOSE 50051
# The image's user `node`, by number so that an orchestrator can tell it is not root. The program belongs to root:
# the service can write its data and nothing else.
USER 1000:1000
# Over plain text: a server with TLS wants --health-cmd (docs/containers.md).
HEALTHCHECK --interval=30s --timeout=15s --start-period=60s --retries=3 \
  CMD ["node", "dist/main.js", "health", "--server", "127.0.0.1:50051"]
# tini reaps the engine processes and passes SIGTERM on, on which the service drains.
ENTRYPOINT ["tini", "--", "node", "dist/main.js"]
CMD ["serve"]

FROM runtime AS gpu
ENV NVIDIA_VISIBLE_DEVICES=all \
  NVIDIA_DRIVER_CAPABILITIES=compute,utility
COPY --from=tensorflow-gpu /app/.tensorflow .tensorflow

# Last, so that a plain `docker build .` makes it.
FROM runtime AS cpu
COPY --from=tensorflow-cpu /app/.tensorflow .tensorflow
