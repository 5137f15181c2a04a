import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useSearch } from 'wouter'
import { useFormats } from '../../i18n/format.ts'
import { Button } from '../../kit/button.tsx'
import { Sheet } from '../../kit/sheet.tsx'
import { EmptyState } from '../../kit/states.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { GoingLine } from './going-line.tsx'
import { type Guest, mayGo } from './site-view.ts'
import { useDoing } from './use-doing.ts'
import type { AtSiteProps } from './use-site.ts'
import type { LeftHow } from './wire.ts'
import { leftWords } from './words.ts'

const ways: readonly LeftHow[] = ['to-hospital', 'order-ended', 'walked-out', 'died']

/** Writes down that somebody goes, and how. It asks nothing back: a door is never locked by a tablet. */
function Leave({ guest, now, onClose }: { guest: Guest; now: number; onClose(): void }) {
  const { t } = useLingui()
  const { run, isBusy } = useDoing()
  const may = mayGo(guest, now)
  const isFree = may === 'now' || may === 'free'
  const leave = async (how: LeftHow) => {
    const made = { kind: 'left', stay: guest.stay, how } as const
    if (await run(made, `/stays/${guest.stay}/check-out`, { how }, t`Check-out`)) onClose()
  }
  return (
    <Sheet title={guest.name} open onClose={onClose}>
      <div className="f-stack">
        <GoingLine guest={guest} now={now} />
        {isFree ? (
          <Button tone="main" size="big" disabled={isBusy} onClick={() => void leave('released')}>
            <Trans>Goes now</Trans>
          </Button>
        ) : null}
        <div className="f-two">
          {ways.map((how) => (
            <Button key={how} disabled={isBusy} onClick={() => void leave(how)}>
              {t(leftWords[how])}
            </Button>
          ))}
        </div>
      </div>
    </Sheet>
  )
}

/** Who may go now, first and loudly; then by when they go. */
export function Going({ view, now }: AtSiteProps) {
  const { t } = useLingui()
  const format = useFormats()
  const asked = new URLSearchParams(useSearch()).get('stay')
  const [chosen, choose] = useState<string | null>(asked)
  useTitle(t`Going`)
  const codes = new Map(
    view.floors.flatMap(({ rooms }) => rooms).map((one) => [one.room, one.code]),
  )
  const dueOf = (one: Guest) => (one.release?.dueAt ? Date.parse(one.release.dueAt) : Infinity)
  const sorted = view.guests.toSorted((a, b) => dueOf(a) - dueOf(b))
  const free = sorted.filter((one) => ['now', 'free'].includes(mayGo(one, now)))
  const others = sorted.filter((one) => !free.includes(one))
  const open = view.guests.find((one) => one.stay === chosen)
  const row = (guest: Guest) => (
    <li key={guest.stay}>
      <button type="button" onClick={() => choose(guest.stay)}>
        <b>{guest.room === null ? '–' : codes.get(guest.room)}</b>
        <span lang="zh-CN">{guest.name}</span>
        <span className="is-to">
          {mayGo(guest, now) === 'now' ? (
            <Tag tone="ok">
              <Trans>free since {format.dayAndTime(dueOf(guest))}</Trans>
            </Tag>
          ) : mayGo(guest, now) === 'free' ? (
            <Tag tone="ok">
              <Trans>at any time</Trans>
            </Tag>
          ) : dueOf(guest) === Infinity ? (
            '–'
          ) : (
            format.dayAndTime(dueOf(guest))
          )}
        </span>
      </button>
    </li>
  )
  return (
    <main className="is-page">
      <header className="is-head">
        <h1>
          <Trans>Going</Trans>
        </h1>
      </header>
      <section className={free.length > 0 ? 'is-free' : undefined} aria-label={t`May go now`}>
        <h2>
          {free.length > 0 ? (
            <Trans>{free.length} may go now</Trans>
          ) : (
            <Trans>Nobody's release is due now</Trans>
          )}
        </h2>
        <ul className="is-leaving">{free.map(row)}</ul>
      </section>
      <section aria-label={t`Later`}>
        <h2>
          <Trans>Later</Trans>
        </h2>
        {others.length === 0 ? <EmptyState title={t`Nobody else is here`} /> : null}
        <ul className="is-leaving">{others.map(row)}</ul>
      </section>
      {open ? <Leave guest={open} now={now} onClose={() => choose(null)} /> : null}
    </main>
  )
}
