import type { ChosenFile } from './questions.ts'

/** The contract takes 12 million characters of base64, four for three bytes. */
export const bytesMax = 8_900_000

/** A file as the server takes it: its name and its content as base64. */
export function readFile(file: File): Promise<ChosenFile> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () =>
      resolve({
        name: file.name.slice(0, 200),
        content: String(reader.result).replace(/^[^,]*,/, ''),
      })
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
