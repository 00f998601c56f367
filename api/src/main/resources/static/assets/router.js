/** Where the page is: the part of the address behind the #, which needs nothing from the server. */
export function here() {
  const [path, query = ''] = location.hash.replace(/^#/, '').split('?');
  return { path: path || '/', query: new URLSearchParams(query) };
}

export function go(path) {
  location.hash = path;
}

/** Finds the first route whose pattern fits; ":name" in a pattern stands for one part of the path. */
export function find(routes, path) {
  for (const route of routes) {
    const names = [];
    const pattern = route.path.replace(/:(\w+)/g, (_, name) => {
      names.push(name);
      return '([^/]+)';
    });
    const match = new RegExp(`^${pattern}/?$`).exec(path);
    if (match) return { route, params: Object.fromEntries(names.map((name, i) => [name, decoded(match[i + 1])])) };
  }
  return null;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
