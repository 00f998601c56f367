const CODE = /^[A-Za-z][A-Za-z0-9]{1,19}$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const HOST = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;
const MOST_REPLICAS = 50;

/** What the form starts with. Everything is text, as in its fields; charts are named as in the API. */
export function emptyForm() {
  return {
    companyCode: '', name: '', host: '', onFailure: 'fail', notBefore: '',
    'versions.postgresql': '', 'versions.backendApi': '', 'versions.userFrontend': '',
    'replicas.backendApi': '', 'replicas.userFrontend': '',
    'values.postgresql': '', 'values.backendApi': '', 'values.userFrontend': '',
  };
}

/** What is wrong with the form as it stands, by field; the server has the last word. */
export function problemsOf(form) {
  const problems = {};
  if (!CODE.test(form.companyCode.trim())) {
    problems.companyCode = codeProblem(form.companyCode.trim());
  }
  for (const [field, text] of filled(form)) {
    if (field.startsWith('versions.') && !TAG.test(text)) {
      problems[field] = 'A version is an image tag: letters, digits, dots, dashes and underscores, such as 18.6-alpine';
    }
    if (field.startsWith('replicas.') && !(/^[1-9]\d?$/.test(text) && Number(text) <= MOST_REPLICAS)) {
      problems[field] = `From 1 to ${MOST_REPLICAS}`;
    }
  }
  if (form.host.trim() !== '' && (form.host.trim().length > 253 || !HOST.test(form.host.trim()))) {
    problems.host = 'A host name in lower case without http:// and without a path, such as app.example.com';
  }
  if (form.notBefore !== '' && Number.isNaN(Date.parse(form.notBefore))) problems.notBefore = 'Day and time';
  return problems;
}

function codeProblem(code) {
  if (code === '') return 'A company code is needed';
  if (!/^[A-Za-z]/.test(code)) return 'A company code begins with a letter';
  if (/[^A-Za-z0-9]/.test(code)) return 'Only letters A–Z and digits, no blanks or signs';
  return code.length < 2 ? 'At least 2 letters or digits' : 'At most 20 letters and digits';
}

/** The body of POST /api/tenants; values holds the parsed Helm values by chart. What was left empty is left out. */
export function requestOf(form, values) {
  const config = {};
  for (const [field, text] of filled(form)) {
    const [group, chart] = field.split('.');
    if (group === 'versions') (config.versions ??= {})[chart] = text;
    if (group === 'replicas') (config.replicas ??= {})[chart] = Number(text);
  }
  for (const [chart, content] of Object.entries(values)) {
    if (content) (config.values ??= {})[chart] = content;
  }
  if (form.name.trim()) config.name = form.name.trim();
  if (form.host.trim()) config.host = form.host.trim();
  if (form.onFailure !== 'fail') config.onFailure = form.onFailure;
  if (form.notBefore && !Number.isNaN(Date.parse(form.notBefore))) config.notBefore = new Date(form.notBefore).toISOString();
  return { companyCode: form.companyCode.trim().toUpperCase(), config };
}

function filled(form) {
  return Object.entries(form).map(([field, text]) => [field, text.trim()]).filter(([, text]) => text !== '');
}

/**
 * Brings the fields of an error answer ("config.values.backendApi.image.tag", "/config/replicas/backendApi") to the
 * fields of the form. Returns { byField, rest }: what has no field here is told above the form.
 */
export function placeFields(fields, form) {
  const byField = {};
  const rest = [];
  for (const [path, message] of Object.entries(fields)) {
    const name = path.replaceAll('/', '.').replace(/^\.+/, '').replace(/^config\.?/, '');
    const field = Object.keys(form).find(known => name === known || name.startsWith(`${known}.`) || name.startsWith(`${known}[`));
    const inner = field ? name.slice(field.length).replace(/^\./, '') : '';
    if (field) (byField[field] ??= []).push(inner ? `${inner}: ${message}` : message);
    else rest.push(`${path}: ${message}`);
  }
  return { byField: Object.fromEntries(Object.entries(byField).map(([field, messages]) => [field, messages.join('; ')])), rest };
}

/** The same request for a shell. */
export function curlOf(body, origin) {
  const json = JSON.stringify(body, null, 2).replaceAll("'", "'\\''");
  return `curl -X POST ${origin}/api/tenants \\\n  -H "Authorization: Bearer $SLIPWAY_ADMIN_TOKEN" \\\n  -H "Content-Type: application/json" \\\n  -d '${json}'`;
}
