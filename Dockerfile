# One image for the gateway and every agency: compiled JavaScript and what it needs to run, as a user without rights.
FROM node:20.20-bookworm AS build
WORKDIR /onward
COPY package.json package-lock.json ./
# better-sqlite3 is compiled here where no binary of it can be fetched.
RUN npm ci
COPY . .
RUN npm run -s build && npm prune --omit=dev

FROM node:20.20-bookworm-slim
WORKDIR /onward
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data NODE_OPTIONS=--conditions=compiled
COPY --from=build /onward/package.json ./
COPY --from=build /onward/node_modules ./node_modules
COPY --from=build /onward/dist ./dist
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT ?? 4000}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# `dist/gateway/main.js`, `dist/services/main.js people`, …; by itself the whole hub on SQLite.
ENTRYPOINT ["node"]
CMD ["dist/hub.js"]
