import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormats } from '../../i18n/format.ts'
import { Page } from '../../kit/page.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../kit/states.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { questions } from '../ask/questions.ts'
import { useAsk } from '../ask/use-ask.ts'
import { People } from '../home/people.tsx'
import { hrefs } from '../places.ts'
import { checkOwnOrder } from '../public/parts.ts'
import { OldNotice } from '../reading/old-notice.tsx'
import { useWhose } from '../whose.ts'
import type { OwnAppeals, OwnOrder, OwnStatus } from '../wire.ts'
import { AppealPart } from './appeal-part.tsx'
import { AppealSteps } from './appeal-steps.tsx'
import { endWords } from './end-words.ts'
import { endedWord, kindWord } from './order-words.ts'
import './status.css'

const everyMs = 120_000

function OrderCard({ own, isWithout }: { own: OwnOrder; isWithout: boolean }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const { person } = useWhose()
  const [isOpen, setOpen] = useState(false)
  const { order, kind, from, until, inForce, ended, reason, appeals, mayAppeal, appealUntil } = own
  const isOn = inForce && !isWithout
  return (
    <article className="m-reason" aria-label={t(kindWord(kind))}>
      <header>
        <h2>{t(kindWord(kind))}</h2>
        <Tag tone={isOn ? 'wait' : 'idle'}>
          {isOn ? <Trans>in force</Trans> : <Trans>has no effect</Trans>}
        </Tag>
      </header>
      <p>{format.text(reason)}</p>
      <p className="m-until">
        {format.dayAndTime(from)} – {endWords(i18n.locale, Date.parse(until))}
      </p>
      {ended ? (
        <p>
          {t(endedWord(ended.because))}
          {ended.at ? `, ${format.dayAndTime(ended.at)}` : ''}
        </p>
      ) : isWithout ? (
        <p>
          <Trans>The rules or the facts of now do not carry it any more.</Trans>
        </p>
      ) : null}
      <p className="m-soft">
        <code>{order}</code>
      </p>
      {mayAppeal ? (
        <AppealPart order={order} appeal={null} own={own} />
      ) : (
        appeals.map((one) => <AppealSteps key={one.appeal} appeal={one} />)
      )}
      {mayAppeal ? (
        <p className="m-soft">
          <Trans>You can appeal until {endWords(i18n.locale, Date.parse(appealUntil))}.</Trans>
        </p>
      ) : null}
      {own.ofArea ? null : (
        <details className="m-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>
            <Trans>Is it in the open list?</Trans>
          </summary>
          {isOpen ? <checkOwnOrder.Later person={person.person} order={order} /> : null}
        </details>
      )}
    </article>
  )
}

/** Every order about a person, over or not, with its appeals and the proof that it stands in the public log. */
export function OwnOrders() {
  const { t } = useLingui()
  const { person } = useWhose()
  useTitle(t`All my orders and appeals`)
  const asked = useAsk<OwnAppeals>(questions.appeals(person.person), { everyMs, isKept: true })
  const status = useAsk<OwnStatus>(questions.status(person.person), { everyMs, isKept: true })
  const without = new Set(status.body?.without.map(({ order }) => order))
  const orders = asked.body?.orders
  return (
    <Page
      title={t`Orders about ${person.name}`}
      back={{ href: hrefs.status, word: t`Back to the status` }}
    >
      <People />
      <OldNotice asked={asked} />
      {orders === undefined ? (
        asked.fault ? (
          <ErrorState cause={asked.fault} onRetry={asked.again} />
        ) : (
          <Skeleton rows={5} />
        )
      ) : orders.length === 0 ? (
        <EmptyState title={t`There has been no order about you`} />
      ) : (
        orders.map((own) => (
          <OrderCard key={own.order} own={own} isWithout={own.inForce && without.has(own.order)} />
        ))
      )}
    </Page>
  )
}
