/** In work. */
export function HomeStayPage() {
  return null
}
