import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { read } from '../../api/client.ts'
import { useFormats } from '../../i18n/format.ts'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/status-card.tsx'
import { Tag } from '../../kit/tag.tsx'
import { fieldEngine } from '../engine/field-engine.ts'
import { AskAtDoor } from './ask-at-door.tsx'
import { AtDoor } from './at-door.tsx'
import { type Done, standingOf } from './home-view.ts'
import { keepEnd, keepWaste } from './use-homes.ts'
import type { HomeStayRow, HomeStayView } from './wire.ts'
import { standingWords } from './words.ts'

/** One home: what is owed today, one tap for what was found, waste, requests, and the release notice. */
export function OneHome({
  row,
  done,
  isThere,
}: {
  row: HomeStayRow
  done: Done
  isThere: boolean
}) {
  const { t } = useLingui()
  const format = useFormats()
  const [bags, setBags] = useState(1)
  const standing = standingOf(row, done, fieldEngine().now())
  const { tone, word } = standingWords[standing]
  const door = `${row.buildingName} ${row.unit}-${row.door}`
  const own = done[row.stay]
  const isFree = row.release.orderOver || row.release.met
  if (standing === 'ended')
    return (
      <Notice tone="ok" title={t`The release notice is handed over`}>
        <Trans>Nothing more is asked at this door.</Trans>
      </Notice>
    )
  return (
    <div className="hm-home">
      <p className="hm-who">
        <span lang="zh-CN">{row.buildingName}</span>
        <br />
        <b lang="zh-CN">{row.nameMasked}</b> <Trans>{row.age} years</Trans>{' '}
        <Tag tone={tone}>{t(word)}</Tag>
        <br />
        <span className="hm-note">
          {format.text(row.placeName)}
          {row.release.dueAt ? (
            <>
              {' '}
              · <Trans>until {format.dayAndTime(row.release.dueAt)}</Trans>
            </>
          ) : null}
        </span>
      </p>
      <Call row={row} isThere={isThere} />
      {isFree ? (
        <section className="hm-part">
          <p>
            <Trans>No order or rule holds this person any more.</Trans>
          </p>
          <Button
            tone="main"
            size="big"
            onClick={() => void keepEnd(row.stay, t`Release notice, ${door}`)}
          >
            <Trans>Hand over the release notice</Trans>
          </Button>
        </section>
      ) : (
        <AtDoor row={row} door={door} />
      )}
      <section className="hm-part" aria-label={t`Waste`}>
        <h2>
          <Trans>Waste</Trans>{' '}
          {own?.bags ? (
            <small>
              <Trans>{own.bags} bags noted</Trans>
            </small>
          ) : null}
        </h2>
        <div className="hm-row">
          <Button aria-label={t`One bag less`} onClick={() => setBags(Math.max(1, bags - 1))}>
            −
          </Button>
          <output>{bags}</output>
          <Button aria-label={t`One bag more`} onClick={() => setBags(Math.min(20, bags + 1))}>
            +
          </Button>
          <Button onClick={() => void keepWaste(row.stay, bags, t`Waste, ${door}`)}>
            <Trans>Sprayed, tied and taken</Trans>
          </Button>
        </div>
      </section>
      <AskAtDoor stay={row.stay} door={door} />
    </div>
  )
}

/** Name and telephone come with opening the record, which the person can see; so only when they are asked for, and with network. */
function Call({ row, isThere }: { row: HomeStayRow; isThere: boolean }) {
  const { t } = useLingui()
  const [view, setView] = useState<HomeStayView | null>(null)
  const [fails, setFails] = useState(false)
  if (view)
    return (
      <p className="hm-who">
        <span lang="zh-CN">{view.name}</span> ·{' '}
        {view.phone ? <a href={`tel:${view.phone}`}>{view.phone}</a> : t`no telephone`}
      </p>
    )
  const open = () =>
    read<HomeStayView>(`/home-stays/${row.stay}`, { purpose: 'isolation' }).then(setView, () =>
      setFails(true),
    )
  return (
    <>
      <Button disabled={!isThere} onClick={() => void open()}>
        <Trans>Name and telephone</Trans>
      </Button>
      {fails ? (
        <p role="alert">
          <Trans>This could not be opened now: try again.</Trans>
        </p>
      ) : null}
    </>
  )
}
