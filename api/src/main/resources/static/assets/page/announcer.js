const region = document.createElement('div');
region.className = 'off-screen';
region.setAttribute('role', 'status');
region.setAttribute('aria-live', 'polite');
document.body.append(region);

/** Says something to people who listen to the page instead of looking at it. */
export function announce(text) {
  region.textContent = '';
  // an emptied region first, so that the same words twice are heard twice
  requestAnimationFrame(() => {
    region.textContent = text;
  });
}
