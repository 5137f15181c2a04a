/** In work. */
export function StayPage() {
  return null
}
