let dialog: HTMLDialogElement | null = null

/** The jump box says where its dialog is; null when it leaves the page. */
export const holdJump = (element: HTMLDialogElement | null) => {
  dialog = element
}

/** Opens the jump box from anywhere. */
export const openJump = () => {
  if (dialog && !dialog.open) dialog.showModal()
}
