# The tool in an image of its own: docker build -t ahp . && docker run --rm -v "$PWD:/work" ahp synthesize model.yaml
FROM swift:6.3-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates dpkg-dev libsimdjson-dev libyaml-dev python3 zlib1g-dev
COPY . /source
WORKDIR /source
RUN mkdir /package && packaging/deb/build /package

FROM debian:bookworm-slim
COPY --from=build /package /package
RUN apt-get update && apt-get install -y --no-install-recommends /package/ahp_*.deb libopenblas0 libzip4 libexpat1 librsvg2-2 fonts-liberation && rm -rf /package /var/lib/apt/lists/*
WORKDIR /work
ENTRYPOINT ["ahp"]
