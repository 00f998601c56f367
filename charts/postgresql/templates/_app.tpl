{{- define "app.component" -}}database{{- end }}

{{- define "app.secretName" -}}
{{ .Values.auth.existingSecret | default (printf "%s-auth" .Release.Name) }}
{{- end }}

{{/* Our own Secret has fixed keys. */}}
{{- define "app.passwordKey" -}}
{{ .Values.auth.existingSecret | empty | ternary "password" .Values.auth.passwordKey }}
{{- end }}

{{- define "app.passwordRef" -}}
name: {{ include "app.secretName" . | quote }}
key: {{ include "app.passwordKey" . | quote }}
{{- end }}

{{/*
The password is fixed when the data folder is made, so the one in the cluster is kept for ever; a different one in the values
would lock the backend out, and is refused. Without a cluster (helm template) nothing can be looked up and a new one is made.
*/}}
{{- define "app.password" -}}
{{- $secret := lookup "v1" "Secret" .Release.Namespace (include "app.secretName" .) }}
{{- $kept := dig "data" "password" "" $secret | b64dec }}
{{- $given := .Values.auth.password }}
{{- if and $kept $given (ne $kept $given) }}
{{- fail (printf "auth.password differs from the one in Secret %s, which the database was made with: change it there with ALTER ROLE, then in the Secret" (include "app.secretName" .)) }}
{{- end }}
{{- $kept | default $given | default (randAlphaNum 32) }}
{{- end }}

{{/* Asked over TCP, because the first start's initialisation answers on the socket alone. A server that refuses for now (it recovers) is alive. */}}
{{- define "app.probeAction" -}}
exec:
  command:
    - sh
    - -c
    - pg_isready -q -h 127.0.0.1 -U "$POSTGRES_USER" -d "$POSTGRES_DB"{{ if ne .name "readiness" }}; test $? -lt 2{{ end }}
{{- end }}
