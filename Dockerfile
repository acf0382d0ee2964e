# The prediction server in a small image: docker build -t theta .
#   docker run -p 8080:8080 -v ./runs/iris-…:/models/iris:ro -e THETA_TOKEN=… theta /models/iris
# The image holds the parts of the JDK that Theta uses, Theta's jars, and Alpine.
FROM eclipse-temurin:25-jdk-alpine AS build
RUN apk add --no-cache maven binutils
WORKDIR /theta
COPY . .
RUN mvn -B -q -Dquick -Dmaven.test.skip=true -pl theta-cli -am package
# These modules are tried by ServeImageTest, which reads them here.
RUN jlink --add-modules java.base,java.desktop,java.logging,java.net.http,java.xml,jdk.unsupported,jdk.incubator.vector \
    --strip-debug --no-header-files --no-man-pages --compress zip-6 --output /jre

FROM alpine:3.22
COPY --from=build /jre /opt/jre
COPY --from=build /theta/theta-cli/target/dist/lib /opt/theta
USER 65534:65534
EXPOSE 8080
HEALTHCHECK --interval=10s --start-period=30s CMD wget -q -O /dev/null http://127.0.0.1:8080/v2/health/ready
# Other machines call a container, so that there has to be a token. exec hands SIGTERM to Java, which answers what is under way.
ENTRYPOINT ["/bin/sh", "-c", "exec /opt/jre/bin/java --add-modules jdk.incubator.vector -XX:ObjectAlignmentInBytes=64 -Xlog:disable -Djava.awt.headless=true ${THETA_JAVA_OPTS:-} -cp '/opt/theta/*' io.bigtheta.cli.Main serve --listen 0.0.0.0 --token \"${THETA_TOKEN:?give -e THETA_TOKEN=…, at least 16 characters}\" \"$@\"", "theta"]
CMD ["/models/model"]
