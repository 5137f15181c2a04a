/** In work. */
export function PatientsPage() {
  return null
}
