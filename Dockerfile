# Production image: the app and its production dependencies, nothing to build, nothing that runs as root.
FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY launch/webcrypto-stub launch/webcrypto-stub
COPY launch/fetch-stub launch/fetch-stub
# The image brings its own Node, so the one among the optional dependencies is left out.
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM node:24-bookworm-slim
ENV NODE_ENV=production PORT=8080
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json ./
COPY profiles profiles
COPY server server
COPY views views
COPY launch launch
# The sandbox EHR signs anybody in: it is not even there.
RUN rm -rf launch/sandbox && mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "server/index.ts"]
