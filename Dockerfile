# docker build --tag schema-ls . && docker run --rm -v "$PWD:/work" schema-ls check
FROM python:3.12-slim AS build
COPY . /source
RUN pip wheel --no-cache-dir --wheel-dir /wheels /source

FROM python:3.12-slim
RUN --mount=from=build,source=/wheels,target=/wheels pip install --no-cache-dir /wheels/*.whl
RUN useradd --create-home schema
USER schema
WORKDIR /work
ENTRYPOINT ["schema-ls"]
CMD ["check"]
