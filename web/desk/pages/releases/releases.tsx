/** In work. */
export function ReleasesPage() {
  return null
}
