{{- define "app.component" -}}frontend{{- end }}

{{- define "app.probeAction" -}}
httpGet:
  path: {{ .path | quote }}
  port: http
{{- end }}

{{/* Comes before the values' own env, which may refer to it: $(BACKEND_URL). */}}
{{- define "app.environment" -}}
{{- with .Values.backend.url }}
- name: BACKEND_URL
  value: {{ . | quote }}
{{- end }}
{{- end }}
