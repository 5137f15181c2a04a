import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormats } from '../../i18n/format.ts'
import { Button } from '../../kit/button.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useCityNow } from '../../shell/city-clock.ts'
import { useAsk } from '../ask/use-ask.ts'
import { useWhose } from '../whose.ts'
import { HealthSheet } from './health-sheet.tsx'
import { asks, often } from './paths.ts'
import type { OwnStay, StayHere } from './wire.ts'

/** One of those who stay here and whom I look after: what is owed today, the last temperature, and the way to tell a new one. */
function OneToday(props: { person: string; name: string; stay: StayHere }) {
  const { t } = useLingui()
  const format = useFormats()
  const [isOpen, setOpen] = useState(false)
  const { person, name, stay } = props
  const now = useCityNow(30_000)
  const [last] = stay.checks
  const test = stay.tests.find(({ state }) => state === 'due')
  return (
    <article className="m-reason" aria-label={name}>
      <header>
        <h3>{name}</h3>
        {stay.checkOwed ? (
          <Tag tone="wait">
            <Trans>temperature, please</Trans>
          </Tag>
        ) : last ? (
          <Tag tone="ok">
            <Trans>told</Trans>
          </Tag>
        ) : null}
      </header>
      {last ? (
        <p>
          {last.temperature === null ? '' : `${format.decimal(last.temperature)} °C `}
          <span className="m-soft">{format.dayAndTime(last.at)}</span>
        </p>
      ) : null}
      {stay.checkOwed && stay.checkBy && Date.parse(stay.checkBy) > now ? (
        <p className="m-soft">
          <Trans>please by {format.time(stay.checkBy)}</Trans>
        </p>
      ) : null}
      {test ? (
        <p>
          <Tag tone="info">{t`A swab today, in your room`}</Tag>
        </p>
      ) : null}
      <Button
        tone={stay.checkOwed ? 'main' : 'plain'}
        className="m-wide"
        onClick={() => setOpen(true)}
      >
        <Trans>Tell the temperature</Trans>
      </Button>
      {isOpen ? <HealthSheet person={person} name={name} onClose={() => setOpen(false)} /> : null}
    </article>
  )
}

/** Somebody else of the family: the page asks for them only while they stay there too. */
function OtherToday({ person, name }: { person: string; name: string }) {
  const { body } = useAsk<OwnStay>(asks.stay(person), often(false))
  return body?.stay ? <OneToday person={person} name={name} stay={body.stay} /> : null
}

/** What there is to do today, for me and for each child beside each other. */
export function TodayPart({ stay }: { stay: StayHere }) {
  const { t } = useLingui()
  const { family, person } = useWhose()
  const nameOf = (id: string, masked: string) =>
    family.people.find((one) => one.person === id)?.name ?? masked
  return (
    <section className="ms-part" aria-label={t`To do today`}>
      <h2>
        <Trans>To do today</Trans>
      </h2>
      <div className="ms-beside">
        <OneToday
          person={person.person}
          name={person.relation === 'self' ? t`Myself` : person.name}
          stay={stay}
        />
        {stay.others
          .filter((other) => other.person !== person.person)
          .map((other) => (
            <OtherToday
              key={other.person}
              person={other.person}
              name={nameOf(other.person, other.nameMasked)}
            />
          ))}
      </div>
    </section>
  )
}
