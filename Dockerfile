# Mainstay in a container.
#   docker build -t mainstay .
#   docker run -p 8080:8080 -v mainstay:/var/lib/mainstay mainstay
# The first start makes the database; then: docker exec CONTAINER mainstay member add --email ... --name ...
# --profile administrator. Settings: MAINSTAY_* variables (doc/operations.md).

FROM debian:12 AS build
WORKDIR /source
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
# Packages first: they change more seldom than the sources.
COPY tool/install_deps.sh tool/node_version.sh tool/
RUN tool/install_deps.sh server page && rm -rf /var/lib/apt/lists/*
COPY . .
RUN make -j2 && make install PREFIX=/usr DESTDIR=/image

FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends \
        ca-certificates libcurl4 libmicrohttpd12 libpq5 libsimdjson14 libsodium23 libsqlite3-0 \
        libstdc++6 libutf8proc2 libxlsxwriter4 tini tzdata zlib1g \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --home-dir /var/lib/mainstay --create-home mainstay \
    && chmod 700 /var/lib/mainstay
COPY --from=build /image/usr/bin/mainstay /usr/bin/mainstay
USER mainstay
WORKDIR /var/lib/mainstay
VOLUME /var/lib/mainstay
ENV MAINSTAY_LISTEN=0.0.0.0:8080 \
    MAINSTAY_DATABASE=sqlite:/var/lib/mainstay/mainstay.db \
    MAINSTAY_SECRET_FILE=/var/lib/mainstay/secret \
    MAINSTAY_FILES=/var/lib/mainstay/files
EXPOSE 8080
# tini passes SIGTERM on; the server then finishes what it took.
ENTRYPOINT ["/usr/bin/tini", "--"]
CMD ["/bin/sh", "-c", "mainstay migrate && exec mainstay serve"]
