/** In work. */
export function PrintBoardPage() {
  return null
}
