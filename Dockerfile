# One build, two images: docker build --target api . and docker build --target worker .
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/m2 mvn -q -B -Dmaven.repo.local=/m2 -Dquick -Pimages package -pl api,worker -am \
 && for part in api worker; do java -Djarmode=tools -jar $part/target/slipway-$part-program.jar extract --destination /out/$part; done

FROM eclipse-temurin:25-jre AS runtime
RUN useradd --uid 10001 --create-home slipway
USER 10001
WORKDIR /home/slipway
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "--enable-native-access=ALL-UNNAMED", "-jar"]

FROM runtime AS api
COPY --from=build /out/api ./
EXPOSE 8080
CMD ["slipway-api-program.jar"]

FROM alpine/helm:4.0.0 AS helm

FROM runtime AS worker
COPY --from=helm /usr/bin/helm /usr/local/bin/helm
COPY --from=build /out/worker ./
EXPOSE 8081
CMD ["slipway-worker-program.jar"]
