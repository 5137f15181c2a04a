/** In work. */
export function TripPage() {
  return null
}
