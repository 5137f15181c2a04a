/** In work. */
export function SiteBoardPage() {
  return null
}
