import { maskName } from '@bihuan/core/identity/mask.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { fieldEngine } from '../engine/field-engine.ts'
import type { FoundPerson } from '../engine/types.ts'
import { useField } from '../engine/use-field.ts'
import { demoTubes } from './demo-codes.ts'
import { tubeText } from './tube-text.ts'

const offered = 6
const drawn = 40

/** In the demo nobody has a gun, a tube or a card: a tap on one of these is the scan. */
export function DemoTray(props: {
  isSingle: boolean
  isMoving: boolean
  onTube(code: string, at: number): void
  onPerson(who: { person: string; name: string }, at: number): void
}) {
  const { t } = useLingui()
  const { book, station, isCut } = useField()
  const [people, setPeople] = useState<FoundPerson[]>([])
  const { open } = station
  const count = open?.members.length ?? 0
  // The whole roster is read for it, so only once a tube.
  // biome-ignore lint/correctness/useExhaustiveDependencies: who is due is asked anew with each tube
  useEffect(() => {
    let isOld = false
    void fieldEngine()
      .doors()
      .then(({ people: all }) => {
        if (isOld) return
        const due = all.filter((one) => one.sampledAt === null && one.sampledHereAt === null)
        setPeople(due.slice(0, drawn))
      })
    return () => {
      isOld = true
    }
  }, [open?.tube])
  const inTube = new Set(open?.members.map(({ person }) => person))
  const due = people.filter(({ person }) => !inTube.has(person)).slice(0, offered)
  if (!book) return null
  const used = new Set(station.closed.map(({ tube }) => tube))
  if (open) used.add(open.tube)
  const isFull = open !== null && count >= open.capacity
  const tubes =
    isFull && !props.isMoving
      ? [open.tube]
      : open === null || props.isMoving
        ? demoTubes(book, used, props.isSingle, 3)
        : []
  return (
    <section className="f-tray" aria-label={t`Demo`}>
      <p>
        <span>
          <Trans>Demo: tap instead of scanning</Trans>
        </span>
        <Button aria-pressed={isCut} onClick={() => fieldEngine().cutNetwork(!isCut)}>
          {isCut ? <Trans>Network back</Trans> : <Trans>Cut the network</Trans>}
        </Button>
      </p>
      <div className="f-tray-codes">
        {tubes.map((code) => (
          <Button key={code} onClick={(event) => props.onTube(code, event.timeStamp)}>
            {isFull ? t`Seal ${tubeText(code)}` : t`Tube ${tubeText(code)}`}
          </Button>
        ))}
        {tubes.length === 0
          ? due.map((one) => (
              <Button key={one.person} onClick={(event) => props.onPerson(one, event.timeStamp)}>
                {maskName(one.name)} {one.age}
              </Button>
            ))
          : null}
      </div>
    </section>
  )
}
