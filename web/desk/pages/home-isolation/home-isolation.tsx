/** In work. */
export function HomeIsolationPage() {
  return null
}
