/** In work. */
export function DrivePage() {
  return null
}
