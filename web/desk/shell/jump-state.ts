let dialog: HTMLDialogElement | null = null
let told: () => void = () => undefined

/** The jump box says where its dialog is and hears when it opens; null when it leaves the page. */
export const holdJump = (
  element: HTMLDialogElement | null,
  onOpen: () => void = () => undefined,
) => {
  dialog = element
  told = onOpen
}

/** Opens the jump box from anywhere. */
export const openJump = () => {
  if (!dialog || dialog.open) return
  dialog.showModal()
  told()
}
