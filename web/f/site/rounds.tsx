import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useSearch } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { Button } from '../../kit/button.tsx'
import { EmptyState } from '../../kit/states.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { CheckOne } from './check-one.tsx'
import type { Guest, SiteView } from './site-view.ts'
import type { AtSiteProps } from './use-site.ts'

type Stop = { guest: Guest; code: string }

/** The guests of a floor by room, as one walks along it. */
const stopsOf = ({ floors }: SiteView, floor: number): Stop[] =>
  floors
    .filter((one) => one.floor === floor)
    .flatMap(({ rooms }) =>
      rooms.flatMap(({ code, guests }) => guests.map((guest) => ({ guest, code }))),
    )

function Floors({ view }: { view: SiteView }) {
  const { t } = useLingui()
  return (
    <div className="is-cards">
      {view.floors.map(({ floor }) => {
        const stops = stopsOf(view, floor)
        const left = stops.filter(({ guest }) => guest.isCheckOwed).length
        return (
          <a
            key={floor}
            className="k-button k-button-big is-floor"
            href={`/f/site/round?floor=${floor}`}
          >
            <Trans>Floor {floor}</Trans>
            <Tag tone={left === 0 ? 'ok' : 'wait'}>
              {left === 0 ? t`all ${stops.length} measured` : t`${left} of ${stops.length} open`}
            </Tag>
          </a>
        )
      })}
    </div>
  )
}

/** A walk along one floor: one guest at a time, and the next who is still owed comes by itself. */
function Walk({ stops, first, onEnd }: { stops: Stop[]; first: string | null; onEnd(): void }) {
  const { t } = useLingui()
  const [at, setAt] = useState(() => {
    const wanted = stops.findIndex(({ guest }) =>
      first === null ? guest.isCheckOwed : guest.stay === first,
    )
    return Math.max(0, wanted)
  })
  const [hadOwed] = useState(() => stops.some(({ guest }) => guest.isCheckOwed))
  const stop = stops[at]
  if (!stop) return <EmptyState title={t`Nobody is on this floor`} />
  const next = (isSaved: boolean) => {
    const later = stops.findIndex(
      ({ guest }, n) => n > at && (!(isSaved && hadOwed) || guest.isCheckOwed),
    )
    if (later >= 0) setAt(later)
    else onEnd()
  }
  return (
    <>
      <div className="is-progress">
        <Button disabled={at === 0} onClick={() => setAt(at - 1)}>
          <Trans>‹ Room before</Trans>
        </Button>
        <p>
          <Trans>
            {at + 1} of {stops.length}
          </Trans>
        </p>
        <Button onClick={() => next(false)}>
          <Trans>Not now, next room ›</Trans>
        </Button>
      </div>
      <CheckOne
        key={stop.guest.stay}
        guest={stop.guest}
        code={stop.code}
        onSaved={() => next(true)}
      />
    </>
  )
}

/** Temperatures: by floor, room after room, with one hand. */
export function Rounds({ view }: AtSiteProps) {
  const { t } = useLingui()
  const search = new URLSearchParams(useSearch())
  const stay = search.get('stay')
  const asked = search.get('floor')
  useTitle(t`Temperatures`)
  const ofStay = view.floors.find(({ rooms }) =>
    rooms.some(({ guests }) => guests.some((one) => one.stay === stay)),
  )
  const floor = asked === null ? (ofStay?.floor ?? null) : Number(asked)
  const waiting = view.waiting.find((one) => one.stay === stay)
  const single = waiting ? [{ guest: waiting, code: t`Without a room` }] : null
  const stops = single ?? (floor === null ? null : stopsOf(view, floor))
  return (
    <main className="is-page">
      <header className="is-head">
        {stops ? (
          <a className="k-back" href="/f/site/round" aria-label={t`All floors`}>
            ‹
          </a>
        ) : null}
        <h1>
          {stops && floor !== null ? (
            <Trans>Temperatures, floor {floor}</Trans>
          ) : (
            <Trans>Temperatures</Trans>
          )}
        </h1>
      </header>
      {stops ? (
        <Walk stops={stops} first={stay} onEnd={() => navigate('/f/site/round')} />
      ) : (
        <Floors view={view} />
      )}
    </main>
  )
}
