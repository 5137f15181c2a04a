/** In work. */
export function PatientPage() {
  return null
}
