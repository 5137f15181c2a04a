/** In work. */
export function RoomBoardPage() {
  return null
}
