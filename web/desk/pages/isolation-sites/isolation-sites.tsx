/** In work. */
export function IsolationSitesPage() {
  return null
}
