import { type ChangeEvent, type DragEvent, useState } from 'react'

/** What a field needs into which a file may be dropped as well as chosen: `over` for the one, `onChange` for the other. */
export function useDropFile(take: (file: File) => unknown) {
  const [isOver, setOver] = useState(false)
  const takeFirst = (files: FileList | null | undefined) => {
    const file = files?.[0]
    if (file) void take(file)
  }
  return {
    isOver,
    over: {
      onDragOver(event: DragEvent) {
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: () => setOver(false),
      onDrop(event: DragEvent) {
        event.preventDefault()
        setOver(false)
        takeFirst(event.dataTransfer.files)
      },
    },
    onChange(event: ChangeEvent<HTMLInputElement>) {
      takeFirst(event.target.files)
      // The same file, mended, may be chosen again.
      event.target.value = ''
    },
  }
}
