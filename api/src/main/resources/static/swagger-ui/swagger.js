import { session } from '../assets/session/session.js';
import { address } from '../assets/http.js';

/** The token goes to Slipway alone, wherever the description may point. */
function withToken(request) {
  if (session.token !== null && new URL(request.url, location.href).origin === location.origin) {
    request.headers.Authorization = `Bearer ${session.token}`;
  }
  return request;
}

const theme = document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
document.documentElement.classList.toggle('dark-mode', theme === 'dark');

document.getElementById('signed-in').textContent = session.token === null
  ? 'Not signed in: sign in on the dashboard, in this tab, and come back.'
  : 'Requests from here carry your sign-in and are done for real.';

window.SwaggerUIBundle({
  url: address('/v3/api-docs').href,
  domNode: document.getElementById('swagger'),
  deepLinking: true,
  tryItOutEnabled: false,
  validatorUrl: null,
  requestInterceptor: withToken,
});
