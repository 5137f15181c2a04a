import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useSearch } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { Button } from '../../kit/button.tsx'
import { Segmented } from '../../kit/segmented.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { device } from '../engine/device.ts'
import { useDoing } from './use-doing.ts'
import type { AtSiteProps } from './use-site.ts'
import type { IncidentKind, RequestKind } from './wire.ts'
import { incidentWords, requestWords } from './words.ts'

const requests = Object.keys(requestWords) as RequestKind[]
const incidents = Object.keys(incidentWords) as IncidentKind[]

/** What somebody asks for or complains about, or what happened; written down at the door in a few presses. */
export function Note({ book, view }: AtSiteProps) {
  const { t } = useLingui()
  const search = new URLSearchParams(useSearch())
  const { run, isBusy } = useDoing()
  const guest = view.guests.find((one) => one.stay === search.get('stay')) ?? null
  const [isIncident, setIncident] = useState(guest === null || search.get('kind') === 'incident')
  const [what, setWhat] = useState<RequestKind | IncidentKind | null>(null)
  const [words, setWords] = useState('')
  const [measures, setMeasures] = useState('')
  const [isTold, setTold] = useState(false)
  useTitle(t`Note`)
  const said = words.trim()
  const isMissing = what === null || (isIncident && said === '')
  const save = async () => {
    setTold(true)
    if (isMissing || what === null) return
    const stay = guest?.stay ?? null
    const made = { kind: 'noted', stay, what, isIncident, words: said } as const
    const kept = isIncident
      ? await run(
          made,
          `/isolation-sites/${book.site.site}/incidents`,
          {
            incident: device.newId(),
            stay,
            kind: what,
            words: said,
            measures: measures.trim(),
          },
          t`Incident`,
        )
      : await run(
          made,
          `/stays/${stay}/requests`,
          { request: device.newId(), kind: what, ...(said === '' ? {} : { words: said }) },
          t`Request`,
        )
    if (kept) navigate(guest?.room ? `/f/site/room?room=${guest.room}` : '/f/site')
  }
  return (
    <main className="is-page is-narrow">
      <header className="is-head">
        <a
          className="k-back"
          href={guest?.room ? `/f/site/room?room=${guest.room}` : '/f/site'}
          aria-label={t`Go back`}
        >
          ‹
        </a>
        <h1>{guest ? <Trans>Note for {guest.name}</Trans> : <Trans>Note an incident</Trans>}</h1>
      </header>
      <form
        className="f-stack"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {guest ? (
          <Segmented<'asks' | 'incident'>
            label={t`What is it?`}
            value={isIncident ? 'incident' : 'asks'}
            onChange={(value) => {
              setIncident(value === 'incident')
              setWhat(null)
            }}
            options={[
              { value: 'asks', word: t`Asks or complains` },
              { value: 'incident', word: t`Something happened` },
            ]}
          />
        ) : null}
        <div className="is-choices">
          {isIncident
            ? incidents.map((one) => (
                <Button key={one} aria-pressed={what === one} onClick={() => setWhat(one)}>
                  {t(incidentWords[one])}
                </Button>
              ))
            : requests.map((one) => (
                <Button key={one} aria-pressed={what === one} onClick={() => setWhat(one)}>
                  {t(requestWords[one])}
                </Button>
              ))}
        </div>
        {isTold && what === null ? (
          <p className="k-field-fault" role="alert">
            <Trans>Choose what it is.</Trans>
          </p>
        ) : null}
        <TextField
          label={isIncident ? t`What happened?` : t`In a few words`}
          value={words}
          maxLength={500}
          onChange={(event) => setWords(event.target.value)}
          fault={isTold && isIncident && said === '' ? t`Say what happened.` : undefined}
        />
        {isIncident ? (
          <TextField
            label={t`What was done about it`}
            hint={t`May be left out`}
            value={measures}
            maxLength={500}
            onChange={(event) => setMeasures(event.target.value)}
          />
        ) : null}
        <Button type="submit" tone="main" size="big" disabled={isBusy}>
          <Trans>Write it down</Trans>
        </Button>
      </form>
    </main>
  )
}
