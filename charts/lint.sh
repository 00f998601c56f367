#!/usr/bin/env bash
# Checks the tenant charts without a cluster: lint, rendering with every example and option, the schemas' refusals, equal copies.
# Takes helm from $SLIPWAY_HELM or the PATH.
set -euo pipefail
cd "$(dirname "$0")"
helm=${SLIPWAY_HELM:-helm}
checks=0
fail() { echo "charts: $*" >&2; exit 1; }

renders() { # renders CHART ARGUMENT...: it renders, and nothing in it belongs to the whole cluster
  local objects
  objects=$("$helm" template "$1-cha" "$@") || fail "$* does not render"
  ! grep -E '^kind: (Cluster.*|Namespace|CustomResourceDefinition|PersistentVolume|StorageClass|PriorityClass)$' <<<"$objects" || fail "$* is cluster-scoped"
  checks=$((checks + 1))
}

refuses() { # refuses WORDS CHART ARGUMENT...: the schema refuses it, and says WORDS
  local words=$1 answer; shift
  ! answer=$("$helm" template "$1-cha" "$@" 2>&1) || fail "$* is accepted"
  grep -qF -- "$words" <<<"$answer" || fail "$* is refused without '$words': $answer"
  checks=$((checks + 1))
}

for chart in postgresql backend-api user-frontend; do
  "$helm" lint --strict --quiet "$chart" || fail "lint of $chart"
  renders "$chart"
  for example in examples/*/"$chart".yaml; do renders "$chart" -f "$example"; done
  cmp postgresql/templates/_helpers.tpl "$chart/templates/_helpers.tpl"
  refuses "/image/tag" "$chart" --set image.tag=15
  refuses "/image/repository" "$chart" --set 'image.repository=a b'
  refuses "/image/pullPolicy" "$chart" --set image.pullPolicy=Sometimes
  refuses "replicas" "$chart" --set replicas=3
  refuses "/replicaCount" "$chart" --set replicaCount=-1
  refuses "/service/port" "$chart" --set service.port=70000
  refuses "/resources/limits/memory" "$chart" --set resources.limits.memory=lots
  refuses "/env/0" "$chart" --set 'env[0].name=A,env[0].value=1'
  refuses "/probes/liveness/periodSeconds" "$chart" --set probes.liveness.periodSeconds=0
  refuses "/writable/paths/0" "$chart" --set 'writable.paths={tmp}'
done
refuses "/replicaCount" postgresql --set replicaCount=2
refuses "/auth/username" postgresql --set auth.username=pg_admin
refuses "/auth/database" postgresql --set 'auth.database=a;b'
refuses "/auth/password" postgresql --set auth.password=short
refuses "/persistence/size" postgresql --set persistence.size=big
refuses "/database" backend-api --set database.host=postgresql-cha
refuses "/backend/url" user-frontend --set backend.url=ftp://backend

for chart in backend-api user-frontend; do
  for file in deployment.yaml service.yaml ingress.yaml ingressroute.yaml hpa.yaml poddisruptionbudget.yaml NOTES.txt; do
    cmp "backend-api/templates/$file" "$chart/templates/$file"
  done
  for kind in Ingress IngressRoute; do
    renders "$chart" --set ingress.enabled=true,ingress.host=app.cha.localhost,ingress.kind=$kind,ingress.className=traefik,ingress.tls.enabled=true,ingress.tls.secretName=cha-tls
  done
  renders "$chart" --set autoscaling.enabled=true,podDisruptionBudget.enabled=true
  refuses "/ingress/host" "$chart" --set ingress.enabled=true
  refuses "/ingress/host" "$chart" --set 'ingress.host=a`) || Host(`b'
  refuses "/ingress/kind" "$chart" --set ingress.kind=Gateway
done
echo "charts: $checks checks passed"
