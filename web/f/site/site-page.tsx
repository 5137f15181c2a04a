/** In work. */
export function SitePage() {
  return null
}
