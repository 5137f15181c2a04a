/** In work. */
export function SiteStaffPage() {
  return null
}
