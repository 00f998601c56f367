/** A configuration to start from: without a time to begin at that is over. */
export function withoutPast(config) {
  const { notBefore, ...others } = config;
  return notBefore && Date.parse(notBefore) > Date.now() ? config : others;
}
