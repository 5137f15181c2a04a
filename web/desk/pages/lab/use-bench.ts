import { useRef, useState } from 'react'
import { playTune } from '../../../scan/tone.ts'
import { type Around, type Bench, type ScanAnswer, scanTube, skipWell, undoAct } from './bench.ts'

export type Draft = Bench & { plate: string; assay: string; lot: string }

const blank: Draft = { format: 96, acts: [], plate: '', assay: '', lot: '' }

/** A draft that survives a reload of the page: sixty tubes are not scanned again for a closed window. */
function kept(name: string): Draft {
  try {
    const draft: unknown = JSON.parse(localStorage.getItem(name) ?? 'null')
    return typeof draft === 'object' && draft !== null ? { ...blank, ...draft } : blank
  } catch {
    return blank
  }
}

/** The plate on the bench of this person, the answer to the last scan, and the acts of the hand. */
export function useBench(
  actor: string,
  { kitOf, ...around }: Omit<Around, 'kit'> & { kitOf(assay: string): string | null },
  withSound: boolean,
) {
  const name = `bihuan.bench.${actor}`
  const [draft, setDraft] = useState(() => kept(name))
  const [answers, setAnswers] = useState<ScanAnswer[]>([])
  // Guns are quicker than React draws: the next scan must see the last one.
  const now = useRef(draft)
  const change = (next: Draft) => {
    now.current = next
    setDraft(next)
    localStorage.setItem(name, JSON.stringify(next))
  }
  const take = (text: string): ScanAnswer => {
    const { bench, answer } = scanTube(now.current, text, {
      ...around,
      kit: kitOf(now.current.assay),
    })
    change({ ...now.current, ...bench })
    return answer
  }
  const sound = ({ kind }: ScanAnswer) => {
    if (withSound) playTune(kind === 'loaded' ? 'ok' : kind === 'twice' ? 'again' : 'wrong')
  }
  return {
    draft,
    /** Of the last scan one, of a paste all that were refused, and the last that was loaded. */
    answers,
    scan(text: string) {
      const answer = take(text)
      setAnswers([answer])
      sound(answer)
    },
    paste(codes: string[]) {
      const all = codes.map(take)
      const refused = all.filter(({ kind }) => kind !== 'loaded')
      setAnswers(refused.length > 0 ? refused : all.slice(-1))
    },
    say(answer: ScanAnswer | undefined) {
      if (answer) sound(answer)
    },
    choose(choice: Partial<Pick<Draft, 'plate' | 'assay' | 'format' | 'lot'>>) {
      change({ ...now.current, ...choice })
    },
    skip: () => change({ ...now.current, ...skipWell(now.current) }),
    undo() {
      change({ ...now.current, ...undoAct(now.current) })
      setAnswers([])
    },
    empty() {
      change({
        ...blank,
        assay: now.current.assay,
        lot: now.current.lot,
        format: now.current.format,
      })
      setAnswers([])
    },
  }
}
