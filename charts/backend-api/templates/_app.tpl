{{- define "app.component" -}}backend{{- end }}

{{- define "app.probeAction" -}}
httpGet:
  path: {{ .path | quote }}
  port: http
{{- end }}

{{/* Comes before the values' own env, which may refer to it: $(DATABASE_HOST). */}}
{{- define "app.environment" -}}
{{- with .Values.database }}
{{- if .host }}
- name: DATABASE_HOST
  value: {{ .host | quote }}
- name: DATABASE_PORT
  value: {{ .port | quote }}
- name: DATABASE_NAME
  value: {{ .name | quote }}
- name: DATABASE_USERNAME
  value: {{ .username | quote }}
- name: DATABASE_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ .existingSecret | quote }}
      key: {{ .passwordKey | quote }}
{{- end }}
{{- end }}
{{- end }}
