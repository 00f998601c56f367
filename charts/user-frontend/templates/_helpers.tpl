{{/* The same text in each tenant chart; what differs between them is in _app.tpl. charts/lint.sh keeps the copies equal. */}}

{{/* What finds the pods. Never changes: selectors are immutable. */}}
{{- define "app.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/* On pod templates: no version and no chart, so that a new chart alone starts no new pods. */}}
{{- define "app.podLabels" -}}
{{ include "app.selectorLabels" . }}
app.kubernetes.io/component: {{ include "app.component" . }}
app.kubernetes.io/part-of: slipway
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "app.labels" -}}
{{ include "app.podLabels" . }}
app.kubernetes.io/version: {{ .Values.image.tag | splitList "@" | first | trunc 63 | trimAll "._-" | quote }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end }}

{{/* The part of a pod's spec that is the same for every workload. */}}
{{- define "app.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
terminationGracePeriodSeconds: {{ .Values.terminationGracePeriodSeconds }}
securityContext:
  {{- toYaml .Values.podSecurityContext | nindent 2 }}
{{- range $field := list "imagePullSecrets" "nodeSelector" "tolerations" "affinity" }}
{{- with get $.Values $field }}
{{ $field }}:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
{{- end }}

{{/* The part of a container that is the same for every workload. */}}
{{- define "app.container" -}}
image: {{ printf "%s:%s" .Values.image.repository .Values.image.tag | quote }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
{{- range $field := list "command" "args" }}
{{- with get $.Values $field }}
{{ $field }}:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
securityContext:
  {{- toYaml .Values.securityContext | nindent 2 }}
resources:
  {{- toYaml .Values.resources | nindent 2 }}
{{- end }}

{{- define "app.probes" -}}
{{- range $name := list "startup" "liveness" "readiness" }}
{{- $probe := get $.Values.probes $name }}
{{- if $probe.enabled }}
{{ $name }}Probe:
  {{- include "app.probeAction" (merge (dict "name" $name) $probe) | nindent 2 }}
  {{- omit $probe "enabled" "path" | toYaml | nindent 2 }}
{{- end }}
{{- end }}
{{- end }}

{{/* Folders that stay writable on a read-only root file system. */}}
{{- define "app.writableMounts" -}}
{{- range $index, $path := .Values.writable.paths }}
- name: writable-{{ $index }}
  mountPath: {{ $path | quote }}
{{- end }}
{{- end }}

{{- define "app.writableVolumes" -}}
{{- range $index, $path := .Values.writable.paths }}
- name: writable-{{ $index }}
  emptyDir:
    sizeLimit: {{ $.Values.writable.sizeLimit }}
{{- end }}
{{- end }}
