import { useEffect, useRef, useState } from 'react'
import { emptyWedge, takeStroke } from './wedge.ts'

export type WedgeHandlers = {
  /** `at`: when the last key came, on the clock of `performance`. */
  onScan(text: string, by: 'gun' | 'hand', at: number): void
  /** Codes pasted from a sheet, one a cell, empty ones left out. */
  onPaste?(codes: string[]): void
}

/** Whether keys there are somebody's text: a field that can be written in. */
function isText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  if (!(target instanceof HTMLInputElement) || target.readOnly) return false
  // The hidden field in which a PDA's own keyboard puts what it read (use-pda.ts) is not somebody's text.
  if (target.dataset.scan !== undefined) return false
  return !['button', 'checkbox', 'file', 'radio', 'range', 'submit'].includes(target.type)
}

/**
 * Hears a keyboard-wedge gun, and a hand, anywhere on the page but in text fields; no field needs the focus, so none can lose
 * it. Gives what stands in the buffer and a way to empty it. A gun's Enter never presses the button that has the focus.
 */
export function useWedge(handlers: WedgeHandlers): { typed: string; clear(): void } {
  const [typed, setTyped] = useState('')
  const wedge = useRef(emptyWedge)
  const held = useRef(handlers)
  held.current = handlers
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isText(event.target) || document.querySelector('dialog[open]')) return
      const { code, timeStamp, ctrlKey, altKey, metaKey, repeat } = event
      const isChord = ctrlKey || altKey || metaKey || repeat
      const step = takeStroke(wedge.current, { code, at: timeStamp, isChord })
      wedge.current = step.wedge
      if (step.kind === 'passed') return
      event.preventDefault()
      event.stopPropagation()
      setTyped(step.kind === 'held' ? step.text : '')
      if (step.kind === 'scan') held.current.onScan(step.text, step.by, timeStamp)
    }
    const onPaste = (event: ClipboardEvent) => {
      const { onPaste: take } = held.current
      if (!take || isText(event.target)) return
      const codes = (event.clipboardData?.getData('text') ?? '').split(/[\s,;]+/).filter(Boolean)
      if (codes.length === 0) return
      event.preventDefault()
      take(codes)
    }
    addEventListener('keydown', onKey, { capture: true })
    addEventListener('paste', onPaste)
    return () => {
      removeEventListener('keydown', onKey, { capture: true })
      removeEventListener('paste', onPaste)
    }
  }, [])
  return {
    typed,
    clear() {
      wedge.current = emptyWedge
      setTyped('')
    },
  }
}
