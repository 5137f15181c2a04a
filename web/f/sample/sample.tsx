import { canonicalLabel } from '@bihuan/core/labels/label.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Suspense, useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import { Button } from '../../kit/button.tsx'
import { fieldEngine } from '../engine/field-engine.ts'
import type { Outcome } from '../engine/types.ts'
import { useField } from '../engine/use-field.ts'
import { Head } from '../shell/head.tsx'
import { useTick } from '../shell/use-tick.ts'
import { Actions } from './actions.tsx'
import { bringLatePanes, DemoTray } from './late-panes.tsx'
import { Listening } from './listening.tsx'
import { Middle } from './middle.tsx'
import { type Pane, paneOf } from './pane.ts'
import { Stage } from './stage.tsx'
import { isTube } from './tube-text.ts'
import { useFamily } from './use-family.ts'
import { useSampling } from './use-sampling.ts'

// A tap of the same glove a minute later is a mistake more often than a wish; then the person is chosen in the list.
const undoMs = 60_000
const ending = new Set<Outcome['kind']>(['sealed', 'voided', 'moved', 'tube-put-back'])

/** The page of the sampler: scan a tube, scan people, count, seal (ux.md §5.1). Nothing in the loop needs a touch. */
export function Sample() {
  const { t } = useLingui()
  const engine = fieldEngine()
  const { station, isDemo } = useField()
  const { open } = station
  const seats = open?.members ?? []
  const last = seats.at(-1) ?? null
  const family = useFamily(last)
  const { said, act, scan } = useSampling()
  const [query, setQuery] = useSearchParams()
  const [pane, setPane] = useState<Pane>(() => paneOf(query.get('do')))
  const [chosen, setChosen] = useState<string | null>(null)
  const now = useTick(5_000)
  useEffect(() => void bringLatePanes(), [])
  const isFull = open !== null && seats.length >= open.capacity

  const show = (next: Pane) => {
    setPane((before) => (before === next ? 'list' : next))
    if (query.has('do')) setQuery({}, { replace: true })
  }
  const settle = (outcome: Outcome) => {
    setChosen(null)
    if (ending.has(outcome.kind)) setPane((before) => (before === 'camera' ? before : 'list'))
  }
  const run = (what: () => Promise<Outcome>, at: number) => void act(what, at).then(settle)
  const take = (text: string, at: number) => {
    if (pane === 'move' && open && isTube(text))
      run(() => engine.moveTube(canonicalLabel(text), t`Tube damaged`), at)
    else void scan(text, at).then(settle)
  }
  const add = (who: { person: string; name: string }, at: number) => {
    setPane((before) => (before === 'type' ? 'list' : before))
    run(() => engine.addPerson({ person: who.person, name: who.name }), at)
  }
  const mayUndo = chosen !== null || (open !== null && (!last || now - last.at < undoMs))
  const outcome = said?.outcome

  return (
    <main className="f-sample">
      <Listening onScan={take} />
      <Head>
        <h1 className="f-hidden">
          <Trans>Take samples</Trans>
        </h1>
      </Head>
      <Stage open={open} said={said} />
      <div className="f-middle">
        <Suspense>
          <Middle
            pane={pane}
            station={station}
            family={family}
            chosen={chosen}
            onChoose={setChosen}
            onCode={take}
            onSeal={(count, at) => run(() => engine.seal(count), at)}
            onVoid={(reason, at) => run(() => engine.voidTube(reason), at)}
            onAdd={add}
            onAddAll={(people, at) => {
              setPane('list')
              for (const one of people) add(one, at)
            }}
          />
        </Suspense>
        {said?.saying.next === 'anyway' && outcome?.kind === 'duplicate' ? (
          <Button
            className="f-next"
            onClick={(event) => {
              const { person, name } = outcome
              run(() => engine.addPerson({ person, name }, { anyway: true }), event.timeStamp)
            }}
          >
            <Trans>Sample again all the same</Trans>
          </Button>
        ) : null}
        {said?.saying.next === 'register' ? (
          <a className="k-button f-next" href="/f/register">
            <Trans>Register by hand</Trans>
          </a>
        ) : null}
        {said?.saying.next === 'sign-in' ? (
          <a className="k-button f-next" href="/f/enter">
            <Trans>Sign in</Trans>
          </a>
        ) : null}
        {isDemo && pane !== 'camera' ? (
          <Suspense>
            <DemoTray
              isSingle={pane === 'single'}
              isMoving={pane === 'move'}
              onTube={take}
              onPerson={add}
            />
          </Suspense>
        ) : null}
      </div>
      <Actions family={family} pane={pane} onShow={show} />
      <div className="f-keys">
        <Button
          size="big"
          disabled={!mayUndo}
          onClick={(event) => run(() => engine.undo(chosen ?? undefined), event.timeStamp)}
        >
          {chosen ? <Trans>Take off</Trans> : <Trans>Undo</Trans>}
        </Button>
        {isFull ? (
          <Button size="big" tone="main" onClick={() => show('seal')}>
            {pane === 'seal' ? <Trans>Go back</Trans> : <Trans>Seal, next tube</Trans>}
          </Button>
        ) : (
          <Button size="big" tone="main" onClick={() => show('camera')}>
            {pane === 'camera' ? <Trans>Close camera</Trans> : <Trans>Scan by camera</Trans>}
          </Button>
        )}
      </div>
    </main>
  )
}
