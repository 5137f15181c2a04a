/** In work. */
export function AllocationPage() {
  return null
}
