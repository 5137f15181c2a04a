/** In work. */
export function WastePage() {
  return null
}
