import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useSearch } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { Button } from '../../kit/button.tsx'
import { Segmented } from '../../kit/segmented.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { device } from '../engine/device.ts'
import { ChooseRoom } from './choose-room.tsx'
import { NeedsLine } from './needs-line.tsx'
import { NewGuest } from './new-guest.tsx'
import { useDoing } from './use-doing.ts'
import type { AtSiteProps } from './use-site.ts'
import type { CheckIn, Cohort } from './wire.ts'
import { cohortWords } from './words.ts'

/** Lets somebody in: who, which room, done. Nobody waits outside because no room is free or no network is there. */
export function Arrive({ book, view }: AtSiteProps) {
  const { t } = useLingui()
  const search = new URLSearchParams(useSearch())
  const { run, isBusy } = useDoing()
  const id = search.get('person')
  const known = view.coming.find(({ person }) => person === id) ?? null
  const inBook = book.people.find(({ person }) => person === id) ?? null
  const [room, setRoom] = useState<string | null>(known?.coming.room ?? null)
  const [cohort, setCohort] = useState<Cohort | ''>('')
  const [isTold, setTold] = useState(false)
  const name = known?.name ?? inBook?.name ?? search.get('name')
  const title = name ? t`Check in ${name}` : t`Check in somebody who is not on the list`
  useTitle(t`Check in`)
  const letIn = async (who: CheckIn['who'], called: string) => {
    const isUnsaid = known === null && cohort === ''
    setTold(isUnsaid)
    if (isUnsaid) return
    const stay = device.newId()
    const { site } = book.site
    const body = {
      stay,
      who,
      room,
      ...(known ? { transfer: known.coming.transfer } : {}),
      ...(cohort ? { cohort } : {}),
    }
    const person = 'person' in who ? who.person : null
    const mine = cohort || (known && known.coming.cohort !== 'cleared' ? known.coming.cohort : null)
    const made = { kind: 'arrived', stay, person, name: called, room, cohort: mine } as const
    if (await run(made, `/isolation-sites/${site}/arrivals`, body, t`Arrival`))
      navigate('/f/site/arrivals')
  }
  return (
    <main className="is-page">
      <header className="is-head">
        <a className="k-back" href="/f/site/arrivals" aria-label={t`All arrivals`}>
          ‹
        </a>
        <h1>{title}</h1>
      </header>
      <div className="is-two">
        <div className="f-stack">
          {known ? <NeedsLine needs={known.needs} /> : null}
          {known ? null : (
            <>
              <Segmented<Cohort | ''>
                label={t`To which group do they belong?`}
                value={cohort}
                onChange={setCohort}
                options={(['contact', 'household', 'inbound', 'positive'] as const).map(
                  (value) => ({ value, word: t(cohortWords[value]) }),
                )}
              />
              {isTold ? (
                <p className="k-field-fault" role="alert">
                  <Trans>Choose a group: two groups never share a room.</Trans>
                </p>
              ) : null}
            </>
          )}
          {id ? (
            <Button
              tone="main"
              size="big"
              disabled={isBusy}
              onClick={() => void letIn({ person: id }, name ?? '')}
            >
              <Trans>Check in</Trans>
            </Button>
          ) : (
            <NewGuest isBusy={isBusy} onReady={(who, called) => void letIn(who, called)} />
          )}
        </div>
        <ChooseRoom view={view} room={room} onChoose={setRoom} />
      </div>
    </main>
  )
}
