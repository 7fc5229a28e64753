# Production image: the app, its production dependencies and the Node it runs on. Nothing in it installs anything, nothing runs
# as root, and nothing but /data is written to: run it with a read-only root (README, "In a container").
FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY launch/webcrypto-stub launch/webcrypto-stub
COPY launch/fetch-stub launch/fetch-stub
# The image brings its own Node, so the one among the optional dependencies is left out.
RUN npm ci --omit=dev --omit=optional --ignore-scripts

# The system without its package managers, and without programs that run with more rights than their user has.
FROM node:24-bookworm-slim AS system
RUN rm -rf /usr/local/lib/node_modules /usr/local/include /opt/yarn* \
      /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /usr/local/bin/yarn /usr/local/bin/yarnpkg \
      /usr/bin/apt* /usr/bin/dpkg* /usr/lib/apt /usr/lib/dpkg /etc/apt /etc/dpkg /var/lib/apt /var/lib/dpkg /var/cache \
 && find / -xdev -type f -perm /6000 -exec chmod a-s {} + \
 && mkdir /data && chown node:node /data

# From nothing, so that no layer below still holds what was taken away.
FROM scratch
COPY --from=system / /
ENV PATH=/usr/local/bin:/usr/bin:/bin NODE_ENV=production PORT=8080 SQLITE_TMPDIR=/data AUDIT_FOLDER=/data/audits
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json ./
COPY profiles/valuesets profiles/valuesets
COPY server server
COPY views views
COPY launch launch
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "server/index.ts"]
