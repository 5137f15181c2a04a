/** In work. */
export function TransfersPage() {
  return null
}
