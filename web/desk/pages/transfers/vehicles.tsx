/** In work. */
export function VehiclesPage() {
  return null
}
