import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { List, ListRow } from '../../kit/list.tsx'
import { playTune } from '../../scan/tone.ts'
import { usePda } from '../../scan/use-pda.ts'
import { useWedge } from '../../scan/use-wedge.ts'
import { Finder } from '../sample/finder.tsx'

type Way = 'gun' | 'hand' | 'pda' | 'camera'
type Arrival = { text: string; way: Way; turn: number }
const shownMax = 5

/** Scan anything: what came, and by which way it came; for setting up a new gun or PDA. */
export function Arrivals({ onWay }: { onWay(way: Way): void }) {
  const { t } = useLingui()
  const [arrivals, setArrivals] = useState<Arrival[]>([])
  const [isLooking, setLooking] = useState(false)
  const take = (text: string, way: Way) => {
    playTune('ok')
    onWay(way)
    setArrivals((before) =>
      [{ text, way, turn: (before[0]?.turn ?? 0) + 1 }, ...before].slice(0, shownMax),
    )
  }
  const pda = usePda((text) => take(text, 'pda'))
  const { typed } = useWedge({
    onScan(text, by, at) {
      pda.heard({ code: text, at })
      take(text, by)
    },
  })
  const words: Record<Way, string> = {
    gun: t`gun (keys)`,
    hand: t`keyboard`,
    pda: t`PDA (text)`,
    camera: t`camera`,
  }
  return (
    <section className="f-stack" aria-labelledby="f-arrivals">
      <h2 id="f-arrivals">
        <Trans>Scan any code</Trans>
      </h2>
      <input
        ref={pda.field}
        className="f-pda"
        data-scan=""
        inputMode="none"
        tabIndex={-1}
        autoComplete="off"
        aria-label={t`Scanner of this phone`}
      />
      {typed ? (
        <p>
          <Trans>Keys so far: {typed}</Trans>
        </p>
      ) : null}
      <div aria-live="polite">
        {arrivals.length === 0 ? (
          <p className="f-soft">
            <Trans>
              Nothing has arrived yet. A gun must end each code with Enter; a PDA in “keyboard” or
              “text” mode both work.
            </Trans>
          </p>
        ) : (
          <List label={t`What arrived`}>
            {arrivals.map(({ text, way, turn }) => (
              <ListRow key={turn} title={<code>{text}</code>} aside={words[way]} />
            ))}
          </List>
        )}
      </div>
      <Button aria-pressed={isLooking} onClick={() => setLooking(!isLooking)}>
        {isLooking ? <Trans>Close camera</Trans> : <Trans>Try the camera</Trans>}
      </Button>
      {isLooking ? <Finder onCode={(code) => take(code, 'camera')} /> : null}
    </section>
  )
}
