import { useEffect, useRef } from 'react'
import { type Arrived, committedCode } from './pda.ts'

// Some PDAs commit letter by letter; the code is whole when nothing more comes.
const quietMs = 40
const holdsText = 'input:not([data-scan]), textarea, select, dialog, [contenteditable]'

/**
 * Keeps a hidden field under the keyboard of a PDA and hears what it commits. The field asks for no on-screen keyboard; on
 * devices with a mouse it never takes the focus, there a gun is heard without it (use-wedge.ts).
 */
export function usePda(onScan: (code: string, at: number) => void) {
  const field = useRef<HTMLInputElement>(null)
  const last = useRef<Arrived | null>(null)
  const told = useRef(onScan)
  told.current = onScan
  useEffect(() => {
    const input = field.current
    if (!input) return
    let timer = 0
    const take = (at: number) => {
      const code = committedCode(input.value, at, last.current)
      input.value = ''
      if (code === null) return
      last.current = { code, at }
      told.current(code, at)
    }
    const hear = (event: Event) => {
      clearTimeout(timer)
      // Between the first key of an input method and its word there is nothing to read.
      if (event instanceof InputEvent && event.isComposing) return
      const isWhole = event instanceof InputEvent && (event.data ?? '').length > 1
      if (isWhole || /\s$/.test(input.value)) take(event.timeStamp)
      else timer = window.setTimeout(() => take(event.timeStamp), quietMs)
    }
    const hold = () => {
      const now = document.activeElement
      if (now === input || now?.closest(holdsText)) return
      if (document.querySelector('dialog[open]')) return
      input.focus({ preventScroll: true })
    }
    input.addEventListener('input', hear)
    input.addEventListener('compositionend', hear)
    const isHandheld = matchMedia('(pointer: coarse)').matches
    if (isHandheld) {
      hold()
      addEventListener('pointerup', hold)
    }
    return () => {
      clearTimeout(timer)
      input.removeEventListener('input', hear)
      input.removeEventListener('compositionend', hear)
      removeEventListener('pointerup', hold)
    }
  }, [])
  return {
    field,
    /** A code that arrived as keys: its text, if the PDA commits it too, is an echo. */
    heard(arrived: Arrived) {
      last.current = arrived
      if (field.current) field.current.value = ''
    },
  }
}
