import { acceptPersonCode } from '@bihuan/core/person-code/person-code.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { navigate } from 'wouter/use-browser-location'
import { useFormats } from '../../i18n/format.ts'
import { Button } from '../../kit/button.tsx'
import { EmptyState } from '../../kit/states.tsx'
import { Tag } from '../../kit/tag.tsx'
import { toast } from '../../kit/toast-list.ts'
import { useTitle } from '../../shell/use-title.ts'
import { verifyEd25519 } from '../engine/verify.ts'
import { Finder } from '../sample/finder.tsx'
import { Listening } from '../sample/listening.tsx'
import { tell } from '../sound/tell.ts'
import { NeedsLine } from './needs-line.tsx'
import { type Book, etaOf } from './site-view.ts'
import type { AtSiteProps } from './use-site.ts'
import { cohortWords } from './words.ts'

/** Whose code was scanned, also of somebody whom the book does not know; null where it is no good code of this city. */
async function whoIs(text: string, { city, codeKeys }: Book, now: number) {
  const keys = codeKeys.map(({ id, publicKey }) => ({ id: Number(id), publicKey }))
  const code = await acceptPersonCode(text, { city, keys }, now, verifyEd25519)
  return code.ok ? code.claims : null
}

/** Who comes, by when they are expected; a scan opens whoever stands at the door, and whoever is not expected comes in as well. */
export function Arrivals({ book, view, now }: AtSiteProps) {
  const { t } = useLingui()
  const format = useFormats()
  const [hasCamera, setCamera] = useState(false)
  useTitle(t`Arrivals`)
  const codes = new Map(
    view.floors.flatMap(({ rooms }) => rooms).map((one) => [one.room, one.code]),
  )
  const scan = async (text: string) => {
    const found = await whoIs(text, book, now)
    if (!found) {
      tell('wrong', t`This is no code of a person of this city, or it is too old.`)
      toast({ text: t`This is no code of a person of this city, or it is too old.`, tone: 'late' })
      return
    }
    const name = encodeURIComponent(found.name)
    navigate(`/f/site/arrive?person=${found.person}&name=${name}`)
  }
  return (
    <main className="is-page">
      <Listening onScan={(text) => void scan(text)} />
      <header className="is-head">
        <h1>
          <Trans>Arrivals</Trans>
        </h1>
        <Button aria-pressed={hasCamera} onClick={() => setCamera(!hasCamera)}>
          <Trans>Camera</Trans>
        </Button>
        <a className="k-button" href="/f/site/arrive">
          <Trans>Somebody who is not on the list</Trans>
        </a>
      </header>
      <p className="f-soft">
        <Trans>Scan the code of whoever stands at the door, or choose them here.</Trans>
      </p>
      {hasCamera ? <Finder onCode={(text) => void scan(text)} /> : null}
      {view.coming.length === 0 ? (
        <EmptyState title={t`Nobody else is on the way`}>
          <Trans>As of the book of this tablet; take it anew when there is network.</Trans>
        </EmptyState>
      ) : (
        <ul className="is-arrivals">
          {view.coming.map((one) => {
            const { coming, person } = one
            const room = coming.room === null ? null : codes.get(coming.room)
            return (
              <li key={person}>
                <a href={`/f/site/arrive?person=${person}`}>
                  <span className="is-when">
                    {format.time(etaOf(one))}
                    {coming.onAt ? <Tag tone="info">{t`on board`}</Tag> : null}
                  </span>
                  <span className="is-who">
                    <b>
                      <span lang="zh-CN">{one.name}</span> <Trans>{one.age} years</Trans>
                    </b>
                    <span className="f-soft">
                      {coming.cohort === 'cleared' ? '' : t(cohortWords[coming.cohort])}
                      {one.tails[0] ? ` · …${one.tails[0]}` : ''}
                    </span>
                    <NeedsLine needs={one.needs} />
                  </span>
                  <span className="is-to">
                    {room ? <Trans>Room {room}</Trans> : <Trans>no room yet</Trans>}
                  </span>
                </a>
              </li>
            )
          })}
        </ul>
      )}
      {view.arrived.length > 0 ? (
        <section aria-label={t`Came in on this tablet`}>
          <h2>
            <Trans>Came in on this tablet</Trans>
          </h2>
          <ul className="is-came">
            {view.arrived.map((one) => (
              <li key={one.key}>
                {format.time(one.at)} <span lang="zh-CN">{one.name}</span>{' '}
                {one.room ? codes.get(one.room) : t`without a room`}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </main>
  )
}
