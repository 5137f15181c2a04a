/** Hands a file to the browser, which saves it under this name. */
export function saveFile(name: string, type: string, content: string | Uint8Array<ArrayBuffer>) {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // After the click the browser still reads from it; a minute is enough for any file of ours.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
