/** In work. */
export function IsolationSitePage() {
  return null
}
